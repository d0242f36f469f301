package render

import (
	"maps"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// movedPage stands at an old address and leads to the new one (moved.html).
type movedPage struct {
	frame
	To link
}

// movedViews lists the pages of old addresses. They are in the bank's own
// language, and only there.
func (e *edition) movedViews(yield func(view) bool) bool {
	aliases := e.site.bank.Aliases
	for _, old := range slices.Sorted(maps.Keys(aliases)) {
		if !yield(view{old, "moved.html", func() any { return e.movedPage(old, aliases[old]) }}) {
			return false
		}
	}
	return true
}

func (e *edition) movedPage(old, now string) *movedPage {
	b := e.site.bank
	p := &movedPage{frame: e.frame(strings.TrimSuffix(old, ".html"), e.T("moved.title"), e.T("moved.lead"), nil)}
	p.Class, p.Switch, p.Alternates = "moved", nil, nil
	if b.Config.BaseURL != "" {
		p.Canonical = b.Config.BaseURL + now
	}
	p.Moved = p.Rel(now)
	p.To = link{Href: p.Moved, Title: now}
	if m, lang := e.at(now); m != nil {
		t, _ := m.In(lang)
		p.To.Title = t.Title
		if t.Lang != p.words.lang {
			p.To.Lang = t.Lang
		}
	}
	return p
}

// at finds the material that stands at an address, and the language.
func (e *edition) at(address string) (*bank.Material, string) {
	id := strings.TrimSuffix(address, ".html")
	if m := e.site.bank.ByID(id); m != nil {
		return m, e.site.bank.Lang()
	}
	lang, id, _ := strings.Cut(id, "/")
	return e.site.bank.ByID(id), lang
}
