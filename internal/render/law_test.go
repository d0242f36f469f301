package render

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/law"
	"vakka/templates"
)

// Each language has all of a place's words or none, with the same places to
// fill in; Finnish, Swedish and English have all.
func TestLawTexts(t *testing.T) {
	texts, err := lawTexts(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	of := func(lang string, p law.Place) (keys []string) {
		for _, k := range slices.Sorted(maps.Keys(texts[lang])) {
			if strings.HasPrefix(k, string(p)+".") {
				keys = append(keys, k)
			}
		}
		return keys
	}
	holes := regexp.MustCompile(`\{\w+\}`)
	for lang := range texts {
		for _, p := range law.Places {
			got, want := of(lang, p), of("fi", p)
			if len(got) == 0 && lang != "sv" && lang != "en" {
				continue
			}
			if !slices.Equal(got, want) {
				t.Errorf("law/%s.json: %s has %v, fi.json %v", lang, p, got, want)
			}
			for _, k := range got {
				a, b := holes.FindAllString(texts[lang][k], -1), holes.FindAllString(texts["fi"][k], -1)
				slices.Sort(a)
				slices.Sort(b)
				if !slices.Equal(a, b) {
					t.Errorf("law/%s.json: %s has places %v, fi.json %v", lang, k, a, b)
				}
			}
		}
	}
}

// What the tables of law may ask for has words.
func TestLawWordsOfTables(t *testing.T) {
	data, err := fs.ReadFile(templates.Files, "law/fi.json")
	if err != nil {
		t.Fatal(err)
	}
	var fi map[string]string
	if err := json.Unmarshal(data, &fi); err != nil {
		t.Fatal(err)
	}
	wanted := []string{}
	for _, id := range law.Tested.Tested {
		wanted = append(wanted, "statement.tested."+id)
	}
	for _, id := range law.Tested.Untested {
		wanted = append(wanted, "statement.untested."+id)
	}
	for _, s := range bank.AccessStatuses {
		wanted = append(wanted, "statement.status."+s[0])
	}
	for _, s := range law.StoredBy(bank.Config{Offline: true}) {
		wanted = append(wanted, "privacy.what."+s.ID, "privacy.when."+s.ID)
	}
	for _, key := range wanted {
		if fi[key] == "" {
			t.Errorf("no words %s", key)
		}
	}
	// And every word is asked for, by a table or by name.
	sources, _ := filepath.Glob("law*.go")
	var code strings.Builder
	for _, name := range sources {
		source, _ := os.ReadFile(name)
		code.Write(source)
	}
	for key := range fi {
		place, name, _ := strings.Cut(key, ".")
		if !slices.Contains(wanted, key) && !strings.Contains(code.String(), `"`+name+`"`) && !strings.HasPrefix(name, "gap.") {
			t.Errorf("the words %s of %s are used by nobody", name, place)
		}
	}
}

// The facts stand where the page is, in the language of its text, and the town's
// own words around them.
func TestLawPages(t *testing.T) {
	b := fixture(t)
	b.Materials = append(b.Materials, &bank.Material{ID: "sivut/tietosuoja", Kind: bank.Page, Texts: []*bank.Text{
		doc("sivut/tietosuoja", "fi", bank.Page, "Tietosuoja", "").Text, doc("sivut/tietosuoja", "sv", bank.Page, "Dataskydd", "").Text}})
	site := pages(t, b)
	for name, want := range map[string]string{"sivut/tietosuoja.html": "<td><code>vakka:paja:diary:v1</code></td>", "sv/sivut/tietosuoja.html": "<td>14 dagar</td>"} {
		if !strings.Contains(site[name], want) {
			t.Errorf("%s does not say %s", name, want)
		}
	}
	for name, data := range site {
		if strings.HasSuffix(name, ".html") && !strings.Contains(data, "tietosuoja.html") && !strings.Contains(data, `aria-current="page"`) {
			t.Errorf("%s does not lead to the privacy notice", name)
		}
	}
}
