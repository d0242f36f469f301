package search

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// parallel calls work for 0 … n-1 on every processor.
func parallel(n int, work func(i int)) {
	step := min(32, 1+n/256)
	var mu sync.Mutex
	next := 0
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				mu.Lock()
				from := next
				next += step
				mu.Unlock()
				if from >= n {
					return
				}
				for i := from; i < min(from+step, n); i++ {
					work(i)
				}
			}
		})
	}
	group.Wait()
}

// A term is a word that documents are found by: a base form, or a stem.
type term struct {
	word  string
	fold  string
	cuts  []int  // of a compound: where its second and further parts begin, in UTF-16 units
	show  string // what to show a reader instead of a stem
	count int    // documents
}

// A lexeme is a term that a form stands for.
type lexeme struct {
	term   int32
	weight float32
	parts  []int32 // terms of the parts of a compound
	root   int32   // -1 for none
}

// understand finds the terms of every form.
func (ix *index) understand(dict fi.Dictionary) {
	found := ix.analyse(dict)
	count := 0
	for _, list := range found {
		for _, l := range list {
			count += 2 + len(l.Parts)
		}
	}
	names := make([]string, 0, count)
	for _, list := range found {
		for _, l := range list {
			names = append(append(names, l.Lemma), l.Parts...)
			if l.Root != "" {
				names = append(names, l.Root)
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	ix.terms = make([]term, 0, len(names))
	for _, n := range names {
		if f := lang.Fold(n); f != "" {
			ix.terms = append(ix.terms, term{word: n, fold: f})
		}
	}
	slices.SortFunc(ix.terms, compareTerms)
	places := make([]int32, len(names)) // of each name among the terms
	for i := range places {
		places[i] = -1
	}
	for i, t := range ix.terms {
		at, _ := slices.BinarySearch(names, t.word)
		places[at] = int32(i)
	}
	find := func(name string) (int32, bool) {
		at, ok := slices.BinarySearch(names, name)
		if !ok || places[at] < 0 {
			return 0, false
		}
		return places[at], true
	}
	ix.lexemes = make([][]lexeme, len(found))
	for i, list := range found {
		for _, l := range list {
			id, ok := find(l.Lemma)
			if !ok {
				continue
			}
			x := lexeme{term: id, weight: l.Weight, root: -1}
			if r, ok := find(l.Root); ok && r != id {
				x.root = r
			}
			if len(l.Parts) > 1 {
				ix.terms[id].cuts = cuts(l.Lemma, l.Parts)
				for _, p := range l.Parts {
					if t, ok := find(p); ok && t != id {
						x.parts = append(x.parts, t)
					}
				}
				for _, p := range inner(l.Lemma, ix.terms[id].cuts) {
					if t, ok := find(p); ok && !slices.Contains(x.parts, t) {
						x.parts = append(x.parts, t)
					}
				}
			}
			ix.lexemes[i] = append(ix.lexemes[i], x)
		}
		found[i] = nil
	}
	if ix.tag != "fi" {
		ix.showWords()
	}
}

// analyse gives the words that each form stands for.
func (ix *index) analyse(dict fi.Dictionary) [][]fi.Lexeme {
	if ix.tag == "fi" {
		return fi.Analyse(ix.forms, dict)
	}
	out := make([][]fi.Lexeme, len(ix.forms))
	parallel(len(ix.forms), func(i int) {
		out[i] = []fi.Lexeme{{Lemma: lang.Stem(ix.tag, ix.forms[i]), Weight: 1}}
	})
	if ix.tag == "sv" {
		splitCompounds(ix.forms, out)
	}
	return out
}

// cuts are where the parts of a compound begin in it: as far as each part, or
// the beginning of it that is left when it is inflected, can be seen there.
func cuts(word string, parts []string) []int {
	var out []int
	rest := []rune(word)
	at := 0
	for i, p := range parts {
		if i > 0 {
			k := indexPart(rest[at:], []rune(p))
			if k <= 0 {
				return nil
			}
			at += k
			out = append(out, at)
		}
		at++
	}
	return out
}

// inner are the compounds that a compound of three or more parts begins or ends
// with, as they stand there: ruokakassi and kassipalvelu of ruokakassipalvelu.
func inner(word string, cuts []int) []string {
	var out []string
	runes := []rune(word)
	for i, at := range cuts {
		if i > 0 {
			out = append(out, strings.Trim(string(runes[:at]), "-"))
		}
		if i < len(cuts)-1 {
			out = append(out, strings.Trim(string(runes[at:]), "-"))
		}
	}
	return out
}

// indexPart is where a part begins: by its first letters, as many as can be found.
func indexPart(rest, part []rune) int {
	for n := min(len(part), 5); n >= 2; n-- {
		for i := 1; i+n <= len(rest); i++ {
			if string(rest[i:i+n]) == string(part[:n]) {
				return i
			}
		}
	}
	return 0
}

// folded lists the terms whose folded word is this.
func (ix *index) folded(word string) []int32 {
	at, ok := slices.BinarySearchFunc(ix.terms, word, func(t term, w string) int { return strings.Compare(t.fold, w) })
	if !ok {
		return nil
	}
	var out []int32
	for ; at < len(ix.terms) && ix.terms[at].fold == word; at++ {
		out = append(out, int32(at))
	}
	return out
}
