package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"vakka/internal/asset"
	"vakka/internal/diag"
	"vakka/internal/exchange"
	"vakka/internal/hosts"
	"vakka/internal/output"
	"vakka/internal/render"
	"vakka/internal/search"
)

// A Preview is a site that is looked at while its bank is being written. Its
// files have the bytes that Build gives, but a page is made when somebody asks
// for it, and the index of search when somebody searches: an edit then costs its
// own text and the page that is looked at. What steers a host is left out.
type Preview struct {
	Report  Report
	Version string // changes whenever a file may have

	pages  render.Files
	edited render.Files                                 // in the place of some of pages, which are an older site's; see short.go
	loose  map[string][]byte                            // files that are no pages: pictures, scripts …
	late   map[string]func() (map[string][]byte, error) // by folder: what is made when first asked for
	shell  []byte                                       // changes whenever something beside texts does
}

// Live reads a bank as Build does. With Input.Texts and Input.Cache of earlier
// builds it takes over all that has not changed, and with Input.Changed it goes
// the short way where there is one (short.go). Without Report.OK the Preview has
// no files.
func Live(ctx context.Context, in Input) (*Preview, error) {
	if p, ok := in.Texts.short(ctx, in); ok {
		return p, nil
	}
	in.Texts.forget()
	m, err := load(ctx, in) // read, parse, assemble
	if err != nil {
		return nil, err
	}
	checked := m.check(in) // check
	p := &Preview{loose: map[string][]byte{}}
	if diag.Errors(m.found, false) > 0 {
		p.Report = m.report(0, search.Report{})
		return p, nil
	}
	theme, rest, err := m.dress(in)
	if err != nil {
		return nil, err
	}
	set, err := render.NewSet(m.bank, theme) // render
	if err != nil {
		return nil, err
	}
	p.pages = set.Files
	p.late = m.late(ctx, in)
	worker, err := asset.Worker(in.Web, nil)
	if err != nil {
		return nil, err
	}
	loose := shelved{files: p.loose}
	for _, f := range append(rest.files, worker) {
		loose.put(f)
	}
	if err := m.attachments.Write(loose.put); err != nil {
		return nil, err
	}
	broken, err := m.pictures.Write(nil, loose.put)
	if err != nil {
		return nil, err
	}
	m.found, m.rest = append(m.found, broken...), append(m.rest, broken...)
	p.Report = m.report(p.count(), search.Report{})
	p.shell = p.shellOf(m)
	p.Version = versionOf(m.print, p.shell)
	in.Texts.remember(in, &longWay{m: m, set: set, checked: checked, made: *p, last: p})
	return p, nil
}

// late are the files that are made when somebody asks for one of them: the index
// of search, and what is handed on.
func (m *material) late(ctx context.Context, in Input) map[string]func() (map[string][]byte, error) {
	return map[string]func() (map[string][]byte, error){
		search.Folder: sync.OnceValues(func() (map[string][]byte, error) { // index
			return m.preview(in)
		}),
		exchange.Folder: sync.OnceValues(func() (map[string][]byte, error) { // hand on
			var found shelved
			later := in
			if in.Anew != nil {
				later.Bank = in.Anew
			}
			err := m.exchange(context.WithoutCancel(ctx), later, found.put)
			return found.files, err
		}),
	}
}

// shelved are files in memory; put may be called by several goroutines.
type shelved struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (s *shelved) put(f output.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string][]byte{}
	}
	s.files[f.Path] = f.Data
	return nil
}

// count is the number of pages.
func (p *Preview) count() int {
	n := 0
	for address := range p.pages {
		if path.Ext(address) == ".html" {
			n++
		}
	}
	return n
}

// shellOf is a word for all that the files are made from beside texts and
// bank.yaml. Pictures and attachments tell by their names what is in them.
func (p *Preview) shellOf(m *material) []byte {
	h := sha256.New()
	h.Write(m.look.Print())
	for _, name := range slices.Sorted(maps.Keys(p.loose)) {
		fmt.Fprintf(h, "%q\n", name)
	}
	return h.Sum(nil)
}

// versionOf is a short word for all that the files are made from.
func versionOf(print, shell []byte) string {
	sum := sha256.Sum256(slices.Concat(print, shell))
	return hex.EncodeToString(sum[:])[:16]
}

// page is what makes a page, nil when the site has none of the address.
func (p *Preview) page(address string) func() ([]byte, error) {
	if page := p.edited[address]; page != nil {
		return page
	}
	return p.pages[address]
}

// Type is what web hosts are told that a file is.
func (p *Preview) Type(address string) string { return hosts.MediaType(address) }

// Has tells whether the site has a file, without making it.
func (p *Preview) Has(address string) bool {
	if p.page(address) != nil || p.loose[address] != nil {
		return true
	}
	files, err := p.lateFiles(address)
	return err != nil || files[address] != nil
}

// lateFiles are the files of the folder that an address is in, when they are
// made when first asked for.
func (p *Preview) lateFiles(address string) (map[string][]byte, error) {
	for folder, make := range p.late {
		if strings.HasPrefix(address, folder) {
			return make()
		}
	}
	return nil, nil
}

// File makes a file of the site; the error of one that it does not have is
// fs.ErrNotExist. It may be called by several goroutines.
func (p *Preview) File(address string) ([]byte, error) {
	if page := p.page(address); page != nil {
		return page()
	}
	if data := p.loose[address]; data != nil {
		return data, nil
	}
	files, err := p.lateFiles(address)
	if data := files[address]; err != nil || data != nil {
		return data, err
	}
	return nil, &fs.PathError{Op: "open", Path: address, Err: fs.ErrNotExist}
}

// Search makes the index of search, unless it is made.
func (p *Preview) Search() error {
	if p.late == nil {
		return nil
	}
	_, err := p.late[search.Folder]()
	return err
}
