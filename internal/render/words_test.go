package render

import (
	"encoding/json"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"vakka/internal/bank"
	"vakka/templates"
)

func readTable(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(templates.Files, "text/"+lang+".json")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`(?m)^  "`).FindAllString(string(data), -1)); n != len(out) {
		t.Errorf("%s.json: %d lines, %d keys: a key stands twice", lang, n, len(out))
	}
	return out
}

func TestTextsAgree(t *testing.T) {
	fi := readTable(t, "fi")
	places := regexp.MustCompile(`\{\w+\}`)
	placesOf := func(s string) string {
		found := places.FindAllString(s, -1)
		slices.Sort(found)
		return strings.Join(slices.Compact(found), "")
	}
	more := regexp.MustCompile(`\.(zero|two|few|many)$`)
	for _, lang := range []string{"sv", "en", "fi-simple", "uk", "ru", "ar", "so"} {
		other := readTable(t, lang)
		for _, key := range slices.Sorted(maps.Keys(other)) {
			model, ok := fi[key]
			if form := more.FindString(key); !ok && form != "" {
				model, ok = fi[strings.TrimSuffix(key, form)+".other"]
			}
			if !ok {
				t.Errorf("%s.json: %s is not in fi.json", lang, key)
			}
			got, want := placesOf(other[key]), placesOf(model)
			if lang == "ar" && (strings.HasSuffix(key, ".one") || strings.HasSuffix(key, ".two")) {
				got, want = strings.ReplaceAll(got, "{n}", ""), strings.ReplaceAll(want, "{n}", "") // the noun itself says how many
			}
			if got != want && !strings.HasPrefix(key, "date") && !strings.HasPrefix(key, "clock") {
				t.Errorf("%s.json: %s has places %s, fi.json %s", lang, key, got, want)
			}
		}
		for key := range fi {
			if _, ok := other[key]; !ok && lang != "fi-simple" {
				t.Errorf("%s.json: %s is missing", lang, key)
			}
		}
	}
}

// Every key that a template or the code asks for exists, and every text is
// asked for by someone.
func TestTextsUsed(t *testing.T) {
	fi := readTable(t, "fi")
	used := map[string]bool{}
	literal := regexp.MustCompile(`[.$]?\b(?:T|N|maybe)\(? ?"([a-z0-9.-]+)"`)
	built := regexp.MustCompile(`(?:T|N|maybe)(?:\(| \(print )"([a-z0-9]+\.)"`)
	prefixes := map[string]bool{}
	see := func(text string) {
		for _, m := range built.FindAllStringSubmatch(text, -1) {
			prefixes[m[1]] = true
		}
		for _, m := range literal.FindAllStringSubmatch(text, -1) {
			switch {
			case strings.HasSuffix(m[1], "."):
			case fi[m[1]] != "":
				used[m[1]] = true
			case fi[m[1]+".one"] != "" && fi[m[1]+".other"] != "":
				used[m[1]+".one"], used[m[1]+".other"] = true, true
			default:
				t.Errorf("no text %s", m[1])
			}
		}
	}
	for _, pattern := range []string{"*.html", "part/*.html", "book/*.html"} {
		names, _ := fs.Glob(templates.Files, pattern)
		for _, n := range names {
			data, _ := fs.ReadFile(templates.Files, n)
			see(string(data))
		}
	}
	sources, _ := filepath.Glob("*.go")
	for _, n := range sources {
		data, _ := os.ReadFile(n)
		if strings.HasSuffix(n, "_test.go") {
			continue
		}
		see(string(data))
		for _, m := range regexp.MustCompile(`"([a-z_.-]+)"`).FindAllStringSubmatch(string(data), -1) {
			used[m[1]] = true
		}
	}
	for _, k := range bank.Kinds {
		for _, prefix := range []string{"kind.", "list.", "lead.", "all.", "count."} {
			key := prefix + string(k)
			if fi[key] == "" && (fi[key+".one"] == "" || fi[key+".other"] == "") {
				t.Errorf("no text %s", key)
			}
		}
	}
	for key := range fi {
		prefix, _, _ := strings.Cut(key, ".")
		if !used[key] && !prefixes[prefix+"."] && prefix != "alert" && key != "table" && prefix != "month" && prefix != "weekday" && !strings.HasPrefix(key, "date.span") {
			t.Errorf("text %s is used by nobody", key)
		}
	}
}

