package render

import (
	"bytes"
	"crypto/sha256"
	"html/template"
	"slices"
	"strings"
	"sync"

	"vakka/internal/bank"
)

// perPage is how many cards stand on one page of a list. A list that fits on
// one page can be narrowed in place by the script.
const perPage = 150

// listPage is a kind's list, whole or narrowed to one value of a facet
// (list.html).
type listPage struct {
	frame
	Kind      bank.Kind
	Lead      string
	Intro     template.HTML
	IntroLang string // of the intro, when it is not the page's
	Value     string // the value the list is narrowed to, "" for the whole list
	All       string // address of the whole list
	Count     int
	Cards     []*listCard
	Facets    []facetLinks
	More      []facetLinks // facets that few need
	InPlace   bool         // the whole list is on this page
	Whole     bool         // the whole list would be on one page
	Current   string       // tavoite=arki: what a narrowed page adds when filtering goes on
	Pager     []pageLink
	Compare   string // address of the comparison, in the list of models
	Calendar  *weekCalendar
}

// A listCard is a card as it stands in lists, which share it.
type listCard struct {
	card
	ID     string // of the material
	Week   string // of a week, its Monday, for the script that knows which week it is
	Filter string // facet:value pairs for filtering in place

	known sync.Once
	sum   [sha256.Size]byte // of all that, once somebody has asked what lists are made from
	once  sync.Once
	sheet template.HTML // as it is printed
	err   error
}

// facetLinks are one facet's values as links to their own pages.
type facetLinks struct {
	Name, Slug, Label string
	Values            []facetLink
	sheet             *facetSheet
}

// A facetSheet is a facet as it is printed: once for all lists of a folder, but
// for the one that is narrowed by the facet.
type facetSheet struct {
	site *site
	once sync.Once
	html template.HTML
	err  error
}

// Printed is the facet, printed.
func (l *facetLinks) Printed() (template.HTML, error) {
	s := l.sheet
	s.once.Do(func() { s.html, s.err = s.site.part("part/facet.html", l) })
	return s.html, s.err
}

type facetLink struct {
	Href, ID, Label, Lang string
	Count                 int
	Current               bool
}

type pageLink struct {
	N       int
	Href    string
	Current bool
	Gap     bool // pages before this one are not linked to
}

// pager links to a long list's pages: the first, the last and those around this
// one. All of them on each would be work that grows by the square.
func (f *frame) pager(id string, n, pages int) []pageLink {
	var out []pageLink
	for i, last := 1, 0; pages > 1 && i <= pages; i++ {
		if i == 2 && i < n-3 {
			i = n - 3
		}
		if i > n+3 {
			i = pages
		}
		out = append(out, pageLink{i, f.to(numbered(id, i)), i == n, i > last+1})
		last = i
	}
	return out
}

// A listView is a page of a list, and the place of its first card in the whole
// list.
type listView struct {
	view
	first int
}

// listViews lists every list page of a kind: those that show the same cards one
// after another, since cards that have been made are remembered for a while.
func (e *edition) listViews(k bank.Kind, yield func(view) bool) bool {
	if !e.hasList(k) {
		return true
	}
	folder := e.site.bank.Folder(k)
	places := make(map[*bank.Material]int, len(e.lists[k]))
	for i, m := range e.lists[k] {
		places[m] = i
	}
	all := e.paged(folder+"/index", k, e.lists[k], nil, nil, places)
	for i := range e.facets[k] {
		facet := &e.facets[k][i]
		for j := range facet.Values {
			v := &facet.Values[j]
			all = append(all, e.paged(e.facetID(k, facet.Slug, v.Term.ID), k, v.Materials, facet, v, places)...)
		}
	}
	slices.SortStableFunc(all, func(a, b listView) int { return a.first - b.first })
	for _, v := range all {
		if !yield(v.view) {
			return false
		}
	}
	return true
}

// paged are the pages of one list.
func (e *edition) paged(id string, k bank.Kind, list []*bank.Material, facet *bank.Facet, value *bank.FacetValue, places map[*bank.Material]int) []listView {
	pages := max(1, (len(list)+perPage-1)/perPage)
	out := make([]listView, pages)
	for n := 1; n <= pages; n++ {
		out[n-1].view = e.view(numbered(id, n), "list.html", func() any {
			return e.listPage(id, n, pages, k, list, facet, value)
		}).from(nil)
		if at := (n - 1) * perPage; at < len(list) {
			out[n-1].first = places[list[at]]
		}
	}
	return out
}

