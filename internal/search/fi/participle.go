package fi

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vakka/internal/search/lang"
)

// participles are how words made of verbs end, and what the verb still counts
// for where one of them stands: who looks for tunnettu looks for a word of its
// own, and who looks for tuntea wants tunnettu after tuntee and tunsi.
var participles = []struct {
	ending string
	verb   float64
}{
	{"minen", 1}, {"ma", 1}, {"mä", 1},
	{"maton", otherWord}, {"mätön", otherWord}, {"va", otherWord}, {"vä", otherWord},
	{"nut", otherWord}, {"nyt", otherWord}, {"lut", otherWord}, {"lyt", otherWord}, {"sut", otherWord}, {"syt", otherWord}, {"rut", otherWord}, {"ryt", otherWord},
	{"tu", otherWord}, {"ty", otherWord},
}

const otherWord = 0.25

// participle finds, for a form whose likeliest lemma is a verb or a word made of
// one, that word and that verb, and what the verb counts for; -1 and -1 when
// there are no such two.
func (a *analysis) participle(form int, best candidate) (word, verb int32, weight float64) {
	if a.known[form] {
		return -1, -1, 0
	}
	top := a.lemmas[best.lemma].word
	if p, ok := participleWeight(top); ok {
		most := 0.0
		verb = -1
		for _, c := range a.options[form] {
			if l := a.likely(form, c); l > most && madeOf(top, a.lemmas[c.lemma].word) {
				verb, most = c.lemma, l
			}
		}
		if verb >= 0 {
			return best.lemma, verb, p
		}
	}
	if !isVerb(top) {
		return -1, -1, 0
	}
	word = -1
	cost := float32(maxCost)
	for _, c := range a.options[form] {
		w := a.lemmas[c.lemma].word
		if p, ok := participleWeight(w); ok && c.cost < cost && madeOf(w, top) {
			word, cost, weight = c.lemma, c.cost, p
		}
	}
	if word < 0 {
		return -1, -1, 0
	}
	if f := a.forms[form]; strings.HasSuffix(f, "vat") || strings.HasSuffix(f, "vät") {
		weight = 1 // laulavat sings too
	}
	return word, best.lemma, weight
}

func participleWeight(w string) (weight float64, ok bool) {
	for _, p := range participles {
		if strings.HasSuffix(w, p.ending) && len(w) > len(p.ending)+2 {
			return p.verb, true
		}
	}
	return 0, false
}

// isVerb tells whether a word ends as verbs do in their base form.
func isVerb(w string) bool {
	f := lang.Fold(w)
	n := len(f)
	if n < 4 || f[n-1] != 'a' {
		return false
	}
	switch f[n-2] {
	case 'l', 'n', 'r':
		return f[n-3] == f[n-2]
	case 'd', 't':
		return true
	}
	return vowel(f[n-2])
}

// madeOf tells whether the rules lead from a word to a verb that is no longer.
func madeOf(word, verb string) bool {
	if !isVerb(verb) || utf8.RuneCountInString(word) < utf8.RuneCountInString(verb) {
		return false
	}
	folded := lang.Fold(word[strings.LastIndexByte(word, '-')+1:])
	if !Inflects(folded) {
		return false
	}
	f := lang.Fold(verb[strings.LastIndexByte(verb, '-')+1:])
	return slices.ContainsFunc(Bases(folded), func(b Base) bool { return b.Word == f })
}
