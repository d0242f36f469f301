package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
)

// Lines that stand are taken over as they are.
func TestStanding(t *testing.T) {
	b := small(t, "")
	whole := files(t, b)[Catalogue]
	lines := Lines(whole)
	if len(lines) != len(b.Materials) || len(lines) < 2 {
		t.Fatalf("%d lines of %d materials", len(lines), len(b.Materials))
	}
	for i, line := range lines {
		if !json.Valid(line) || !bytes.Contains(line, []byte(b.Materials[i].ID)) {
			t.Errorf("line %d: %s", i, line)
		}
	}
	lines[1] = []byte(`{"it":"stands"}`)
	lines[0] = nil
	made := catalogue(b, nil, lines).Data
	if got := Lines(made); !json.Valid(made) || string(got[1]) != `{"it":"stands"}` || !bytes.Contains(got[0], []byte(b.Materials[0].ID)) {
		t.Errorf("made %s", made)
	}
	for _, other := range []string{"", "{}", string(whole[:len(whole)-1]), string(whole[9:20])} {
		if got := Lines([]byte(other)); got != nil {
			t.Errorf("%q has lines %q", other, got)
		}
	}
}

// small is a bank with a card in two languages, a week and a draft.
func small(t testing.TB, base string) *bank.Bank {
	doc := func(id, lang string, kind bank.Kind, title string) *bank.Document {
		name := "content/" + id + ".md"
		if lang != "fi" {
			name = "content/" + id + "." + lang + ".md"
		}
		return &bank.Document{File: name, ID: id, Kind: kind, Text: &bank.Text{File: name, Lang: lang, Title: title}}
	}
	walk := doc("tehtavat/kavely", "fi", bank.Task, "Kävely; \"lenkki\"")
	walk.Facts = bank.Facts{Goals: []string{"liike"}, Duration: 45, BasedOn: "Toinen pankki: https://toinen.example.fi/tehtavat/kavely.html",
		Date: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}
	walk.Text.Summary = "=HYPERLINK(\"https://evil.example\")"
	week := doc("viikot/2026-w48", "fi", bank.Week, "Viikko")
	week.Text.Week = &bank.WeekText{Year: 2026, Week: 48}
	draft := doc("tehtavat/salainen", "fi", bank.Task, "Salainen")
	draft.Text.Draft = true
	b, found := bank.Assemble(bank.Parts{
		Config: bank.Config{Name: bank.Words{"fi": "Paja"}, ID: "paja", BaseURL: base, License: "CC-BY-4.0", Languages: []string{"fi", "sv"},
			Vocabularies: bank.DefaultVocabularies(), At: map[string]diag.Pos{"languages": {Line: 1, Column: 1}}},
		Documents: []*bank.Document{walk, doc("tehtavat/kavely", "sv", bank.Task, "Promenad"), week, draft},
	})
	if diag.Errors(found, false) > 0 {
		t.Fatal(found)
	}
	return b
}

func files(t testing.TB, b *bank.Bank) map[string][]byte {
	texts := Texts{}
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			if HandsOn(m) {
				texts[t] = sha256.Sum256([]byte("---\ntitle: " + t.Title + "\n---\n"))
			}
		}
	}
	out := map[string][]byte{}
	if err := Files(b, texts, Standing{}, func(f output.File) error { out[f.Path] = f.Data; return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFiles(t *testing.T) {
	got := files(t, small(t, "https://paja.example.fi/"))
	var names []string
	for _, want := range []string{"data/materials.json", "data/materials.csv"} {
		if got[want] == nil {
			t.Errorf("%s is missing", want)
		}
	}
	if len(got) != 2 {
		t.Errorf("%d files: %v", len(got), names)
	}
	for name, data := range got {
		if bytes.Contains(data, []byte("alainen")) {
			t.Errorf("%s holds a draft", name)
		}
		if !bytes.HasSuffix(data, []byte("\n")) {
			t.Errorf("%s does not end a line", name)
		}
	}
}

// The catalogue of a bank, material by material. What it must be valid against
// is tried on the built bank, in web/e2e.
func TestCatalogue(t *testing.T) {
	for _, c := range []struct{ base, url, home string }{
		{"https://paja.example.fi/", "https://paja.example.fi/tehtavat/kavely.html", "https://paja.example.fi/"},
		{"", "../tehtavat/kavely.html", "../index.html"},
	} {
		var got struct {
			SchemaVersion, Identifier, URL string
			HasPart                        []struct {
				Identifier, URL, Name, TimeRequired string
				IsBasedOn                           any
				Encoding                            []struct{ Name, ContentURL, SHA256 string }
				WorkTranslation                     []struct{ Name, InLanguage string }
			}
		}
		if err := json.Unmarshal(files(t, small(t, c.base))[Catalogue], &got); err != nil {
			t.Fatal(err)
		}
		if got.SchemaVersion != Version || got.Identifier != "paja" || got.URL != c.home || len(got.HasPart) != 2 {
			t.Fatalf("%+v", got)
		}
		walk, week := got.HasPart[0], got.HasPart[1]
		if walk.Identifier != "tehtavat/kavely" || walk.URL != c.url || walk.TimeRequired != "PT45M" || walk.IsBasedOn != "https://toinen.example.fi/tehtavat/kavely.html" ||
			len(walk.WorkTranslation) != 1 || walk.WorkTranslation[0].Name != "Promenad" || len(walk.Encoding) != 1 ||
			walk.Encoding[0].ContentURL != "source/tehtavat/kavely.md" || walk.Encoding[0].Name != "tehtavat/kavely.md" || len(walk.Encoding[0].SHA256) != 64 {
			t.Errorf("%+v", walk)
		}
		if week.Identifier != "viikot/2026-w48" || week.Encoding != nil {
			t.Errorf("%+v", week)
		}
	}
}

func TestTable(t *testing.T) {
	data := files(t, small(t, ""))[Table]
	rest, bom := bytes.CutPrefix(data, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(rest))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || !bom {
		t.Fatal(err, bom)
	}
	want := [][]string{
		{"id", "laji", "kieli", "otsikko", "tiivistelmä", "tavoitteet"},
		{"tehtavat/kavely", "task", "fi", "Kävely; \"lenkki\"", "'=HYPERLINK(\"https://evil.example\")", "Liike"},
		{"tehtavat/kavely", "task", "sv", "Promenad", "", "Rörelse"},
		{"viikot/2026-w48", "week", "fi", "Viikko", "", ""},
	}
	for i := range rows {
		rows[i] = rows[i][:6]
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var formulas = []struct{ in, out string }{
	{"=1+1", "'=1+1"}, {"+358 2 000", "'+358 2 000"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'=1"}, {"\r\n=1", "'=1"}, {" =1", "'=1"},
	{"＝1", "'＝1"}, {"a=1", "a=1"}, {"", ""}, {"a\nb", "a b"}, {"a;b", "a;b"}, {"\u2028=1", "'=1"},
}

func TestHarmless(t *testing.T) {
	for _, c := range formulas {
		if got := harmless(c.in); got != c.out {
			t.Errorf("%q became %q, not %q", c.in, got, c.out)
		}
	}
}

func FuzzHarmless(f *testing.F) {
	for _, c := range formulas {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if out := harmless(in); strings.IndexAny(out, "=+-@") == 0 || strings.ContainsAny(out, "\t\r\n") {
			t.Errorf("%q became %q", in, out)
		}
	})
}
