package fi

import (
	"strings"

	"vakka/internal/search/lang"
)

// comparative gives the comparative that a form is one of and that its
// dictionary leads to another word: who looks for paremman wants parempi
// before hyvä. It is "" for every other form.
func (a *analysis) comparative(form int) string {
	word := a.forms[form]
	folded := lang.Fold(word)
	if !a.known[form] || !strings.Contains(word, "mp") && !strings.Contains(word, "mm") || !Inflects(folded) {
		return ""
	}
	for _, c := range a.options[form] {
		if strings.HasSuffix(a.lemmas[c.lemma].word, "mpi") {
			return "" // the word itself: kumpi, lämpimän no less
		}
	}
	for _, b := range Bases(folded) {
		if b.Cost > dearestComparative {
			break
		}
		if strings.HasSuffix(b.Word, "mpi") && len(b.Word) > 5 {
			if lemma, ok := unfold(word, b.Word); ok && a.isForm(lemma) {
				return lemma
			}
		}
	}
	return ""
}

// dearestComparative is what the rules may cost that lead to it.
const dearestComparative = 4
