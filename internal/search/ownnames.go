package search

import "vakka/internal/search/lang"

// ownNames are the documents of the site's own pages by what these are called,
// their titles and keywords. Such a name may be made of words that stand
// everywhere ("i dag", "vad kan jag göra"), so who writes a whole one is led there
// by it alone. Spaces are left out: people cut names otherwise ("idag"). One
// before the name keeps it apart from what every object of the browser has.
func (ix *index) ownNames() map[string][]int {
	out := map[string][]int{}
	for i, of := range ix.texts {
		if !of.own {
			continue
		}
		for _, name := range append([]string{of.text.Title}, of.text.Keywords...) {
			whole := " "
			for _, word := range lang.Tokens(name) {
				whole += lang.Fold(word.Word)
			}
			if whole != " " {
				out[whole] = append(out[whole], i)
			}
		}
	}
	return out
}
