package search

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a large bank packs by term is what any other sorts by term.
func TestSortedIsTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, documents := range []int{0, 1, 2, 3, 100, 5000} {
		const terms = 40
		a, b := &index{terms: make([]term, terms)}, &index{terms: make([]term, terms)}
		var made []*tabling
		for k := range 3 {
			made = append(made, newTabling(k*documents/3, terms))
			b.stretches = append(b.stretches, stretch{first: k * documents / 3, count: make([]int32, terms)})
		}
		for d := range documents {
			var list []entry
			for t := range terms - 1 { // the last stands nowhere
				if random.IntN(3) == 0 {
					list = append(list, entry{int32(t), uint16(random.IntN(20)), uint8(1 + random.IntN(maxImpact))})
				}
			}
			for k := 2; k >= 0; k-- {
				if d >= b.stretches[k].first {
					b.stretches[k].add(list)
					made[k].add(d-b.stretches[k].first, list)
					break
				}
			}
		}
		for _, m := range made {
			done, count := m.close()
			a.tables = append(a.tables, done)
			for t, n := range count {
				a.terms[t].count += int(n)
			}
		}
		lists := b.sorted()
		for term := range int32(terms) {
			if a.terms[term].count != b.terms[term].count {
				t.Fatalf("%d documents, term %d: %d and %d", documents, term, a.terms[term].count, b.terms[term].count)
			}
			want := append([]posting{}, a.row(term)...)
			if diff := cmp.Diff(want, append([]posting{}, lists[term]...), cmp.AllowUnexported(posting{})); diff != "" {
				t.Fatalf("%d documents, term %d: %s", documents, term, diff)
			}
		}
	}
}
