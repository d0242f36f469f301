package search

import (
	"cmp"
	"slices"
	"sync"
)

const (
	nearness    = 0.3 // what the words of the best segment add once more
	mostRanked  = 40  // of all, weighed with what stands near what
	mostWeighed = 200 // so that commoner words need not be looked at
)

// A ranker finds the documents that words say most of, as the browser does.
type ranker struct {
	of       func(term int32) []posting // as a reader gets them: the weightiest of very many
	variants map[int32]int32            // of a text in a variant of the language: the text in the language itself
	sheets   *sync.Pool
}

func newRanker(of func(term int32) []posting, documents int, variants map[int32]int32) ranker {
	return ranker{of, variants, &sync.Pool{New: func() any {
		return &sheet{sums: make([]tally, documents)}
	}}}
}

// A share is what a word says of documents: its weight, in a part of a query
// with that of its rarity. What is asked for itself adds to what it may be a
// form of; what the glossary says means the same, in place of it.
type share struct {
	term       int32
	weight     float64
	adds, same bool
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

// A sheet adds up what words say of every document. It is clean between uses.
type sheet struct {
	sums       []tally
	seen, here []int32

	best, likely []scored // what first and few give, until they are asked again
	order        []int    // and room for score
	said         []saying
}

// A tally is what is said of a document: all in all, and by the part at hand.
type tally struct{ total, best float32 }

// ranked lists the best documents of parts.
func (r *ranker) ranked(parts []wanted) []scored {
	s := r.sheets.Get().(*sheet)
	defer r.sheets.Put(s)
	by, rest := r.order(parts)
	var list []scored
	for i, n := range by {
		s.add(r.of, parts[n])
		if list = s.few(rest[i]); list != nil {
			break
		}
	}
	switch {
	case list != nil:
	case len(parts) == 1 && len(r.variants) == 0: // their order is settled
		list = s.first(mostHinted)
	default:
		list = s.first(mostRanked)
	}
	s.clear()
	if len(parts) > 1 {
		r.score(s, parts, list)
	}
	best := make([]scored, 0, mostHinted)
	for _, d := range r.prefer(list) {
		best = keep(best, d, mostHinted)
	}
	return best
}

// order is that of parts by what they can say at most, the most first, and what
// those behind each can say together.
func (r *ranker) order(parts []wanted) (by []int, rest []float64) {
	most := make([]float64, len(parts))
	for i, p := range parts {
		by = append(by, i)
		adds := 0.0
		for _, s := range p {
			if s.adds {
				adds += s.weight
			}
			most[i] = max(most[i], s.weight)
		}
		most[i] = (most[i] + adds) * maxImpact
	}
	slices.SortStableFunc(by, func(a, b int) int { return cmp.Compare(most[b], most[a]) })
	rest = make([]float64, len(parts))
	for i := len(by) - 1; i > 0; i-- {
		rest[i-1] = rest[i] + most[by[i]]*(1+nearness)
	}
	return by, rest
}

// add adds what a part says.
func (s *sheet) add(of func(term int32) []posting, p wanted) {
	if len(p) == 1 { // most parts: nothing else is said by it
		weight := float32(p[0].weight)
		for _, d := range of(p[0].term) {
			s.say(d.document, float32(weight*float32(d.impact)))
		}
		return
	}
	for _, share := range p {
		weight := float32(share.weight)
		for _, d := range of(share.term) {
			w, sum := weight*float32(d.impact), &s.sums[d.document]
			switch {
			case sum.best == 0:
				s.here = append(s.here, d.document)
				sum.best = w
			case share.adds:
				sum.best += w
			case w > sum.best:
				sum.best = w
			}
		}
	}
	for _, d := range s.here {
		s.say(d, s.sums[d].best)
		s.sums[d].best = 0
	}
	s.here = s.here[:0]
}

// say adds what a part says of a document.
func (s *sheet) say(d int32, weight float32) {
	sum := &s.sums[d]
	if sum.total == 0 {
		s.seen = append(s.seen, d)
	}
	sum.total += weight
}

// first are the documents of which most is said.
func (s *sheet) first(most int) []scored {
	out, least := s.best[:0], float32(0)
	for _, d := range s.seen {
		total := s.sums[d].total
		if total < least {
			continue // most of them
		}
		if out = keep(out, scored{d, float64(total)}, most); len(out) == most {
			least = float32(out[most-1].score)
		}
	}
	s.best = out
	return out
}

// few are the documents that can be among the best, when what is still to come
// says so much of one at most; nil when they are many, or not all seen yet.
func (s *sheet) few(rest float64) []scored {
	if rest == 0 || len(s.seen) < mostHinted {
		return nil
	}
	least := s.first(mostHinted)[mostHinted-1].score
	if rest >= least {
		return nil
	}
	out := s.likely[:0]
	for _, d := range s.seen {
		if total := float64(s.sums[d].total); total*(1+nearness)+rest >= least {
			if len(out) == mostWeighed {
				return nil
			}
			out = append(out, scored{d, total})
		}
	}
	s.likely = out
	return out
}

func (s *sheet) clear() {
	for _, d := range s.seen {
		s.sums[d].total = 0
	}
	s.seen = s.seen[:0]
}

// prefer leaves of a card in two variants of the language the one in the
// language itself, with what the other says of it.
func (r *ranker) prefer(list []scored) []scored {
	if len(r.variants) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(s scored) bool {
		own, ok := r.variants[s.document]
		at := slices.IndexFunc(list, func(o scored) bool { return ok && o.document == own })
		if at >= 0 {
			list[at].score = max(list[at].score, s.score)
		}
		return at >= 0
	})
}
