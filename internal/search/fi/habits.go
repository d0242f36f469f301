package fi

import "math"

// settle shares every form out among its lemmas, by how likely each is, how
// many other forms speak for it, and how forms with the same ending are made;
// a few rounds make the shares agree.
func (a *analysis) settle(rounds int) {
	for range rounds {
		counts := make([]float64, len(a.lemmas))
		habits, totals := make([]float32, len(a.habits)), make([]float32, len(a.totals))
		for i, list := range a.options {
			total := 0.0
			for k := range list {
				list[k].share = float32(a.likely(i, list[k]))
				total += float64(list[k].share)
			}
			for k := range list {
				c := &list[k]
				c.share /= float32(total)
				counts[c.lemma] += float64(c.share)
				// Only what others speak for teaches: a form alone would teach its own guess.
				l := &a.lemmas[c.lemma]
				support := float32(min(1, (max(0, l.count-float64(c.share))+l.prior)/3)) * c.share
				for level, h := range c.habits {
					if h >= 0 {
						habits[h] += support
						totals[a.endingOf[i][level]] += support
					}
				}
			}
		}
		for i := range counts {
			a.lemmas[i].count = counts[i]
		}
		a.habits, a.totals = habits, totals
	}
}

// likely weighs one lemma of a form: the rule's cost, the other forms that
// speak for it, the habit of the ending.
func (a *analysis) likely(form int, c candidate) float64 {
	l := &a.lemmas[c.lemma]
	others := max(0, l.count-float64(c.share))
	sum := unlikely(c.cost) * (l.prior + others) * a.habit(form, c)
	switch {
	case l.listed:
	case l.loan:
		sum *= loanLemma
	case !l.stands:
		sum *= unseenLemma
	case l.word == a.forms[form]:
		sum *= selfLemma
	}
	return sum
}

// unlikely is what is left of a likelihood at a cost. Most costs are small numbers.
func unlikely(cost float32) float64 {
	if n := int(cost); n >= 0 && n < len(byCost) && float32(n) == cost {
		return byCost[n]
	}
	return math.Exp(-costWeight * float64(cost))
}

var byCost = func() (out [32]float64) {
	for n := range out {
		out[n] = math.Exp(-costWeight * float64(n))
	}
	return out
}()

const (
	costWeight  = 0.5
	basePrior   = 0.05
	unseenLemma = 0.3 // how likely a word is that never stands in the bank
	loanLemma   = 0.03
	selfLemma   = 0.5  // and one that stands there, so far as is known, in this form only
	habitDoubt  = 2    // imagined forms against one habit
	habitChance = 0.08 // how likely an unseen habit is
)

// habitLengths are in bytes.
var habitLengths = [3]int{3, 5, 7}

func (a *analysis) habit(form int, c candidate) float64 {
	if c.habits[0] < 0 {
		return 1
	}
	p := habitChance
	for level, h := range c.habits { // the longer ending corrects the shorter
		t := float64(a.totals[a.endingOf[form][level]])
		p = (float64(a.habits[h]) + habitDoubt*p) / (t + habitDoubt)
	}
	return p
}

// learnHabits finds, for every lemma of a form that rules gave, the ending of
// the form and the change that leads to the lemma, at three lengths.
func (a *analysis) learnHabits() {
	a.endingOf = make([][3]int32, len(a.forms))
	endings, changes := map[uint64]int32{}, map[uint64]int32{}
	for i, list := range a.options {
		if a.known[i] {
			continue
		}
		form := a.forms[i]
		var sums [3]uint64
		for level, n := range habitLengths {
			sums[level] = hash(hashStart+uint64(level), form[max(0, len(form)-n):])
			a.endingOf[i][level] = intern(endings, sums[level])
		}
		for k := range list {
			lemma := a.lemmas[list[k].lemma].word
			shared := 0
			for shared < len(form) && shared < len(lemma) && form[shared] == lemma[shared] {
				shared++
			}
			for level := range habitLengths {
				list[k].habits[level] = intern(changes, hash(sums[level]*31+uint64(len(form)-shared), lemma[shared:]))
			}
		}
	}
	a.habits, a.totals = make([]float32, len(changes)), make([]float32, len(endings))
}

const hashStart = 14695981039346656037

// hash is FNV-1a: the same on every machine.
func hash(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func intern(ids map[uint64]int32, key uint64) int32 {
	id, ok := ids[key]
	if !ok {
		id = int32(len(ids))
		ids[key] = id
	}
	return id
}
