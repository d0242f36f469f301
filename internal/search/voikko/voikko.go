// Package voikko turns a Finnish word form into its base forms and the parts
// of its compounds, with the morphology dictionary of Voikko that is found on
// the machine.
//
// The dictionary, mor.vfst, is a finite-state transducer: a graph whose
// arrows carry an input letter and an output symbol. A word is known when its
// letters lead from the first state to a final one; the outputs met on the way
// tell what it is: letters as they stand in the word, and tags in brackets.
//
//	[Lx]        class of the word that begins: n noun, l adjective, t verb, ep place name …
//	[Xp]…[X]    base form of that word; = marks where a listed compound is joined
//	[Xj]…[X]    base form of a derivational ending: kuntoutt + us
//	[Xr]…[X]    letter cases of an irregular word: jj for EU
//	[Bc] [Bh]   border of a compound, and the place where a hyphen is weighed
//	[Bm]        border inside a listed compound
//	[Sg] [Ny] … case, number, person, possessive and so on
//
// The graph alone accepts too much. What it cannot say in states, it says with
// flags on its arrows (walk.go) and leaves to a check of hyphens (border.go).
// What is left is read into letter cases (shape.go), base form (lemma.go),
// parts (parts.go) and class (class.go). The verdicts are those of Voikko's own
// library: the same words known, the same base forms.
//
// The dictionary is under the GPL. It is found (find.go), never shipped;
// nothing of it is here. A damaged file gives an error from Open, or words that
// are not known; never a panic, never an endless search.
package voikko

import (
	"cmp"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// An Analysis is one way to understand a word form.
type Analysis struct {
	// Lemma is the base form of the whole word, with the letter case of
	// standard spelling: EU, Helsinki, kotihoito.
	Lemma string
	// Parts are the base forms of the parts of a compound, in order:
	// köydenvetoa has köysi, veto. One part means no compound; it differs
	// from Lemma only in a first part left hanging (hevos- has hevonen).
	Parts []string
	// Roots are, for each of Parts, the word it is derived from: kuntouttaa
	// for kuntoutus. A part of which none is known is its own root.
	Roots []string
	// Class is the word class, one of the constants Noun, Verb …
	// "" for the few words whose class the dictionary does not tell.
	Class string
}

// A Dictionary is an open mor.vfst. It may be used by many goroutines at once.
type Dictionary struct {
	machine *machine
	version string
	hash    string
	scratch sync.Pool // of *reading
}

// Version is the version the dictionary's index.txt gives, such as 2.5;
// "" when there is no index.txt beside the file.
func (d *Dictionary) Version() string { return d.version }

// Hash is the first 12 hexadecimal digits of the SHA-256 of mor.vfst.
func (d *Dictionary) Hash() string { return d.hash }

const (
	maxWord     = 255 // letters; a longer word is not known
	maxReadings = 99  // ways through the graph that are looked at, for one word
)

// A candidate is an analysis with what decides its place among the others.
type candidate struct {
	Analysis
	contradicts bool  // written in lower case, though its base form begins with a capital
	steps       []int // derivational endings of each part, from its root
	derived     int   // derivational endings
	possessive  bool
}

// A reading is the room one analysis works in, kept for the next word.
type reading struct {
	walker
	tokens []uint16 // the symbols of one way through the graph, empty ones left out
	shape  []byte
	upper  []bool
	text   []rune
	found  []candidate
}

// Analyse gives every way to understand word, best first: fewest parts, then
// those whose capital letters agree with the word, fewest derivational
// endings, no possessive suffix, the dictionary's own order. nil means that the
// word is not known. Word is one word in NFC, with its inner hyphens and
// colon (TV-lupa, EU:n); letter case does not decide whether it is known.
func (d *Dictionary) Analyse(word string) []Analysis {
	return d.analyse(word, true)
}

// analyse does the work. With split, listed compounds are cut into parts that
// are looked up in turn, without split; so it calls itself once at most.
func (d *Dictionary) analyse(word string, split bool) []Analysis {
	r, _ := d.scratch.Get().(*reading)
	if r == nil {
		r = new(reading)
	}
	defer d.scratch.Put(r)
	if !r.spell(d.machine, word) {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(word)
	r.found = r.found[:0]
	ways := 0
	r.walk(d.machine, func(last int32) bool {
		ways++
		r.tokens = r.appendOutputs(r.tokens[:0], last)
		if d.machine.bordersHold(r.tokens) {
			d.understand(r, unicode.IsLower(first), split)
		}
		return ways < maxReadings
	})
	return ranked(r.found)
}

// understand adds the analysis of r.tokens, and for the name of an institution
// (Alkio-opisto) its second spelling, to r.found.
func (d *Dictionary) understand(r *reading, lower, split bool) {
	m := d.machine
	r.shape = m.shapeOf(r.shape[:0], r.tokens, len(r.in)-1)
	r.upper = upperLetters(r.upper[:0], r.shape)
	lemma, ok := m.lemma(r.text[:0], r.tokens, r.upper)
	r.text = lemma
	if !ok {
		return
	}
	c := candidate{possessive: m.hasPossessive(r.tokens), derived: m.count(r.tokens, "Xj")}
	c.Class = m.class(r.tokens)
	c.Lemma = string(lemma)
	c.contradicts = lower && startsUpper(c.Lemma)
	d.parts(&c, r.tokens, r.upper, split)
	r.add(c)
	if c.Class == Noun && m.namesInstitution(r.tokens) && len(r.upper) > 0 {
		r.upper[0] = true
		if again, ok := m.lemma(r.text[:0], r.tokens, r.upper); ok {
			c.Class, c.Lemma = Name, string(again)
			c.contradicts = lower && startsUpper(c.Lemma)
			r.add(c)
		}
	}
}

// add keeps c unless the same analysis is there. Of two that differ in rank
// or roots only, the better rank stays, and of each part the root that is
// nearest without being the part itself: turvallisuus is found as a word of its
// own, as made from turvallinen, and as made in two steps from turpa.
func (r *reading) add(c candidate) {
	for i := range r.found {
		old := &r.found[i]
		if old.Lemma != c.Lemma || old.Class != c.Class || !slices.Equal(old.Parts, c.Parts) {
			continue
		}
		old.possessive = old.possessive && c.possessive
		old.derived = min(old.derived, c.derived)
		for k, steps := range c.steps {
			if steps > 0 && (old.steps[k] == 0 || steps < old.steps[k]) {
				old.Roots[k], old.steps[k] = c.Roots[k], steps
			}
		}
		return
	}
	c.Roots, c.steps = slices.Clone(c.Roots), slices.Clone(c.steps) // two candidates may share them
	r.found = append(r.found, c)
}

func ranked(found []candidate) []Analysis {
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(len(a.Parts), len(b.Parts)),
			falseFirst(a.contradicts, b.contradicts),
			cmp.Compare(a.derived, b.derived),
			falseFirst(a.possessive, b.possessive),
		)
	})
	list := make([]Analysis, len(found))
	for i := range found {
		list[i] = found[i].Analysis
		found[i] = candidate{} // the scratch room keeps no strings alive
	}
	return list
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
