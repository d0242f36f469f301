package search

import (
	"slices"
	"strings"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// splitCompounds finds compounds among forms, which are sorted, and adds the
// stems of their parts: skolmåltiden is skol and måltid where the bank has
// måltid in any form. A part is a word of the bank; the first may have the
// joining s.
func splitCompounds(forms []string, found [][]fi.Lexeme) {
	stems := map[string]int{}
	for i := range forms {
		stems[found[i][0].Lemma]++
	}
	has := func(word string) bool { _, ok := slices.BinarySearch(forms, word); return ok }
	parallel(len(forms), func(i int) {
		form := forms[i]
		best, score := 0, 0
		for at := range form {
			if at < 3 || len(form)-at < 4 {
				continue
			}
			head, tail := form[:at], form[at:]
			if !has(head) && !(strings.HasSuffix(head, "s") && len(head) > 4 && has(head[:at-1])) && stems[lang.Fold(head)] == 0 {
				continue
			}
			if n := stems[lang.Stem("sv", tail)]; n > 0 && n+len(tail) > score {
				best, score = at, n+len(tail)
			}
		}
		if best > 0 {
			head := form[:best]
			if !has(head) && strings.HasSuffix(head, "s") {
				head = head[:best-1]
			}
			found[i][0].Parts = []string{lang.Stem("sv", head), lang.Stem("sv", form[best:])}
		}
	})
}
