package keep

import "vakka/internal/bank"

// AppendSections adds a body's sections to a slice of bytes. ok is false where
// they have a link or a picture that the body does not list: they must stay with
// it.
func AppendSections(to []byte, b *bank.Body) (out []byte, ok bool) {
	c := bodied(b)
	c.out = to
	links, images := len(c.links.numbers), len(c.images.numbers)
	list(c, &b.Here, (*coder).section)
	return c.out, len(c.links.numbers) == links && len(c.images.numbers) == images
}

// ReadSections gives back the sections that AppendSections was given with a
// body: their links and pictures are the body's own. false when these are not
// its bytes.
func ReadSections(kept []byte, b *bank.Body) (sections []bank.Section, ok bool) {
	c := bodied(b)
	c.reading, c.in = true, string(kept)
	list(c, &sections, (*coder).section)
	if c.bad || c.in != "" {
		return nil, false
	}
	return sections, true
}

// bodied is a coder that has met what a body lists.
func bodied(b *bank.Body) *coder {
	c := &coder{}
	for _, l := range b.Links {
		c.links.meet(l)
	}
	for _, i := range b.Images {
		c.images.meet(i)
	}
	return c
}

// meet gives a thing its number.
func (s *shared[T]) meet(p *T) {
	if s.numbers == nil {
		s.numbers = map[*T]int{}
	}
	if s.numbers[p] == 0 {
		s.met = append(s.met, p)
		s.numbers[p] = len(s.met)
	}
}
