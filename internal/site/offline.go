package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"vakka/internal/asset"
	"vakka/internal/bank"
	"vakka/internal/hosts"
	"vakka/internal/output"
	"vakka/internal/render"
)

// A shelf sees the files of a build go by: it counts pages, and notes folders, and
// what is in those files that a device keeps for times without a net, as far as the
// bank has them.
type shelf struct {
	bank      *bank.Bank
	mu        sync.Mutex
	pages     int // HTML files
	published hosts.Folders
	wanted    map[string]bool
	seen      map[string][sha256.Size]byte
}

func newShelf(b *bank.Bank) *shelf {
	s := &shelf{bank: b, published: hosts.Folders{}, wanted: map[string]bool{}, seen: map[string][sha256.Size]byte{}}
	for _, lang := range b.Config.Languages {
		for _, address := range append(render.Entries(b, lang), render.OfflineAddress(b, lang)) {
			s.wanted[address] = true
		}
	}
	return s
}

// before is put, but files go by the shelf first, and none goes when ctx has ended.
func (s *shelf) before(ctx context.Context, put func(output.File) error) func(output.File) error {
	return func(f output.File) error {
		s.note(f)
		if err := ctx.Err(); err != nil {
			return err
		}
		return put(f)
	}
}

// note looks at a file; several goroutines may call it.
func (s *shelf) note(f output.File) {
	wanted := s.wanted[f.Path]
	var sum [sha256.Size]byte
	if wanted {
		sum = sha256.Sum256(f.Data)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if path.Ext(f.Path) == ".html" {
		s.pages++
	}
	s.published.Add(f.Path)
	if wanted {
		s.seen[f.Path] = sum
	}
}

// standing is stands, but for the files whose bytes the shelf has to see.
func (s *shelf) standing(stands func(string, [sha256.Size]byte) bool) func(string, [sha256.Size]byte) bool {
	return func(address string, from [sha256.Size]byte) bool { return stands(address, from) && !s.wanted[address] }
}

// unseen is same, but it is not asked of those.
func (s *shelf) unseen(same func(string, [sha256.Size]byte) bool) func(string, [sha256.Size]byte) bool {
	return func(address string, of [sha256.Size]byte) bool { return !s.wanted[address] && same(address, of) }
}

// worker makes sw.js once every other file has gone by.
func (s *shelf) worker(dist fs.FS, files []string) (output.File, error) {
	if !s.bank.Config.Offline {
		return asset.Worker(dist, nil)
	}
	o := &asset.Offline{ID: s.bank.Config.ID, Files: files, Pages: map[string][]string{}, Fallback: map[string]string{}}
	for _, lang := range s.bank.Config.Languages {
		folder := strings.TrimSuffix(s.bank.Address("index", lang), "index.html")
		o.Fallback[folder] = render.OfflineAddress(s.bank, lang)
		for _, address := range render.Entries(s.bank, lang) {
			if _, ok := s.seen[address]; ok {
				o.Pages[folder] = append(o.Pages[folder], address)
			}
		}
	}
	h := sha256.New()
	for _, address := range slices.Sorted(maps.Keys(s.seen)) {
		sum := s.seen[address]
		h.Write([]byte(address))
		h.Write(sum[:])
	}
	o.Generation = hex.EncodeToString(h.Sum(nil))[:16]
	return asset.Worker(dist, o)
}

// icons makes the bank's icons, unless that has been begun, and tells the pages
// where they stand.
func (m *material) icons(in Input, theme *render.Theme) ([]output.File, error) {
	drawn := m.early.icons
	if drawn == nil {
		drawn = func() icons { return in.drawIcons(cmp.Or(m.icon, m.logo), m.bank.Config.Theme) }
	}
	made := drawn()
	for _, i := range made.icons {
		if i.Touch {
			theme.TouchIcon = i.Path
		} else {
			theme.Icons = append(theme.Icons, render.Icon{Path: i.Path, Size: i.Size, Maskable: i.Maskable})
		}
	}
	if m.bank.Config.Offline {
		theme.Worker = "sw.js"
	}
	return made.files, made.err
}
