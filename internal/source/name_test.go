package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vakka/internal/bank"
)

var slugs = []struct{ name, want string }{
	{"kavely", "kavely"},
	{"Kävely lähimaastossa", "kavely-lahimaastossa"},
	{"ÅÄÖ åäö", "aao-aao"},
	{norm.NFD.String("Yhtälö"), "yhtalo"},
	{norm.NFC.String("Yhtälö"), "yhtalo"},
	{"Über üben", "uber-uben"},
	{"Viikko 5 – kertaus", "viikko-5-kertaus"},
	{"teams-2.0", "teams-2-0"},
	{"  -- a__b --  ", "a-b"},
	{"100%", "100"},
	{"[a]", "a"},
	{"a#b?c", "a-b-c"},
	{"Straße", "strasse"},
	{"Прогулка", "progulka"},
	{"Осень", "osen"},
	{"объект", "obekt"},
	{"CV:n kirjoittaminen", "cv-n-kirjoittaminen"},
	{"-rf", "rf"},
	{"--help", "help"},
	{"'; rm -rf /", "rm-rf"},
	{"\x1b[31mpuna", "31mpuna"},
	{"½ tuntia", "1-2-tuntia"},
	{"…", ""},
	{"🙂", ""},
	{"", ""},
	{"\u212a", "k"}, // the Kelvin sign
	// devices of Windows, which no file there can be called
	{"CON", "con-1"},
	{"aux", "aux-1"},
	{"COM¹", "com1-1"},
	{"lpt9.", "lpt9-1"},
	{"con-1", "con-1"},
	{"nul.x", "nul-x"},
	{"conny", "conny"},
}

func TestSlug(t *testing.T) {
	for _, c := range slugs {
		if got := Slug(c.name); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if got := Slug("العربية"); got == "" || strings.Trim(got, "abcdefghijklmnopqrstuvwxyz-") != "" {
		t.Errorf("an Arabic name became %q", got)
	}
}

func FuzzSlug(f *testing.F) {
	for _, c := range slugs {
		f.Add(c.name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := Slug(name)
		if strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("Slug(%q) = %q has other letters", name, got)
		}
		if strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") || strings.Contains(got, "--") {
			t.Errorf("Slug(%q) = %q has a hyphen too many", name, got)
		}
		if bank.Device(got) {
			t.Errorf("Slug(%q) = %q cannot be a file on Windows", name, got)
		}
		if again := Slug(got); again != got {
			t.Errorf("Slug(%q) = %q, and of that %q", name, got, again)
		}
		if utf8.ValidString(name) && Slug(norm.NFD.String(name)) != Slug(norm.NFC.String(name)) {
			t.Errorf("Slug(%q) depends on how accents are stored", name)
		}
	})
}

