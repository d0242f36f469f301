package search

import (
	"math"
	"runtime"
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
	namingBias = 0.4  // the same for titles, tags and keywords, which say what the whole is about however long it is
	maxImpact  = 31
)

// weigh works out the entries of every document by BM25F.
func (ix *index) weigh() {
	average := ix.average()
	ix.said, ix.saidBy = ix.mentions()
	basis, keep := ix.takeWeights(average)
	n := len(ix.parts)
	if ix.packs() {
		ix.tables = make([]table, min(runtime.GOMAXPROCS(0), mostTables))
		var mu sync.Mutex
		parallel(len(ix.tables), func(k int) {
			done, count := ix.weighTable(k*n/len(ix.tables), (k+1)*n/len(ix.tables), average)
			mu.Lock()
			defer mu.Unlock()
			ix.tables[k] = done
			for t, c := range count {
				ix.terms[t].count += int(c)
			}
		})
	} else {
		ix.stretches = make([]stretch, runtime.GOMAXPROCS(0))
		parallel(len(ix.stretches), func(k int) {
			ix.stretches[k] = ix.weighStretch(k*n/len(ix.stretches), (k+1)*n/len(ix.stretches), average, keep)
		})
	}
	if keep {
		ix.memory.keepWeights(ix.tag, basis)
	}
	if ix.stay == nil {
		ix.parts, ix.places, ix.said, ix.saidBy = nil, nil, nil, nil
	}
}

// mostTables is how many stretches a large bank is weighed in at the most: each
// takes room for every term.
const mostTables = 8

// weighTable weighs the documents from … to-1 of a large bank, and tells of each
// term in how many it is.
func (ix *index) weighTable(from, to int, average float64) (table, []int32) {
	t, s := newTabling(from, len(ix.terms)), ix.newSums()
	for i := from; i < to; i++ {
		t.add(i-from, ix.weighDocument(s, i, average))
	}
	return t.close()
}

// weighStretch weighs the documents from … to-1, but for those whose weights are
// known, and keeps what they say where it is told to.
func (ix *index) weighStretch(from, to int, average float64, keep bool) stretch {
	words := 0
	for i := from; i < to; i++ {
		words += int(ix.parts[i].words.count)
	}
	out := stretch{first: from, entries: make([]entry, 0, words), count: make([]int32, len(ix.terms))} // one a word is enough for most
	s := ix.newSums()
	for i := from; i < to; i++ {
		c := &ix.parts[i]
		if c.weighed != nil {
			s.out = c.weighed.unpack(s.out)
			out.add(s.out)
			continue
		}
		list := ix.weighDocument(s, i, average)
		if out.add(list); keep {
			c.weighed, s.room = pack(list, s.room)
		}
	}
	return out
}

// average is how many words a document of the bank has. The site's own pages have
// few, and do not count: they would make what the bank's say weigh otherwise.
func (ix *index) average() float64 {
	total, n := 0, 0
	for i := range ix.parts {
		if !ix.texts[i].own {
			total += int(ix.parts[i].words.count)
			n++
		}
	}
	return rounded(math.Max(1, float64(total)/math.Max(1, float64(n))))
}

// rounded is a length in steps of two to four thousandths of it, so that an edit
// of one document leaves what the others weigh as it is.
func rounded(length float64) float64 {
	fraction, exponent := math.Frexp(length)
	return math.Ldexp(math.Round(fraction*512)/512, exponent)
}

// sums are what a document's words add up to, by term. They are used again for
// the next document.
type sums struct {
	list   []sum
	places []int32 // of a term: its place in list plus one, 0 for none yet
	out    []entry
	room   []byte
}

func (ix *index) newSums() *sums { return &sums{places: make([]int32, len(ix.terms))} }

// of finds the sum of a term that first stands in a segment.
func (s *sums) of(term int32, segment uint16) *sum {
	if s.places[term] == 0 {
		s.list = append(s.list, sum{term: term, segment: segment, at: segment})
		s.places[term] = int32(len(s.list))
	}
	return &s.list[s.places[term]-1]
}

// add adds a mention in a segment, which weighs so much.
func (s *sum) add(m mention, weight float64, segment uint16) {
	s.weight += weight
	s.whole = s.whole || m.whole
	if s.at != segment {
		s.at, s.here = segment, 0
	}
	s.here += m.weight
	// The first segments are nearest at hand: another must say more.
	if s.segment == segment || s.here > s.best+0.1 && s.segment != 0 {
		s.segment, s.best = segment, s.here
	}
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

// A mention is what one word in a text says of a term.
type mention struct {
	term   int32
	weight float32
	whole  bool // not only as a part of a compound
}

// mentions are those of every form, one after the other, and where each form's
// begin: what stands in lexemes, as it is needed tens of millions of times.
func (ix *index) mentions() (list []mention, starts []int32) {
	starts = make([]int32, 1, len(ix.lexemes)+1)
	for _, lexemes := range ix.lexemes {
		for _, l := range lexemes {
			list = append(list, mention{l.term, l.weight, true})
			for _, p := range l.parts {
				list = append(list, mention{p, l.weight * partWeight, false})
			}
			if l.root >= 0 {
				list = append(list, mention{l.root, l.weight * rootWeight, false})
			}
		}
		starts = append(starts, int32(len(list)))
	}
	return list, starts
}

// weighDocument works out the entries of a document; the sums hold them until the
// next one.
func (ix *index) weighDocument(all *sums, i int, average float64) []entry {
	words := ix.parts[i].words
	longer := float64(words.count)/average - 1
	if ix.texts[i].own {
		longer = 0 // it is not the answer to a word in passing for being short
	}
	length, naming := 1+lengthBias*longer, 1+namingBias*longer
	p, of := unpacker{packed: words.packed}, ix.places[words.list]
	for p.at < len(p.packed) {
		count, weight, segment := p.next(), uint8(p.next()), uint16(p.next())
		bias := length
		if weight >= tagWeight {
			bias = naming
		}
		for range count {
			form := of[p.next()]
			for _, m := range ix.said[ix.saidBy[form]:ix.saidBy[form+1]] {
				all.of(m.term, segment).add(m, float64(m.weight)*float64(weight)/bias, segment)
			}
		}
	}
	out := all.out[:0]
	for _, s := range all.list {
		strength := s.weight / (s.weight + saturation)
		if !s.whole {
			strength *= insideOnly
		}
		impact := uint8(min(maxImpact, max(1, math.Round(maxImpact*strength))))
		out = append(out, entry{s.term, s.segment, impact})
	}
	all.clear()
	all.out = out
	return out
}
