package search

import (
	"slices"
	"sync"
)

const (
	nearness   = 0.3 // what the words of the best segment add once more
	mostRanked = 40  // of all, weighed with what stands near what
)

// A ranker finds the documents that words say most of, as the browser does.
type ranker struct {
	of       func(term int32) []posting // as a reader gets them: the weightiest of very many
	variants map[int32]int32            // of a text in a variant of the language: the text in the language itself
	sheets   *sync.Pool
}

func newRanker(of func(term int32) []posting, documents int, variants map[int32]int32) ranker {
	return ranker{of, variants, &sync.Pool{New: func() any {
		return &sheet{total: make([]float64, documents), best: make([]float64, documents)}
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
	total, best []float64
	seen, here  []int32
}

// ranked lists the best documents of parts.
func (r *ranker) ranked(parts []wanted) []scored {
	s := r.sheets.Get().(*sheet)
	defer r.sheets.Put(s)
	for _, p := range parts {
		for _, of := range p {
			for _, d := range r.of(of.term) {
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
		if len(most) < mostRanked || s.total[d] >= most[mostRanked-1].score {
			most = keep(most, scored{d, s.total[d]}, mostRanked)
		}
		s.total[d] = 0
	}
	s.seen = s.seen[:0]
	for i, d := range most {
		most[i].score = r.score(parts, d.document)
	}
	var best []scored
	for _, d := range r.prefer(most) {
		best = keep(best, d, mostHinted)
	}
	return best
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

// score is what parts give a document, with what those of the best segment say
// once more.
func (r *ranker) score(parts []wanted, document int32) float64 {
	total := 0.0
	segments := make([]scored, 0, 8)
	for _, p := range parts {
		best, where := 0.0, uint16(0)
		for _, s := range p {
			list := r.of(s.term)
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
