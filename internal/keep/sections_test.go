package keep

import (
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
	again, ok := ReadSections(kept, b)
	if d := cmp.Diff(b.Here, again); d != "" || !ok {
		t.Error(ok, d)
	}
	if again[0].Parts[1].Link != b.Links[1] || again[1].Items[0].Parts[0].Image != b.Images[0] {
		t.Error("links and pictures are not the body's own")
	}
	if _, ok := AppendSections(nil, withSections(false)); ok {
		t.Error("a link that only a section has would become another")
	}
	for i := range kept {
		if _, ok := ReadSections(kept[:i], b); ok {
			t.Errorf("%d of %d bytes are sections", i, len(kept))
		}
	}
	for _, none := range []*bank.Body{{}, {Here: []bank.Section{}}} {
		kept, _ := AppendSections(nil, none)
		if again, ok := ReadSections(kept, none); !ok || len(again) > 0 || (again == nil) != (none.Here == nil) {
			t.Error("no sections are some")
		}
	}
}
