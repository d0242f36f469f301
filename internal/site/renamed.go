package site

import (
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A Renamed is a card's page that went in a build in which others of its kind
// came: most likely one of these is the card under a new name. What leads to the
// old address from outside the bank (links, QR codes on paper, people's own
// programmes) needs it among the new card's old addresses.
type Renamed struct {
	Old string
	New []string // those that came
}

// renamed pairs the addresses that went with those that came. A week goes and
// another comes every week, and that is no renaming.
func renamed(gone, come []string) (out []Renamed) {
	cards := map[string][]string{} // by folder
	for _, address := range come {
		if folder, ok := cardFolder(address); ok {
			cards[folder] = append(cards[folder], address)
		}
	}
	for _, address := range gone {
		if folder, ok := cardFolder(address); ok && len(cards[folder]) > 0 {
			out = append(out, Renamed{address, cards[folder]})
		}
	}
	return out
}

// cardFolder gives the folder of a kind that a card's page stands in, in the
// bank's own language; not ok for lists and for pages of other languages.
func cardFolder(address string) (folder string, ok bool) {
	folder, inside, _ := strings.Cut(address, "/")
	kind, known := bank.KindOfFolder(folder)
	first, _, nested := strings.Cut(inside, "/")
	list := first == "index.html" || strings.HasPrefix(first, "sivu-") || kind == bank.Model && first == "vertailu.html" ||
		nested && slices.ContainsFunc(bank.FacetNames(), func(f bank.Facet) bool { return f.Slug == first })
	return folder, known && kind != bank.Week && !list && strings.HasSuffix(address, ".html")
}
