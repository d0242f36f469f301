package starter

import (
	"fmt"
	"strings"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/source"
)

// A week by any model, in any language, keeps every rule but one: it is not
// finished. It has the days and meetings of its model.
func TestWeek(t *testing.T) {
	week := bank.ISOWeek{Year: 2026, Week: 53}
	for _, lang := range []string{"fi", "sv", "en", "fi-simple", "ru"} {
		for _, model := range append([]string{""}, Models...) {
			what := fmt.Sprint(model, " in ", lang)
			text := Week(week, model, "", lang, on("2026-12-20"))
			if strings.ContainsAny(string(text), "{}") {
				t.Errorf("%s: a place is left to fill in:\n%s", what, text)
			}
			config := bank.Config{Languages: []string{lang}, Vocabularies: bank.DefaultVocabularies(), At: map[string]diag.Pos{"languages": {}}}
			file := source.File{Path: "viikot/2026-w53.md", Name: "content/viikot/2026-w53.md", ID: "viikot/2026-w53", Kind: "week"}
			doc, found := parse.Document(file, text, config)
			b, more := bank.Assemble(bank.Parts{Config: config, Documents: []*bank.Document{doc}})
			for _, d := range append(append(found, more...), check.All(b, on("2026-12-20"))...) {
				if d.Rule != "unfinished" {
					t.Errorf("%s: %s", what, d.Message("en"))
				}
			}
			days, wanted := doc.Text.Week.Days, 4
			if model == "lyhyt" {
				wanted = 3
			}
			if id := append(doc.Facts.Models, "")[0]; id != model && model != "" || len(days) != wanted || len(days[wanted-1].Meetings) != 2 {
				t.Errorf("%s: model %q, %d days", what, id, len(days))
			}
			if title := doc.Text.Title; !strings.HasSuffix(title, " 53") {
				t.Errorf("%s: the title is %q", what, title)
			}
		}
	}
	if got := matter(t, Week(week, "", "Joulu", "fi", on("2026-12-20")))["otsikko"]; got != "Joulu" {
		t.Errorf("the title is %v", got)
	}
}

func TestModel(t *testing.T) {
	for word, want := range map[string]string{
		"pitka": "pitka", "Pitkä": "pitka", "lyhyt": "lyhyt", "intervalli": "intervalli", "Hybridi": "hybridi", "long-term": "pitka", "short": "lyhyt",
		"interval": "intervalli", "hybrid": "hybridi", "lång": "pitka", "kort": "lyhyt", "intervall": "intervalli", "": "", "x": "",
	} {
		if got, ok := Model(word); got != want || ok != (want != "") {
			t.Errorf("Model(%q) = %q %v, want %q", word, got, ok, want)
		}
	}
}
