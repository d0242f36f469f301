package fi

import (
	"math"
	"slices"
	"strings"

	"vakka/internal/search/lang"
)

// A Reading is what a dictionary says of a word form.
type Reading struct {
	Lemma string   // in lower case
	Parts []string // of a compound: the base forms of its parts; else empty
	Root  string   // the word it is derived from; "" or the lemma when none
}

// A Dictionary gives the readings of a form in lower case, best first, none
// for a word it does not know. It is called from several goroutines.
type Dictionary func(form string) []Reading

// A Lexeme is a word that a form stands for, and how surely.
type Lexeme struct {
	Lemma  string
	Weight float32  // 1 for the only one
	Parts  []string // of a compound, base forms
	Root   string   // a word it is derived from, "" for none
}

// candidate is one lemma a form may have.
type candidate struct {
	lemma  int32
	cost   float32
	share  float32  // of the form, as last settled
	habits [3]int32 // how forms that end so come from their words; -1 for none
}

// An analysis is the work on one bank's words.
type analysis struct {
	forms   []string
	byForm  *wordTable
	ids     *wordTable // lemma → id
	lemmas  []lemmaFacts
	options [][]candidate // by form
	known   []bool        // by form: the dictionary knows it

	tails    map[string]int // ends of compounds that are no words of the bank → how many words stand before them
	habits   []float32      // how often the change is made
	totals   []float32      // how often the ending is met
	endingOf [][3]int32     // by form
}

type lemmaFacts struct {
	word  string
	count float64 // forms it explains, by their shares
	prior float64
	*makeup
	asked  bool // parts have been looked for
	listed bool // by the dictionary or the lexicon
	stands bool // as it is, among the forms
	loan   bool // a form is this but for its i, which joins endings to it: Teams, Teamsissa
}

// Analyse finds the lemmas of a bank's words, which must be sorted, in lower
// case and each there once. Forms that one word explains together speak for
// that word; dict, where there is one, speaks louder.
func Analyse(forms []string, dict Dictionary) [][]Lexeme {
	a := &analysis{forms: forms, byForm: newWordTable(len(forms)), ids: newWordTable(len(forms))}
	for i, f := range forms {
		a.byForm.add(f, int32(i), func(i int32) string { return forms[i] })
	}
	a.propose(dict)
	a.learnHabits()
	a.settle(4)
	a.trustTails()
	if a.joinCompounds() {
		a.settle(2)
	}
	if dict == nil {
		a.countTails()
	}
	return a.lexemes()
}

// mostLemmas is how many lemmas a form brings in a large bank. Room that is not
// used costs nothing; a table that has to move is in memory twice.
const mostLemmas = 5

// proposeBatch bounds how many forms' proposals are in memory at once.
const proposeBatch = 1 << 12

type proposal struct {
	readings []Reading
	bases    []string
	costs    []float32
}

// propose fills in what each form may be, on every processor.
func (a *analysis) propose(dict Dictionary) {
	var shared tally
	if dict == nil {
		shared = countBases(a.forms)
	}
	a.options = make([][]candidate, len(a.forms))
	a.lemmas = make([]lemmaFacts, 0, mostLemmas*len(a.forms))
	a.known = make([]bool, len(a.forms))
	proposals := make([]proposal, min(len(a.forms), proposeBatch))
	for from := 0; from < len(a.forms); from += proposeBatch {
		batch := proposals[:min(proposeBatch, len(a.forms)-from)]
		parallel(len(batch), func(i int) { batch[i] = propose(a.forms[from+i], dict) })
		for i := range batch {
			a.take(from+i, batch[i], shared)
		}
	}
	for _, w := range lexicon() {
		l := &a.lemmas[a.id(w)]
		l.listed = true
		l.prior += 2
	}
	for i := range a.lemmas {
		l := &a.lemmas[i]
		l.stands = a.isForm(l.word)
		if l.listed {
			l.prior++
		}
		l.prior += basePrior
		name, vowel := strings.CutSuffix(l.word, "i")
		l.loan = vowel && !l.stands && !l.listed && len(name) > 2 && a.isForm(name)
	}
}

