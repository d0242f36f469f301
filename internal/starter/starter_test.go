package starter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/source"
)

func on(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

func matter(t *testing.T, text []byte) map[string]any {
	t.Helper()
	parts := strings.SplitN(string(text), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" || !strings.HasSuffix(string(text), "\n") {
		t.Fatalf("no front matter, or no newline at the end:\n%s", text)
	}
	var out map[string]any
	if err := yaml.Unmarshal([]byte(parts[1]), &out); err != nil {
		t.Fatalf("%v\n%s", err, parts[1])
	}
	return out
}

// A new material keeps every rule but one: it is not finished.
func TestText(t *testing.T) {
	titles := map[string]string{"fi": "otsikko", "sv": "titel", "en": "title"}
	for _, lang := range []string{"fi", "sv", "en"} {
		for _, kind := range bank.Kinds {
			text := Text(kind, "Kävely", lang, on("2026-11-20"))
			what := fmt.Sprint(kind, " in ", lang)
			if strings.ContainsAny(string(text), "{}") {
				t.Errorf("%s: a place is left to fill in:\n%s", what, text)
			}
			if got := matter(t, text)[titles[lang]]; got != "Kävely" && kind != bank.Week || kind == bank.Week && got != "Kävely" {
				t.Errorf("%s: the title is %v", what, got)
			}
			config := bank.Config{Languages: []string{lang}, Vocabularies: bank.DefaultVocabularies(), At: map[string]diag.Pos{"languages": {}}}
			file := source.File{Path: "x.md", Name: "content/x.md", ID: "x", Kind: string(kind)}
			doc, found := parse.Document(file, text, config)
			for _, d := range found {
				t.Errorf("%s: %s", what, d.Message("en"))
			}
			if doc == nil {
				continue
			}
			b, found := bank.Assemble(bank.Parts{Config: config, Documents: []*bank.Document{doc}})
			found = append(found, check.All(b, on("2026-11-20"))...)
			unfinished := 0
			for _, d := range found {
				if d.Rule != "unfinished" {
					t.Errorf("%s: %s", what, d.Message("en"))
				}
				unfinished++
			}
			if unfinished == 0 {
				t.Errorf("%s: nobody is told that it is not finished", what)
			}
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	day := on("2026-11-20")
	for lang, as := range map[string]string{"ru": "en", "": "en", "fi-simple": "fi", "sv-simple": "sv", "../../x": "en"} {
		if string(Text(bank.Task, "x", lang, day)) != string(Text(bank.Task, "x", as, day)) {
			t.Errorf("%q does not get %s", lang, as)
		}
	}
}

var titles = []struct{ title, want string }{
	{"Kävely", "Kävely"},
	{`Lue "Aamulehti"`, `Lue "Aamulehti"`},
	{`C:\kuvat`, `C:\kuvat`},
	{"kaksi\nriviä", "kaksi riviä"},
	{"a\r\nb\tc", "a b c"},
	{"a: b # c", "a: b # c"},
	{"- luettelo", "- luettelo"},
	{"{today} {title}", "{today} {title}"},
	{"\x1b[31mpuna\x00\u0085\u2028", "[31mpuna"},
	{"Yht\xe4l\xf6", "Yht l"},
	{"10\u00a0min", "10\u00a0min"},
	{"---", "---"},
	{"yes", "yes"},
	{"", ""},
	{"🙂", "🙂"},
}

func TestTitles(t *testing.T) {
	for _, c := range titles {
		if got := matter(t, Text(bank.Task, c.title, "en", on("2026-11-20")))["title"]; got != c.want {
			t.Errorf("the title %q is read as %q, want %q", c.title, got, c.want)
		}
	}
}

func FuzzTitles(f *testing.F) {
	for _, c := range titles {
		f.Add(c.title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		if _, isText := matter(t, Text(bank.Page, title, "fi", on("2026-11-20")))["otsikko"].(string); !isText {
			t.Errorf("the title %q is no text", title)
		}
	})
}

func TestReview(t *testing.T) {
	for day, want := range map[string]string{"2026-11-20": "2027-11-20", "2028-02-29": "2029-03-01"} {
		if text := string(Text(bank.Guide, "x", "en", on(day))); !strings.Contains(text, "review_by: "+want) || !strings.Contains(text, "updated: "+day) {
			t.Errorf("written on %s:\n%s", day, text)
		}
	}
}

func TestKind(t *testing.T) {
	for word, want := range map[string]bank.Kind{
		"task": bank.Task, "Tehtävä": bank.Task, "tehtavakortti": bank.Task, "uppgift": bank.Task, "tehtavat": bank.Task,
		"ohje": bank.Guide, "digiohje": bank.Guide, "guide": bank.Guide, "toimintamalli": bank.Model, "modell": bank.Model,
		"viikko": bank.Week, "viikko-ohjelma": bank.Week, "vecka": bank.Week, "kartoitus": bank.Survey, "kartläggning": bank.Survey,
		"sivu": bank.Page, "sida": bank.Page, "": "", "bank": "", "kortti": "",
	} {
		if got, ok := Kind(word); got != want || ok != (want != "") {
			t.Errorf("Kind(%q) = %q %v, want %q", word, got, ok, want)
		}
	}
}
