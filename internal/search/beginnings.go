package search

import (
	"cmp"
	"slices"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

const (
	mostTitles = 10
	mostShown  = 10  // words for a beginning
	mostLooked = 200 // among which they are picked
)

// asWritten gives the terms of a folded beginning for it and for every way to
// write it with dots that several words have: those that begin with just these
// letters come first, kä before ka.
func (ix *index) asWritten(folded string, terms []int32) map[string][]int32 {
	letters := len([]rune(folded))
	groups := map[string][]int32{}
	for _, t := range terms {
		p := prefix(ix.terms[t].word, letters)
		groups[p] = append(groups[p], t)
	}
	out := map[string][]int32{folded: terms}
	for p, first := range groups {
		if len(first) < 3 || lang.Fold(p) != folded {
			continue
		}
		list := slices.Clone(first)
		for _, t := range terms {
			if !slices.Contains(first, t) {
				list = append(list, t)
			}
		}
		out[p] = list
	}
	return out
}

// listed picks the words to show of terms in order: no forms of a word that is shown.
func (ix *index) listed(terms []int32) []string {
	var out, folds []string
	for _, id := range terms {
		t := ix.terms[id]
		isForm := func(b fi.Base) bool { return b.Cost > 0 && b.Cost < 5 && slices.Contains(folds, b.Word) }
		if len(out) == mostShown {
			break
		}
		if ix.tag == "fi" && ix.dictionary == "" && !ix.stands(t.word) {
			continue // the analyser's guess, not to be shown
		}
		if ix.tag == "fi" && fi.Inflects(t.fold) && slices.ContainsFunc(fi.Bases(t.fold), isForm) {
			continue
		}
		out, folds = append(out, cmp.Or(t.show, t.word)), append(folds, t.fold)
	}
	return out
}

// stands tells whether a word is in the bank as it is.
func (ix *index) stands(word string) bool {
	_, ok := slices.BinarySearch(ix.forms, word)
	return ok
}

// showWords gives stems a word to show instead: the shortest that has it.
func (ix *index) showWords() {
	for i, list := range ix.lexemes {
		for _, l := range list {
			t, form := &ix.terms[l.term], ix.forms[i]
			if t.show == "" || len(form) < len(t.show) {
				t.show = form
			}
		}
	}
	for i := range ix.terms {
		if t := &ix.terms[i]; t.show == t.word {
			t.show = ""
		}
	}
}

// titlesBeginning gives, for each beginning, folded and as it is written,
// documents whose title begins with it, or has a word that does.
func (ix *index) titlesBeginning(beginnings map[string]*beginning) map[string][]int {
	type titles struct{ first, later []int }
	found := map[string]*titles{}
	add := func(p string, i int, first bool) {
		t := found[p]
		if t == nil {
			t = &titles{}
			found[p] = t
		}
		list := &t.later
		if first {
			list = &t.first
		}
		if len(*list) < mostTitles && !ends(t.first, i) && !ends(t.later, i) {
			*list = append(*list, i)
		}
	}
	for i, t := range ix.texts {
		for k, token := range lang.Tokens(t.text.Title) {
			f := lang.Fold(token.Word)
			for n := 1; n <= 5; n++ {
				folded, written := prefix(f, n), prefix(token.Word, n)
				if beginnings[folded] == nil {
					break // nor is any longer one
				}
				if add(folded, i, k == 0); written != folded {
					add(written, i, k == 0)
				}
			}
		}
	}
	out := make(map[string][]int, len(found))
	for p, t := range found {
		all := append(t.first, t.later...)
		out[p] = all[:min(len(all), mostTitles)]
	}
	return out
}

// ends tells whether a list ends in a number.
func ends(list []int, n int) bool { return len(list) > 0 && list[len(list)-1] == n }
