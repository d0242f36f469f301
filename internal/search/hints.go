package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// A hint spares the reader a round trip: with a key whose documents the browser
// finds by way of other chunks stand those that will be shown, so that it asks
// for them at once. What is found, and in which order, does not hang on it.
const (
	mostHinted   = 12     // documents: as many as are shown at first, and two lest one is guessed wrong
	hintedBank   = 20_000 // documents of a bank that has hints: in larger ones the lists are long
	fewDocuments = 10     // a compound in fewer is also looked for by its parts, as the browser has it
	partsAsked   = 0.3    // what they count for then
	nearness     = 0.3    // what the words of the best segment add once more
	mostWeighed  = 40     // documents of a part that are weighed
	farKeys      = 40     // keys apart: hardly in one chunk
	basesAhead   = 6      // whose chunks the browser asks for with a word's own
)

// A hinter works hints out.
type hinter struct {
	ix   *index
	keys []key
	of   func(term int32) []posting
	best sync.Map // by term: its weightiest documents
}

func newHinter(ix *index, keys []key, of func(term int32) []posting) *hinter {
	return &hinter{ix: ix, keys: keys, of: of}
}

// weightiest are the documents of a term that it says most of.
func (h *hinter) weightiest(term int32) []posting {
	all := h.of(term)
	if len(all) <= mostWeighed {
		return all
	}
	if kept, ok := h.best.Load(term); ok {
		return kept.([]posting)
	}
	out := slices.Clone(all)
	slices.SortFunc(out, func(a, b posting) int { return cmp.Or(int(b.impact)-int(a.impact), int(a.document-b.document)) })
	out = slices.Clone(out[:mostWeighed])
	h.best.Store(term, out)
	return out
}

// A share is what a word says of documents.
type share struct {
	term   int32
	weight float64
}

// ranked lists the best documents of words as the browser adds them up: of
// each word's weightiest what all say, and what those of the best segment say
// once more.
func (h *hinter) ranked(shares []share) []int32 {
	type scored struct {
		document int32
		score    float64
	}
	list := make([]scored, 0, mostWeighed*len(shares))
	for _, s := range shares {
		for _, p := range h.weightiest(s.term) {
			list = append(list, scored{p.document, 0})
		}
	}
	slices.SortFunc(list, func(a, b scored) int { return int(a.document - b.document) })
	list = slices.CompactFunc(list, func(a, b scored) bool { return a.document == b.document })
	for i := range list {
		list[i].score = h.score(shares, list[i].document)
	}
	slices.SortFunc(list, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), int(a.document-b.document)) })
	out := make([]int32, 0, mostHinted)
	for _, s := range list[:min(mostHinted, len(list))] {
		out = append(out, s.document)
	}
	return out
}

func (h *hinter) score(shares []share, document int32) float64 {
	total, best, here, segment := 0.0, 0.0, 0.0, uint16(0)
	for _, s := range shares {
		list := h.of(s.term)
		at, ok := slices.BinarySearchFunc(list, document, func(p posting, d int32) int { return int(p.document - d) })
		if !ok {
			continue
		}
		w := s.weight * float64(list[at].impact) / maxImpact
		if list[at].segment != segment {
			segment, here = list[at].segment, 0
		}
		total, here = total+w, here+w
		best = max(best, here)
	}
	return total + nearness*best
}

// hint gives the hints of the key numbered i, in order of the documents.
func (h *hinter) hint(i int) []int32 {
	ix, k := h.ix, h.keys[i]
	if ix.tag != "fi" || ix.small() || len(ix.texts) > hintedBank {
		return nil
	}
	var own []posting
	var shares []share
	switch {
	case k.term < 0:
		if !h.far(i) {
			return nil
		}
		for n, term := range k.also {
			shares = append(shares, share{term, h.idf(term) / float64(1+n)})
		}
	case len(ix.terms[k.term].cuts) > 0 && ix.terms[k.term].count < fewDocuments:
		own = h.of(k.term)
		shares = append(shares, share{k.term, h.idf(k.term)})
		for _, part := range pieces(k.word, ix.terms[k.term].cuts) {
			for n, term := range ix.resolve(part) {
				shares = append(shares, share{term, partsAsked * h.idf(term) / float64(1+n)})
			}
		}
	}
	out := slices.DeleteFunc(h.ranked(shares), func(d int32) bool {
		return slices.ContainsFunc(own, func(p posting) bool { return p.document == d })
	})
	slices.Sort(out)
	return out
}

func (h *hinter) idf(term int32) float64 {
	return math.Log(float64(len(h.ix.texts)+1) / (float64(h.ix.terms[term].count) + 0.5))
}

// far tells that a form's words stand in chunks that the browser does not ask
// for before it has read the form's own.
func (h *hinter) far(i int) bool {
	var bases []fi.Base
	for _, term := range h.keys[i].also {
		fold := h.ix.terms[term].fold
		at, _ := slices.BinarySearchFunc(h.keys, fold, func(k key, f string) int { return strings.Compare(k.fold, f) })
		if max(at-i, i-at) <= farKeys {
			continue
		}
		if bases == nil {
			bases = fi.Bases(h.keys[i].fold)
			bases = bases[:min(basesAhead, len(bases))]
		}
		if !slices.ContainsFunc(bases, func(b fi.Base) bool { return b.Word == fold }) {
			return true
		}
	}
	return false
}

// pieces are the parts of a compound as they stand in it.
func pieces(word string, cuts []int) []string {
	var out []string
	runes := []rune(word)
	from := 0
	for _, at := range append(slices.Clone(cuts), len(runes)) {
		if from < at && at <= len(runes) {
			out = append(out, lang.Fold(strings.ReplaceAll(string(runes[from:at]), "-", "")))
		}
		from = at
	}
	return out
}
