package search

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a large bank packs by term is what any other sorts by term.
func TestSortedIsTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	made := func(seed []packedEntries, terms int) *index {
		return &index{terms: make([]term, terms), entries: append([]packedEntries{}, seed...)}
	}
	for _, documents := range []int{0, 1, 2, 3, 100} {
		const terms = 40
		seed := make([]packedEntries, documents)
		for d := range seed {
			var list []entry
			for t := range terms - 1 { // the last stands nowhere
				if random.IntN(3) == 0 {
					list = append(list, entry{int32(t), uint16(random.IntN(20)), uint8(1 + random.IntN(maxImpact))})
				}
			}
			seed[d], _ = pack(list, nil)
		}
		a, b := made(seed, terms), made(seed, terms)
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
