package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"

	"vakka/internal/bank"
)

// simpleBodies are bodies to begin from, and whether they are read quickly.
var simpleBodies = map[string]bool{
	"":                              true,
	"\n\nYksi.\n\n\nKaksi.":         true,
	"Yksi\nkaksi\nkolme.":           true,
	"Yksi. [Kaksi](a.md)\nkolme.\n": true,
	"## Näin teet\n\n1. Valitse reitti, jonka jaksat.\n2. Kävele 20–30 minuuttia!\n\n## Pohdi\n- Miltä tuntui? Entä sen jälkeen?\n": true,
	"Katso [Lähetä kuva](../ohjeet/laheta-kuva/index.md#h-a). Ja [Kela](https://www.kela.fi/a?b=c) (tai [me](mailto:a@b.fi)).":      true,
	"[Kuva](a.md) ja \"kuva\" & kuva > kuva &amp; &copy kuva\n":                                                                     true,
	"Ota mukaan:\n- vesi\n- eväät\n# Lähde\nulos":                                                                                   true,
	"Ota mukaan:\n1. vesi\n10. eväät":                                                                                               true,
	"3 omenaa\n10.30 lähtö\n(tai 11)\n\n* 2 omenaa\n* a: b":                                                                         true,
	"Ota mukaan:\n2. vesi":   false,
	"- a\n\n- b":             false,
	"- a\nb":                 false,
	"- a\n1. b":              false,
	"- a\n\n1. b":            false,
	"- 1. a":                 false,
	"- [x](a.md)":            false,
	"- [ ] a":                false,
	"## a ##":                false,
	"#a":                     false,
	"####### a":              false,
	"a  \nb":                 false,
	"a \n":                   false,
	" a":                     false,
	"a\n b":                  false,
	"a\n===":                 false,
	"a\n---":                 false,
	"**a** _b_ `c` ~~d~~":    false,
	"![a](b.png)":            false,
	"[a b]\n\n[a b]: c":      false,
	"[a b](<c d>)":           false,
	"[a b](c \"d\")":         false,
	"[a b](c&amp;d)":         false,
	"a\\\nb":                 false,
	"<b>a</b>":               false,
	"> a":                    false,
	"| a | b |\n|---|---|":   false,
	"a\tb":                   false,
	"www.a.fi":               false,
	"a http://a.fi":          false,
	"a a@b.fi":               false,
	"a [www.a.fi b](c)":      false,
	"```\na\n```":            false,
	"<!-- a\n\nb -->":        false,
	"a [b](c":                false,
	"a ![b](c)":              false,
	"!a b!\n\n! a":           false,
	"a! [b! c!](d) e! f & g": true,
	"1234567890. a":          true,
	"a\n2. b":                false,
}

// Ordinary bodies are read quickly.
func TestSimpleBody(t *testing.T) {
	for body, want := range simpleBodies {
		if root, _ := simpleBody([]byte(body), &bodyRoom{}); (root != nil) != want {
			t.Errorf("%q is simple: %v", body, root != nil)
		}
	}
}

// What is read quickly is what goldmark reads: the same tree, the same places, and
// the same document of it, mistakes included.
func FuzzSimpleBody(f *testing.F) {
	for body := range simpleBodies {
		f.Add(body)
	}
	for _, body := range attacks {
		f.Add(body)
	}
	room := &bodyRoom{}
	f.Fuzz(func(t *testing.T, body string) {
		s := clean(&report{}, []byte(body), mostPage)
		if s == nil || !withinLimits(&report{}, s, 0) {
			return
		}
		quick, escapes := simpleBody(s.text, room)
		if quick == nil {
			return
		}
		read := func(root ast.Node, bare bool) (*bank.Document, *report) {
			doc, r := &bank.Document{Text: &bank.Text{}}, &report{}
			p := newPage(r, s, matter{}, testFile("task", ""), testConfig())
			p.pieces.bare = bare
			p.read(root, false, doc)
			return doc, r
		}
		slow, references := newPage(&report{}, s, matter{}, testFile("task", ""), testConfig()).fullTree()
		if references {
			t.Errorf("%q has references", s.text)
		}
		if a, b := outlineOf(quick, s.text), outlineOf(slow, s.text); a != b {
			t.Fatalf("%q is\n%s\nfor goldmark\n%s", s.text, a, b)
		}
		got, found := read(quick, !escapes)
		want, wanted := read(slow, false)
		if diff := cmp.Diff(want, got) + cmp.Diff(wanted.list, found.list); diff != "" {
			t.Errorf("%q: %s", s.text, diff)
		}
	})
}

// What is rendered quickly is what goldmark renders.
func FuzzRender(f *testing.F) {
	for body := range simpleBodies {
		f.Add(body, false)
	}
	for _, body := range attacks {
		f.Add(body, true)
	}
	f.Fuzz(func(t *testing.T, body string, raw bool) {
		s := clean(&report{}, []byte(body), mostPage)
		if s == nil || !withinLimits(&report{}, s, 0) {
			return
		}
		c := testConfig()
		c.AllowHTML = raw
		p := newPage(&report{}, s, matter{}, testFile("task", ""), c)
		root, _ := p.tree()
		p.survey(root)
		for n := root.FirstChild(); n != nil; n = n.NextSibling() {
			p.pieces.renderAny(n)
			want := p.pieces.end()
			p.pieces.render(n)
			if diff := cmp.Diff(want, p.pieces.end()); diff != "" {
				t.Errorf("%q: %s", s.text, diff)
			}
		}
	})
}
