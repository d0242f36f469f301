package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
	"Ota mukaan:\n2. vesi":     false,
	"Yksi  kaksi\n\n[a  b](c)": true,
	"yksi [ kaksi](c)":         false,
	"**Huom.** Ota *vettä*, (**vettä**) ja **vettä**!\n\n- *a*\n- a **b**":                true,
	"> [!NOTE]\n> Jos ahdistus on kovaa,\n> [kerro](a.md) *siitä*.\n\n> Vain\n> lainaus.": true,
	"## a\n\n> [!tip]\n> b\n\n1. c\n\n> d":                                                true,
	"> [!HUOM]\n> a":                                                                      false,
	"> [!NOTE] a\n> b":                                                                    false,
	"> [!NOTE]\n":                                                                         false,
	"> a\nb":                                                                              false,
	"> a\n>\n> b":                                                                         false,
	"> a\n# b":                                                                            false,
	"> - a":                                                                               false,
	"> 1. a":                                                                              false,
	"a\n> b":                                                                              false,
	"- a\n> b":                                                                            false,
	">a":                                                                                  false,
	"> [a b]: c":                                                                          false,
	"a**b** c":                                                                            false,
	"**a**b":                                                                              false,
	"** a**":                                                                              false,
	"**a **":                                                                              false,
	"***a***":                                                                             false,
	"- **0–5 min, alku:** Tarkista [se: a](b).": true,
	"**a:// b** c":           false,
	"**a* b*":                false,
	"**a\nb**":               false,
	"**\u00a0a** b":          false,
	"**a\u00a0** b":          false,
	"* *a*":                  true,
	"- a\n\n- b":             false,
	"- a\nb":                 false,
	"- a\n1. b":              false,
	"- a\n\n1. b":            false,
	"- 1. a":                 false,
	"- [x](a.md)":            false,
	"- [ ] a":                false,
	"## 1. a\n\n## 3) **b**": true,
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
	"> a":                    true,
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
		quick, _ := simpleBody(s.text, room)
		if quick == nil {
			return
		}
		p := newPage(&report{}, s, matter{}, testFile("task", ""), testConfig())
		slow, references := p.fullTree()
		if references {
			t.Errorf("%q has references", s.text)
		}
		if a, b := outlineOf(quick, s.text), outlineOf(slow, s.text); a != b {
			t.Fatalf("%q is\n%s\nfor goldmark\n%s", s.text, a, b)
		}
		want, got := &bank.Document{Text: &bank.Text{}}, &bank.Document{Text: &bank.Text{}}
		p.read(slow, false, want)
		q := newPage(&report{}, s, matter{}, testFile("task", ""), testConfig())
		again, _ := q.tree()
		q.read(again, false, got)
		if diff := cmp.Diff(want, got) + cmp.Diff(p.list, q.list); diff != "" {
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
