package bank

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"vakka/internal/diag"
)

// SameFace tells whether two readings of a file, as parse made them, differ in
// nothing but words of the body: then every other page, list, feed and rule
// across texts sees in the one what it sees in the other. It compares all that a
// document has, so a field that is added counts by itself; only of the body no
// more than its outline.
func SameFace(a, b *Document) bool { return reflect.DeepEqual(a.face(), b.face()) }

func (d *Document) face() Document {
	face, text := *d, *d.Text
	text.Body = text.Body.outline()
	face.Text = &text
	return face
}

// outline is what others may see of a body: where links can lead to, what its
// sections are for, and all that it links to and shows. The words are left out,
// and where things stand in the file. Whoever makes anything of a body for
// another page than the text's own must find it here (a test of internal/site
// lists who looks at bodies).
func (b Body) outline() Body {
	out := Body{Unread: b.Unread}
	for _, s := range b.Words() {
		headings := slices.Clone(s.Headings)
		for i := range headings {
			headings[i].At = diag.Pos{}
		}
		out.Here = append(out.Here, Section{ID: s.ID, Heading: s.Heading, Role: s.Role, Headings: headings})
	}
	for _, l := range b.Links {
		link := *l
		link.At = diag.Pos{}
		out.Links = append(out.Links, &link)
	}
	for _, i := range b.Images {
		image := *i
		image.At = diag.Pos{}
		out.Images = append(out.Images, &image)
	}
	return out
}

// WithBodies is the bank as it would be assembled if some texts had the bodies
// of these documents, which must have the same faces as those it was made of.
// The bank itself stays as it is: only what leads to the new bodies is copied,
// and all else is shared. Materials that lead to one another lead to those of
// the old bank, which have the same faces. False when the bank has no such text
// among its materials.
func (b *Bank) WithBodies(docs []*Document) (*Bank, bool) {
	c := *b
	c.Materials, c.byID = slices.Clone(b.Materials), maps.Clone(b.byID)
	for _, d := range docs {
		m := c.byID[d.ID]
		if m == nil {
			return nil, false
		}
		place, sorted := slices.BinarySearchFunc(c.Materials, d.ID, func(m *Material, id string) int { return strings.Compare(m.ID, id) })
		at := slices.IndexFunc(m.Texts, func(t *Text) bool { return t.File == d.File })
		if !sorted || at < 0 {
			return nil, false
		}
		text, ok := m.Texts[at].withBody(d.Clone().Text.Body)
		if !ok {
			return nil, false
		}
		copied := *m
		copied.Texts = slices.Clone(m.Texts)
		copied.Texts[at] = text
		c.Materials[place], c.byID[d.ID] = &copied, &copied
	}
	return &c, true
}

// withBody is a text with another body of the same outline. What its links and
// pictures lead to is what those in their places lead to.
func (t *Text) withBody(body Body) (*Text, bool) {
	if len(body.Links) != len(t.Body.Links) || len(body.Images) != len(t.Body.Images) {
		return nil, false
	}
	for i, l := range body.Links {
		at := l.At
		*l = *t.Body.Links[i]
		l.At = at
	}
	for i, image := range body.Images {
		at := image.At
		*image = *t.Body.Images[i]
		image.At = at
	}
	c := *t
	c.Body = body
	return &c, true
}