func TestMissingText(t *testing.T) {
	w, err := loadWords(templates.Files, "fi", "fi")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a text that does not exist was printed")
		}
	}()
	w.T("no.such.text")
}

func TestFallback(t *testing.T) {
	for _, c := range []struct{ lang, own, want, key, text string }{
		{"fi", "fi", "fi", "home", "Etusivu"},
		{"fi-simple", "fi", "fi-simple", "home", "Etusivu"},
		{"fi-simple", "fi", "fi-simple", "narrow.clear", "Näytä kaikki"},
		{"sv-FI", "fi", "sv", "home", "Startsida"},
		{"fa", "sv", "sv", "home", "Startsida"},
		{"vi", "et", "fi", "home", "Etusivu"},
		{"ar", "fi", "ar", "home", "الصفحة الرئيسية"},
		{"uk", "fi", "uk", "home", "Головна"},
	} {
		w, err := loadWords(templates.Files, c.lang, c.own)
		if err != nil || w.lang != c.want || w.T(c.key) != c.text {
			t.Errorf("%s in a bank in %s: %s %q, want %s %q", c.lang, c.own, w.lang, w.T(c.key), c.want, c.text)
		}
	}
}

// theSet is the templates of this repository, with their icons.
func theSet(t *testing.T) (*template.Template, map[string]template.HTML) {
	t.Helper()
	icons, err := loadIcons(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, err := loadTemplates(templates.Files, icons)
	if err != nil {
		t.Fatal(err)
	}
	return set, icons
}

// TestTemplates finds a misspelt field in any branch of any template.
func TestTemplates(t *testing.T) {
	set, _ := theSet(t)
	names, _ := fs.Glob(templates.Files, "*.html")
	if len(names) != len(pageTypes) {
		t.Errorf("%d templates, %d page structs", len(names), len(pageTypes))
	}
	pages := maps.Clone(pageTypes)
	pages["book/card.html"] = &bookCard{}
	for name, page := range pages {
		if err := templatecheck.CheckHTML(set.Lookup(name), page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Nothing that a template prints may land in a script, a style or an attribute
// without quotes, where escaping is fragile. A value that is a data block by
// itself is none of these: html/template writes it as JSON without a < in it.
func TestTemplatesPlain(t *testing.T) {
	bad := regexp.MustCompile(`(?i)<script[^>]*>[^<]|<style|\sstyle=|\son\w+=|=\{\{`)
	for _, pattern := range []string{"*.html", "part/*.html", "book/*.html"} {
		names, _ := fs.Glob(templates.Files, pattern)
		for _, n := range names {
			data, _ := fs.ReadFile(templates.Files, n)
			if found := bad.FindString(strings.ReplaceAll(string(data), `<script type="application/ld+json">{{.}}</script>`, "")); found != "" {
				t.Errorf("%s: %q", n, found)
			}
		}
	}
}

// Every icon that a vocabulary names exists.
func TestIcons(t *testing.T) {
	icons, err := loadIcons(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range bank.DefaultVocabularies() {
		for _, term := range v.Terms {
			if term.Icon != "" && icons[term.Icon] == "" {
				t.Errorf("%s %s: no icon %s", name, term.ID, term.Icon)
			}
		}
	}
	delete(icons, "brand") // the bank's own mark has a second colour
	for name, svg := range icons {
		if !strings.HasPrefix(string(svg), `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="`) || strings.Count(string(svg), "<") != 4-1 {
			t.Errorf("icon %s is not one plain path", name)
		}
	}
}

func TestFillPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"ilman", "ilman"}, {"{n} kpl", "3 kpl"}, {"{n}/{of}: {name}", "3/7: {n}"}, {"{muu} {n}", "{muu} 3"}, {"{{n}}", "{3}"}, {"auki {n", "auki {n"},
	} {
		if got := fillPlaces(c.text, []any{"n", 3, "of", int64(7), "name", "{n}"}); got != c.want {
			t.Errorf("%q gives %q, not %q", c.text, got, c.want)
		}
	}
}
