package bank

import "slices"

// Clone copies what Assemble and the makers of pictures fill in, so that one
// document can be part of several banks, one after another or at a time. What
// none of them changes is shared.
func (d *Document) Clone() *Document {
	c := *d
	c.Facts.Related = slices.Clone(d.Facts.Related)
	c.Facts.Image = cloned(d.Facts.Image)
	t := *d.Text
	c.Text = &t
	if t.Week != nil {
		t.Week = cloned(t.Week)
		t.Week.Days = slices.Clone(t.Week.Days)
		for i := range t.Week.Days {
			t.Week.Days[i].Tasks = slices.Clone(t.Week.Days[i].Tasks)
		}
	}
	if t.Survey != nil {
		t.Survey = cloned(t.Survey)
		t.Survey.Statements = slices.Clone(t.Survey.Statements)
		for i := range t.Survey.Statements {
			t.Survey.Statements[i].Guides = slices.Clone(t.Survey.Statements[i].Guides)
		}
	}
	t.Body.clone()
	return &c
}

func cloned[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}

// clone gives the body links and pictures of its own. One without any has
// nothing that changes.
func (b *Body) clone() {
	if len(b.Links)+len(b.Images) == 0 {
		return
	}
	links, images := map[*Link]*Link{}, map[*Image]*Image{}
	fragments := func(list []Fragment) []Fragment {
		if !slices.ContainsFunc(list, func(f Fragment) bool { return f.Link != nil || f.Image != nil }) {
			return list
		}
		list = slices.Clone(list)
		for i := range list {
			list[i].Link, list[i].Image = own(links, list[i].Link), own(images, list[i].Image)
		}
		return list
	}
	b.Here = slices.Clone(b.Here)
	for i := range b.Here {
		s := &b.Here[i]
		s.Title, s.Parts, s.Before, s.After = fragments(s.Title), fragments(s.Parts), fragments(s.Before), fragments(s.After)
		if len(s.Items) > 0 {
			s.Items = slices.Clone(s.Items)
			for k := range s.Items {
				s.Items[k].Parts = fragments(s.Items[k].Parts)
			}
		}
	}
	b.Links, b.Images = slices.Clone(b.Links), slices.Clone(b.Images)
	for i := range b.Links {
		b.Links[i] = own(links, b.Links[i])
	}
	for i := range b.Images {
		b.Images[i] = own(images, b.Images[i])
	}
}

// own is the copy of what a pointer points at: one, wherever it is met.
func own[T any](copies map[*T]*T, p *T) *T {
	if p == nil {
		return nil
	}
	c := copies[p]
	if c == nil {
		c = cloned(p)
		copies[p] = c
	}
	return c
}
