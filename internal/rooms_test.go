// Package internal has no code: this test keeps ARCHITECTURE.md true.
package internal

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module   = "vakka"
	deepest  = 6 // packages in a chain of imports
	broadest = 5 // packages of ours that one imports …
)

var broad = map[string]bool{"site": true, "render": true, "cmd/vakka": true} // … but for these

// A room is a row of the table, or what the code says of one.
type room struct {
	knows, strangers []string
	where            map[string]string // import → a file that has it
}

func TestRooms(t *testing.T) {
	planned, shared := readTable(t, "../ARCHITECTURE.md")
	built := readCode(t, "..")
	for _, fault := range compare(planned, built, shared) {
		t.Error(fault)
	}
}

// compare says where the code and the table differ, and where either breaks the
// rules that both must keep.
func compare(planned, built map[string]room, shared []string) (faults []string) {
	note := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	guarded := map[string]bool{} // also parts of the standard library that a row names
	for _, r := range planned {
		for _, s := range r.strangers {
			guarded[s] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(planned)) {
		if _, there := built[name]; !there {
			note("ARCHITECTURE.md has a room %s that is not in the code", name)
		}
	}
	users := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(built)) {
		plan, known := planned[name]
		if !known {
			note("%s is no room of ARCHITECTURE.md: add a row, or move its files", name)
			continue
		}
		used := map[string]bool{}
		for _, i := range built[name].knows {
			used[i] = true
			if !slices.Contains(plan.knows, i) {
				note("%s: %s may not know %s", built[name].where[i], name, i)
			}
		}
		for _, i := range built[name].strangers {
			as := listedAs(i, plan.strangers)
			if as == "" && (thirdParty(i) || listedAs(i, slices.Collect(maps.Keys(guarded))) != "") {
				note("%s: %s may not know the stranger %s", built[name].where[i], name, i)
			}
			if as != "" && !used[as] {
				used[as] = true
				users[as] = append(users[as], name)
			}
		}
		for _, i := range slices.Concat(plan.knows, plan.strangers) {
			if !used[i] {
				note("ARCHITECTURE.md says that %s knows %s, and it does not", name, i)
			}
		}
		if n := len(built[name].knows); n > broadest && !broad[name] {
			note("%s imports %d packages of ours, more than %d", name, n, broadest)
		}
		if chain := longest(name, built, nil); len(chain) > deepest {
			note("a chain of imports is longer than %d: %s", deepest, strings.Join(chain, " → "))
		}
	}
	for _, s := range slices.Sorted(maps.Keys(users)) {
		if len(users[s]) > 1 && !slices.Contains(shared, s) {
			note("the stranger %s is known by %s: one room is enough", s, strings.Join(users[s], " and "))
		}
	}
	for _, s := range shared {
		if len(users[s]) < 2 {
			note("ARCHITECTURE.md says that several rooms know %s, and they do not", s)
		}
	}
	return faults
}

// listedAs gives the entry that covers an import: a package's own name, or that
// of the module it is a part of. Packages of golang.org/x are listed one by one.
func listedAs(path string, list []string) string {
	for _, entry := range list {
		if path == entry || strings.HasPrefix(path, entry+"/") && (!strings.HasPrefix(entry, "golang.org/x/text") && thirdParty(entry)) {
			return entry
		}
	}
	return ""
}

// thirdParty is true of what is neither ours nor the standard library's.
func thirdParty(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// longest is the longest chain of imports from a room; a circle, which Go would
// not build, ends it.
func longest(name string, rooms map[string]room, above []string) []string {
	if slices.Contains(above, name) {
		return nil
	}
	var best []string
	for _, i := range rooms[name].knows {
		if chain := longest(i, rooms, append(slices.Clone(above), name)); len(chain) > len(best) {
			best = chain
		}
	}
	return append([]string{name}, best...)
}

var (
	quoted    = regexp.MustCompile("`([^`]+)`")
	sharedRow = regexp.MustCompile("^- `([^`]+)`: .")
)

// readTable reads the rooms of ARCHITECTURE.md, and the strangers that several
// of them may know.
func readTable(t *testing.T, file string) (rooms map[string]room, shared []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(data), "\n## Rooms\n")
	if !found {
		t.Fatal("no heading Rooms in " + file)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	rooms = map[string]room{}
	for line := range strings.SplitSeq(text, "\n") {
		if row := sharedRow.FindStringSubmatch(line); row != nil {
			shared = append(shared, row[1])
		}
		cells := strings.Split(line, "|")
		if len(cells) != 6 || !strings.Contains(cells[1], "`") {
			continue
		}
		name := names(cells[1])
		if len(name) != 1 || strings.TrimSpace(cells[4]) == "" {
			t.Errorf("a row without a name or a purpose: %s", line)
			continue
		}
		if _, twice := rooms[name[0]]; twice {
			t.Errorf("two rows for %s", name[0])
		}
		rooms[name[0]] = room{knows: names(cells[2]), strangers: names(cells[3])}
	}
	return rooms, shared
}

func names(cell string) (out []string) {
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		out = append(out, m[1])
	}
	return out
}

