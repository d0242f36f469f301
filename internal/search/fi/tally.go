package fi

import (
	"strings"
	"sync/atomic"

	"vakka/internal/search/lang"
)

// A tally tells which bases more than one form may be a form of; it may err on
// the side of yes. Two bits a place: seen, and seen again.
type tally []uint32

func countBases(forms []string) tally {
	bits := 16
	for bits < 26 && len(forms) > 1<<(bits-4) {
		bits++
	}
	t := make(tally, 1<<(bits-4))
	parallel(len(forms), func(i int) {
		folded := lang.Fold(forms[i][strings.LastIndexByte(forms[i], '-')+1:])
		if !Inflects(folded) {
			return
		}
		for _, b := range Bases(folded) {
			word, bit := t.place(b.Word)
			if old := atomic.OrUint32(&t[word], 1<<bit); old&(1<<bit) != 0 {
				atomic.OrUint32(&t[word], 2<<bit)
			}
		}
	})
	return t
}

func (t tally) place(folded string) (word int, bit uint) {
	h := hash(hashStart, folded) >> 8
	return int(h >> 4 & uint64(len(t)-1)), uint(h&15) * 2
}

func (t tally) has(folded string) bool {
	word, bit := t.place(folded)
	return t[word]&(2<<bit) != 0
}

func (a *analysis) isForm(s string) bool { _, ok := a.form(s); return ok }
