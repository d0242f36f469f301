package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

func at(line, column int) diag.Pos { return diag.Pos{Line: line, Column: column} }

var configs = []struct {
	name, in string
	want     []string
}{
	{"least", "name: Pankki", nil},
	{"empty", "", []string{"1:1 no-name"}},
	{"comment", "# x\n", []string{"1:1 no-name"}},
	{"bom", "\ufeffname: Pankki\r\noffline: x\r\n", []string{"2:10 bad-boolean"}},
	{"unknown", "name: P\nlanguage: [fi]", []string{"2:1 unknown-key languages"}},
	{"twice", "name: P\nnimi: Q", []string{"2:1 duplicate-key"}},
	{"broken", "name: Pankki: uusi\nid: Iso", []string{"1:13 yaml-colon", "2:5 bad-id"}},
	{"alias", "name: &a P\nid: *a", []string{"1:7 yaml-alias", "2:5 yaml-alias"}},
	{"large", "name: P\n" + string(make([]byte, 300<<10)), []string{"1:1 page-too-large"}},
	{"name in languages", "name: {fi: P, suomi: Q}\nid: p", []string{"1:15 bad-language"}},
	{"name as list", "name: [P]\nid: p", []string{"1:7 block-expected"}},
	{"languages", "name: P\nlanguages: [fi, Suomi, sv]", []string{"2:17 bad-language"}},
	{"timezone", "name: P\ntimezone: Suomi", []string{"2:11 bad-timezone"}},
	{"timezone outside", "name: P\ntimezone: ../../etc/passwd", []string{"2:11 bad-timezone"}},
	{"base url", "name: P\nbase_url: pankki.fi", []string{"2:11 bad-base-url"}},
	{"base url script", "name: P\nbase_url: javascript:alert(1)", []string{"2:11 bad-base-url"}},
	{"base url query", "name: P\nbase_url: https://p.fi/?a", []string{"2:11 bad-base-url"}},
	{"contact", "name: P\ncontact: {nimi: A, email: a, url: \"ftp://x\", x: y}", []string{"2:27 bad-email", "2:35 bad-base-url", "2:46 unknown-key"}},
	{"contact as text", "name: P\ncontact: A", []string{"2:10 block-expected"}},
	{"colours", "name: P\ntheme:\n  värit:\n    spruce: #1e5b47\n    ink: red\n    Sky: \"#fff\"\n  logo: ../x.svg", []string{"4:12 value-cut", "5:10 bad-colour", "6:5 bad-id", "7:9 bad-path"}},
	{"vocabularies", "name: P\nvocabularies:\n  goal: []\n  goals:\n    - { id: arki, fi: Arki, ikon: sun, colour: red }\n    - { id: arki }\n    - { fi: Arki }\n    - { id: Ä }\n    - arki",
		[]string{"3:3 unknown-key goals", "5:48 bad-colour", "6:7 duplicate-value", "7:7 no-id", "8:13 bad-id", "9:7 block-expected"}},
	{"vocabularies as text", "name: P\nvocabularies: x", []string{"2:15 block-expected"}},
	{"diary", "name: P\ndiary: ehkä", []string{"2:8 bad-boolean"}},
	{"diary's days", "name: P\npäiväkirja: {päivät: 0, x: 1}", []string{"2:22 bad-days", "2:25 unknown-key"}},
	{"diary kept for ever", "name: P\ndiary: {days: 91}", []string{"2:15 bad-days"}},
	{"diary as list", "name: P\ndiary: [14]", []string{"2:8 block-expected"}},
	{"hosts", "name: P\nhosts: [GitHub, apache, netlfy]\nid: p", []string{"2:25 unknown-host netlify"}},
	{"hosts as text", "name: P\npalvelimet: nginx, iss", []string{"2:13 unknown-host iis"}},
	{"hosts as block", "name: P\nhosts: {nginx: kyllä}", []string{"2:8 text-expected"}},
	{"switches", "name: P\nallow_html: kyllä\noffline: [ei]", []string{"3:10 text-expected"}},
	{"exchange", "name: P\nvaihto: ehkä", []string{"2:9 bad-boolean"}},
}

func TestConfigMistakes(t *testing.T) {
	for _, c := range configs {
		t.Run(c.name, func(t *testing.T) {
			conf, list := Config("bank.yaml", []byte(c.in))
			if d := cmp.Diff(c.want, brief(list)); d != "" {
				t.Errorf("%s\n-want +got\n%s", c.in, d)
			}
			checkWords(t, list)
			if len(conf.Languages) == 0 || len(conf.Name) == 0 || conf.ID == "" || conf.Timezone == "" {
				t.Errorf("no defaults: %+v", conf)
			}
		})
	}
}

