package search

import (
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
// They are worked out as the browser works out results (web/src/search).
const (
	mostHinted   = 10     // documents: as many as are shown at first
	hintedBank   = 20_000 // documents of a bank that has hints: in larger ones the lists are long
	fewDocuments = 10     // a compound in fewer is also looked for by its parts, as the browser has it
	partsAsked   = 0.3    // what they count for then
	nearness     = 0.3    // what the words of the best segment add once more
	mostRanked   = 40     // of all, weighed with what stands near what
	basesAhead   = 12     // in whose chunks, the first few, the browser looks at once
	chunksAhead  = 2
)

// A hinter works hints out.
type hinter struct {
	ix     *index
	keys   []key
	starts []int // of the chunks, among the keys
	begins []string
	of     func(term int32) []posting
	sheets sync.Pool
}

func newHinter(ix *index, keys []key, starts []int, of func(term int32) []posting) *hinter {
	h := &hinter{ix: ix, keys: keys, starts: starts, of: of}
	h.sheets.New = func() any { return &sheet{total: make([]float64, len(ix.texts)), best: make([]float64, len(ix.texts))} }
	for _, at := range starts {
		h.begins = append(h.begins, begins(keys, at))
	}
	return h
}

func (ix *index) hinted() bool { return ix.tag == "fi" && !ix.small() && len(ix.texts) <= hintedBank }

// A share is what a word says of documents: its weight, with that of its
// rarity. What is asked for itself adds to what it may be a form of.
type share struct {
	term   int32
	weight float64
	adds   bool
}

// A wanted is a word of a query with the words of the index that it stands for.
type wanted []share

// scored is a document with its score.
type scored struct {
	document int32
	score    float64
}

// keep puts a document into a list of the best ones, if it is one of the most.
func keep(best []scored, s scored, most int) []scored {
	before := func(a, b scored) bool { return a.score > b.score || a.score == b.score && a.document < b.document }
	if len(best) == most && !before(s, best[most-1]) {
		return best
	}
	if len(best) < most {
		best = append(best, s)
	}
	at := len(best) - 1
	for ; at > 0 && before(s, best[at-1]); at-- {
		best[at] = best[at-1]
	}
	best[at] = s
	return best
}

// documents are those of a list in order, without those that a reader finds
// beside them.
func documents(list []scored, but []posting) []int32 {
	out := make([]int32, 0, len(list))
	for _, s := range list {
		if !slices.ContainsFunc(but, func(p posting) bool { return p.document == s.document }) {
			out = append(out, s.document)
		}
	}
	slices.Sort(out)
	return out
}

// A sheet adds up what words say of every document. It is clean between uses.
type sheet struct {
	total, best []float64
	seen, here  []int32
}

// ranked lists the best documents of parts.
func (h *hinter) ranked(parts []wanted) []scored {
	s := h.sheets.Get().(*sheet)
	defer h.sheets.Put(s)
	for _, p := range parts {
		for _, of := range p {
			for _, d := range h.of(of.term) {
				w := of.weight * float64(d.impact)
				switch b := s.best[d.document]; {
				case b == 0:
					s.here = append(s.here, d.document)
					s.best[d.document] = w
				case of.adds:
					s.best[d.document] = b + w
				default:
					s.best[d.document] = max(b, w)
				}
			}
		}
		for _, d := range s.here {
			if s.total[d] == 0 {
				s.seen = append(s.seen, d)
			}
			s.total[d] += s.best[d]
			s.best[d] = 0
		}
		s.here = s.here[:0]
	}
	var most []scored
	for _, d := range s.seen {
		most = keep(most, scored{d, s.total[d]}, mostRanked)
		s.total[d] = 0
	}
	s.seen = s.seen[:0]
	var best []scored
	for _, d := range most {
		best = keep(best, scored{d.document, h.score(parts, d.document)}, mostHinted)
	}
	return best
}

// score is what parts give a document, with what those of the best segment say
// once more.
func (h *hinter) score(parts []wanted, document int32) float64 {
	total := 0.0
	segments := make([]scored, 0, 8)
	for _, p := range parts {
		best, where := 0.0, uint16(0)
		for _, s := range p {
			list := h.of(s.term)
			at, ok := slices.BinarySearchFunc(list, document, func(p posting, d int32) int { return int(p.document - d) })
			if !ok {
				continue
			}
			w := s.weight * float64(list[at].impact)
			if w > best {
				where = list[at].segment
			}
			if s.adds {
				best += w
			} else {
				best = max(best, w)
			}
		}
		total += best
		segments = append(segments, scored{int32(where), best})
	}
	if len(parts) < 2 {
		return total
	}
	most := 0.0
	for i, s := range segments {
		for _, o := range segments[:i] {
			if o.document == s.document {
				s.score += o.score
			}
		}
		most = max(most, s.score)
	}
	return total + nearness*most
}

// asks tells what the hints of the key numbered i are: the best documents of
// parts, in order, without those of a list; none without parts.
func (h *hinter) asks(i int) (parts []wanted, but []posting) {
	k := h.keys[i]
	if k.term < 0 {
		if !h.far(i) {
			return nil, nil
		}
		return h.query(h.listed(k.fold), k.fold), nil
	}
	if t := h.ix.terms[k.term]; len(t.cuts) == 0 || t.count >= fewDocuments {
		return nil, nil
	}
	return h.query([]share{{k.term, 1, false}}, k.fold), h.of(k.term)
}

// query is what a word is looked for by that stands for these: they, what is
// like them, and the parts of a compound that is rare.
func (h *hinter) query(meanings []share, asked string) []wanted {
	if len(meanings) == 0 {
		return nil
	}
	out := []wanted{h.part(meanings, asked, 1)}
	if t := h.ix.terms[meanings[0].term]; len(t.cuts) > 0 && t.count < fewDocuments {
		for _, piece := range pieces(t.word, t.cuts) {
			if found := h.known(piece); len(found) > 0 {
				out = append(out, h.part(found, asked, partsAsked))
			}
		}
		out[0] = append(out[0], h.akin(meanings)...)
	}
	return out
}

// slip is what is looked for when a word is taken for a slip of this one.
func (h *hinter) slip(term int32) []wanted {
	meanings := []share{{term, 1, false}}
	out := h.part(meanings, "", 1)
	if h.ix.terms[term].count < mostHinted {
		out = append(out, h.akin(meanings)...)
	}
	return []wanted{out}
}

// part gives meanings the weight of their rarity.
func (h *hinter) part(meanings []share, asked string, weight float64) wanted {
	out := make(wanted, len(meanings))
	for i, m := range meanings {
		out[i] = share{m.term, weight * m.weight * h.idf(h.ix.terms[m.term].count), h.ix.terms[m.term].fold == asked}
	}
	return out
}

func (h *hinter) idf(count int) float64 {
	return math.Log(float64(len(h.ix.texts)+1)/(float64(count)+0.5)) / maxImpact
}

// known are the words that a word stands for: those that the index lists, or
// that the rules lead to.
func (h *hinter) known(word string) []share {
	if out := h.listed(word); out != nil {
		return out
	}
	if !fi.Inflects(word) {
		return nil
	}
	bases := fi.Bases(word)
	home := h.chunkOf(word)
	near := func(fold string) bool { return h.chunkOf(fold) == home }
	if out := h.byRules(bases, near); len(out) > 0 {
		return out
	}
	return h.byRules(bases[:min(basesAhead, len(bases))], func(string) bool { return true })
}

func (h *hinter) byRules(bases []fi.Base, in func(fold string) bool) []share {
	var out []share
	least := -1
	for _, b := range bases {
		if least >= 0 && b.Cost > least+2 || len(out) >= 3 {
			break
		}
		ids := h.ix.folded(b.Word)
		ids = slices.DeleteFunc(ids, func(t int32) bool { return h.ix.terms[t].count == 0 })
		if len(ids) == 0 || !in(b.Word) {
			continue
		}
		if least < 0 {
			least = b.Cost
		}
		for _, t := range ids {
			out = append(out, share{t, 1 / (1 + float64(b.Cost-least)/2), false})
		}
	}
	return out
}

// listed are the words that the keys of a folded word stand for; nil for none.
func (h *hinter) listed(fold string) []share {
	at, _ := slices.BinarySearchFunc(h.keys, fold, func(k key, f string) int { return strings.Compare(k.fold, f) })
	to := at
	for to < len(h.keys) && h.keys[to].fold == fold {
		to++
	}
	first, second := 0.5, 0.6 // as in a query of one word
	if h.ix.dictionary == "" {
		second = 0.35
	}
	if to == at+1 {
		first = 1
	}
	var out []share
	for _, k := range h.keys[at:to] {
		if k.term >= 0 {
			out = append(out, share{k.term, 1, false})
		}
		for n, t := range k.also {
			if slices.ContainsFunc(out, func(s share) bool { return s.term == t }) {
				continue
			}
			if n == 0 {
				out = append(out, share{t, first, false})
			} else {
				out = append(out, share{t, second, false})
			}
		}
	}
	return out
}

// akin are words of the same chunk that begin like the first two.
func (h *hinter) akin(meanings []share) []share {
	var out []share
	for _, m := range meanings[:min(2, len(meanings))] {
		f := h.ix.terms[m.term].fold
		if len(f) < 4 {
			continue
		}
		head := f[:max(4, len(f)-2-min(1, len(f)/8))]
		chunk := h.chunkOf(f)
		i, _ := slices.BinarySearchFunc(h.keys, head, func(k key, f string) int { return strings.Compare(k.fold, f) })
		i = max(i, h.starts[chunk])
		for taken := 0; i < h.end(chunk) && taken < 40 && strings.HasPrefix(h.keys[i].fold, head); i++ {
			k := h.keys[i]
			compound := strings.HasPrefix(k.fold, f) && len(f) > 4
			if k.term < 0 || k.term == m.term || !compound && len(k.fold) > len(f)+3 {
				continue
			}
			taken++
			weight := 0.1
			if compound {
				weight = 0.15
			}
			if !slices.ContainsFunc(meanings, func(o share) bool { return o.term == k.term }) {
				count := max(h.ix.terms[k.term].count, h.ix.terms[meanings[0].term].count)
				out = append(out, share{k.term, m.weight * weight * h.idf(count), false})
			}
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

func (h *hinter) end(chunk int) int {
	if chunk+1 < len(h.starts) {
		return h.starts[chunk+1]
	}
	return len(h.keys)
}

// far tells that a form's words stand in chunks that the browser does not ask
// for before it has read the form's own.
func (h *hinter) far(i int) bool {
	home := h.chunkOf(h.keys[i].fold)
	asked := []int{home}
	looked := false
	for _, term := range h.keys[i].also {
		chunk := h.chunkOf(h.ix.terms[term].fold)
		if chunk == home {
			continue
		}
		if !looked && fi.Inflects(h.keys[i].fold) {
			for n, b := range fi.Bases(h.keys[i].fold) {
				if c := h.chunkOf(b.Word); n < basesAhead && len(asked) <= chunksAhead && !slices.Contains(asked, c) {
					asked = append(asked, c)
				}
			}
		}
		looked = true
		if !slices.Contains(asked, chunk) {
			return true
		}
	}
	// What a rare compound adds is told of it, not of its forms.
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