func (e *edition) listPage(id string, n, pages int, k bank.Kind, list []*bank.Material, facet *bank.Facet, value *bank.FacetValue) *listPage {
	title, lead := e.T("list."+string(k)), e.T("lead."+string(k))
	p := &listPage{Kind: k, Count: len(list), Lead: lead}
	if value != nil {
		p.Value = e.facetLabel(*facet, value.Term)
		p.Current = facet.Slug + "=" + value.Term.ID
		p.Lead = e.T("list.narrowed", "facet", e.T("facet."+facet.Name), "value", p.Value)
		title = e.T("list.title", "list", title, "value", p.Value)
	}
	if pages > 1 {
		title = e.T("paged", "title", title, "n", n, "of", pages)
	}
	p.frame = e.frame(numbered(id, n), title, p.Lead, nil)
	p.Class, p.Section = "list list-"+string(k), e.site.bank.Folder(k)
	p.All = p.Rel(e.listAddress(k))
	p.Whole = len(e.lists[k]) <= perPage
	p.InPlace = p.Whole && value == nil
	if value == nil && n == 1 {
		p.intro(e.site.bank.Intros[k])
	}
	shown := list[(n-1)*perPage : min(n*perPage, len(list))]
	p.Cards = make([]*listCard, len(shown))
	for i, m := range shown {
		p.Cards[i] = p.listCard(m)
	}
	p.facets(k, p.Current)
	p.Pager = p.pager(id, n, pages)
	if k == bank.Week {
		p.Own = []string{"week"}
		p.Calendar = p.weekCalendar()
	}
	if k == bank.Model && len(list) > 1 {
		p.Compare = p.to(e.compareID())
	}
	return p
}

// intro puts the list's own text on top of it.
func (p *listPage) intro(m *bank.Material) {
	if m == nil {
		return
	}
	t, _ := m.In(p.lang)
	if t.Lang != p.words.lang {
		p.IntroLang = t.Lang
	}
	if t.Summary != "" {
		p.Lead, p.Description = t.Summary, t.Summary
	}
	var all []bank.Fragment
	for _, s := range t.Body.Sections() {
		all = append(all, s.Parts...)
	}
	p.Intro = p.HTML(all)
}

// A panel is what a list is narrowed by: the facets people ask by first, the rest
// behind "more".
type panel struct{ first, more []facetLinks }

// facets fills the panel, which lists of one folder have alike but for the value
// that is the page's.
func (p *listPage) facets(k bank.Kind, current string) {
	here := p.here()
	here.mu.Lock()
	all := here.panels[k]
	if all == nil {
		all = &panel{}
		for _, links := range p.facetLinks(k) {
			if firstFacet(links.Name) {
				all.first = append(all.first, links)
			} else {
				all.more = append(all.more, links)
			}
		}
		here.panels[k] = all
	}
	here.mu.Unlock()
	p.Facets, p.More = withCurrent(all.first, current), withCurrent(all.more, current)
}

// withCurrent are facets in which the page's own value, tavoite=arki, is marked.
func withCurrent(facets []facetLinks, current string) []facetLinks {
	for i, facet := range facets {
		if id, own := strings.CutPrefix(current, facet.Slug+"="); own {
			facets = slices.Clone(facets)
			facets[i].Values, facets[i].sheet = slices.Clone(facet.Values), &facetSheet{site: facet.sheet.site}
			for j := range facets[i].Values {
				facets[i].Values[j].Current = facets[i].Values[j].ID == id
			}
		}
	}
	return facets
}

// facetLinks are the facets of a kind, seen from a page.
func (p *listPage) facetLinks(k bank.Kind) []facetLinks {
	out := []facetLinks{}
	for _, facet := range p.edition.facets[k] {
		links := facetLinks{Name: facet.Name, Slug: facet.Slug, Label: p.T("facet." + facet.Name), sheet: &facetSheet{site: p.site}}
		for _, v := range facet.Values {
			l := facetLink{
				Href: p.to(p.facetID(k, facet.Slug, v.Term.ID)),
				ID:   v.Term.ID, Label: p.facetLabel(facet, v.Term), Count: len(v.Materials),
			}
			if facet.Name == "language" {
				l.Lang = v.Term.ID
			}
			links.Values = append(links.Values, l)
		}
		out = append(out, links)
	}
	return out
}

// firstFacet is true of the facets that people ask by.
func firstFacet(name string) bool { return name == "goals" || name == "duration" || name == "place" }

// facetLabel is a facet's value in words; a language is called by its own name.
func (e *edition) facetLabel(f bank.Facet, t bank.Term) string {
	if f.Name == "language" {
		return e.languageName(t.ID)
	}
	return e.label(t)
}

// filter is what the script narrows by: tavoite:arki tavoite:rytmi kesto:30.
func (e *edition) filter(k bank.Kind, m *bank.Material) string {
	out := make([]byte, 0, 256)
	for i := range e.facets[k] {
		facet := &e.facets[k][i]
		for _, id := range e.site.bank.FacetValues(m, facet.Name) {
			out = append(append(append(append(out, facet.Slug...), ':'), id...), ' ')
		}
	}
	return string(bytes.TrimSuffix(out, []byte(" ")))
}
