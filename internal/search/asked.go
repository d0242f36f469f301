package search

import (
	"math"
	"slices"
	"strings"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// What the browser makes of a query of one word (web/src/search/words.ts).
const (
	partsAsked  = 0.3 // what the parts of a compound count for
	synonymous  = 0.8
	mostBegun   = 5 // words that a form begins, besides what it is a form of
	chunksAtAll = 4 // that are read for the bases of a word, besides its own
)

// query is what a word is looked for by that stands for these: they, what is
// like them, and the parts of a compound that is rare.
func (h *hinter) query(asked string, meanings []share) []wanted {
	out := []wanted{append(h.part(meanings, asked, 1), h.akin(meanings)...)}
	if !h.compound(meanings) {
		return out
	}
	t := h.ix.terms[meanings[0].term]
	for _, piece := range pieces(t.word, t.cuts) {
		if found := h.known(piece); len(found) > 0 {
			out = append(out, h.part(found, asked, partsAsked))
		}
	}
	return out
}

// part gives meanings the weight of their rarity.
func (h *hinter) part(meanings []share, asked string, weight float64) wanted {
	main, others := h.uses(meanings)
	out := make(wanted, len(meanings))
	for i, m := range meanings {
		n := float64(h.count(m.term))
		switch {
		case m.same:
			n = max(n, main)
		case others > n:
			n = math.Sqrt(n * others)
		}
		out[i] = share{term: m.term, weight: weight * m.weight * h.idf(n), adds: h.ix.terms[m.term].fold == asked}
	}
	return out
}

// uses are in how many documents the commonest of meanings stands, and of what
// means the same.
func (h *hinter) uses(meanings []share) (main, others float64) {
	for _, m := range meanings {
		if n := float64(h.count(m.term)); m.same {
			others = max(others, n)
		} else {
			main = max(main, n)
		}
	}
	return main, others
}

func (h *hinter) idf(count float64) float64 {
	return math.Log(float64(len(h.ix.texts)+1)/(count+0.5)) / maxImpact
}

// join adds words to a list, but for those that it has.
func join(to, list []share, weight float64) []share {
	for _, s := range list {
		if !slices.ContainsFunc(to, func(o share) bool { return o.term == s.term }) {
			s.weight *= weight
			to = append(to, s)
		}
	}
	return to
}

// known are the words that a word stands for: those that the index lists, or
// that the rules lead to. The parts of compounds are often the same.
func (h *hinter) known(word string) []share {
	if met, ok := h.met.Load(word); ok {
		k := met.(meant)
		h.notes.add(k.from...)
		return k.words
	}
	one := *h
	if h.notes != nil {
		one.notes = &notes{}
	}
	k := meant{words: one.find(word)}
	if h.notes != nil {
		k.from = *one.notes
		h.notes.add(k.from...)
	}
	h.met.Store(word, k)
	return k.words
}

// What is meant by a word, and the terms that had to be asked about.
type meant struct {
	words []share
	from  notes
}

func (h *hinter) find(word string) []share {
	fold := lang.Fold(word)
	home := h.chunkOf(fold)
	if at := h.from(home, fold); at < len(h.keys) && h.keys[at].fold == fold {
		return h.listed(word, at)
	}
	if !fi.Inflects(fold) {
		return nil
	}
	bases := fi.Bases(fold)
	if out := h.byRules(word, bases, []int{home}); len(out) > 0 {
		return out
	}
	return h.byRules(word, bases, append(h.chunksOf(bases, home, basesAhead, chunksAtAll), home))
}

// byRules are the words of chunks that a word may be a form of.
func (h *hinter) byRules(word string, bases []fi.Base, chunks []int) []share {
	var out []share
	least := -1
	for _, b := range bases {
		if least >= 0 && b.Cost > least+2 || len(out) >= 3 {
			break
		}
		ids := h.ix.folded(b.Word)
		ids = slices.DeleteFunc(ids, func(t int32) bool { return h.count(t) == 0 })
		if len(ids) == 0 || !slices.Contains(chunks, h.chunkOf(b.Word)) {
			continue
		}
		if least < 0 {
			least = b.Cost
		}
		for _, t := range ids {
			out = append(out, share{term: t, weight: dots(word, h.ix.terms[t].word) / (1 + float64(b.Cost-least)/2)})
		}
	}
	return out
}

// listed are the words that the keys of a word's folded form stand for, the
// first of which is numbered at.
func (h *hinter) listed(word string, at int) []share {
	to := at
	for to < len(h.keys) && h.keys[to].fold == h.keys[at].fold {
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
			out = append(out, share{term: k.term, weight: dots(word, k.word)})
		}
		for n, t := range k.also {
			weight := first
			if n > 0 {
				weight = second
			}
			out = join(out, []share{{term: t, weight: weight}}, 1)
		}
	}
	return out
}

