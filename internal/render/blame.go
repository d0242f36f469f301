package render

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// blame reports an error of the set in the own template it comes from: there, or
// where a built-in one was called with what it cannot use.
func (i *inspector) blame(err error) error {
	name, at, why := whereFrom(err)
	rule, args := "template-wrong", diag.Args{"why": why, "template": name}
	if i.trees[name] == nil {
		args["why"] = name + ": " + why
		if name, at = i.caller(name); name == "" {
			return fmt.Errorf("templates: %w", err)
		}
		args["template"] = name
	} else if field := noField.FindStringSubmatch(why); field != nil {
		asked := cmp.Or(field[1], field[3])
		rule, args["name"], args["near"] = "template-field", asked, nearField(asked, field[2])
	}
	at = i.inCharacters(name, at)
	said := func(d diag.Diagnostic) bool { return d.File == OwnFolder+"/"+name && d.Pos == at && d.Rule == rule }
	if !slices.ContainsFunc(i.found, said) { // of another page
		i.report(name, at, rule, args)
	}
	return nil
}

// caller finds the own template that calls a built-in one, or the first of all.
func (i *inspector) caller(called string) (name string, at diag.Pos) {
	for _, own := range slices.Sorted(maps.Keys(i.trees)) {
		if name == "" {
			name, at = own, diag.Pos{Line: 1, Column: 1}
		}
		for _, tree := range i.trees[own] {
			eachNode(tree.Root, func(n parse.Node) {
				if t, ok := n.(*parse.TemplateNode); ok && t.Name == called {
					name, at = own, i.position(own, t.Pos)
				}
			})
		}
	}
	return name, at
}

var (
	located = regexp.MustCompile(`(?s)^(?:html/)?template: ?(.+?):(\d+)(?::(\d+))?: (.*)$`)
	context = regexp.MustCompile(`(?s)^(?:checking|executing) ".*?" at <.*?>: `)
	noField = regexp.MustCompile(`(?:can't use field|can't evaluate field) (\w+) in type (\S+)|(\w+) is an unexported field`)
)

// whereFrom takes an error of the template packages apart: the template, the
// place in it, counted in bytes, and what is wrong.
func whereFrom(err error) (name string, at diag.Pos, why string) {
	m := located.FindStringSubmatch(err.Error())
	if m == nil {
		return "", diag.Pos{}, err.Error()
	}
	at.Line, _ = strconv.Atoi(m[2])
	at.Column = 1
	if n, err := strconv.Atoi(m[3]); err == nil {
		at.Column = n + 1
	}
	why, _, _ = strings.Cut(context.ReplaceAllString(m[4], ""), "\n")
	for _, method := range []string{"Shared", "Sheet", "Printed"} { // of the part that pages share
		if inner, ok := strings.CutPrefix(why, "error calling "+method+": "); ok {
			return whereFrom(errors.New(inner))
		}
	}
	return m[1], at, why
}

// position is where a byte of an own file stands.
func (i *inspector) position(name string, pos parse.Pos) diag.Pos {
	before := i.look.own[name][:min(int(pos), len(i.look.own[name]))]
	line := bytes.Count(before, []byte("\n")) + 1
	return diag.Pos{Line: line, Column: utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1}
}

func (i *inspector) inCharacters(name string, at diag.Pos) diag.Pos {
	lines := strings.Split(string(i.look.own[name]), "\n")
	if at.Line >= 1 && at.Line <= len(lines) {
		line := lines[at.Line-1]
		at.Column = utf8.RuneCountInString(line[:min(at.Column-1, len(line))]) + 1
	}
	return at
}

// nearField is the field or method of a type, by its name, most like what was
// written.
func nearField(written, inType string) string {
	var names []string
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() && strings.TrimPrefix(inType, "*") == t.String() {
				names = append(names, f.Name)
			}
			visit(f.Type)
		}
		if p := reflect.PointerTo(t); strings.TrimPrefix(inType, "*") == t.String() {
			for n := range p.NumMethod() {
				names = append(names, p.Method(n).Name)
			}
		}
	}
	for _, page := range pageTypes {
		visit(reflect.TypeOf(page))
	}
	return bank.Near(written, names)
}
