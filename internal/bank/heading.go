package bank

import (
	"strings"

	"vakka/internal/diag"
)

// Headings lists every heading of a text in order.
func (t *Text) Headings() []Heading {
	var out []Heading
	for _, s := range t.Body.Words() {
		if s.ID != "" {
			out = append(out, Heading{2, s.ID, s.Heading, s.At})
		}
		out = append(out, s.Headings...)
	}
	return out
}

// A headingTable finds a text's headings: a page may have thousands, and as
// many links to them.
type headingTable struct {
	ids    []string       // in order
	byID   map[string]int // their places
	byText map[string]int // folded words → place of the first that has them
}

func (a *assembly) headingsOf(t *Text) *headingTable {
	if made := a.headings[t]; made != nil {
		return made
	}
	table := &headingTable{byID: map[string]int{}, byText: map[string]int{}}
	for i, h := range t.Headings() {
		table.ids = append(table.ids, h.ID)
		table.byID[h.ID] = i
		if _, earlier := table.byText[Fold(h.Text)]; !earlier {
			table.byText[Fold(h.Text)] = i
		}
	}
	a.headings[t] = table
	return table
}

// find gives the place of the heading an author means: its id, its id without
// the prefix that keeps ids of ours and of the content apart, or its words.
func (h *headingTable) find(written string) (int, bool) {
	for _, id := range []string{written, "h-" + written} {
		if i, ok := h.byID[id]; ok {
			return i, true
		}
	}
	i, ok := h.byText[Fold(written)]
	return i, ok
}

// anchor gives the id of the heading that a link means in a text.
func (a *assembly) anchor(from, in *Text, written string, l *Link) string {
	if written == "" || written == "top" {
		return ""
	}
	table := a.headingsOf(in)
	if i, ok := table.find(written); ok {
		return table.ids[i]
	}
	args := diag.Args{"anchor": "#" + written, "file": in.File}
	if a.mayLook() {
		var ids []string
		for _, id := range table.ids {
			ids = append(ids, "#"+strings.TrimPrefix(id, "h-"))
		}
		args["near"] = Near("#"+written, ids)
	}
	a.report(from.File, l.At, "broken-anchor", args)
	return ""
}

// anchorIn gives the id in the text that readers of the link get, which is the
// one in their language: a translator may write the heading of either.
func (a *assembly) anchorIn(from *Text, to target, written string, l *Link) string {
	read, _ := to.material.In(from.Lang)
	if read == to.text {
		return a.anchor(from, read, written, l)
	}
	theirs, named := a.headingsOf(read), a.headingsOf(to.text)
	if i, ok := theirs.find(written); ok {
		return theirs.ids[i]
	}
	i, ok := named.find(written)
	switch {
	case !ok:
		return a.anchor(from, to.text, written, l) // reports it
	case len(named.ids) == len(theirs.ids):
		return theirs.ids[i]
	}
	return "" // the translation is built otherwise: its top
}
