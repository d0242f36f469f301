package render

import (
	"maps"
	"slices"
	"strings"
)

// movedPage stands at an old address and leads to the new one (moved.html): by
// a link, which the script follows at once.
type movedPage struct {
	frame
	To link
}

// movedViews lists the pages of the old addresses that are in the edition's
// language, as their folder tells it.
func (e *edition) movedViews(yield func(view) bool) bool {
	aliases := e.site.bank.Aliases
	for _, old := range slices.Sorted(maps.Keys(aliases)) {
		lang, id := e.split(old)
		if lang == e.lang && !yield(e.view(id, "moved.html", func() any { return e.movedPage(id, aliases[old]) }).from(nil)) {
			return false
		}
	}
	return true
}

func (e *edition) movedPage(id, now string) *movedPage {
	b := e.site.bank
	p := &movedPage{frame: e.frame(id, e.T("moved.title"), e.T("moved.lead"), nil)}
	p.Class, p.Switch, p.Alternates = "moved", nil, nil
	if b.Config.BaseURL != "" {
		p.Canonical = b.Config.BaseURL + now
	}
	p.To = link{Href: p.Rel(now), Title: now}
	lang, to := e.split(now)
	if m := b.ByID(to); m != nil {
		t, _ := m.In(lang)
		p.To.Title = t.Title
		if t.Lang != p.words.lang {
			p.To.Lang = t.Lang
		}
	}
	return p
}

// split takes an address apart into a language and an id.
func (e *edition) split(address string) (lang, id string) {
	id = strings.TrimSuffix(address, ".html")
	b := e.site.bank
	for _, l := range b.Config.Languages {
		if rest, ok := strings.CutPrefix(id, l+"/"); ok && l != b.Lang() {
			return l, rest
		}
	}
	return b.Lang(), id
}
