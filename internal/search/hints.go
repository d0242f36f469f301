package search

import (
	"slices"
	"strings"
	"sync"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// A hint spares the reader a round trip: for a word whose documents the browser
// finds by way of other chunks it tells those that will be shown, so that they
// are asked for at once. What is found, and in which order, does not hang on it.
// They are worked out as the browser works out results (web/src/search), and
// stand in files of their own beside the chunks, as only a query of one word
// asks for them.
const (
	mostHinted   = 10     // documents: as many as are shown at first
	largeHinted  = 20_000 // documents of a bank in which ends of words have hints
	fewDocuments = 10     // a compound in fewer is also looked for by its parts, as the browser has it
	basesAhead   = 12     // in whose chunks, the first few, the browser looks at once
	chunksAhead  = 2
)

// A hinter works hints out.
type hinter struct {
	ix       *index
	keys     []key
	starts   []int // of the chunks, among the keys
	begins   []string
	synonyms map[string][]string // by a folded word of the glossary: what means the same
	met      *sync.Map           // of known
	notes    *notes              // of the hint at hand, where the index stays
	ranker
}

func newHinter(ix *index, keys []key, starts []int) *hinter {
	h := &hinter{ix: ix, keys: keys, starts: starts, synonyms: map[string][]string{}, met: &sync.Map{}}
	if !ix.hinted() {
		return h
	}
	for _, at := range starts {
		h.begins = append(h.begins, begins(keys, at))
	}
	for _, line := range ix.synonyms() {
		for w := range strings.SplitSeq(line, ",") {
			f := lang.Fold(w)
			h.synonyms[f] = append(h.synonyms[f], strings.Split(line, ",")...)
		}
	}
	h.ranker = newRanker(ix.unpacked(), len(ix.texts), ix.counterparts())
	return h
}

// hinted tells whether there are hints: where words are in chunks, in Finnish,
// in which words are also looked for by others.
func (ix *index) hinted() bool { return ix.tag == "fi" && !ix.small() }

// large tells that lists are long, so that less is asked for that may not be needed.
func (ix *index) large() bool { return len(ix.texts) > largeHinted }

// hint gives the hints of the folded word of the key numbered i, the first of
// its keys, in order of the documents; none when all is found in its own chunk.
func (h *hinter) hint(i int) []int32 {
	if !h.ix.hinted() || i > 0 && h.keys[i-1].fold == h.keys[i].fold {
		return nil
	}
	word := h.written(i)
	meanings := h.listed(word, i)
	if len(meanings) == 0 {
		return nil
	}
	same := h.same(meanings, h.keys[i].fold)
	far := h.far(h.keys[i].fold, meanings) || h.far(h.keys[i].fold, same)
	if !far && !h.compound(meanings) {
		return nil
	}
	if h.keys[i].term < 0 {
		meanings = join(meanings, h.beginning(word), 0.3)
	}
	query := h.query(h.keys[i].fold, join(meanings, same, 1))
	var but []scored
	if !far {
		but = h.ranked(query[:1]) // the browser asks for them by what it has at hand
	}
	return documents(h.ranked(query), but)
}

// written is how the folded word of the key numbered i is written: as the word
// of the index that it is, of several the one in most documents.
func (h *hinter) written(i int) string {
	word, most := h.keys[i].fold, 0
	for _, k := range h.keys[i:] {
		if k.fold != h.keys[i].fold || k.term < 0 {
			break
		}
		if n := h.count(k.term); n > most {
			word, most = k.word, n
		}
	}
	return word
}

// compound tells that what a word stands for is also looked for by its parts.
func (h *hinter) compound(meanings []share) bool {
	term := meanings[0].term
	return len(h.ix.terms[term].cuts) > 0 && h.count(term) < fewDocuments
}

// far tells that some of a word's meanings stand in chunks that the browser does
// not ask for before it has read the word's own.
func (h *hinter) far(fold string, meanings []share) bool {
	home := h.chunkOf(fold)
	var asked []int
	for _, m := range meanings {
		chunk := h.chunkOf(h.ix.terms[m.term].fold)
		if chunk == home {
			continue
		}
		if asked == nil && fi.Inflects(fold) {
			asked = h.chunksOf(fi.Bases(fold), home, basesAhead, chunksAhead)
		}
		if !slices.Contains(asked, chunk) {
			return true
		}
	}
	return false
}

// chunksOf are the chunks but for home that the first bases are in, at most so many.
func (h *hinter) chunksOf(bases []fi.Base, home, first, most int) []int {
	var out []int
	for _, b := range bases[:min(first, len(bases))] {
		if c := h.chunkOf(b.Word); c != home && !slices.Contains(out, c) && len(out) < most {
			out = append(out, c)
		}
	}
	return out
}

// chunkOf is the number of the chunk that holds a folded word, or would.
func (h *hinter) chunkOf(fold string) int {
	at, ok := slices.BinarySearch(h.begins, fold)
	if !ok {
		at--
	}
	return max(at, 0)
}

// from is the first key of a chunk that does not sort before a folded word.
func (h *hinter) from(chunk int, fold string) int {
	at, _ := slices.BinarySearchFunc(h.keys[h.starts[chunk]:h.end(chunk)], fold, func(k key, f string) int { return strings.Compare(k.fold, f) })
	return h.starts[chunk] + at
}

func (h *hinter) end(chunk int) int {
	if chunk+1 < len(h.starts) {
		return h.starts[chunk+1]
	}
	return len(h.keys)
}

// slip gives the hints of a word that another is taken for a slip of.
func (h *hinter) slip(term int32) []int32 {
	query := h.query("", []share{{term: term, weight: 1}})[:1]
	if h.count(term) >= mostHinted {
		query[0] = query[0][:1]
	}
	return documents(h.ranked(query), nil)
}

// documents are those of a list in order, without those of another.
func documents(list, but []scored) []int32 {
	out := make([]int32, 0, len(list))
	for _, s := range list {
		if !slices.ContainsFunc(but, func(o scored) bool { return o.document == s.document }) {
			out = append(out, s.document)
		}
	}
	slices.Sort(out)
	return out
}
