package parse

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/source"
)

func TestMinutes(t *testing.T) {
	for in, want := range map[string]int{
		"45": 45, "45 min": 45, "45min": 45, "45 minuuttia": 45, "45 min.": 45, "1 h": 60, "1h": 60, "2 tuntia": 120, "1 tunti": 60, "1 timme": 60,
		"1 h 30 min": 90, "1h30": 90, "1 h 30": 90, "1,5 h": 90, "1.5 h": 90, "0,25 h": 15, "24 h": 1440, "1440": 1440, "1": 1, "1\u00a0h": 60,
		"0": 0, "-5": 0, "1441": 0, "25 h": 0, "1.5": 0, "abc": 0, "30–60 min": 0, "1e3": 0, ".inf": 0, "99999999999999999999": 0, "h": 0, "min": 0, "": 0,
	} {
		if got, ok := minutes(in); got != want || ok != (want > 0) {
			t.Errorf("%q: %d %v, want %d", in, got, ok, want)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-11-20": "2026-11-20", "20.11.2026": "2026-11-20", "1.2.2026": "2026-02-01", "1. 2. 2026": "2026-02-01", "2028-02-29": "2028-02-29",
		"2026-02-29": "", "2026-13-01": "", "31.11.2026": "", "20.11.26": "", "2026-11-20T10:00": "", "0000-00-00": "", "11/20/2026": "", "0001-01-01": "",
	} {
		got := ""
		if d, ok := date(in); ok {
			got = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSmallValues(t *testing.T) {
	for in, want := range map[string]int{"09:00": 540, "9:00": 540, "9.00": 540, "klo 9.00": 540, "kl. 13:30": 810, "00:00": 0, "23:59": 1439,
		"24:00": -1, "9": -1, "9:60": -1, "0900": -1, "540": -1, "": -1} {
		got, ok := clock(in)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("clock %q: %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]time.Weekday{"ma": 1, "Maanantai": 1, "TI": 2, "keskiviikko": 3, "to": 4, "pe": 5, "la": 6, "su": 0,
		"må": 1, "mån": 1, "tisdag": 2, "on": 3, "tors": 4, "fre": 5, "lö": 6, "söndag": 0, "Mon": 1, "wed": 3, "Sunday": 0, "x": 9, "": 9, "m": 9} {
		got, ok := weekday(in)
		if !ok {
			got = 9
		}
		if got != want {
			t.Errorf("weekday %q: %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]string{"kyllä": "yes", "Ja": "yes", "TRUE": "yes", "yes": "yes", "ei": "no", "nej": "no", "false": "no", "No": "no", "ehkä": "", "1": "", "": ""} {
		got := ""
		if b, ok := boolean(in); ok {
			got = map[bool]string{true: "yes", false: "no"}[b]
		}
		if got != want {
			t.Errorf("boolean %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bank.Kind{"tehtävä": bank.Task, "Uppgift": bank.Task, "guide": bank.Guide, "toimintamalli": bank.Model, "vecka": bank.Week,
		"kartläggning": bank.Survey, "sida": bank.Page, "muu": "", "": ""} {
		if got, _ := kind(in); got != want {
			t.Errorf("kind %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{"fi": true, "fi-simple": true, "zh-Hant": true, "som": true, "FI": false, "suomi": false, "f": false, "fi-": false, "fi-x": false, "": false} {
		if _, got := language(in); got != want {
			t.Errorf("language %q: %v", in, got)
		}
	}
}

func TestWeekDocument(t *testing.T) {
	f := source.File{Path: "viikot/2026-w48.md", Name: "content/viikot/2026-w48.md", Kind: "week", ID: "viikot/2026-w48"}
	in := `---
otsikko: Viikko 48
ryhmän_nimi: Aamuryhmä
päivät:
  - päivä: ma
    alkaa: 9:00
    päättyy: 13.00
    tehtävät: [kavely, uni]
    tapaamiset:
      - nimi: Aamupiiri
        aika: "09:00"
        minuutit: 30
    muistiinpanot: Ota eväät.
  - dag: fredag
  - päivä: huomenna
  - alkaa: "25:00"
  - ma
---
`
	doc, list := Document(f, []byte(in), testConfig())
	want := &bank.WeekText{Year: 2026, Week: 48, GroupName: "Aamuryhmä", At: at(1, 1), Days: []bank.Day{
		{Weekday: time.Monday, Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Start: 540, End: 780, At: at(5, 5), Notes: "Ota eväät.",
			Tasks:    []bank.Ref{{Written: "kavely", At: at(8, 16)}, {Written: "uni", At: at(8, 24)}},
			Meetings: []bank.Meeting{{Label: "Aamupiiri", Time: 540, Minutes: 30, At: at(10, 9)}}},
		{Weekday: time.Friday, Date: time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC), Start: -1, End: -1, At: at(14, 5)},
	}}
	if d := cmp.Diff(want, doc.Text.Week); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"15:12 bad-day", "16:5 no-day", "17:5 block-expected"}, brief(list)); d != "" {
		t.Error(d)
	}

	_, list = Document(testFile("week", ""), []byte("---\notsikko: x\nviikko: 2025-w53\n---\n"), testConfig())
	if d := cmp.Diff([]string{"3:9 bad-week"}, brief(list)); d != "" {
		t.Error(d)
	}
	intro := source.File{Path: "viikot/index.md", Name: "content/viikot/index.md", Kind: "week", ID: "viikot/index"}
	if _, list = Document(intro, []byte("---\notsikko: x\n---\n"), testConfig()); len(list) > 0 {
		t.Error(brief(list))
	}
	_, list = Document(testFile("week", ""), []byte("---\notsikko: x\n---\n"), testConfig())
	if d := cmp.Diff([]string{"1:1 no-week"}, brief(list)); d != "" {
		t.Error(d)
	}
}

func TestOtherKinds(t *testing.T) {
	in := "---\ntitel: Kartläggning\nslag: kartläggning\nspråk: sv\nsvar: [Ja, Nej]\npåståenden:\n  - text: Jag kan\n    område: Telefon\n    nivå: 1\n    guider: [x]\n    referensram: digcomp-3.0:2.1\n  - text: Jag\n    nivå: 4\n---\n"
	doc, list := Document(testFile("page", ""), []byte(in), testConfig())
	want := &bank.SurveyText{Answers: []string{"Ja", "Nej"}, Statements: []bank.Statement{
		{Text: "Jag kan", Area: "Telefon", Level: 1, Guides: []bank.Ref{{Written: "x", At: at(10, 14)}}, Framework: []string{"digcomp-3.0:2.1"}, At: at(7, 5)},
		{Text: "Jag", At: at(12, 5)},
	}}
	if d := cmp.Diff(want, doc.Text.Survey); d != "" {
		t.Error(d)
	}
	if doc.Kind != bank.Survey || doc.Text.Lang != "sv" || doc.At.Of("title") != at(2, 1) {
		t.Error(doc.Kind, doc.Text.Lang, doc.At)
	}
	if d := cmp.Diff([]string{"13:11 bad-level"}, brief(list)); d != "" {
		t.Error(d)
	}

	in = "---\ntitle: Long\ndays: 4 days\nchannels: [Teams, Phone]\nmodels: pitka\n---\n"
	doc, list = Document(testFile("model", "en"), []byte(in), testConfig())
	if d := cmp.Diff(&bank.ModelText{Days: "4 days", Channels: []string{"Teams", "Phone"}}, doc.Text.Model); d != "" || len(list) > 0 {
		t.Error(d, list)
	}
	if doc.Text.Lang != "en" || doc.Facts.Models[0] != "pitka" {
		t.Error(doc.Text.Lang, doc.Facts)
	}
}

func TestTaskFacts(t *testing.T) {
	in := `---
otsikko: Kävely
tavoitteet: [Luonto, liike, luonto]
kesto: 1 h 30 min
digitaso: 0
paikka: ulkona
tarvitset: [takki, "kengät, lapaset"]
liittyvät: [uni, ../ohjeet/kuva.md]
hakusanat: kävelylenkki
päivitetty: 20.11.2026
kuva: kuvat/puu.png
kuvateksti: Puu
luonnos: kyllä
lisenssi: CC0
---
`
	doc, list := Document(testFile("task", ""), []byte(in), testConfig())
	want := bank.Facts{Goals: []string{"luonto", "liike"}, Duration: 90, DigitalLevel: "0", Place: []string{"ulkona"}, License: "CC0",
		Related: []bank.Ref{{Written: "uni", At: at(8, 13)}, {Written: "../ohjeet/kuva.md", At: at(8, 18)}},
		Image:   &bank.Image{Written: "kuvat/puu.png", Path: "tehtavat/kuvat/puu.png", Alt: "Puu", Block: true, At: at(11, 7)}}
	if d := cmp.Diff(want, doc.Facts); d != "" || len(list) > 0 {
		t.Error(d, list)
	}
	text := doc.Text
	if !text.Draft || text.Updated.Format(time.DateOnly) != "2026-11-20" || len(text.Needs) != 2 || text.Keywords[0] != "kävelylenkki" {
		t.Error(text)
	}
}

// The language of a file's name counts, and a line that says another is told of.
func TestLanguageOfName(t *testing.T) {
	for _, c := range []struct{ name, line, lang, want string }{
		{"sv", "kieli: fi", "sv", "3 language-differs fi sv"},
		{"sv", "språk: sv", "sv", ""},
		{"zh-hant", "lang: zh-Hant", "zh-hant", ""},
		{"fi-simple", "lang: fi", "fi-simple", "3 language-differs fi fi-simple"},
		{"", "kieli: sv", "sv", ""},
		{"", "", "fi", ""},
	} {
		doc, list := Document(testFile("page", c.name), []byte("---\notsikko: K\n"+c.line+"\n---\n\nTeksti.\n"), testConfig())
		got := ""
		for _, d := range list {
			got += fmt.Sprint(d.Pos.Line, " ", d.Rule, " ", d.Args["lang"], " ", d.Args["name"])
		}
		if got != c.want || doc.Text.Lang != c.lang {
			t.Errorf("%s in a file of %q: %s, %q, want %s, %q", c.line, c.name, doc.Text.Lang, got, c.lang, c.want)
		}
	}
}
