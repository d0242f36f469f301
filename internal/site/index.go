package site

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/render"
	"vakka/internal/search"
)

// A DictionaryError says that the dictionary that was asked for cannot be used.
type DictionaryError struct {
	Asked string // the folder, as it was written
	Err   error
}

func (e *DictionaryError) Error() string {
	return fmt.Sprintf("the search's dictionary %s: %v", e.Asked, e.Err)
}
func (e *DictionaryError) Unwrap() error { return e.Err }

// index makes the files of search. Of those that stand only the names are put.
func (m *material) index(in Input, stands func(string, [sha256.Size]byte) bool, put func(output.File) error) (search.Report, error) {
	asked, folder := in.dictionary(m.bank.Config)
	pages, err := render.Sought(m.bank, m.look)
	if err != nil {
		return search.Report{}, err
	}
	options := search.Options{Pages: pages, Dictionary: folder, Opened: m.early.dictionary, Stands: stands, Consume: in.consume, Lend: in.lend}
	if in.Indexed != nil {
		options.Memory, options.Live, options.Faces = in.Indexed.memory, in.Indexed.live, m.faces(folder)
	}
	if m.outline != nil {
		options.Own = m.outline.own
	}
	var putFailed atomic.Bool
	report, err := search.Index(m.bank, options, func(f output.File) error {
		err := put(f)
		if err != nil {
			putFailed.Store(true)
		}
		return err
	})
	if err != nil && !putFailed.Load() {
		err = &DictionaryError{asked, err}
	}
	return report, err
}

// An indexing is the index of search in the making.
type indexing struct {
	report func() (search.Report, error) // makes it, or waits for it
	begun  bool
}

// indexing makes the index beside what follows in a bank that is not large, and
// when most texts are known from the last build, so that little of it is made
// anew: both wait for the disk and for themselves. In a large bank it is made
// when its report is asked for, and may let go of bodies.
func (m *material) indexing(in Input, put func(output.File) error) indexing {
	begun := m.kept.remembers() || !m.attic.crowded
	in.consume = in.consume && !begun
	x := indexing{begun: begun, report: sync.OnceValues(func() (search.Report, error) { return m.index(in, in.standing.asks(), put) })}
	if begun {
		go x.report()
	}
	return x
}

// wait waits for an index that has been begun, whatever has become of the rest.
func (x indexing) wait() {
	if x.begun {
		_, _ = x.report() // who asked for it has heard
	}
}

// dictionary is what was asked for, as it was written, and where it is. A folder
// in bank.yaml is looked for from the bank's own, one that was given with the
// command from where the program runs.
func (in Input) dictionary(config bank.Config) (asked, folder string) {
	asked, folder = in.Dictionary, in.Dictionary
	if asked == "" {
		asked = config.Search.Dictionary
		folder = asked
		if asked != "auto" && asked != "none" && asked != "" && !filepath.IsAbs(asked) {
			folder = filepath.Join(in.Dir, filepath.FromSlash(asked))
		}
	}
	return asked, folder
}

// faces is what an index hangs on beside the bodies of texts: the bank that was
// made the long way, and the dictionary's files.
func (m *material) faces(dictionary string) any {
	return struct {
		bank       *bank.Bank
		dictionary string
	}{cmp.Or(m.long, m.bank), dictionaryState(dictionary)}
}

// Indexed remembers what the index of search was made from, and for the local
// server its files, between the builds of one bank. A nil Indexed remembers
// nothing.
type Indexed struct {
	memory *search.Memory
	live   *search.Live // nil in a build
	mu     sync.Mutex   // one index at a time: each takes over the files of the last
	files  map[string]indexFile
}

// An indexFile is a file of search, with the hash of what it was made from.
type indexFile struct {
	from [sha256.Size]byte
	data []byte
}

// NewIndexed remembers nothing yet.
func NewIndexed() *Indexed { return &Indexed{memory: &search.Memory{}, live: &search.Live{}} }

// preview makes the files of search in memory; what would be as it was is taken
// over.
func (m *material) preview(in Input) (map[string][]byte, error) {
	var found shelved
	if in.Indexed == nil {
		_, err := m.index(in, nil, found.put)
		return found.files, err
	}
	x := in.Indexed
	x.mu.Lock()
	defer x.mu.Unlock()
	last, now := x.files, make(map[string]indexFile, len(x.files))
	found.files = make(map[string][]byte, len(x.files))
	var mu sync.Mutex
	stands := func(path string, from [sha256.Size]byte) bool {
		mu.Lock()
		defer mu.Unlock()
		now[path] = indexFile{from: from}
		return last[path].data != nil && last[path].from == from
	}
	_, err := m.index(in, stands, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		file := last[f.Path]
		if f.Data != nil {
			file = indexFile{now[f.Path].from, f.Data}
		}
		now[f.Path], found.files[f.Path] = file, file.data
		return nil
	})
	if err == nil {
		x.files = now
	}
	return found.files, err
}
