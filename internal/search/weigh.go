package search

import (
	"math"
	"slices"
	"sync"
)

// An entry is one document's share of a term: how strongly it speaks of it,
// 1–31, and the segment where it does so best.
type entry struct {
	term    int32
	segment uint16
	impact  uint8
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
	for _, t := range ix.tokens {
		total += int(t.count)
	}
	pool := sync.Pool{New: func() any { return &sums{places: make([]int32, len(ix.terms))} }}
	average := math.Max(1, float64(total)/math.Max(1, float64(len(ix.tokens))))
	ix.entries = make([][]entry, len(ix.tokens))
	parallel(len(ix.tokens), func(i int) {
		s := pool.Get().(*sums)
		defer pool.Put(s)
		ix.entries[i] = ix.weighDocument(s, ix.tokens[i], average)
	})
	for _, list := range ix.entries {
		for _, e := range list {
			ix.terms[e.term].count++
		}
	}
	ix.tokens, ix.places = nil, nil
}

// sums are what a document's words add up to, by term. They are used again for
// the next document.
type sums struct {
	list   []sum
	places []int32 // of a term: its place in list plus one, 0 for none yet
}

// of finds the sum of a term that first stands in a segment.
func (s *sums) of(term int32, segment uint16) *sum {
	if s.places[term] == 0 {
		s.list = append(s.list, sum{term: term, segment: segment, at: segment})
		s.places[term] = int32(len(s.list))
	}
	return &s.list[s.places[term]-1]
}

func (s *sums) clear() {
	for i := range s.list {
		s.places[s.list[i].term] = 0
	}
	s.list = s.list[:0]
}

type sum struct {
	weight  float64
	term    int32
	segment uint16
	whole   bool    // not only as a part of a compound
	best    float32 // what the segment adds up to so far
	here    float32
	at      uint16
}

func (ix *index) weighDocument(all *sums, words tokens, average float64) []entry {
	add := func(term int32, weight float32, t token, whole bool) {
		s := all.of(term, t.segment)
		s.whole = s.whole || whole
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
	words.each(ix.places, func(t token) {
		for _, l := range ix.lexemes[t.form] {
			add(l.term, l.weight, t, true)
			for _, p := range l.parts {
				add(p, l.weight*partWeight, t, false)
			}
			if l.root >= 0 {
				add(l.root, l.weight*rootWeight, t, false)
			}
		}
	})
	length := 1 - lengthBias + lengthBias*float64(words.count)/average
	out := make([]entry, 0, len(all.list))
	for _, s := range all.list {
		tf := s.weight / length
		strength := tf / (tf + saturation)
		if !s.whole {
			strength *= insideOnly
		}
		impact := uint8(min(maxImpact, max(1, math.Round(maxImpact*strength))))
		out = append(out, entry{s.term, s.segment, impact})
	}
	all.clear()
	slices.SortFunc(out, func(a, b entry) int { return int(a.term - b.term) })
	return out
}
