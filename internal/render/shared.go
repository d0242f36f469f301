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

// sharedParts are the parts that have been made, by place and template, and of
// the cards of lists those made lately: what is on them, and as they are printed.
type sharedParts struct {
	mu     sync.Mutex
	made   map[place]map[string]template.HTML
	cards  lately[listCard]
	sheets lately[template.HTML]
}

func newSharedParts() *sharedParts {
	return &sharedParts{made: map[place]map[string]template.HTML{}}
}

// mostLately is after how many cards older ones are forgotten: they take 4 kB
// each, and a large bank has more than there is room for.
const mostLately = 4096

// lately remembers the last thousands of cards that were asked for: now those
// since it was full, before as many from before that.
type lately[V any] struct{ now, before map[cardAt]V }

func (l *lately[V]) get(at cardAt) (v V, ok bool) {
	if v, ok = l.now[at]; ok {
		return v, true
	}
	if v, ok = l.before[at]; ok {
		l.put(at, v)
	}
	return v, ok
}

func (l *lately[V]) put(at cardAt, v V) {
	if l.now == nil || len(l.now) == mostLately {
		l.now, l.before = map[cardAt]V{}, l.now
	}
	l.now[at] = v
}

// card is a card that has been made, or now is.
func (s *sharedParts) card(at cardAt, build func() listCard) listCard {
	s.mu.Lock()
	c, ok := s.cards.get(at)
	s.mu.Unlock()
	if !ok {
		c = build()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.cards.put(at, c)
	}
	return c
}

// sheet is a card that has been printed, or now is.
func (s *sharedParts) sheet(at cardAt, print func() (template.HTML, error)) (template.HTML, error) {
	s.mu.Lock()
	sheet, ok := s.sheets.get(at)
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
	s.sheets.put(at, sheet)
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
	s.cards, s.sheets = lately[listCard]{}, lately[template.HTML]{}
}
