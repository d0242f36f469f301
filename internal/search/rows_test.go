package search

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a large bank packs by term is what any other sorts by term.
func TestSortedIsTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, documents := range []int{0, 1, 2, 3, 100} {
		const terms = 40
		a, b := &index{terms: make([]term, terms)}, &index{terms: make([]term, terms)}
		for k := range 3 {
			b.stretches = append(b.stretches, stretch{first: k * documents / 3, count: make([]int32, terms)})
		}
		for d := range documents {
			var list []entry
			for t := range terms - 1 { // the last stands nowhere
				if random.IntN(3) == 0 {
					list = append(list, entry{int32(t), uint16(random.IntN(20)), uint8(1 + random.IntN(maxImpact))})
				}
			}
			packed, _ := pack(list, nil)
			a.entries = append(a.entries, packed)
			for k := 2; k >= 0; k-- {
				if d >= b.stretches[k].first {
					b.stretches[k].add(list)
					break
				}
			}
		}
		table, lists := a.table(), b.sorted()
		for term := range int32(terms) {
			if a.terms[term].count != b.terms[term].count {
				t.Fatalf("%d documents, term %d: %d and %d", documents, term, a.terms[term].count, b.terms[term].count)
			}
			want := append([]posting{}, table.row(term, 0)...)
			if diff := cmp.Diff(want, append([]posting{}, lists[term]...), cmp.AllowUnexported(posting{})); diff != "" {
				t.Fatalf("%d documents, term %d: %s", documents, term, diff)
			}
		}
	}
}
