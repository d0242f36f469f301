package render

import (
	"bytes"
	"reflect"
	"regexp"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/press"
)

// Nothing of ours is left to html/template, which would be right, and slow.
func TestAllArePressed(t *testing.T) {
	set, icons := theSet(t)
	with := filled(set)
	with["book/card.html"] = &bookCard{}
	p := press.New(set, templateFuncs(icons), receivers...)
	for name, data := range with {
		if err := p.Slow(name, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := withBase(t)
	s, err := newSite(b, theme())
	if err != nil {
		t.Fatal(err)
	}
	before := s.press.Failed() // by pages of other tests
	for j := range s.jobs() {
		if _, err := j.file(); err != nil {
			t.Errorf("%s: %v", j.address, err)
		}
	}
	if n := s.press.Failed() - before; n > 0 {
		t.Errorf("%d pages could not be pressed", n)
	}
}

// bothWays makes the pages with press and with html/template alone: they are the
// same, and so is the mistake, if there is one. each gets every page.
func bothWays(t testing.TB, b *bank.Bank, th Theme, each func(output.File)) error {
	t.Helper()
	var made [2]map[string][]byte
	var failed [2]error
	for way := range made {
		th.Unpressed = way == 1
		made[way] = map[string][]byte{}
		s, err := newSite(b, th)
		if err != nil {
			return err
		}
		for j := range s.jobs() {
			if j.page == nil && th.Unpressed {
				continue // no template
			}
			f, err := j.file()
			if err != nil && failed[way] == nil {
				failed[way] = err
			}
			made[way][j.address] = f.Data
			each(f)
		}
	}
	for address, want := range made[1] {
		if !bytes.Equal(made[0][address], want) {
			t.Errorf("%s is not what html/template makes", address)
		}
	}
	if (failed[0] == nil) != (failed[1] == nil) || failed[0] != nil && failed[0].Error() != failed[1].Error() {
		t.Errorf("%v, want %v", failed[0], failed[1])
	}
	return failed[0]
}

// A page begins with the policy or it does not: with each of its first bytes
// away, doubled or another.
func TestWithPolicy(t *testing.T) {
	first := regexp.MustCompile(`^\s*<!DOCTYPE html>\s*<html[^<>]*>\s*<head>\s*<meta charset="utf-8">\s*` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; `)
	page := []byte(pages(t, withBase(t))["index.html"])
	tried := map[bool]int{}
	try := func(parts ...[]byte) {
		p := bytes.Join(parts, nil)
		want := first.Match(p[:min(len(p), 4096)])
		tried[want]++
		if withPolicy(p) != want {
			t.Errorf("%v, want %v: %s", !want, want, p[:min(len(p), 400)])
		}
	}
	for i := range page[:600] {
		before, after := page[:i], page[i:]
		try(before, after[1:])
		for _, c := range " \n\v<>/x" {
			try(before, []byte(string(c)), after)
			try(before, []byte(string(c)), after[1:])
		}
		try(before)
		try(before, bytes.Repeat([]byte(" "), 4096), after)
	}
	if tried[true] < 1000 || tried[false] < 1000 {
		t.Errorf("%v is one-sided", tried)
	}
}

func way(unpressed bool) string {
	if unpressed {
		return "html-template"
	}
	return "press"
}

// BenchmarkFill fills the templates of the small bank's pages, whose structs
// are there already, both ways; x is how many times cheaper press is.
func BenchmarkFill(b *testing.B) {
	bank := withBase(b)
	var original float64
	for _, unpressed := range []bool{true, false} {
		th := theme()
		th.Unpressed = unpressed
		s, err := newSite(bank, th)
		if err != nil {
			b.Fatal(err)
		}
		type filling struct {
			template string
			page     any
		}
		var all []filling
		for _, e := range s.editions {
			for v := range e.views() {
				all = append(all, filling{v.template, v.fill()})
			}
		}
		b.Run(way(unpressed), func(b *testing.B) {
			var out []byte
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range all {
					if out, err = s.press.Fill(out[:0], f.template, f.page); err != nil {
						b.Fatal(err)
					}
				}
			}
			each := float64(b.Elapsed().Microseconds()) / float64(b.N*len(all))
			b.ReportMetric(each, "µs/page")
			if unpressed {
				original = each
			} else {
				b.ReportMetric(original/each, "x")
			}
		})
	}
}

// What is told to press as telling nothing of a page is no field of one, but for
// its class, from which its kind is known.
func TestOfNoPage(t *testing.T) {
	set, _ := theSet(t)
	named := 0
	for name, data := range filled(set) {
		if _, ok := data.(press.Alike); !ok {
			continue
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(data).Elem()) {
			if !f.IsExported() || !ofNoPage(f.Name, "") {
				continue
			}
			if named++; f.Name != "Class" && f.Name != "Kind" {
				t.Errorf("%s: the field %s may differ on pages that are alike", name, f.Name)
			}
		}
	}
	if named < 20 {
		t.Errorf("%d fields looked at", named)
	}
}
