package search

import (
	"slices"
	"strings"

	"vakka/internal/search/lang"
)

const mostTitles = 10

// titlesBeginning gives, for each beginning, documents whose title begins with
// it, or has a word that does.
func (ix *index) titlesBeginning(beginnings map[string]*beginning) map[string][]int {
	first, later := map[string][]int{}, map[string][]int{}
	for i, t := range ix.texts {
		seen := map[string]bool{}
		for k, token := range lang.Tokens(t.text.Title) {
			f := lang.Fold(token.Word)
			for n := 1; n <= 5; n++ {
				p := prefix(f, n)
				if beginnings[p] == nil || seen[p] {
					continue
				}
				seen[p] = true
				list := later
				if k == 0 {
					list = first
				}
				if len(list[p]) < mostTitles {
					list[p] = append(list[p], i)
				}
			}
		}
	}
	for p, list := range later {
		all := append(first[p], list...)
		first[p] = all[:min(len(all), mostTitles)]
	}
	return first
}

// reverse lists the words of the index read from their ends, in chunks, with
// where each begins: what helps when the slip is in the first letters.
func (ix *index) reverse() (chunks []string, starts string) {
	var words []string
	for i, t := range ix.terms {
		if n := len([]rune(t.fold)); t.count > 0 && n >= 4 && n <= 24 && !strings.ContainsAny(t.fold, "0123456789") && (i == 0 || ix.terms[i-1].fold != t.fold) {
			r := []rune(t.fold)
			slices.Reverse(r)
			words = append(words, string(r))
		}
	}
	slices.Sort(words)
	var b, s strings.Builder
	before, first := "", ""
	for i, w := range words {
		if b.Len() == 0 {
			if i > 0 {
				s.WriteByte(' ')
			}
			start := w
			if i > 0 {
				start = separator(words[i-1], w)
			}
			frontCode(&s, first, start)
			first = start
			before = ""
		} else {
			b.WriteByte(' ')
		}
		frontCode(&b, before, w)
		before = w
		if b.Len() > ix.chunkSize {
			chunks = append(chunks, b.String())
			b.Reset()
		}
	}
	if b.Len() > 0 {
		chunks = append(chunks, b.String())
	}
	return chunks, s.String()
}
