package search

import (
	"sync"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/search/fi"
)

// A Live makes the index of a bank that is being written. It holds the last one
// with all that it was made of, and when the next bank differs from that one in
// the bodies of some texts only, works out anew what hangs on these:
//
//   - an index of a language whose texts are the same stands as it is;
//   - of the others the texts that were edited are read, and weighed (edited.go,
//     weighed.go);
//   - each later step takes over what it would make from the same (again.go).
//
// Every step has one function for both: it makes its part, or finds it in the
// index before. So there is no second index that could be another. That two
// banks have all but bodies in common is for the caller to say, by equal Faces:
// they stand for everything but the texts' bodies, the dictionary's files included.
//
// Who asks while another is at work, with other faces or after an error gets a
// whole index, as without a Live.
type Live struct {
	mu   sync.Mutex
	last *lastIndex // nil while somebody works with it
}

// A lastIndex is the index of every language, as the last call made them.
type lastIndex struct {
	faces   any
	dict    fi.Dictionary
	report  Report
	indexes map[string]*index
}

// take hands over the last index if it is of the same faces; nobody else has it then.
func (l *Live) take(faces any) *lastIndex {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	last := l.last
	if l.last = nil; last == nil || faces == nil || last.faces != faces {
		return nil
	}
	return last
}

// leave keeps what was made for the next call, where every language is held.
func (l *Live) leave(made *lastIndex) {
	if l == nil || len(made.indexes) < len(made.report.Indexes) {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = made
}

// holds tells whether an index is to stay: a very large one would take too much
// room, and what is known of texts must be known of their bodies.
func (l *Live) holds(ix *index) bool {
	return l != nil && ix.memory != nil && ix.own == nil && len(ix.texts) <= largeBank
}

// again makes the index of a bank of the same faces.
func (last *lastIndex) again(b *bank.Bank, o Options, put func(output.File) error) (Report, error) {
	groups := byLanguage(b, o.Pages)
	made := &lastIndex{last.faces, last.dict, last.report, map[string]*index{}}
	made.report.Indexes = nil
	for _, tag := range sortedKeys(groups) {
		ix, err := last.indexes[tag].again(b, groups[tag], last.dict, &writer{put: put, stands: o.Stands, hashes: map[string]hashes{}})
		if err != nil {
			return made.report, err
		}
		made.indexes[tag] = ix
		made.report.Indexes = append(made.report.Indexes, ix.report())
	}
	o.Live.leave(made)
	return made.report, nil
}

// again is the index of texts of which some have another body.
func (was *index) again(b *bank.Bank, texts []textOf, dict fi.Dictionary, w *writer) (*index, error) {
	edited := was.edited(b, texts)
	if len(edited) == 0 {
		was.bank, was.texts, was.fresh = b, texts, 0
		for _, path := range was.paths {
			if err := w.put(output.File{Path: path}); err != nil {
				return nil, err
			}
		}
		return was, nil
	}
	ix := &index{bank: b, tag: was.tag, texts: texts, dictionary: was.dictionary, fresh: len(edited), stay: &stay{was: was}}
	w.ix = ix
	w.put = ix.noting(w.put)
	ix.readAgain(edited)
	if err := ix.writeAgain(w, edited); err != nil {
		return nil, err
	}
	ix.weighAgain(edited, ix.understandAgain(dict))
	ix.cutChunks()
	err := w.all()
	ix.was = nil
	return ix, err
}

// A stay is what an index holds for the next one. Nobody changes it when the
// index is made, but for what only grows: the list of words, and how often each
// is met.
type stay struct {
	was   *index // while the index is made: the one before, nil for none
	mu    sync.Mutex
	paths []string // of all files

	runs    []documentRun
	words   []string          // by the numbers that documents know them by …
	numbers map[string]uint32 // … and those numbers
	uses    []int32           // by number: how often it stands in the texts

	moved      bool                // the forms are others than before
	formsWere  []int32             // by form, where they are: its place in the index before that says the same of it, or -1
	olds, nows []int32             // of the terms: each one's place in the index before, and of those there in this one; -1 for none
	changed    []bool              // by term: it has other documents than before
	lists      [][]posting         // by term, from what documents say …
	all        [][]posting         // … as they are written …
	near       map[int32][]posting // … and of very many, the weightiest

	aliases  [][]int32  // by form
	asked    [][]uint32 // by form: hashes of the words that its aliases hang on
	keyList  []key
	keysWere []int32   // by key: its place in the index before, -1 for none
	bare     []encoded // by key, without hints …
	whole    []encoded // … and with them
	starts   []int     // of the chunks, among the keys

	hintsFrom            []string // by key: the terms its hints are worked out from, packed
	slipHints, slipsFrom []string // by ending: its hints, and the same of them

	shows []shows // of a small bank, by document
	faces *ofFaces

	begun  map[string]*beginning // by what they begin with
	titles map[string][]int      // documents for these
}

// noting notes what is put.
func (s *stay) noting(put func(output.File) error) func(output.File) error {
	return func(f output.File) error {
		s.mu.Lock()
		s.paths = append(s.paths, f.Path)
		s.mu.Unlock()
		return put(f)
	}
}
