package bank

import (
	"reflect"
	"testing"

	"vakka/internal/diag"
)

func faced(change func(d *Document)) *Document {
	link, image := &Link{Written: "toinen.md", Text: "toinen"}, &Image{Written: "kuva.png", Path: "tehtavat/kuva.png", Alt: "Kuva"}
	d := &Document{File: "content/tehtavat/a.md", ID: "tehtavat/a", Kind: Task, At: KeyPlaces{{Line: 2}},
		Facts: Facts{Goals: []string{"arki"}}, Text: &Text{File: "content/tehtavat/a.md", Lang: "fi", Title: "A", Tags: []string{"x"},
			Body: Body{Links: []*Link{link}, Images: []*Image{image}, Here: []Section{{
				ID: "h-nain", Heading: "Näin", Role: Steps, Text: "Lähde. toinen", At: diag.Pos{Line: 9},
				Items:    []Item{{Text: "Lähde.", At: diag.Pos{Line: 10}, Parts: []Fragment{{HTML: "Lähde "}, {Link: link}, {Image: image}}}},
				Headings: []Heading{{Level: 3, ID: "h-alla", Text: "Alla", At: diag.Pos{Line: 12}}},
			}}}}}
	if change != nil {
		change(d)
	}
	return d
}

// The face of a document is everything but the words of its body.
func TestSameFace(t *testing.T) {
	for name, c := range map[string]struct {
		same   bool
		change func(d *Document)
	}{
		"nothing":     {true, nil},
		"words":       {true, func(d *Document) { d.Text.Body.Here[0].Text = "Muuta." }},
		"a step more": {true, func(d *Document) { s := &d.Text.Body.Here[0]; s.Items = append(s.Items, Item{Text: "Palaa."}) }},
		"a line further": {true, func(d *Document) {
			s := &d.Text.Body.Here[0]
			s.At.Line++
			s.Headings[0].At.Line++
			d.Text.Body.Links[0].At.Line++
		}},
		"title":        {false, func(d *Document) { d.Text.Title = "B" }},
		"summary":      {false, func(d *Document) { d.Text.Summary = "Uusi" }},
		"goal":         {false, func(d *Document) { d.Facts.Goals = []string{"luonto"} }},
		"tag":          {false, func(d *Document) { d.Text.Tags = nil }},
		"draft":        {false, func(d *Document) { d.Text.Draft = true }},
		"kind":         {false, func(d *Document) { d.Kind = Guide }},
		"a key's line": {false, func(d *Document) { d.At.Set("title", at(3)) }},
		"link":         {false, func(d *Document) { d.Text.Body.Links[0].Written = "kolmas.md" }},
		"link's words": {false, func(d *Document) { d.Text.Body.Links[0].Text = "tästä" }},
		"link more":    {false, func(d *Document) { d.Text.Body.Links = append(d.Text.Body.Links, &Link{}) }},
		"picture":      {false, func(d *Document) { d.Text.Body.Images[0].Alt = "" }},
		"anchor":       {false, func(d *Document) { d.Text.Body.Here[0].ID = "h-nyt" }},
		"lower anchor": {false, func(d *Document) { d.Text.Body.Here[0].Headings[0].ID = "h-ylla" }},
		"role":         {false, func(d *Document) { d.Text.Body.Here[0].Role = More }},
		"unread":       {false, func(d *Document) { d.Text.Body.Unread = true }},
	} {
		if got := SameFace(faced(nil), faced(c.change)); got != c.same {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A bank with another body is the one that would be assembled, and the old one
// stays as it was.
func TestWithBodies(t *testing.T) {
	assemble := func(change func(d *Document)) *Bank {
		other := &Document{File: "content/tehtavat/toinen.md", ID: "tehtavat/toinen", Kind: Task, Text: &Text{File: "content/tehtavat/toinen.md", Lang: "fi", Title: "B"},
			Facts: Facts{Related: []Ref{{Written: "a"}}}}
		b, found := Assemble(Parts{Config: Config{Languages: []string{"fi"}}, Documents: []*Document{faced(change), other}, Files: []string{"tehtavat/kuva.png"}})
		if len(found) > 0 {
			t.Fatal(found)
		}
		return b
	}
	edit := func(d *Document) {
		s := &d.Text.Body.Here[0]
		s.Text, s.At.Line, d.Text.Body.Links[0].At.Line = "Uusi.", 11, 12
	}
	old := assemble(nil)
	now, ok := old.WithBodies([]*Document{faced(edit)})
	if !ok {
		t.Fatal("not the short way")
	}
	want := assemble(edit).ByID("tehtavat/a").Texts[0]
	got := now.ByID("tehtavat/a").Texts[0]
	if got.Body.Links[0].To != old.ByID("tehtavat/toinen") || now.Materials[0] != now.ByID("tehtavat/a") {
		t.Error("what it leads to is not of the bank")
	}
	if got.Body.Here[0].Items[0].Parts[1].Link != got.Body.Links[0] {
		t.Error("the body's links are not those of its list")
	}
	got.Body.Links[0].To, want.Body.Links[0].To = nil, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nnot\n%+v", got, want)
	}
	if first := old.ByID("tehtavat/a").Texts[0].Body; first.Here[0].Text != "Lähde. toinen" || first.Links[0].To == nil || old.Materials[0] == now.Materials[0] {
		t.Error("the old bank has changed")
	}
	for name, change := range map[string]func(d *Document){
		"unknown ID":   func(d *Document) { d.ID = "tehtavat/muu" },
		"unknown file": func(d *Document) { d.File = "content/tehtavat/a.sv.md" },
		"more links":   func(d *Document) { d.Text.Body.Links = append(d.Text.Body.Links, &Link{}) },
	} {
		if _, ok := old.WithBodies([]*Document{faced(change)}); ok {
			t.Errorf("%s: taken", name)
		}
	}
}
