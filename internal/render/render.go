// Package render turns a bank into the pages of its site.
//
// Every material gets a page in every language of the bank; beside them stand
// the front page, a list of each kind, a list of each value of each facet, the
// comparison of the models, the alphabetical index, the site map, the pages of
// a person's own programme with their data, the page for unknown addresses and,
// when the bank knows where it will be published, the sitemap for search
// engines, and feeds of what is new. A week also gets a sheet for each of its
// days and files for calendars; its letters, whose links must lead somewhere,
// are made only when the bank knows its address. What each page holds is the page struct of the
// file that is named for it; how it looks is the template of the same name.
//
// The room is pure: no clock, no disk, no network; the same bank and the same
// theme give the same bytes. Pages are made one at a time on every processor
// and handed over at once, so that a bank of ten thousand pages never stands in
// memory whole.
//
// Promises of every page: it is complete without scripts; every link of the
// site is relative and names its file, so that one build works from a folder,
// a memory stick and any address of a host; nothing comes from elsewhere;
// nothing an author wrote can become markup or an address that runs (see
// safe.go, the only file that vouches for HTML).
//
// A bank's own templates and texts stand in the place of the built-in ones
// (look.go). They are looked through before anything is made with them
// (inspect.go, markup.go, owntexts.go): whether they can be read, use only what
// their pages have, and bring in nothing that the security policy keeps out.
//
// html/template parses and escapes the templates, press fills them. Lists are in
// the order of the reader's alphabet (order.go).
package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// A Theme is what pages are made with. Templates holds *.html, part/*.html,
// icons/*.svg and text/*.json, as the folder templates/ of this repository
// does; addresses are from the site's root.
type Theme struct {
	Templates fs.FS
	Style     string // addresses of the style sheet, the script, the icon …
	OwnStyle  string // … of the bank's own style sheet, "" when it has none
	Script    string
	Icon      string
	Logo      string // … and the bank's own mark, "" when it has none
	Search    string // … of the search engine, and of what shows its results
	Results   string
	Stemmers  map[string]string // … and of what search needs more for a language
	Scripts   map[string]string // … and of scripts that only some pages load, by name: plan, diary …
	Sheets    map[string]string // … and of style sheets that only some pages load, by the names in sheets.go
	Icons     []Icon            // … and the bank's icons for home screens; without them there is no web manifest
	TouchIcon string            // … and the one of them for Apple's devices
	Worker    string            // … and the service worker, "" when nothing is kept for times without a net
	Table     string            // … and what other programs read: the bank as a table, and its catalogue, "" when they are not made
	Catalogue string
	Describe  func(b *bank.Bank, m *bank.Material, lang string) any // what a material's page says of itself to machines, as JSON; nil: nothing
	Version   string                                                // of Vakka, for the generator line; "" leaves it out

	// Unpressed leaves templates to html/template itself, to compare with press.
	Unpressed bool

	// Lend gives put a page's Data until it returns, and no longer: then pages need
	// not be copied out of the room that they are printed in.
	Lend bool

	// Stands, when it is there, is told of each page what it is made from, before
	// it is, and tells whether it stands from an earlier build, made from the same.
	// Such a page is handed over with no Data.
	Stands func(address string, from [sha256.Size]byte) bool

	// Made, when it is there, is a hash of the bank's outline (all of it but the
	// bodies of its materials' texts; those of the front page and of lists are in
	// it) and of the bodies of one material and of those that it links to; of nil,
	// of the outline alone. It is false where nobody knows. Same is then asked of a
	// page before its struct is made, as Stands is later.
	Made func(m *bank.Material) ([sha256.Size]byte, bool)
	Same func(address string, of [sha256.Size]byte) bool

	// Fresh says that nothing stands yet. Stands is then not asked of a page that
	// Same was asked of: what its struct is made from would be hashed for nothing, as
	// long as only bodies change.
	Fresh bool
}

// Pages makes every page of the bank and gives each to put as soon as it is
// ready, in no particular order and from several goroutines at once. It stops
// at the first error: one of put's, a template or text of the theme that does
// not hold together, or two pages that want one address, since a material may be
// named like one of the site's own pages.
func Pages(b *bank.Bank, t Theme, put func(output.File) error) error {
	s, err := newSite(b, t)
	if err != nil {
		return err
	}
	if err := s.bases(); err != nil {
		return err
	}
	var g errgroup.Group
	var failed failure
	queue := make(chan job, 512)      // with room, or each page would wake who waits for it
	for range runtime.GOMAXPROCS(0) { // not one for each page: a new one's stack grows anew
		g.Go(func() (err error) {
			for j := range queue {
				if err == nil && !failed.is() {
					err = j.hand(t.Lend, put)
					failed.note(err)
				}
			}
			return err
		})
	}
	err = s.each(func(j job) bool { queue <- j; return !failed.is() })
	close(queue)
	return cmp.Or(g.Wait(), err)
}

