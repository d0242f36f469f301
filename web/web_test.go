package web

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/check"
)

func dist(t *testing.T, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(Dist(), name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What a reader's connection has to carry besides the page.
func TestBudget(t *testing.T) {
	for name, most := range map[string]int{"style.css": 7_500, "page-front.css": 1_800, "page-list.css": 2_200, "page-plan.css": 3_000, "page-week.css": 2_000, "app.js": 7_500, "search.js": 14_000, "results.js": 6_000,
		"page-plan.js": 12_000, "page-today.js": 5_500, "page-choose.js": 3_000, "page-listen.js": 3_000, "sw.js": 3_000, "sw-off.js": 500,
		"search-ar.js": 6_000, "search-en.js": 6_000, "search-ru.js": 6_000, "search-sv.js": 6_000, "icon.svg": 1_000,
		"page-diary.js": 7_500, "page-diary-box.js": 3_000, "page-survey.js": 4_000} {
		var out bytes.Buffer
		z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(dist(t, name)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if out.Len() > most {
			t.Errorf("%s is %d bytes over the wire, at most %d", name, out.Len(), most)
		}
	}
}

var (
	tokens  = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]{3,6})\b`)
	schemes = regexp.MustCompile(`(?s)^.*?:root\{(.*?)\}.*?prefers-color-scheme:\s?dark\)\{:root\{(.*?)\}`)
)

func colours(t *testing.T) map[string]map[string]string {
	t.Helper()
	parts := schemes.FindSubmatch(dist(t, "style.css"))
	if parts == nil {
		t.Fatal("style.css has no colours")
	}
	out := map[string]map[string]string{}
	for i, name := range []string{"light", "dark"} {
		out[name] = map[string]string{}
		for _, m := range tokens.FindAllStringSubmatch(string(parts[i+1]), -1) {
			value := m[2]
			if len(value) == 4 { // minified: #fff
				value = "#" + strings.Repeat(value[1:2], 2) + strings.Repeat(value[2:3], 2) + strings.Repeat(value[3:4], 2)
			}
			out[name][m[1]] = value
		}
	}
	return out
}

// The checks of a bank's own colours rest on the model's copy of the theme's.
func TestTokensAreTheModels(t *testing.T) {
	got := colours(t)
	for scheme, want := range map[string]map[string]string{"light": bank.LightColours, "dark": bank.DarkColours} {
		for _, token := range slices.Sorted(maps.Keys(want)) {
			if got[scheme][token] != want[token] {
				t.Errorf("%s %s: the sheet has %q, the model %q", scheme, token, got[scheme][token], want[token])
			}
		}
	}
}

// Every pair of colours that meet on a page, in both schemes: 4.5 for text,
// 3 for the edges of controls and the ring of focus.
func TestContrast(t *testing.T) {
	for scheme, c := range colours(t) {
		for on, unders := range map[string]string{
			"ink": "paper card sky spruce-tint sun-tint", "soft": "paper card spruce-tint", "spruce": "paper card sky spruce-tint sun-tint",
			"spruce-ink": "spruce", "sky-ink": "sky", "berry": "card paper",
		} {
			for under := range strings.FieldsSeq(unders) {
				if r := check.Contrast(c[on], c[under]); r < 4.5 {
					t.Errorf("%s: %s on %s is %.2f, at least 4.5", scheme, on, under, r)
				}
			}
		}
		for _, under := range []string{"paper", "card", "sky", "spruce-tint", "sun-tint"} {
			if r := check.Contrast(c["focus"], c[under]); r < 3 {
				t.Errorf("%s: the ring of focus on %s is %.2f, at least 3", scheme, under, r)
			}
		}
	}
}

var chaining = regexp.MustCompile(`[\w)\]]\?\.[A-Za-z_$\[(]`)

// notice is a licence that a script carries along; it runs nothing.
var notice = regexp.MustCompile(`(?s)/\*!.*?\*/`)

// The sheet and the scripts bring nothing from elsewhere and keep to what old
// phones know.
func TestPlain(t *testing.T) {
	scripts := []string{"http:", "https:", "innerHTML", "eval(", "new Function", "import(", "??", "Worker(", "fetch(", "WebAssembly"}
	for name, words := range map[string][]string{
		"style.css": {"http:", "https:", "@import", ":has(", "@layer", "expression("},
		"app.js":    scripts, "page-choose.js": scripts, "page-listen.js": scripts, "page-plan.js": scripts, "page-today.js": scripts, "page-diary.js": scripts, "page-survey.js": scripts, "search.js": scripts, "results.js": scripts,
		"search-ar.js": scripts, "search-en.js": scripts, "search-ru.js": scripts, "search-sv.js": scripts,
	} {
		code := notice.ReplaceAll(dist(t, name), nil)
		for _, w := range words {
			if bytes.Contains(code, []byte(w)) {
				t.Errorf("%s has %q", name, w)
			}
		}
		if found := chaining.Find(code); name != "style.css" && found != nil {
			t.Errorf("%s has %q", name, found)
		}
	}
}
