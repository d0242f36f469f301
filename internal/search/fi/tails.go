package fi

import (
	"slices"
	"strings"
)

// trustTails makes the lemmas likelier that end in a word of the bank:
// merkkiluokka in luokka, where merkkiluoka has no such end.
func (a *analysis) trustTails() {
	strong := func(w string) float64 {
		id, ok := a.ids[w]
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
		if a.known[i] || len(form) < 7 || strings.ContainsRune(form, '-') {
			continue
		}
		best, sum := a.best(i)
		if a.lemmas[best.lemma].count > 4 && a.likely(i, best) > 0.8*sum {
			continue
		}
		for at := 3; at <= len(form)-3; at++ {
			tail, ok := a.byForm[form[at:]]
			if !ok || !a.isHead(form[:at]) {
				continue
			}
			c, total := a.best(int(tail))
			l := &a.lemmas[c.lemma]
			if l.count < 1.5 && !l.listed || a.likely(int(tail), c) < 0.5*total || len(l.word) < 3 {
				continue
			}
			id := a.id(form[:at] + l.word)
			joined := &a.lemmas[id]
			joined.prior += 1
			found = true
			if !slices.ContainsFunc(a.options[i], func(o candidate) bool { return o.lemma == id }) {
				a.options[i] = append(a.options[i], candidate{lemma: id, cost: 1, habits: [3]int32{-1, -1, -1}})
			}
		}
	}
	return found
}
