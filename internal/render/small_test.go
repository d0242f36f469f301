package render

import (
	"encoding/json"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"vakka/templates"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "tehtavat/kavely.html", "tehtavat/kavely.html"},
		{"tehtavat/kavely.html", "index.html", "../index.html"},
		{"tehtavat/kavely.html", "tehtavat/kavely.html", "kavely.html"},
		{"tehtavat/kavely.html", "tehtavat/ulkona/sade.html", "ulkona/sade.html"},
		{"sv/tehtavat/kavely.html", "tehtavat/kavely.html", "../../tehtavat/kavely.html"},
		{"sv/tehtavat/kavely.html", "sv/ohjeet/kuva.html#h-a/b", "../ohjeet/kuva.html#h-a/b"},
		{"a/b/c.html", "a/d.html", "../d.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func FuzzRelative(f *testing.F) {
	f.Add("sv/tehtavat/kavely.html", "tehtavat/x/y.html")
	f.Add("a.html", "a/a.html")
	f.Fuzz(func(t *testing.T, from, to string) {
		for _, s := range []string{from, to} {
			if s == "" || path.Clean("/"+s) != "/"+s || strings.ContainsAny(s, "#?") || s == ".." || strings.HasPrefix(s, "../") {
				return
			}
		}
		if got := path.Join(path.Dir(from), relative(from, to)); got != to {
			t.Errorf("from %q to %q leads to %q", from, to, got)
		}
	})
}

func TestNumbered(t *testing.T) {
	for _, c := range []struct {
		id   string
		n    int
		want string
	}{
		{"tehtavat/index", 1, "tehtavat/index"}, {"tehtavat/index", 2, "tehtavat/sivu-2"}, {"tehtavat/tavoite/arki", 3, "tehtavat/tavoite/arki-sivu-3"},
	} {
		if got := numbered(c.id, c.n); got != c.want {
			t.Errorf("%s page %d: %s, want %s", c.id, c.n, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for lang, want := range map[string][]string{
		"fi": {"23.11.2026", "maanantai 23.11.", "23.–26.11.2026", "30.11.–3.12.2026", "28.12.2026–1.1.2027", "9.05", "45 min", "2 h", "1 h 30 min"},
		"sv": {"23.11.2026", "måndag 23.11", "23–26.11.2026", "30.11–3.12.2026", "28.12.2026–1.1.2027", "9.05", "45 min", "2 h", "1 h 30 min"},
		"en": {"23 November 2026", "Monday 23 November", "23–26 November 2026", "30 November – 3 December 2026", "28 December 2026–1 January 2027", "9:05", "45 min", "2 h", "1 h 30 min"},
	} {
		w, err := loadWords(templates.Files, lang, "fi")
		if err != nil {
			t.Fatal(err)
		}
		got := []string{w.Date(day(2026, 11, 23)), w.Day(day(2026, 11, 23)), w.Span(day(2026, 11, 23), day(2026, 11, 26)),
			w.Span(day(2026, 11, 30), day(2026, 12, 3)), w.Span(day(2026, 12, 28), day(2027, 1, 1)), w.Clock(545), w.Duration(45), w.Duration(120), w.Duration(90)}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", lang, got[i], want[i])
			}
		}
	}
}

func TestInitial(t *testing.T) {
	for _, c := range []struct{ title, lang, want string }{
		{"kävely", "fi", "K"}, {"Äänestä", "fi", "Ä"}, {"a\u0308iti", "fi", "A"}, {"åka", "sv", "Å"}, {"Äänestä", "en", "A"}, {"”Éva”", "fi", "E"},
		{"15 minuuttia", "fi", "0–9"}, {"…", "fi", "#"}, {"", "fi", "#"}, {"Ärende", "sv-FI", "Ä"},
	} {
		if got := initial(c.title, c.lang); got != c.want {
			t.Errorf("%q in %s: %s, want %s", c.title, c.lang, got, c.want)
		}
	}
}

func FuzzInitial(f *testing.F) {
	f.Add("Äänestä", "fi")
	f.Fuzz(func(t *testing.T, title, lang string) {
		if initial(title, lang) == "" {
			t.Errorf("%q has no letter", title)
		}
	})
}

func TestLicense(t *testing.T) {
	f := frame{}
	for id, want := range map[string]license{
		"CC-BY-4.0":    {"CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		"cc-by-sa-4.0": {"CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
		"CC0-1.0":      {"CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
		"CC-":          {Name: "CC-"},
		"Oma lupa":     {Name: "Oma lupa"},
	} {
		if got := f.License(id); got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
}

// The script fills the same patterns; both are held to the same examples.
func TestShare(t *testing.T) {
	data, err := os.ReadFile("../../testdata/contract/share.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Pattern, Title, URL, Address string }
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, c := range cases {
		if got := fillShare(c.Pattern, c.Title, c.URL); got != c.Address {
			t.Errorf("%s\ngot  %s\nwant %s", c.Pattern, got, c.Address)
		}
	}
}

func TestOrderOfTitles(t *testing.T) {
	got := pages(t, fixture(t))
	at := func(page, title string) int {
		i := strings.Index(got[page], ">"+title)
		if i < 0 {
			t.Fatalf("%s: no %s", page, title)
		}
		return i
	}
	if at("hakemisto.html", "Viikko 48") > at("hakemisto.html", "Älä hätäile") {
		t.Error("Ä does not stand last in the Finnish index")
	}
	if at("mallit/vertailu.html", "Pitkäkestoinen malli") > at("mallit/vertailu.html", "Hybridimalli") {
		t.Error("models do not stand in the vocabulary's order")
	}
}