// take makes the proposal for a form its options.
func (a *analysis) take(form int, p proposal, shared tally) {
	a.known[form] = len(p.readings) > 0
	list := make([]candidate, 0, len(p.readings)+len(p.bases))
	for rank, r := range p.readings {
		id := a.id(r.Lemma)
		l := &a.lemmas[id]
		if !l.listed {
			l.listed, l.asked = true, true
			if r.Parts != nil || r.Root != "" {
				l.makeup = &makeup{r.Parts, r.Root}
			}
		}
		list = append(list, candidate{lemma: id, cost: float32(rank), habits: [3]int32{-1, -1, -1}})
	}
	for k, b := range p.bases {
		if k > 4 && shared != nil && !shared.has(lang.Fold(b)) && !a.isForm(b) {
			continue // nothing but this form speaks for it, and it is far-fetched
		}
		list = append(list, candidate{lemma: a.id(b), cost: p.costs[k], habits: [3]int32{-1, -1, -1}})
	}
	a.options[form] = slices.Clip(list)
}

func propose(form string, dict Dictionary) proposal {
	var p proposal
	if lemma, ok := irregular[form]; ok {
		p.readings = []Reading{{Lemma: lemma}}
		return p
	}
	if dict != nil {
		if p.readings = dict(form); len(p.readings) > 0 {
			return p
		}
	}
	head, tail := "", form
	if i := strings.LastIndexByte(form, '-'); i > 0 && i < len(form)-2 {
		head, tail = form[:i+1], form[i+1:]
		if dict != nil {
			for _, r := range dict(tail) {
				parts := append(heads(head, dict), r.Parts...)
				if len(r.Parts) == 0 {
					parts = append(parts, r.Lemma)
				}
				p.readings = append(p.readings, Reading{Lemma: head + r.Lemma, Parts: parts})
			}
			if len(p.readings) > 0 {
				return p
			}
		}
	}
	folded := lang.Fold(tail)
	if !Inflects(folded) {
		p.bases, p.costs = []string{form}, []float32{0}
		return p
	}
	for _, b := range Bases(folded) {
		word, ok := unfold(tail, b.Word)
		if !ok || impossibleLemma(b.Word) {
			continue
		}
		p.add(head+word, float32(b.Cost)+unlikeliness(b.Word))
	}
	return p
}

// heads are the base forms of what stands before the hyphens of a word.
func heads(head string, dict Dictionary) []string {
	var out []string
	for h := range strings.SplitSeq(strings.TrimRight(head, "-"), "-") {
		if found := dict(h); len(found) > 0 {
			h = found[0].Lemma
		}
		if h != "" {
			out = append(out, h)
		}
	}
	return out
}

// add keeps the proposed words in order, the likeliest first.
func (p *proposal) add(word string, cost float32) {
	at := len(p.costs)
	for at > 0 && p.costs[at-1] > cost {
		at--
	}
	p.bases, p.costs = slices.Insert(p.bases, at, word), slices.Insert(p.costs, at, cost)
}

// Inflects tells whether a folded word is one the rules may work on: letters
// of the Latin alphabet, and enough of them.
func Inflects(folded string) bool {
	if len(folded) < 3 || len(folded) > 60 {
		return false
	}
	for i := 0; i < len(folded); i++ {
		if folded[i] < 'a' || folded[i] > 'z' {
			return false
		}
	}
	return true
}

// impossibleLemma tells that no Finnish word looks like this folded one in its
// base form: lisäää, luoa.
func impossibleLemma(w string) bool {
	n := len(w)
	if n < 4 || w[n-1] != 'a' {
		return false
	}
	switch w[n-3:] {
	case "aaa", "uoa", "yoa", "iea":
		return true
	}
	return false
}

// unlikeliness is what a folded word costs for looking like an inflected form.
func unlikeliness(w string) float32 {
	if unlikelyLemma(w) {
		return 4
	}
	return 0
}

var unlikelyEndings = []string{"ssa", "lta", "lle", "nsa", "mme", "nne", "iin", "ien", "iden", "ihin", "seen", "illa", "issa", "ista", "een", "aan", "aksi", "iksi", "ana", "ina", "kin", "kaan", "vat", "taan", "ttiin", "ssaan", "sti", "ude", "yde", "kse", "toma", "nee", "mma", "mpa", "imma", "aise", "uise", "lise", "hise", "iset", "ttu", "tty", "ttava", "hde", "iele", "ehe", "ise", "lea", "sea", "nea"}

// unlikelyLemma tells that a folded word looks like an inflected form.
func unlikelyLemma(w string) bool {
	for _, e := range unlikelyEndings {
		if strings.HasSuffix(w, e) && len(w) > len(e)+2 {
			return true
		}
	}
	return false
}

