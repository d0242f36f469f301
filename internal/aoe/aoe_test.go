package aoe

import (
	"strings"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

func made(t *testing.T, change func(c *bank.Config, d *bank.Document)) Sheet {
	t.Helper()
	c := bank.Config{Name: bank.Words{"fi": "Paja"}, ID: "paja", BaseURL: "https://paja.example.fi/", Organisation: "Kunta", License: "CC-BY-4.0", Languages: []string{"fi"},
		Vocabularies: bank.DefaultVocabularies(), At: map[string]diag.Pos{"languages": {Line: 1, Column: 1}}}
	d := &bank.Document{File: "content/tehtavat/kavely.md", ID: "tehtavat/kavely", Kind: bank.Task,
		Facts: bank.Facts{Goals: []string{"liike"}, Duration: 90},
		Text:  &bank.Text{File: "content/tehtavat/kavely.md", Lang: "fi", Title: "Kävely", Summary: "Kävelet.", Tags: []string{"kävely"}, Authors: []string{"Ohjaajat"}}}
	change(&c, d)
	b, found := bank.Assemble(bank.Parts{Config: c, Documents: []*bank.Document{d}})
	if diag.Errors(found, false) > 0 {
		t.Fatal(found)
	}
	return Make(b, b.Materials[0])
}

// Each fault is told at its field, and nothing else is.
func TestFaults(t *testing.T) {
	long := func(n int) string { return strings.Repeat("ä", n) }
	for _, c := range []struct {
		name, key, fault string
		change           func(c *bank.Config, d *bank.Document)
	}{
		{"a whole card", "", "", func(c *bank.Config, d *bank.Document) {}},
		{"names at their limits", "", "", func(c *bank.Config, d *bank.Document) {
			d.Text.Title, d.Text.Summary, d.Text.Authors, d.Text.Tags = long(255), long(2000), []string{long(50)}, []string{long(255)}
		}},
		{"a long name", "name", "long", func(c *bank.Config, d *bank.Document) { d.Text.Title = long(256) }},
		{"a long description", "description", "long", func(c *bank.Config, d *bank.Document) { d.Text.Summary = long(2001) }},
		{"a long writer", "author", "long", func(c *bank.Config, d *bank.Document) { d.Text.Authors = []string{long(51)} }},
		{"a long keyword", "keyword", "long", func(c *bank.Config, d *bank.Document) { d.Text.Tags = []string{long(256)} }},
		{"no summary", "description", "no-summary", func(c *bank.Config, d *bank.Document) { d.Text.Summary = "" }},
		{"no keyword", "keyword", "missing", func(c *bank.Config, d *bank.Document) { d.Text.Tags, d.Facts.Goals = nil, nil }},
		{"no maker", "organisation", "missing", func(c *bank.Config, d *bank.Document) { d.Text.Authors, c.Organisation = nil, "" }},
		{"no address", "link", "no-address", func(c *bank.Config, d *bank.Document) { c.BaseURL = "" }},
		{"no licence of theirs", "license", "license", func(c *bank.Config, d *bank.Document) { c.License = "CC0-1.0" }},
		{"an older licence", "license", "license", func(c *bank.Config, d *bank.Document) { d.Facts.License = "CC-BY-3.0" }},
		{"no licence", "license", "missing", func(c *bank.Config, d *bank.Document) { c.License = "" }},
		{"another language", "link", "no-language", func(c *bank.Config, d *bank.Document) { d.Text.Lang, c.Languages = "uk", []string{"uk"} }},
		{"a source without an address", "source-link", "source-link", func(c *bank.Config, d *bank.Document) { d.Facts.BasedOn = "Vanha vihko" }},
		{"a source with one", "", "", func(c *bank.Config, d *bank.Document) {
			d.Facts.BasedOn = "Naapuri (Kunta): https://naapuri.example.fi/a.html"
		}},
	} {
		sheet := made(t, c.change)
		var got []string
		for _, step := range sheet.Steps {
			for _, f := range step.Fields {
				if f.Fault != "" {
					got = append(got, f.Key+" "+f.Fault)
				}
			}
		}
		if want := strings.TrimSpace(c.key + " " + c.fault); strings.Join(got, ", ") != want || sheet.Faults() != len(got) {
			t.Errorf("%s: %v, not %q", c.name, got, want)
		}
	}
}

// Every sheet of every kind can be printed in each language, with everything
// that can be wrong.
func TestWrite(t *testing.T) {
	for _, kind := range bank.Kinds {
		for _, lang := range []string{"fi", "sv", "en"} {
			sheet := made(t, func(c *bank.Config, d *bank.Document) {
				d.Kind, d.Facts.BasedOn, d.Text.Summary, c.License = kind, "Vihko; https://a.example.fi/", "", "x"
				d.Text.Title = "a\x1b[31m" + strings.Repeat("ä", 300)
			})
			for _, fault := range []string{"missing", "no-address", "no-language"} {
				sheet.Steps[0].Fields = append(sheet.Steps[0].Fields, Field{Key: "link", Fault: fault})
			}
			var out strings.Builder
			if err := sheet.Write(&out, lang); err != nil {
				t.Fatal(err)
			}
			if s := out.String(); !strings.Contains(s, "306") || strings.Contains(s, "\x1b") || strings.Contains(s, "{") || !strings.Contains(s, "https://a.example.fi/") {
				t.Errorf("%s, %s:\n%s", kind, lang, s)
			}
		}
	}
	for key, w := range say {
		for _, one := range w {
			if one == "" {
				t.Errorf("%s has no words", key)
			}
		}
	}
}
