package render

import (
	"cmp"
	"html/template"
	"strings"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/press"
)

// Much of a page is the same on every page that stands in the same folder and
// is in the same language: the foot, the field for searching, contacts, what a
// card is added to a programme with. Such parts are made once for each place and
// then only copied, which is half of the work of making pages.
//
// It is safe since the part's template is given a frame that has nothing of any
// page: only the edition, and an address from which links lead the same way.

// A place is a folder, or the site's root put before all addresses: where shared
// parts look the same.
type place struct {
	folder, root string
	mu           sync.Mutex
	parts        map[partAt]template.HTML // that have been made
	stretches    map[likeness]*press.Memory
	panels       map[bank.Kind]*panel
}

// A partAt is a shared part: its template, and what it is told of the page.
type partAt struct{ name, section, address string }

// sharedParts are an edition's places, and of the cards of lists those made
// lately.
type sharedParts struct {
	mu     sync.Mutex
	places map[[2]string]*place
	cards  lately
}

func newSharedParts() *sharedParts {
	return &sharedParts{places: map[[2]string]*place{}}
}

// folder is where a page stands: tehtavat/, or "".
func (f *frame) folder() string { return f.Address[:strings.LastIndexByte(f.Address, '/')+1] }

// here is the place of a page.
func (f *frame) here() *place {
	if f.place != nil {
		return f.place
	}
	folder, s := f.folder(), f.shared
	s.mu.Lock()
	defer s.mu.Unlock()
	at := [2]string{folder, f.root}
	if s.places[at] == nil {
		s.places[at] = &place{folder: folder, root: f.root, parts: map[partAt]template.HTML{}, stretches: map[likeness]*press.Memory{}, panels: map[bank.Kind]*panel{}}
	}
	f.place = s.places[at]
	return f.place
}

// A cardAt is a material with the way to it: how many folders up, and how much of
// its ID need not be said then.
type cardAt struct {
	of      *bank.Material
	up, cut int
}

// cardAt is where a material is, seen from a page: the same for all pages from
// which the same link leads to it.
func (f *frame) cardAt(m *bank.Material) cardAt {
	own, ok := f.ownAddress()
	if !ok {
		panic("a list outside the folder of its language")
	}
	up, cut := climb(own, m.ID)
	return cardAt{m, up, cut}
}

// mostLately is after how many cards older ones are forgotten: they take 4 kB
// each, and a large bank has more than there is room for.
const mostLately = 4096

// lately remembers the last thousands of cards that were asked for: now those
// since it was full, before as many from before that.
type lately struct{ now, before map[cardAt]*listCard }

func (l *lately) get(at cardAt) *listCard {
	c := l.now[at]
	if c == nil {
		if c = l.before[at]; c != nil {
			l.put(at, c)
		}
	}
	return c
}

func (l *lately) put(at cardAt, c *listCard) {
	if l.now == nil || len(l.now) == mostLately {
		l.now, l.before = map[cardAt]*listCard{}, l.now
	}
	l.now[at] = c
}

// card is a card that has been made, or now is.
func (s *sharedParts) card(at cardAt, build func() *listCard) *listCard {
	s.mu.Lock()
	c := s.cards.get(at)
	s.mu.Unlock()
	if c == nil {
		c = build()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.cards.put(at, c)
	}
	return c
}

// Shared is a part of the page that every page of its folder has alike; name is
// its template's.
func (f *frame) Shared(name string) (template.HTML, error) {
	here, key := f.here(), partAt{name: name}
	if name == menuPart {
		key.section, key.address = f.inMenu()
	}
	here.mu.Lock()
	defer here.mu.Unlock()
	if done, ok := here.parts[key]; ok {
		return done, nil
	}
	address := here.folder + "index.html"
	if name == menuPart {
		address = cmp.Or(key.address, here.folder) // which is no item
	}
	part, err := f.site.part(name, &frame{edition: f.edition, Address: address, Section: key.section, root: f.root})
	if err != nil {
		return "", err
	}
	here.parts[key] = part
	return part, nil
}

// menuPart hangs on what the page is, too: which item it is, or belongs under.
const menuPart = "part/menu.html"

// inMenu is what the menu asks of a page.
func (f *frame) inMenu() (section, address string) {
	for _, item := range f.menu {
		if item.Address == f.Address {
			address = f.Address
		}
		if item.Key == f.Section {
			section = f.Section
		}
	}
	return section, address
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
	s.cards = lately{}
}
