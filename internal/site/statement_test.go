package site

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"vakka/internal/diag"
	"vakka/internal/law"
)

// What the accessibility statement counts is what vakka check finds in the same
// bank.
func TestStatementAgreesWithCheck(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	b, err := build(input(fstest.MapFS{
		"bank.yaml":                       text("name: Pankki\nlanguages: [fi, sv]\n"),
		"content/sivut/saavutettavuus.md": text("---\notsikko: Seloste\n---\n\nTekstiä.\n"),
		"content/tehtavat/a.md":           text("---\notsikko: Yksi\n---\n\n#### Hyppää\n\n## Näin teet\n\n1. Lue [tästä](b.md).\n2. Avaa [klikkaa](https://example.org/) ja [lomake](lomake.pdf).\n\n#### Hyppää taas\n"),
		"content/tehtavat/a.sv.md":        text("---\ntitel: Ett\n---\n\n## Gör så här\n\n1. Gå ut.\n"),
		"content/tehtavat/b.md":           text("---\notsikko: Kaksi\n---\n\n## Näin teet\n\n1. Lähde ulos.\n"),
		"content/tehtavat/lomake.pdf":     text("%PDF-1.4\n"),
	}))
	if err != nil || !b.report.OK {
		t.Fatal(err, told(b.report.Found))
	}
	page := string(b.files["sivut/saavutettavuus.html"])
	section := page[strings.Index(page, `<h2 id="law-gaps">`):strings.Index(page, `<h2 id="law-assessed">`)]
	said := map[string]string{}
	for id, words := range map[string]string{"heading-jump": "hyppäävät tason yli", "vague-link-text": "eivät kerro|ei kerro"} {
		if m := regexp.MustCompile(`<li>[^<]*(?:` + words + `)[^<]*: (\d+)</li>`).FindStringSubmatch(section); m != nil {
			said[id] = m[1]
		}
	}
	for id := range law.Remarked {
		n := 0
		for _, d := range b.report.Found {
			if d.Rule == id {
				n++
			}
		}
		if n == 0 || said[id] != strconv.Itoa(n) {
			t.Errorf("check finds %d of %s, the statement says %q", n, id, said[id])
		}
	}
	for _, want := range []string{"saavutettavuutta ei ole tarkistettu: 1</li>", "ruotsiksi 2"} {
		if !strings.Contains(section, want) {
			t.Errorf("the statement does not say %s:\n%s", want, section)
		}
	}
	if diag.Errors(b.report.Found, false) > 0 {
		t.Error("the bank has errors")
	}
}
