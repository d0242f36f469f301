package render

import (
	"html/template"
	"path"
	"strings"
	"sync"

	"vakka/internal/bank"
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

// A cardAt is a material with the link that leads to it.
type cardAt struct {
	material *bank.Material
	href     string
}

// sharedParts are the parts that have been made, by place and template, and the
// cards of lists.
type sharedParts struct {
	mu    sync.Mutex
	made  map[place]map[string]template.HTML
	cards map[cardAt]listCard
}

func newSharedParts() *sharedParts {
	return &sharedParts{made: map[place]map[string]template.HTML{}, cards: map[cardAt]listCard{}}
}

// card is a card that has been made, or now is.
func (s *sharedParts) card(at cardAt, build func() listCard) listCard {
	s.mu.Lock()
	c, ok := s.cards[at]
	s.mu.Unlock()
	if !ok {
		c = build()
		s.mu.Lock()
		s.cards[at] = c
		s.mu.Unlock()
	}
	return c
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
	var out strings.Builder
	if err := f.site.templates.ExecuteTemplate(&out, name, bare); err != nil {
		return "", err
	}
	if f.shared.made[at] == nil {
		f.shared.made[at] = map[string]template.HTML{}
	}
	f.shared.made[at][name] = printed(&out)
	return f.shared.made[at][name], nil
}