// readCode reads what every package of the module imports, on any system; test
// files may import what they like.
func readCode(t *testing.T, root string) map[string]room {
	t.Helper()
	rooms := map[string]room{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "testdata" || e.Name() == "node_modules" ||
			name == "content" || name == "public") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		at := module // the one package at the root
		if dir, _, nested := strings.Cut(name, "/"+e.Name()); nested {
			at = roomOf(dir)
		}
		r := rooms[at]
		if r.where == nil {
			r.where = map[string]string{}
		}
		for _, i := range file.Imports {
			path, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			list := &r.strangers
			if ours, ok := strings.CutPrefix(path, module+"/"); ok {
				path, list = roomOf(ours), &r.knows
			} else if path == module {
				list = &r.knows
			}
			if !slices.Contains(*list, path) {
				*list = append(*list, path)
				r.where[path] = name
			}
		}
		rooms[at] = r
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rooms
}

func roomOf(folder string) string { return strings.TrimPrefix(folder, "internal/") }

// The test itself finds each kind of fault.
func TestCompareFindsFaults(t *testing.T) {
	at := map[string]string{}
	plan := func() map[string]room {
		return map[string]room{
			"bank": {knows: []string{"diag"}}, "diag": {}, "parse": {knows: []string{"bank"}, strangers: []string{"github.com/yuin/goldmark"}},
			"render": {knows: []string{"bank"}, strangers: []string{"html/template"}},
		}
	}
	code := func() map[string]room {
		return map[string]room{
			"bank": {knows: []string{"diag"}, strangers: []string{"slices"}, where: at}, "diag": {where: at},
			"parse":  {knows: []string{"bank"}, strangers: []string{"github.com/yuin/goldmark", "github.com/yuin/goldmark/ast"}, where: at},
			"render": {knows: []string{"bank"}, strangers: []string{"html/template"}, where: at},
		}
	}
	chain := func(n int) map[string]room {
		rooms := map[string]room{}
		for i := range n {
			r := room{where: at}
			if i > 0 {
				r.knows = []string{fmt.Sprint("r", i-1)}
			}
			rooms[fmt.Sprint("r", i)] = r
		}
		return rooms
	}
	set := func(rooms map[string]room, name string, change func(*room)) map[string]room {
		r := rooms[name]
		change(&r)
		rooms[name] = r
		return rooms
	}
	star := func(n int) map[string]room {
		rooms := map[string]room{}
		hub := room{where: at}
		for i := range n {
			rooms[fmt.Sprint("r", i)] = room{where: at}
			hub.knows = append(hub.knows, fmt.Sprint("r", i))
		}
		rooms["hub"] = hub
		return rooms
	}
	stranger := func(s string) func(*room) { return func(r *room) { r.strangers = append(r.strangers, s) } }
	for name, c := range map[string]struct {
		plan, code map[string]room
		shared     []string
		want       string // a part of the only fault; "" for none
	}{
		"all is well":              {plan(), code(), nil, ""},
		"a room without a row":     {plan(), set(code(), "utils", func(r *room) { r.where = at }), nil, "utils is no room"},
		"a row without a room":     {set(plan(), "search", func(*room) {}), code(), nil, "a room search that is not"},
		"a wrong import":           {plan(), set(code(), "diag", func(r *room) { r.knows = []string{"render"} }), nil, "diag may not know render"},
		"an unknown stranger":      {plan(), set(code(), "bank", stranger("example.org/x")), nil, "may not know the stranger example.org/x"},
		"another room's stranger":  {plan(), set(code(), "bank", stranger("github.com/yuin/goldmark/ast")), nil, "may not know the stranger github.com/yuin/goldmark/ast"},
		"a guarded standard one":   {plan(), set(code(), "bank", stranger("html/template")), nil, "may not know the stranger html/template"},
		"an entry no longer true":  {set(plan(), "bank", stranger("example.org/x")), code(), nil, "says that bank knows example.org/x"},
		"two rooms, one stranger":  {set(plan(), "bank", stranger("html/template")), set(code(), "bank", stranger("html/template")), nil, "known by bank and render"},
		"and that is allowed":      {set(plan(), "bank", stranger("html/template")), set(code(), "bank", stranger("html/template")), []string{"html/template"}, ""},
		"allowed and not needed":   {plan(), code(), []string{"html/template"}, "several rooms know html/template"},
		"as deep as may be":        {chain(6), chain(6), nil, ""},
		"too deep":                 {chain(7), chain(7), nil, "longer than 6: r6 → r5"},
		"as broad as may be":       {star(5), star(5), nil, ""},
		"too broad":                {star(6), star(6), nil, "imports 6 packages"},
		"x/text goes one by one":   {set(plan(), "bank", stranger("golang.org/x/text/cases")), set(code(), "bank", stranger("golang.org/x/text/cases/x")), nil, "bank"},
		"a neighbour in the names": {plan(), set(code(), "parse", stranger("github.com/yuin/goldmark-meta")), nil, "goldmark-meta"},
	} {
		faults := compare(c.plan, c.code, c.shared)
		if c.want == "" && len(faults) > 0 || c.want != "" && !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, c.want) }) {
			t.Errorf("%s: %q, want %q", name, faults, c.want)
		}
	}
}