func (a *analysis) id(lemma string) int32 {
	id, ok := a.lemma(lemma)
	if !ok {
		if at, ok := a.form(lemma); ok {
			lemma = a.forms[at]
		} else {
			lemma = strings.Clone(lemma) // without the room it was made in
		}
		id = int32(len(a.lemmas))
		a.lemmas = append(a.lemmas, lemmaFacts{word: lemma, makeup: plain})
		a.ids.add(lemma, id, func(i int32) string { return a.lemmas[i].word })
	}
	return id
}

// best is the likeliest lemma of a form, and what all its lemmas weigh together.
func (a *analysis) best(form int) (candidate, float64) {
	var out candidate
	top, sum := -1.0, 0.0
	for _, c := range a.options[form] {
		l := a.likely(form, c)
		sum += l
		if l > top {
			out, top = c, l
		}
	}
	return out, sum
}

// A form keeps the lemmas that are sure enough; those that a dictionary gives
// it keeps all, if only to find them last, and each weighs more than its share,
// since any of them may be meant.
const (
	leastShare  = 0.1
	leastListed = 0.12
	selfShare   = 0.4 // of the form itself, where it is kept as a word
	selfListed  = 0.5 // the same beside the words that a dictionary gives it
	listedPower = 0.7 // what the share of one that a dictionary gives is raised to
)

// stands tells whether a lemma that others outweigh is worth keeping: the bank
// has it as it stands, and the form is near it. Of ladattua ladattu is kept
// beside ladata.
func (a *analysis) stands(c candidate) bool {
	_, ok := a.form(a.lemmas[c.lemma].word)
	return ok && c.cost <= 2
}

// lexemes gives the lemmas that are sure enough, and splits them.
func (a *analysis) lexemes() [][]Lexeme {
	out := make([][]Lexeme, len(a.forms))
	a.splitLemmas()
	a.ids, a.tails = nil, nil // the largest tables of all, and nothing asks them any more
	parallel(len(a.forms), func(i int) {
		best, sum := a.best(i)
		participle, verb, weight := a.participle(i, best)
		// Who looks for a form that several words may have finds what has that very form first.
		doubted := verb >= 0 || a.likely(i, best) < 0.8*sum
		for _, c := range a.options[i] {
			share := a.likely(i, c) / sum
			switch {
			case participle < 0:
			case c.lemma == participle:
				share = 1
			case c.lemma == verb:
				share = weight
			}
			if share < leastShare && !a.known[i] && !a.stands(c) && !(doubted && a.lemmas[c.lemma].word == a.forms[i]) {
				continue
			}
			l := &a.lemmas[c.lemma]
			share = max(share, leastListed)
			if a.known[i] {
				share = math.Pow(share, listedPower)
			} else if l.word == a.forms[i] {
				share = max(share, selfShare)
			}
			out[i] = append(out[i], Lexeme{l.word, float32(share), l.parts, l.root})
		}
		if a.known[i] && len(out[i]) > 1 && !slices.ContainsFunc(out[i], func(l Lexeme) bool { return l.Lemma == a.forms[i] }) {
			out[i] = append(out[i], Lexeme{Lemma: a.forms[i], Weight: selfListed}) // of several words, likeliest the one that stands so elsewhere
		}
		if more := a.comparative(i); more != "" && !slices.ContainsFunc(out[i], func(l Lexeme) bool { return l.Lemma == more }) {
			out[i] = append(out[i], Lexeme{Lemma: more, Weight: selfListed})
		}
		slices.SortStableFunc(out[i], func(x, y Lexeme) int {
			switch {
			case x.Weight > y.Weight:
				return -1
			case x.Weight < y.Weight:
				return 1
			}
			return strings.Compare(x.Lemma, y.Lemma)
		})
		a.options[i] = nil
	})
	return out
}

// splitLemmas takes the compounds apart that the dictionary has not. What is
// found is put in place only at the end: each looks at the other words.
func (a *analysis) splitLemmas() {
	found := make([]*makeup, len(a.lemmas))
	parallel(len(a.lemmas), func(i int) {
		if l := &a.lemmas[i]; !l.asked && l.count > 0.05 {
			if parts := a.split(l.word); parts != nil {
				found[i] = &makeup{parts: parts}
			}
		}
	})
	for i, m := range found {
		if m != nil {
			a.lemmas[i].makeup = m
		}
	}
}
