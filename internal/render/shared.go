package render

import (
	"html/template"
	"path"
	"sync"
)

// Much of a page is the same on every page that stands in the same folder and
// is in the same language: the foot, the field for searching, contacts, what a
// card is added to a programme with. Such parts are made once for each place and
// then only copied, which is half of the work of making pages.
//
// It is safe since the part's template is given a frame that has nothing of any
// page: only the edition, and an address from which links lead the same way.

// A place is where shared parts look the same.
type place struct{ folder, root string }

// A cardAt is a material's ID with the link that leads to it.
type cardAt struct{ id, href string }

// sharedParts are the parts that have been made, by place and template, and the
// cards of lists: what is on them, and as they are printed.
type sharedParts struct {
	mu     sync.Mutex
	made   map[place]map[string]template.HTML
	cards  map[cardAt]listCard
	sheets map[cardAt]template.HTML
}

func newSharedParts() *sharedParts {
	return &sharedParts{made: map[place]map[string]template.HTML{}, cards: map[cardAt]listCard{}, sheets: map[cardAt]template.HTML{}}
}

// card is a card that has been made, or now is.
func (s *sharedParts) card(at cardAt, build func() listCard) listCard {
	s.mu.Lock()
	c, ok := s.cards[at]
	s.mu.Unlock()
	if !ok {
		c = build()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.cards[at] = c
	}
	return c
}

// sheet is a card that has been printed, or now is.
func (s *sharedParts) sheet(at cardAt, print func() (template.HTML, error)) (template.HTML, error) {
	s.mu.Lock()
	sheet, ok := s.sheets[at]
	s.mu.Unlock()
	if ok {
		return sheet, nil
	}
	sheet, err := print()
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sheets[at] = sheet
	return sheet, nil
}

// Shared is a part of the page that every page of its folder has alike; name is
// its template's.
func (f *frame) Shared(name string) (template.HTML, error) {
	at := place{path.Dir(f.Address), f.root}
	f.shared.mu.Lock()
	defer f.shared.mu.Unlock()
	if done, ok := f.shared.made[at][name]; ok {
		return done, nil
	}
	bare := &frame{edition: f.edition, Address: path.Join(at.folder, "index.html"), root: f.root}
	part, err := f.site.part(name, bare)
	if err != nil {
		return "", err
	}
	if f.shared.made[at] == nil {
		f.shared.made[at] = map[string]template.HTML{}
	}
	f.shared.made[at][name] = part
	return part, nil
}

// part is a part of a page, filled by itself.
func (s *site) part(name string, data any) (template.HTML, error) {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	out, err := s.press.Fill((*buf)[:0], name, data)
	if err != nil {
		return "", err
	}
	*buf = out
	return printed(out), nil
}

// forgetCards gives the memory of the cards back, when all lists have been begun.
func (s *sharedParts) forgetCards() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.cards)
	clear(s.sheets)
}
