package law

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// The table of what is kept is what the browser's code keeps: every key under
// which it may write, and the names of the worker's caches. Nothing else is
// used that outlives a page.
func TestStoredIsAll(t *testing.T) {
	keys := regexp.MustCompile("`vakka:\\$\\{bank\\}:([^`$]+)`")
	var found []string
	files, err := filepath.Glob("../../web/src/*.ts")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	more, _ := filepath.Glob("../../web/src/search/*.ts")
	for _, name := range append(files, more...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keys.FindAllSubmatch(data, -1) {
			found = append(found, string(m[1]))
		}
		for _, other := range []string{"sessionStorage", "indexedDB", "document.cookie", "cookieStore", "navigator.storage"} {
			if strings.Contains(string(data), other) {
				t.Errorf("%s uses %s, which the privacy notice does not know", name, other)
			}
		}
	}
	var told []string
	for _, s := range stored {
		told = append(told, s.name)
	}
	slices.Sort(found)
	slices.Sort(told)
	same(t, "keys in localStorage", slices.Compact(found), told)

	code, err := os.ReadFile("../../web/src/offline.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range StoredBy(bank.Config{ID: "paja", Offline: true}) {
		if s.Cache {
			if name := strings.ReplaceAll(strings.TrimPrefix(s.Key, "vakka … "), "paja", "${id}"); !strings.Contains(string(code), "`${cachePrefix(scope)}"+name+"`") {
				t.Errorf("no cache %s in offline.ts", name)
			}
		}
	}
}

// What the statement says has been tested is there to be run, and what axe looks
// for is what the statement says.
func TestTestedIsTrue(t *testing.T) {
	if len(Tested.Tested) == 0 || len(Tested.Untested) == 0 || Tested.Day.IsZero() {
		t.Fatal("the round of tests is empty")
	}
	for _, name := range Tested.By {
		data, err := os.ReadFile("../../web/e2e/" + name)
		if err != nil || !strings.Contains(string(data), "test(") {
			t.Errorf("%s is no test: %v", name, err)
		}
	}
	axe, err := os.ReadFile("../../web/e2e/axe.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa"} {
		if !strings.Contains(string(axe), `"`+tag+`"`) {
			t.Errorf("axe does not look for %s", tag)
		}
	}
	config, err := os.ReadFile("../../web/e2e/playwright.config.ts")
	if err != nil {
		t.Fatal(err)
	}
	for browser, only := range map[string]bool{"chromium": true, "firefox": false, "webkit": false} {
		if strings.Contains(strings.ToLower(string(config)), browser) != only {
			t.Errorf("the tests' browsers are not those of the statement: %s", browser)
		}
	}
}

func page(id string) *bank.Material {
	return &bank.Material{ID: id, Kind: bank.Page, Texts: []*bank.Text{{Lang: "fi"}}}
}

func TestPage(t *testing.T) {
	own, deep := page("sivut/saavutettavuus"), page("sivut/laki/dataskydd")
	b := &bank.Bank{Materials: []*bank.Material{page("sivut/accessibility"), own, deep, {ID: "ohjeet/saavutettavuus", Kind: bank.Guide}}}
	for p, want := range map[Place]*bank.Material{Statement: own, Privacy: deep, Licences: nil} {
		if Page(b, p) != want {
			t.Errorf("the page of the %s is another", p)
		}
	}
	b.Config.Accessibility.Off = true
	if Page(b, Statement) != nil {
		t.Error("a statement that the bank writes itself")
	}
	for _, p := range Places {
		for _, lang := range []string{"fi", "sv", "en", "fi-simple", "so"} {
			if !slices.Contains(slugs[p], p.Slug(lang)) {
				t.Errorf("%s %s: %s", p, lang, p.Slug(lang))
			}
		}
	}
}

func TestGaps(t *testing.T) {
	link := func(l bank.Link) *bank.Link { return &l }
	text := &bank.Text{Lang: "fi", Body: bank.Body{
		Images: []*bank.Image{{Alt: "kuva"}, {Alt: ""}},
		Links: []*bank.Link{link(bank.Link{Attachment: "ohjeet/a.PDF"}), link(bank.Link{Attachment: "ohjeet/a.PDF"}), link(bank.Link{Attachment: "b.mp4"}),
			link(bank.Link{URL: "https://www.youtube.com/watch?v=1"}), link(bank.Link{URL: "https://example.org/"}), link(bank.Link{Attachment: "c.csv"})}}}
	m := &bank.Material{ID: "tehtavat/a", Kind: bank.Task, Facts: bank.Facts{Image: &bank.Image{}}, Texts: []*bank.Text{text, {Lang: "sv", ImageAlt: "bild", Checked: "A"}}}
	n := &bank.Material{ID: "tehtavat/b", Kind: bank.Task, Texts: []*bank.Text{{Lang: "fi"}, {Lang: "en"}}}
	b := &bank.Bank{Config: bank.Config{Languages: []string{"fi", "sv", "en"}}, Materials: []*bank.Material{m, n}, Remarks: map[string]int{"heading-jump": 3, "unfinished": 9}}
	var got []string
	for _, g := range Gaps(b) {
		got = append(got, strings.TrimSpace(strings.Join([]string{g.ID, fmt.Sprint(g.N), fmt.Sprint(g.Of)}, " ")))
	}
	same(t, "gaps", []string{"alt 2 0", "media 1 0", "videos 1 0", "documents 1 0", "headings 3 0", "translations 2 0", "unchecked 1 2"}, got)
	same(t, "none", 0, len(Gaps(&bank.Bank{Config: bank.Config{Languages: []string{"fi"}}})))
}

func TestTermsOf(t *testing.T) {
	with := func(licence, based string, authors ...string) *bank.Material {
		return &bank.Material{Facts: bank.Facts{License: licence, BasedOn: based}, Texts: []*bank.Text{{Lang: "fi", Authors: authors}}}
	}
	b := &bank.Bank{Config: bank.Config{License: "CC-BY-4.0"}, Materials: []*bank.Material{
		with("CC0-1.0", "", "B"), with("", "muu", "A", "B"), with("CC0-1.0", ""), with("cc-by-4.0", ""), with("X", "")}}
	got := TermsOf(b)
	same(t, "uses", []Use{{"CC-BY-4.0", 1}, {"cc-by-4.0", 1}, {"CC0-1.0", 2}, {"X", 1}}, got.Uses)
	same(t, "authors", []string{"A", "B"}, got.Authors)
	same(t, "own, based", [2]int{3, 1}, [2]int{len(got.Own), got.Based})
}

func TestDue(t *testing.T) {
	made := day(2025, time.November, 22)
	for today, want := range map[time.Time]bool{day(2026, time.November, 22): false, day(2026, time.November, 23): true, made: false} {
		same(t, today.String(), want, Due(made, today))
	}
	same(t, "never", false, Due(time.Time{}, made))
}
