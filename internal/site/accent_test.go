package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// However a name's accents are stored on the disk, and however they are written
// in a link, the link leads there, at one address.
func TestAccentForms(t *testing.T) {
	svg := &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4"/></svg>`)}
	forms := map[string]func(string) string{"NFC": norm.NFC.String, "NFD": norm.NFD.String}
	for stored, disk := range forms {
		for typed, written := range forms {
			b, err := build(input(fstest.MapFS{
				"bank.yaml":                          {Data: []byte("name: P\nlanguages: [fi]\n")},
				disk("content/tehtavat/Yhtälö.md"):   {Data: []byte("---\notsikko: Y\nliittyvät: [" + written("tehtavat/yhtalo-2") + "]\n---\n\n## Näin teet\n\n1. Lue.\n")},
				disk("content/tehtavat/yhtalo-2.md"): {Data: []byte("---\notsikko: Z\n---\n\n## Näin teet\n\n1. Lue.\n")},
				disk("content/tehtavat/kuvä.svg"):    svg,
				disk("content/tehtavat/Äänite.txt"):  {Data: []byte("x\n")},
				"content/tehtavat/a.md":              {Data: []byte("---\notsikko: A\n---\n\n## Näin teet\n\n1. Lue [y](" + written("Yhtälö.md") + ") ja [ä](" + written("Äänite.txt") + ").\n\n![k](" + written("kuvä.svg") + ")\n\n[p](Yht%C3%A4l%C3%B6.md) [q](Yhta%CC%88lo%CC%88.md)\n")},
			}))
			if err != nil || !b.report.OK {
				t.Errorf("%s on disk, %s in the link: %v\n%s", stored, typed, err, told(b.report.Found))
				continue
			}
			found := 0
			elements(b.pages["tehtavat/a.html"], func(n *html.Node) {
				if n.Data == "a" && value(n, "href") == "yhtalo.html" {
					found++
				}
			})
			if found < 3 || b.files["tehtavat/yhtalo.html"] == nil {
				t.Errorf("%s on disk, %s in the link: %d links of 3", stored, typed, found)
			}
			for name := range b.files {
				if strings.ContainsFunc(name, func(c rune) bool { return c > '~' }) {
					t.Errorf("the address %q", name)
				}
			}
		}
	}
}