// each gives every file of the site, until that is enough.
func (s *site) each(yield func(job) bool) error {
	taken := make(map[string]bool, len(s.editions)*len(s.bank.Materials))
	for j := range s.jobs() {
		if taken[j.address] {
			return fmt.Errorf("two pages want the address %s; rename the material", j.address)
		}
		taken[j.address] = true
		if !yield(j) {
			return nil
		}
	}
	return nil
}

// A job is one file to make: a page of a view, or another.
type job struct {
	address string
	make    func() ([]byte, error)
	page    func(room *[]byte) (output.File, error)
}

// file makes the file.
func (j job) file() (f output.File, err error) {
	err = j.hand(false, func(made output.File) error { f = made; return nil })
	return f, err
}

// hand makes the file and gives it to put, which may keep its Data unless that is
// lent.
func (j job) hand(lend bool, put func(output.File) error) error {
	if j.page == nil {
		data, err := j.make()
		if err != nil {
			return fmt.Errorf("page %s: %w", j.address, err)
		}
		return put(output.File{Path: j.address, Data: data})
	}
	room := buffers.Get().(*[]byte)
	defer buffers.Put(room)
	f, err := j.page(room)
	if err != nil {
		return fmt.Errorf("page %s: %w", j.address, err)
	}
	if !lend {
		f.Data = bytes.Clone(f.Data)
	}
	return put(f)
}

// failure remembers whether any worker has failed, so that no new page is begun.
type failure struct {
	mu  sync.Mutex
	yes bool
}

func (f *failure) is() bool { f.mu.Lock(); defer f.mu.Unlock(); return f.yes }

func (f *failure) note(err error) {
	if err != nil {
		f.mu.Lock()
		f.yes = true
		f.mu.Unlock()
	}
}

// jobs lists every file of the site.
func (s *site) jobs() func(yield func(job) bool) {
	return func(yield func(job) bool) {
		for _, e := range s.editions {
			for v := range e.views() {
				if !yield(e.job(v)) {
					return
				}
			}
			if !e.planJobs(yield) || !e.weekJobs(yield) {
				return
			}
			if s.bank.Config.BaseURL != "" && !yield(job{address: openSearchAddress(e), make: e.openSearch}) {
				return
			}
			for _, f := range e.feeds {
				if !yield(job{address: f.Address, make: worded(func() []byte { return e.atom(f) })}) {
					return
				}
			}
			if len(s.theme.Icons) > 0 && !yield(job{address: manifestAddress(e), make: e.manifest}) {
				return
			}
			if e.hasChoose() && !yield(job{address: e.choice.address, make: func() ([]byte, error) { return e.choice.data, nil }}) {
				return
			}
		}
		if s.bank.Config.BaseURL != "" {
			yield(job{address: "sitemap.xml", make: s.sitemap})
		}
	}
}

// job is a view's file.
func (e *edition) job(v view) job {
	return job{address: v.address, page: func(room *[]byte) (output.File, error) { return e.printed(v, room) }}
}

// buffers are what pages and their parts are printed in, before they are kept
// in the size they have.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// bases lets pages be known by what they are made from, when somebody asks.
func (s *site) bases() (err error) {
	defer textErrors(&err)
	if s.theme.Stands == nil {
		return nil
	}
	common, err := s.commonBase()
	if err != nil {
		return err
	}
	for _, e := range s.editions {
		e.base = e.makeBase(common)
	}
	return nil
}

// printed fills the template of a view in the room, unless the page stands already.
func (e *edition) printed(v view, room *[]byte) (f output.File, err error) {
	defer textErrors(&err)
	f.Path = v.address
	of, outlined := e.of(v)
	if outlined && e.site.theme.Same(f.Path, of) {
		return f, nil
	}
	page := v.fill()
	if e.base != nil && !(outlined && e.site.theme.Fresh) {
		if e.site.theme.Stands(f.Path, e.from(v, page)) {
			return f, nil
		}
	}
	data, err := e.site.press.Fill((*room)[:0], v.template, page)
	if err != nil {
		return output.File{}, &TemplateError{Template: v.template, Err: err}
	}
	*room = data
	if !withPolicy(data) {
		return output.File{}, &TemplateError{Template: v.template, Err: errNoPolicy}
	}
	f.Data = data
	return f, nil
}