var identities = []struct{ path, id, kind, lang string }{
	// folders in three languages, however they are written
	{"tehtavat/kavely.md", "tehtavat/kavely", "task", ""},
	{"Tehtävät/kavely.md", "tehtavat/kavely", "task", ""},
	{"uppgifter/promenad.md", "uppgifter/promenad", "task", ""},
	{"tasks/walk.md", "tasks/walk", "task", ""},
	{"ohjeet/a.md", "ohjeet/a", "guide", ""},
	{"guider/a.md", "guider/a", "guide", ""},
	{"mallit/a.md", "mallit/a", "model", ""},
	{"modeller/a.md", "modeller/a", "model", ""},
	{"viikot/2026-w48.md", "viikot/2026-w48", "week", ""},
	{"veckor/2026-w48.md", "veckor/2026-w48", "week", ""},
	{"kartläggningar/digi.md", "kartlaggningar/digi", "survey", ""},
	{"surveys/digi.md", "surveys/digi", "survey", ""},
	{"sivut/tietoa.md", "sivut/tietoa", "page", ""},
	{"tietoa.md", "tietoa", "page", ""},
	{"tehtavat.md", "tehtavat", "page", ""},
	{"muut/asiat.md", "muut/asiat", "page", ""},
	{"muut/tehtavat/a.md", "muut/tehtavat/a", "page", ""},
	{"tehtavat/syksy/metsassa/kavely.md", "tehtavat/syksy/metsassa/kavely", "task", ""},
	// languages
	{"tehtavat/kavely.sv.md", "tehtavat/kavely", "task", "sv"},
	{"tehtavat/kavely.SV.md", "tehtavat/kavely", "task", "sv"},
	{"tehtavat/kavely.fi-simple.md", "tehtavat/kavely", "task", "fi-simple"},
	{"tehtavat/kavely.zh-Hant.md", "tehtavat/kavely", "task", "zh-hant"},
	{"tehtavat/kavely.smn.md", "tehtavat/kavely", "task", "smn"},
	{"ohjeet/teams-2.0.md", "ohjeet/teams-2-0", "guide", ""},
	{"ohjeet/teams-2.0.sv.md", "ohjeet/teams-2-0", "guide", "sv"},
	{"ohjeet/klo 9.30.md", "ohjeet/klo-9-30", "guide", ""},
	{"ohjeet/versio.v2.md", "ohjeet/versio-v2", "guide", ""},
	{"ohjeet/a.b.md", "ohjeet/a-b", "guide", ""},
	{"ohjeet/tiedosto.luonnos.md", "ohjeet/tiedosto-luonnos", "guide", ""},
	{"ohje.et/a.md", "ohje-et/a", "page", ""},
	{"a.sv/b.md", "a-sv/b", "page", ""},
	{"KAVELY.MD", "kavely", "page", ""},
	// a text with its pictures beside it, a list's own text, the front page
	{"tehtavat/kavely/index.md", "tehtavat/kavely", "task", ""},
	{"tehtavat/kavely/index.sv.md", "tehtavat/kavely", "task", "sv"},
	{"tehtavat/index.md", "tehtavat/index", "page", ""},
	{"tehtavat/index.sv.md", "tehtavat/index", "page", "sv"},
	{"sivut/index.md", "sivut/index", "page", ""},
	{"muut/index.md", "muut", "page", ""},
	{"index.md", "index", "page", ""},
	{"index.fi-simple.md", "index", "page", "fi-simple"},
	// other scripts, and names with nothing to make an address of
	{"tehtavat/Прогулка.ru.md", "tehtavat/progulka", "task", "ru"},
	{"tehtavat/….md", "", "task", ""},
	{"🙂/a.md", "", "page", ""},
	{"tehtavat/-rf.md", "tehtavat/rf", "task", ""},
}

func TestIdentify(t *testing.T) {
	for _, c := range identities {
		if id, kind, lang := identify(c.path); id != c.id || kind != c.kind || lang != c.lang {
			t.Errorf("identify(%q) = %q %q %q, want %q %q %q", c.path, id, kind, lang, c.id, c.kind, c.lang)
		}
	}
}

func FuzzIdentify(f *testing.F) {
	for _, c := range identities {
		f.Add(c.path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if !strings.HasSuffix(path, ".md") {
			path += ".md"
		}
		id, kind, lang := identify(path)
		if lang != strings.ToLower(lang) || strings.ContainsAny(lang, "./ ") {
			t.Errorf("%q has the language %q", path, lang)
		}
		if kind == "" {
			t.Errorf("%q has no kind", path)
		}
		if id == "" {
			return
		}
		for part := range strings.SplitSeq(id, "/") {
			if part == "" || part != Slug(part) {
				t.Errorf("identify(%q) = %q, which is no address", path, id)
			}
		}
		if again, _, _ := identify(id + ".md"); !strings.HasSuffix(id, "index") && again != id {
			t.Errorf("identify(%q) = %q, and of that %q", path, id, again)
		}
	})
}

func TestWindowsNames(t *testing.T) {
	for name, unsafe := range map[string]bool{
		"con.md": true, "CON": true, "aux": true, "Nul.txt": true, "LPT¹.md": true, "com1.sv.md": true, "con .md": true,
		"a:b.md": true, "a?.md": true, `a\b.md`: true, "a ": true, "a.": true, " a.md": true, "a\nb.md": true,
		strings.Repeat("a", 300) + ".md": true,
		"console.md":                     false, "com.md": false, "kävely.md": false, "a b.md": false, "lpt10.md": false, "aux-laite.md": false,
	} {
		if windowsUnsafe(name) != unsafe {
			t.Errorf("windowsUnsafe(%q) = %v", name, !unsafe)
		}
	}
}

func TestAddress(t *testing.T) {
	for name, want := range map[string]string{
		"kavely.md": "kavely", "Kävely 1.md": "kavely-1", "kavely.fi.md": "kavely", "2026-w48.fi-simple.md": "2026-w48", "kavely": "kavely",
	} {
		if got := Address(name); got != want {
			t.Errorf("Address(%q) = %q, want %q", name, got, want)
		}
	}
}