// dots tells whether word may be written for lemma: 1, or less when their dots differ.
func dots(word, lemma string) float64 {
	marked, plain := false, true
	w, l := []rune(word), []rune(lemma)
	for _, r := range w {
		plain = plain && r < 0x80
	}
	for i := range min(len(w), len(l)) {
		if w[i] == l[i] {
			marked = marked || w[i] > 0x7f
			continue
		}
		if lang.Fold(string(w[i])) != lang.Fold(string(l[i])) {
			break
		}
		if w[i] > 0x7f {
			return 0.4
		}
		marked = true
	}
	if marked && plain {
		return 0.9
	}
	return 1
}

// same are what the glossary says means the same as a word that stands for these.
func (h *hinter) same(meanings []share, asked string) []share {
	if len(h.synonyms) == 0 {
		return nil
	}
	mine := []string{asked}
	for _, m := range meanings {
		mine = append(mine, h.ix.terms[m.term].fold)
	}
	var out []share
	for _, f := range mine {
		for _, w := range h.synonyms[f] {
			if slices.Contains(mine, lang.Fold(w)) || strings.ContainsAny(w, " \t") {
				continue
			}
			for _, s := range join(nil, h.known(w), synonymous) {
				s.same = true
				out = join(out, []share{s}, 1)
			}
		}
	}
	return out
}

// beginning are the words of a word's own chunk that begin like it, most used
// first, but for forms of one another.
func (h *hinter) beginning(word string) []share {
	fold := lang.Fold(word)
	chunk := h.chunkOf(fold)
	var found []key
	for i := h.from(chunk, fold); i < h.end(chunk) && strings.HasPrefix(h.keys[i].fold, fold); i++ {
		if h.keys[i].term >= 0 {
			found = append(found, h.keys[i])
			h.notes.add(h.keys[i].term)
		}
	}
	slices.SortStableFunc(found, func(a, b key) int {
		if n := h.ix.terms[b.term].count - h.ix.terms[a.term].count; n != 0 {
			return n
		}
		return len([]rune(a.word)) - len([]rune(b.word))
	})
	var out []share
	var taken []string
	for _, k := range found {
		if len(out) == mostBegun {
			break
		}
		if len(taken) > 0 && fi.Inflects(k.fold) && slices.ContainsFunc(fi.Bases(k.fold), func(b fi.Base) bool {
			return b.Cost > 0 && b.Cost < 5 && slices.Contains(taken, b.Word)
		}) {
			continue
		}
		taken = append(taken, k.fold)
		out = append(out, share{term: k.term, weight: 0.4 + 0.6*float64(len(fold))/float64(len(k.fold))})
	}
	return out
}

// akin are words of the same chunk that begin like the first two, with their weight.
func (h *hinter) akin(meanings []share) []share {
	var out []share
	main, _ := h.uses(meanings)
	for _, m := range meanings[:min(2, len(meanings))] {
		f := h.ix.terms[m.term].fold
		if len(f) < 4 {
			continue
		}
		head := f[:max(4, len(f)-2-min(1, len(f)/8))]
		chunk := h.chunkOf(f)
		for i, taken := h.from(chunk, head), 0; i < h.end(chunk) && taken < 40 && strings.HasPrefix(h.keys[i].fold, head); i++ {
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
				n := max(float64(h.count(k.term)), main)
				found := share{term: k.term, weight: m.weight * weight * h.idf(n)}
				if at := slices.IndexFunc(out, func(o share) bool { return o.term == k.term }); at >= 0 {
					out[at] = found // the second's weight goes, as in the browser
				} else {
					out = append(out, found)
				}
			}
		}
	}
	return out
}

// pieces are the parts of a compound as they stand in it.
func pieces(word string, cuts []int) []string {
	var out []string
	runes := []rune(word)
	from := 0
	for _, at := range append(slices.Clone(cuts), len(runes)) {
		if from < at && at <= len(runes) {
			out = append(out, strings.ReplaceAll(string(runes[from:at]), "-", ""))
		}
		from = at
	}
	return out
}
