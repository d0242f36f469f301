package keep

import (
	"slices"

	"vakka/internal/bank"
)

// AppendSections adds a body's sections to a slice of bytes. ok is false where
// they have a link or a picture that the body does not list: they must stay with
// it.
func AppendSections(to []byte, b *bank.Body) (out []byte, ok bool) {
	c := &coder{out: to}
	c.links.list(b.Links)
	c.images.list(b.Images)
	links, images := len(c.links.numbers), len(c.images.numbers)
	list(c, &b.Here, (*coder).section)
	return c.out, len(c.links.numbers) == links && len(c.images.numbers) == images
}

// ReadSections gives back the sections that AppendSections was given with a
// body: their links and pictures are the body's own. false when these are not
// its bytes.
func ReadSections(kept []byte, b *bank.Body) (sections []bank.Section, ok bool) {
	c := &coder{reading: true, in: string(kept)}
	c.links.met, c.images.met = slices.Clip(b.Links), slices.Clip(b.Images)
	list(c, &sections, (*coder).section)
	if c.bad || c.in != "" {
		return nil, false
	}
	return sections, true
}

// list gives the things that a body lists their numbers, which are their places
// there. What is listed once more has the last.
func (s *shared[T]) list(all []*T) {
	for i, p := range all {
		if s.numbers == nil {
			s.numbers = make(map[*T]int, len(all))
		}
		s.numbers[p] = i + 1
	}
}