func TestConfigValues(t *testing.T) {
	in := `name: { fi: Arjen taidot, sv: Vardagen }
organisation: Raision kaupunki
contact: { name: Ohjaajat, email: a@example.org, phone: "+358 2 000", url: https://example.org/x }
base_url: https://example.fi/pankki
languages: [sv, fi]
menu: [tehtavat, tietoa]
footer: [saavutettavuus]
theme: { färger: { spruce: "#1E5B47", ink: "#abc" }, dark: { spruce: "#000000" }, logo: kuvat/logo.svg }
vocabularies:
  place:
    - { id: metsa, fi: metsässä, sv: i skogen, icon: leaf, colour: "#ffffff" }
glossary:
  puhelin: [kännykkä, luuri]
  kone: läppäri
search: { dictionary: none }
offline: ja
allow_html: true
`
	got, list := Config("bank.yaml", []byte(in))
	if len(list) > 0 {
		t.Error(list)
	}
	want := defaults()
	want.Name = bank.Words{"fi": "Arjen taidot", "sv": "Vardagen"}
	want.ID = "vardagen"
	want.Organisation = "Raision kaupunki"
	want.Contact = bank.Contact{Name: "Ohjaajat", Email: "a@example.org", Phone: "+358 2 000", URL: "https://example.org/x"}
	want.BaseURL = "https://example.fi/pankki/"
	want.Languages = []string{"sv", "fi"}
	want.Menu = []string{"tehtavat", "tietoa"}
	want.Footer = []string{"saavutettavuus"}
	want.Theme = bank.Theme{Light: map[string]string{"spruce": "#1e5b47", "ink": "#aabbcc"}, Dark: map[string]string{"spruce": "#000000"}, Logo: "kuvat/logo.svg",
		At: map[string]diag.Pos{"colours.spruce": at(8, 28), "colours.ink": at(8, 44), "dark.spruce": at(8, 70), "logo": at(8, 83)}}
	want.Vocabularies["place"] = bank.Vocabulary{Name: "place", Terms: []bank.Term{{ID: "metsa", Icon: "leaf", Colour: "#ffffff", Label: bank.Words{"fi": "metsässä", "sv": "i skogen"}}}}
	want.Glossary = []bank.Synonyms{{Word: "puhelin", Same: []string{"kännykkä", "luuri"}}, {Word: "kone", Same: []string{"läppäri"}}}
	want.Search.Dictionary = "none"
	want.Offline, want.AllowHTML = true, true
	want.At = got.At
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.At["vocabularies.place"] != at(10, 3) || got.At["menu"] != at(6, 1) {
		t.Error(got.At)
	}
}

// TestOwnBank reads the bank of this repository.
func TestOwnBank(t *testing.T) {
	data, err := os.ReadFile("../../bank.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, list := Config("bank.yaml", data); len(list) > 0 {
		t.Error(brief(list))
	}
}

func TestDiary(t *testing.T) {
	for in, want := range map[string]bank.Diary{
		"":                         {Days: 14},
		"diary:":                   {Days: 14},
		"diary: yes":               {Days: 14},
		"diary: no":                {Off: true, Days: 14},
		"päiväkirja: ei":           {Off: true, Days: 14},
		"dagbok: nej":              {Off: true, Days: 14},
		"diary: {days: 30}":        {Days: 30},
		"päiväkirja: {päivät: 1}":  {Days: 1},
		"dagbok:\n  dagar: \"90\"": {Days: 90},
	} {
		c, list := Config("bank.yaml", []byte("name: P\n"+in))
		if c.Diary != want || len(list) > 0 {
			t.Errorf("%s: %+v %v, want %+v", in, c.Diary, brief(list), want)
		}
	}
}

func TestConfigAllow(t *testing.T) {
	c, list := Config("bank.yaml", []byte("nimi: P\nsallitut:\n  - { arvo: \"+358 2 1\", syy: keskus }\n  - värde: \"@kunta.fi\"\n    orsak: kommunen\n  - value: 5\n  - reason: x\n  - pelkkä\n"))
	var got []string
	for _, a := range c.Allow {
		got = append(got, a.Value+"|"+a.Reason)
	}
	if d := cmp.Diff([]string{"+358 2 1|keskus", "@kunta.fi|kommunen", "5|"}, got); d != "" {
		t.Error(d)
	}
	var rules []string
	for _, d := range list {
		rules = append(rules, fmt.Sprint(d.Pos.Line, " ", d.Rule))
	}
	if d := cmp.Diff([]string{"6 allow-no-reason", "7 allow-no-value", "8 block-expected"}, rules); d != "" {
		t.Error(d)
	}
}

// Every word of a body can be traced to the line it is written on.
func TestPlaces(t *testing.T) {
	doc, _ := Document(testFile("task", ""), []byte("---\ntitle: T\n---\n\nyksi *kaksi\nkolme* neljä\n\n| a | viisi |\n|---|---|\n| b | kuusi |\n\n## Näin teet\n\n1. seitsemän\n   kahdeksan\n2. yhdeksän\n\n```\nkymmenen\n\nyksitoista\n```\n"), testConfig())
	want := map[string]int{"yksi": 5, "kaksi": 5, "kolme": 6, "neljä": 6, "viisi": 8, "kuusi": 10, "seitsemän": 14, "kahdeksan": 15, "yhdeksän": 16, "kymmenen": 19, "yksitoista": 21}
	for _, s := range doc.Text.Body.Sections() {
		for word, line := range want {
			if at := strings.Index(s.Text, word); at >= 0 {
				if got := s.PlaceOf(at); got.Line != line {
					t.Errorf("%s: line %d, not %d", word, got.Line, line)
				}
				delete(want, word)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the text: %v", want)
	}
}

// An address ends with a slash, and has no letters that sitemaps, letters and
// calendars cannot carry.
func TestBaseURL(t *testing.T) {
	for written, want := range map[string]string{
		"https://pankki.example.fi":             "https://pankki.example.fi/",
		"https://example.fi/etapankki/":         "https://example.fi/etapankki/",
		"https://example.fi/etäpankki":          "https://example.fi/et%C3%A4pankki/",
		"https://example.fi/et%C3%A4pankki/å/b": "https://example.fi/et%C3%A4pankki/%C3%A5/b/",
		"http://localhost:8080/a":               "http://localhost:8080/a/",
		"https://example.fi/?a":                 "",
		"example.fi":                            "",
	} {
		if got, ok := BaseURL(written); got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
}
