package search

import (
	"math"
	"slices"
)

// An entry is one document's share of a term: how strongly it speaks of it,
// 1–31, and the segment where it does so best.
type entry struct {
	term    int32
	segment uint16
	impact  uint8
	whole   bool // not only as a part of a compound
}

// What a word in the text counts for besides its own term.
const (
	partWeight = 0.4 // the parts of a compound
	rootWeight = 0.2 // the word it is derived from
	insideOnly = 0.6 // what a document counts for that has a word in compounds only

	saturation = 1.4  // BM25's k1
	lengthBias = 0.75 // BM25's b
	maxImpact  = 31
)

// weigh works out the entries of every document by BM25F.
func (ix *index) weigh() {
	total := 0
	for _, list := range ix.tokens {
		total += len(list)
	}
	average := math.Max(1, float64(total)/math.Max(1, float64(len(ix.tokens))))
	ix.entries = make([][]entry, len(ix.tokens))
	parallel(len(ix.tokens), func(i int) {
		ix.entries[i] = ix.weighDocument(ix.tokens[i], average)
	})
	for _, list := range ix.entries {
		for _, e := range list {
			ix.terms[e.term].count++
		}
	}
	ix.tokens = nil
}

type sum struct {
	weight  float64
	whole   bool
	segment uint16
	best    float32 // what the segment adds up to so far
	here    float32
	at      uint16
}

func (ix *index) weighDocument(tokens []token, average float64) []entry {
	sums := make(map[int32]*sum, len(tokens))
	add := func(term int32, weight float32, t token, whole bool) {
		s := sums[term]
		if s == nil {
			s = &sum{segment: t.segment, at: t.segment}
			sums[term] = s
		}
		w := weight * float32(t.weight)
		s.weight += float64(w)
		s.whole = s.whole || whole
		if s.at != t.segment {
			s.at, s.here = t.segment, 0
		}
		s.here += weight
		// The first segments are nearest at hand: another must say more.
		if s.segment == t.segment || s.here > s.best+0.1 && s.segment != 0 {
			s.segment, s.best = t.segment, s.here
		}
	}
	for _, t := range tokens {
		for _, l := range ix.lexemes[t.form] {
			add(l.term, l.weight, t, true)
			for _, p := range l.parts {
				add(p, l.weight*partWeight, t, false)
			}
			if l.root >= 0 {
				add(l.root, l.weight*rootWeight, t, false)
			}
		}
	}
	length := 1 - lengthBias + lengthBias*float64(len(tokens))/average
	out := make([]entry, 0, len(sums))
	for term, s := range sums {
		tf := s.weight / length
		strength := tf / (tf + saturation)
		if !s.whole {
			strength *= insideOnly
		}
		impact := uint8(min(maxImpact, max(1, math.Round(maxImpact*strength))))
		out = append(out, entry{term, s.segment, impact, s.whole})
	}
	slices.SortFunc(out, func(a, b entry) int { return int(a.term - b.term) })
	return out
}
