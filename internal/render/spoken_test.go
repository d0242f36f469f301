package render

import (
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"
)

// TestSpokenLanguage: words of a text that nobody has translated are marked with
// their own language wherever they stand, and the interface's words among them
// with theirs: a screen reader speaks each as what it is.
func TestSpokenLanguage(t *testing.T) {
	finnish := []string{"Aamupiiri", "Loppupiiri", "Aamuryhmä", "Ota rauhassa.", "Tietoa"}
	swedish := []string{"30 min", "Promenad i närheten", "Vecka 48", "Lägg till i kalendern"}
	made := pages(t, withBase(t))
	seen := map[string]bool{}
	for _, name := range []string{"sv/index.html", "sv/idag.html", "sv/viikot/2026-w48.html", "sv/viikot/2026-w48/ma.html", "sv/tehtavat/kavely.html"} {
		page, err := nethtml.Parse(strings.NewReader(made[name]))
		if err != nil {
			t.Fatal(err)
		}
		for node := range page.Descendants() {
			if node.Type != nethtml.TextNode {
				continue
			}
			for lang, words := range map[string][]string{"fi": finnish, "sv": swedish} {
				for _, word := range words {
					text := strings.TrimPrefix(strings.TrimSpace(node.Data), "· ")
					if text != word {
						continue
					}
					seen[word] = true
					if got := spoken(node); got != lang {
						t.Errorf("%s: %q is spoken as %s", name, word, got)
					}
				}
			}
		}
	}
	for _, word := range append(finnish, swedish...) {
		if !seen[word] {
			t.Errorf("%q is on none of the pages", word)
		}
	}
}

// spoken is the language that a text stands in. A title of the browser's tab has
// none of its own.
func spoken(node *nethtml.Node) string {
	for n := node.Parent; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == "lang" {
				return a.Val
			}
		}
	}
	return ""
}
