package fi

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// trustTails makes the lemmas likelier that end in a word of the bank:
// merkkiluokka in luokka, where merkkiluoka has no such end.
func (a *analysis) trustTails() {
	strong := func(w string) float64 {
		id, ok := a.lemma(w)
		if !ok {
			return 0
		}
		l := &a.lemmas[id]
		if !l.listed && l.count < 2.5 || notTails[w] {
			return 0
		}
		return min(l.count+l.prior, 6)
	}
	bonus := make([]float64, len(a.lemmas))
	parallel(len(a.lemmas), func(i int) {
		l := &a.lemmas[i]
		if l.count == 0 || l.count > 4 || l.listed || len(l.word) < 7 {
			return
		}
		for at := range l.word {
			if at < 3 || len(l.word)-at < 4 {
				continue
			}
			if s := strong(l.word[at:]); s > 0 {
				if !a.isHead(l.word[:at]) {
					s /= 6
				}
				bonus[i] = max(bonus[i], s/3)
			}
		}
	})
	for i, b := range bonus {
		a.lemmas[i].prior += b
	}
	a.settle(2)
}

// joinCompounds looks, for forms that no word explains well, for a word of the
// bank that their end is a form of: kotihoidon has hoidon, which is hoito.
func (a *analysis) joinCompounds() bool {
	found := false
	for i, form := range a.forms {
		if a.known[i] || len(form) < 7 {
			continue
		}
		if at := strings.LastIndexByte(form, '-') + 1; at > 0 {
			found = a.join(i, at) || found
			continue
		}
		best, sum := a.best(i)
		if l := &a.lemmas[best.lemma]; l.count > 4 && (l.stands || l.listed) && a.likely(i, best) > 0.8*sum {
			continue
		}
		for at := 3; at <= len(form)-3; at++ {
			if a.isForm(form[at:]) && a.isHead(form[:at]) {
				found = a.join(i, at) || found
			}
		}
	}
	return found
}

// join gives a form the lemma that the form behind a border in it has.
func (a *analysis) join(form, at int) bool {
	word := a.forms[form]
	tail, ok := a.form(word[at:])
	if !ok {
		return false
	}
	c, total := a.best(int(tail))
	if isVerb(a.lemmas[c.lemma].word) { // seldom the end of a compound, where a noun may be
		for _, o := range a.options[tail] {
			if !isVerb(a.lemmas[o.lemma].word) && a.likely(int(tail), o) > 0.1*total {
				c = o
				break
			}
		}
	} else if a.likely(int(tail), c) < 0.5*total {
		return false
	}
	l := &a.lemmas[c.lemma]
	if l.count < 1.5 && !l.listed || utf8.RuneCountInString(l.word) < 3 {
		return false
	}
	id := a.id(word[:at] + l.word)
	joined := &a.lemmas[id]
	joined.prior++
	joined.stands = joined.stands || l.stands || l.listed
	if !slices.ContainsFunc(a.options[form], func(o candidate) bool { return o.lemma == id }) {
		a.options[form] = append(a.options[form], candidate{lemma: id, cost: 1, habits: [3]int32{-1, -1, -1}})
	}
	return true
}
