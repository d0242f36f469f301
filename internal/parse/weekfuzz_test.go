package parse

import (
	"strings"
	"testing"

	"vakka/internal/source"
)

// FuzzWeek holds that a programme's facts, whatever they say, give a week that
// exists and days and times that are in it.
func FuzzWeek(f *testing.F) {
	for _, s := range []string{
		"viikko: 2026-w53", "viikko: 2025-w53", "alkaa: 31.4.2026", "päivät:\n  - päivä: ma\n    tapaamiset:\n      - nimi: a\n        aika: \"9:00\"\n        minuutit: 30",
		"viikko: 2026-w48\npäivät: [ma, ti]", "days:\n  - day: sun\n    meetings: [x]", "viikko: [2026-w48]", "päivät:\n  - päivä: ma\n  - päivä: ma", "veckа: 2026-v48", "aika: 25:00",
		"viikko: 2026-w48\npäivät:\n  - päivä: su\n    tapaamiset:\n      - aika: \"23:59\"\n        minuutit: 99999999999999999999\n        linkki: \"https://a.fi/\\r\\nX:y\"",
		"viikko: 9999999999-w1", "alkaa: 2027-03-28", "viikko: ２０２６-w48",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, matter string) {
		at := source.File{Path: "viikot/x.md", Name: "content/viikot/x.md", Kind: "week", ID: "viikot/x"}
		doc, list := Document(at, []byte("---\n"+matter+"\n---\n"), defaults())
		for _, d := range list {
			if d.Rule == "unreadable" {
				t.Errorf("%s", d.Message("en"))
			}
		}
		if doc == nil || doc.Text.Week == nil {
			return
		}
		w := doc.Text.Week
		if w.Year != 0 && (w.Year < 2000 || w.Year > 2100 || w.Week < 1 || w.Week > 53) {
			t.Errorf("week %d of %d", w.Week, w.Year)
		}
		for _, d := range w.Days {
			for _, m := range d.Meetings {
				if m.Time < -1 || m.Time >= 24*60 || m.Minutes < 0 || m.Minutes > 24*60 {
					t.Errorf("a meeting at %d for %d minutes", m.Time, m.Minutes)
				}
			}
		}
	})
}

// FuzzSplit holds that front matter and body are the file's own text, in order,
// and that nothing of one is in the other.
func FuzzSplit(f *testing.F) {
	for _, c := range matters {
		if len(c.in) < 2000 {
			f.Add(string(file(c.in)))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = string(dropControls(&report{name: "x.md"}, newLines([]byte(strings.ToValidUTF8(text, ""))))) // as Document gives it
		r := &report{name: "x.md"}
		s := newLines([]byte(text))
		m := split(r, s)
		before := min(m.body, len(text))
		if m.body > len(text) || m.body > 0 && m.body < len(text) && text[m.body-1] != '\n' {
			t.Fatalf("%q: the body starts at %d", text, m.body)
		}
		if yaml := strings.TrimSpace(text[m.from:m.to]); !strings.Contains(text[:before], yaml) {
			t.Errorf("%q: %q is not before the body", text, yaml)
		}
		if m.line > 0 { // the library takes the same for front matter
			if block := string(m.block(s)); block != strings.Repeat("\n", m.line-1)+text[m.from:m.to] {
				t.Errorf("%q: %q is read", text, block)
			}
		}
		for _, d := range r.list {
			if d.Pos.Line < 1 || d.Pos.Line > len(s.starts) {
				t.Errorf("%q: %s at %v", text, d.Rule, d.Pos)
			}
		}
	})
}
