package search

import (
	"math"
	"slices"
	"strings"
)

const (
	rareWord     = 5   // a word in fewer documents is also found in words that end in it
	insideRare   = 0.2 // what those count for
	mostInside   = 30  // such words
	leastEnding  = 4   // letters
	longestWhole = 24
)

// An ending is a word of the index read from its end.
type ending struct {
	back string
	term int32
}

// endings lists the words of the index read from their ends, sorted.
func (ix *index) endings() []ending {
	var out []ending
	for i, t := range ix.terms {
		if n := len([]rune(t.fold)); t.count > 0 && n >= leastEnding && n <= longestWhole && !strings.ContainsAny(t.fold, "0123456789") && (i == 0 || ix.terms[i-1].fold != t.fold) {
			out = append(out, ending{backwards(t.fold), int32(i)})
		}
	}
	slices.SortFunc(out, func(a, b ending) int { return strings.Compare(a.back, b.back) })
	return out
}

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// addInside gives rare words the documents of words that end in them, as far
// down as those are asked for less: without a dictionary nobody has said that
// they are compounds. It returns the documents of every word, in order.
func (ix *index) addInside(of func(term int32) []posting) func(term int32) []posting {
	if ix.small() || ix.dictionary != "" {
		return of
	}
	ends := ix.endings()
	idf := func(count int) float64 {
		return math.Log(float64(len(ix.texts)+1) / (float64(count) + 0.5))
	}
	more := make([][]posting, len(ends))
	parallel(len(ends), func(i int) {
		own := ix.terms[ends[i].term].count
		if own >= rareWord {
			return
		}
		list := slices.Clone(of(ends[i].term))
		for n, e := range ends[i+1:] {
			if n == mostInside || !strings.HasPrefix(e.back, ends[i].back) {
				break
			}
			if len(e.back) < len(ends[i].back)+2 {
				continue
			}
			worth := insideRare * idf(max(own, ix.terms[e.term].count)) / idf(own)
			for _, p := range of(e.term) {
				p.impact = uint8(max(1, math.Round(worth*float64(p.impact))))
				list = append(list, p)
			}
		}
		if len(list) == own {
			return
		}
		slices.SortFunc(list, func(a, b posting) int {
			if a.document != b.document {
				return int(a.document - b.document)
			}
			return int(b.impact) - int(a.impact)
		})
		more[i] = slices.CompactFunc(list, func(a, b posting) bool { return a.document == b.document })
	})
	ix.inside = map[int32][]posting{}
	for i, list := range more {
		if list != nil {
			ix.inside[ends[i].term] = list
		}
	}
	return func(term int32) []posting {
		if list := ix.inside[term]; list != nil {
			return list
		}
		return of(term)
	}
}

// reverse lists the words of the index read from their ends, in chunks, with
// where each begins: what helps when the slip is in the first letters. With a
// word stand the documents that it says most of, where there are hints.
func (ix *index) reverse(h *hinter) (chunks [][]string, starts string) {
	ends := ix.endings()
	hints := make([]string, len(ends))
	if h != nil {
		hints = h.slips(ends)
	}
	size := ix.chunkSize
	if h == nil {
		size *= 2 // they are seldom read, the directory of them always
	}
	cuts := runs(len(ends), size, func(i int) int { return len(ends[i].back)*2/3 + len(hints[i]) + 2 }, func(i int) string {
		return separator(ends[i-1].back, ends[i].back)
	})
	var s strings.Builder
	first := ""
	for n, from := range cuts {
		start, to := ends[from].back, len(ends)
		if n > 0 {
			s.WriteByte(' ')
			start = separator(ends[from-1].back, start)
		}
		if n+1 < len(cuts) {
			to = cuts[n+1]
		}
		frontCode(&s, first, start)
		first = start
		var b, said strings.Builder
		before := ""
		for i := from; i < to; i++ {
			if i > from {
				b.WriteByte(' ')
			}
			frontCode(&b, before, ends[i].back)
			before = ends[i].back
			if h != nil {
				said.WriteString(hints[i])
				said.WriteByte(';')
			}
		}
		chunks = append(chunks, []string{b.String(), said.String()})
	}
	return chunks, s.String()
}
