package keep

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

// withSections is a body whose sections hold its own links and pictures, some of
// them twice, and some that it does not list.
func withSections(listed bool) *bank.Body {
	doc, _ := full()
	b := &doc.Text.Body
	b.Links = append(b.Links, b.Links[0])
	for i := range b.Here {
		s := &b.Here[i]
		lists := []*[]bank.Fragment{&s.Title, &s.Parts, &s.Before, &s.After}
		for k := range s.Items {
			lists = append(lists, &s.Items[k].Parts)
		}
		for _, list := range lists {
			for k := range *list {
				if f := &(*list)[k]; listed || i > 0 {
					f.Link, f.Image = b.Links[(i+k)%len(b.Links)], b.Images[k%len(b.Images)]
				}
			}
		}
	}
	return b
}

func TestSections(t *testing.T) {
	b := withSections(true)
	kept, ok := AppendSections(nil, b)
	if !ok {
		t.Fatal("the sections cannot be parted from their body")
	}
	again, ok := ReadSections(kept, b, true)
	if d := cmp.Diff(b.Here, again); d != "" || !ok {
		t.Error(ok, d)
	}
	words, ok := ReadSections(kept, b, false)
	for i := range again {
		if words[i].Title != nil || words[i].Parts != nil || words[i].Items[1].Parts != nil {
			t.Error("words come with fragments")
		}
		words[i].Title, words[i].Parts, words[i].Before, words[i].After = again[i].Title, again[i].Parts, again[i].Before, again[i].After
		for k := range words[i].Items {
			words[i].Items[k].Parts = again[i].Items[k].Parts
		}
	}
	if d := cmp.Diff(again, words); d != "" || !ok {
		t.Error("words alone:", ok, d)
	}
	if again[0].Parts[1].Link != b.Links[1] || again[1].Items[0].Parts[0].Image != b.Images[0] {
		t.Error("links and pictures are not the body's own")
	}
	if _, ok := AppendSections(nil, withSections(false)); ok {
		t.Error("a link that only a section has would become another")
	}
	for i := range kept {
		if _, ok := ReadSections(kept[:i], b, true); ok {
			t.Errorf("%d of %d bytes are sections", i, len(kept))
		}
	}
	for _, none := range []*bank.Body{{}, {Here: []bank.Section{}}} {
		kept, _ := AppendSections(nil, none)
		if again, ok := ReadSections(kept, none, true); !ok || len(again) > 0 || (again == nil) != (none.Here == nil) {
			t.Error("no sections are some")
		}
	}
}

// What stands in a section's items stands in the section: it is kept once.
func TestParts(t *testing.T) {
	link := &bank.Link{Written: "x"}
	html := func(s string) bank.Fragment { return bank.Fragment{HTML: s} }
	b := &bank.Body{Links: []*bank.Link{link}, Here: []bank.Section{{
		Parts:  []bank.Fragment{html("<p>alku</p><ol><li>sama</li><li>sama</li><li>katso <a href=\""), {Link: link}, html("\">tämä</a></li></ol><p>loppu</p>")},
		Before: []bank.Fragment{html("<p>alku</p><ol>")},
		Items: []bank.Item{{Parts: []bank.Fragment{html("sama")}, Text: "sama"}, {Parts: []bank.Fragment{html("sama")}, Text: "sama"},
			{Parts: []bank.Fragment{html("katso <a href=\""), {Link: link}, html("\">tämä</a>")}, Text: "katso tämä"}, {Parts: []bank.Fragment{html("muuta")}, Text: "alku"}, {}},
		After: []bank.Fragment{html("<p>loppu</p>")},
		Text:  "alku\nsama\nsama\nkatso tämä\nloppu",
	}, {Parts: []bank.Fragment{html("toinen")}, Items: []bank.Item{{Text: "toinen"}}, Text: "toinen"}}}
	kept, _ := AppendSections(nil, b)
	again, ok := ReadSections(kept, b, true)
	if d := cmp.Diff(b.Here, again); d != "" || !ok {
		t.Error(ok, d)
	}
	if n := strings.Count(string(kept), "katso"); n != 2 { // in HTML and in words
		t.Errorf("an item is kept %d times", n)
	}
	for i := range kept {
		for _, bit := range []byte{1, 2, 0x40, 0x80} {
			kept[i] ^= bit
			ReadSections(kept, b, true) // whatever comes of it
			ReadSections(kept, b, false)
			kept[i] ^= bit
		}
	}
}
