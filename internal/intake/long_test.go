package intake

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// However long a paragraph, a line, an address or a cell is, the bank can be
// built with the card, and no word is lost.
func TestLong(t *testing.T) {
	words := func(n int) string {
		var out strings.Builder
		for i := range n {
			fmt.Fprintf(&out, "sana%d ", i)
		}
		return out.String()
	}
	links := strings.Repeat(`<a href="https://example.fi/`+strings.Repeat("x", 500)+`">linkki</a> `, 40)
	for what, body := range map[string]string{
		"a paragraph":      "<p>" + words(1500),
		"an item":          "<ul><li>" + words(1500) + "<li>b</ul>",
		"a quotation":      "<blockquote>" + words(1500) + "</blockquote>",
		"a heading":        "<h2>" + words(1500) + "</h2>",
		"stars":            "<p>" + strings.Repeat("*", 20_000),
		"one word":         "<p>" + strings.Repeat("ä", 20_000),
		"code":             "<pre>" + words(1500) + "</pre>",
		"links":            "<p>" + links,
		"one long address": `<p><a href="https://example.fi/` + strings.Repeat("y", 9000) + `">linkki</a>`,
		"a cell":           "<table><tr><td>a<td>b<tr><td>" + words(30) + strings.Repeat("y", 9000) + "<td>d</table>",
		"a picture's text": `<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==" alt="` + words(1500) + `">`,
	} {
		page := "<!doctype html><meta charset=utf-8><h1>Otsikko</h1><p>Alku." + body
		c := Cards([]File{{Name: "a.html", Data: []byte(page)}}, options())[0]
		if c.Refused {
			t.Errorf("%s: refused", what)
			continue
		}
		for _, fault := range faults(c, options()) {
			t.Errorf("%s: %s", what, fault)
		}
		got := map[string]bool{}
		for _, w := range append(wordsOf(string(c.Files[0].Data)), wordsOf(strings.Join(c.Saved, "\n"))...) {
			got[w] = true
		}
		for _, w := range wordsOf(words(30)) {
			if strings.Contains(body, w) && !got[w] {
				t.Errorf("%s: %q is lost", what, w)
			}
		}
	}

	// A card that would be longer than a page may be is refused.
	if c := Cards([]File{{Name: "a.html", Data: []byte("<p>a<p>" + words(40_000))}}, options())[0]; !c.Refused || c.Found[0].Rule != "import-too-large" {
		t.Error("a card of 400 KB is made")
	}

	// The work grows with the length, not with its square, which made hundreds of
	// times more of this.
	page := []byte("<p>a<p>" + strings.Repeat("x ", 500_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if c := Cards([]File{{Name: "a.html", Data: page}}, options())[0]; !c.Refused || c.Found[0].Rule != "import-too-large" {
		t.Error("a card of 1 MB is made")
	}
	runtime.ReadMemStats(&after)
	if made := int(after.TotalAlloc-before.TotalAlloc) / len(page); made > slower*400 {
		t.Errorf("%d bytes are made of each byte of a long paragraph", made)
	}
}
