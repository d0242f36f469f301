// Package diag turns a mistake in someone's material into words: where it is,
// which rule it breaks, what is wrong and how to mend it.
//
// A room that finds a mistake makes a Diagnostic with New and gives it to its
// caller. Nothing is printed where it is found, and nothing is worded there
// either: the wordings of every rule, in Finnish, Swedish and English, stand in
// this package's messages_*.go files, one entry a rule, so that a person who
// knows the language and no Go can read and mend them. How a list of
// diagnostics is written out (text, JSON, SARIF) is in the file of that name.
//
// Environment trouble (a disk that is full, a port in use) is an error, not a
// diagnostic. Our own faults are panics.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity says how much a mistake matters.
type Severity int

const (
	Hint    Severity = iota // a suggestion; never stops anything
	Warning                 // worth mending; stops only check --strict
	Error                   // the bank is not built
)

// Pos is a place in a file: 1-based line, and 1-based column counted in
// characters. The zero Pos means the file as a whole.
type Pos struct{ Line, Column int }

// Args are the values a wording mentions: {key} in a message is Args["key"].
// "near", when it is there, becomes the question "did you mean …?", and "shade"
// the proposal of a colour.
type Args map[string]string

// A Diagnostic is one mistake. File is the path as the author knows it, from
// the bank's folder: content/tehtavat/kavely.md.
type Diagnostic struct {
	File string
	Pos  Pos
	Rule string
	Args Args
}

// New makes a Diagnostic. It panics when no wording of the rule exists, because
// that is a fault of ours and must not wait for an author to meet it.
func New(file string, at Pos, rule string, args Args) Diagnostic {
	if _, ok := rules[rule]; !ok {
		panic("diag: no rule " + rule)
	}
	return Diagnostic{File: file, Pos: at, Rule: rule, Args: args}
}

// Severity is the severity of the rule.
func (d Diagnostic) Severity() Severity { return rules[d.Rule].Severity }

// Message is what is wrong, in lang (fi, sv or en).
func (d Diagnostic) Message(lang string) string {
	return fill(rules[d.Rule].in(lang).Message, d.Args)
}

// Hint is how to mend it, in lang; "" when there is nothing to add.
func (d Diagnostic) Hint(lang string) string {
	hint := fill(rules[d.Rule].in(lang).Hint, d.Args)
	for _, proposal := range []string{"near", "shade"} {
		if value := d.Args[proposal]; value != "" {
			hint = strings.TrimSpace(fill(word(lang, proposal), Args{proposal: value}) + " " + hint)
		}
	}
	return hint
}

// Errors counts the errors of a list; with strict, warnings count as errors.
func Errors(list []Diagnostic, strict bool) int {
	n := 0
	for _, d := range list {
		if d.Severity() == Error || strict && d.Severity() == Warning {
			n++
		}
	}
	return n
}

// AtLeast gives those of a list that matter at least so much.
func AtLeast(list []Diagnostic, least Severity) []Diagnostic {
	var out []Diagnostic
	for _, d := range list {
		if d.Severity() >= least {
			out = append(out, d)
		}
	}
	return out
}

// Sort orders diagnostics by file, place and rule, and drops doubles, so that
// the same bank always gives the same list.
func Sort(list []Diagnostic) []Diagnostic {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		place := cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Rule, b.Rule),
		)
		if place != 0 { // most often: a message takes time to word
			return place
		}
		return cmp.Compare(a.Message("en"), b.Message("en"))
	})
	return slices.CompactFunc(list, func(a, b Diagnostic) bool {
		return a.File == b.File && a.Pos == b.Pos && a.Rule == b.Rule && a.Message("en") == b.Message("en")
	})
}

// fill puts the args in their places. What comes from a file is made harmless
// first: a title may hold an escape sequence for the reader's terminal.
func fill(text string, args Args) string {
	if !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, "{"+name+"}", Visible(value))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Visible shows control, direction and other characters without a shape as
// escapes and cuts what is too long to read, so that material cannot play tricks
// on a terminal. The joiners that Persian and emoji are written with stay.
func Visible(s string) string {
	const most = 120
	var out strings.Builder
	for i, r := range []rune(s) {
		switch {
		case i == most:
			out.WriteString("…")
			return out.String()
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != 0x200c && r != 0x200d, r == 0x2028, r == 0x2029:
			fmt.Fprintf(&out, "\\u%04x", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
