package render

import (
	"html/template"
	"path"
	"strings"
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

// sharedParts are the parts that have been made, by place and template.
type sharedParts struct {
	mu   sync.Mutex
	made map[place]map[string]template.HTML
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
