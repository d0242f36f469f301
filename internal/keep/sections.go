package keep

import (
	"encoding/binary"
	"slices"

	"vakka/internal/bank"
)

// AppendSections adds a body's sections to a slice of bytes: their words first,
// and how many bytes these are, so that who wants no more need not read on. ok is
// false where they have a link or a picture that the body does not list: they
// must stay with it.
func AppendSections(to []byte, b *bank.Body) (out []byte, ok bool) {
	begin := len(to)
	c := &coder{out: append(to, make([]byte, wordsLength)...)}
	c.links.list(b.Links)
	c.images.list(b.Images)
	links, images := len(c.links.numbers), len(c.images.numbers)
	c.words(&b.Here)
	binary.LittleEndian.PutUint32(c.out[begin:], uint32(len(c.out)-begin-wordsLength))
	c.fragments(b.Here)
	return c.out, len(c.links.numbers) == links && len(c.images.numbers) == images
}

// wordsLength is how many bytes tell the length of the words.
const wordsLength = 4

// ReadSections gives back the sections that AppendSections was given with a
// body: their links and pictures are the body's own. Without all they have no
// fragments. false when these are not its bytes.
func ReadSections(kept []byte, b *bank.Body, all bool) (sections []bank.Section, ok bool) {
	if len(kept) < wordsLength {
		return nil, false
	}
	words, rest := int(binary.LittleEndian.Uint32(kept)), kept[wordsLength:]
	if words > len(rest) {
		return nil, false
	}
	c := &coder{reading: true, in: string(rest[:words])}
	c.words(&sections)
	if all && c.ended() {
		c.in, c.at = string(rest[words:]), 0
		c.links.met, c.images.met = slices.Clip(b.Links), slices.Clip(b.Images)
		c.fragments(sections)
	}
	if !c.ended() {
		return nil, false
	}
	return sections, true
}

// words are all of some sections but their fragments, …
func (c *coder) words(sections *[]bank.Section) {
	items, places := 0, 0
	for _, s := range *sections {
		items, places = items+len(s.Items), places+len(s.Places)
	}
	space(c, &c.itemRoom, items)
	space(c, &c.placeRoom, places)
	list(c, sections, (*coder).sectionWords)
}

// … and these are the fragments.
func (c *coder) fragments(sections []bank.Section) {
	n := 0
	for _, s := range sections {
		n += len(s.Title) + len(s.Parts) + len(s.Before) + len(s.After)
		for _, item := range s.Items {
			n += len(item.Parts)
		}
	}
	space(c, &c.fragmentRoom, n)
	for i := range sections {
		c.sectionFragments(&sections[i])
	}
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
