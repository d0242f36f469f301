package render

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"vakka/internal/bank"
)

// How much the front page shows of each.
const (
	newestWeeks     = 3  // as links
	weeksOnHand     = 12 // whose days the script may show as today's
	newestMaterials = 6
	guidesShown     = 4
)

// frontPage answers "what today?" (front.html).
type frontPage struct {
	frame
	Blocks   []string // of bank.FrontBlocks
	Lead     string
	Body     template.HTML
	BodyLang string
	Weeks    []weekLink
	Days     []frontDay // hidden until the script knows what day it is
	AllWeeks string
	Durations,
	Services facetLinks
	Goals               []goalTile
	AllTasks            string
	OnPhone, OnComputer guideList
	AllGuides           string
	Models              []link
	Compare             string
	Coaches             []link // pages for coaches
	Newest              []card
	Surveys             []link // the first by the name of its file: the same in every language
	AllSurveys          string // "" when there are no others
}

type weekLink struct {
	link
	Dates string
}

type frontDay struct {
	day
	Week link
}

// A goalTile is a way in by what a person wants.
type goalTile struct {
	Icon, Label, Href, Count string
}

type guideList struct {
	Title string
	Links []link
}

func (e *edition) frontPage() *frontPage {
	p := &frontPage{Lead: e.T("front.lead"), Blocks: bank.FrontBlocks}
	if own := e.site.bank.Config.Front; own != nil {
		p.Blocks = own
	}
	title := e.T("front.title")
	m := e.site.bank.Front
	if m != nil {
		t, _ := m.In(e.lang)
		title, p.Lead = t.Title, cmp.Or(t.Summary, p.Lead)
		if t.Lang != e.words.lang {
			p.BodyLang = t.Lang
		}
	}
	p.frame = e.frame("index", title, p.Lead, m)
	p.Class = "front"
	if m != nil {
		t, _ := m.In(e.lang)
		var all []bank.Fragment
		for _, s := range t.Body.Sections() {
			all = append(all, s.Parts...)
		}
		p.Body = p.HTML(all)
	}
	p.weeks()
	p.waysIn()
	p.guides()
	p.forCoaches()
	p.newest()
	return p
}

func (p *frontPage) weeks() {
	p.AllWeeks = p.Rel(p.listAddress(bank.Week))
	for i, m := range p.lists[bank.Week] {
		t, _ := m.In(p.lang)
		if i == weeksOnHand {
			break
		}
		if t.Week == nil || len(t.Week.Days) == 0 {
			continue
		}
		l := p.link(m)
		if len(p.Weeks) < newestWeeks {
			days := t.Week.Days
			p.Weeks = append(p.Weeks, weekLink{l, p.Span(days[0].Date, days[len(days)-1].Date)})
		}
		for _, d := range p.days(t, p.words.lang) {
			p.Days = append(p.Days, frontDay{d, l})
		}
	}
	slices.SortStableFunc(p.Days, func(a, b frontDay) int { return a.Date.Compare(b.Date) })
}

func (p *frontPage) waysIn() {
	p.AllTasks = p.Rel(p.listAddress(bank.Task))
	p.Goals = p.goalTiles()
	for _, facet := range p.facets[bank.Task] {
		links := facetLinks{Name: facet.Name, Slug: facet.Slug, sheet: &facetSheet{site: p.site}}
		for _, v := range facet.Values {
			href := p.to(p.facetID(bank.Task, facet.Slug, v.Term.ID))
			links.Values = append(links.Values, facetLink{Href: href, ID: v.Term.ID, Label: p.label(v.Term), Count: len(v.Materials)})
		}
		switch facet.Name {
		case "duration":
			p.Durations = links
		case "service":
			p.Services = links
		}
	}
}

// guides picks guides by device. Tags are the author's words, so the original's
// are looked at: a translation has its own.
func (p *frontPage) guides() {
	p.AllGuides = p.Rel(p.listAddress(bank.Guide))
	p.OnPhone, p.OnComputer = guideList{Title: p.T("front.phone")}, guideList{Title: p.T("front.computer")}
	phone := func(m *bank.Material) bool { return tagged(m, "puhelin", "telefon", "phone") }
	computer := func(m *bank.Material) bool { return tagged(m, "tietokone", "dator", "computer") }
	guides := slices.Clone(p.lists[bank.Guide])
	p.ownFirst(guides)
	p.OnPhone.Links = p.links(pickGuides(guides, phone, computer))
	p.OnComputer.Links = p.links(pickGuides(guides, computer, phone))
	if surveys := p.site.bank.OfKind(bank.Survey); len(surveys) > 0 {
		p.Surveys = p.links(surveys[:1])
		if len(surveys) > 1 {
			p.AllSurveys = p.Rel(p.listAddress(bank.Survey))
		}
	}
}

// pickGuides takes the first few guides for a device, those for it alone before
// those for the other one too.
func pickGuides(list []*bank.Material, device, other func(*bank.Material) bool) []*bank.Material {
	var alone, both []*bank.Material
	for _, m := range list {
		switch {
		case device(m) && other(m):
			both = append(both, m)
		case device(m):
			alone = append(alone, m)
		}
	}
	all := append(alone, both...)
	return all[:min(len(all), guidesShown)]
}

func tagged(m *bank.Material, words ...string) bool {
	for _, tag := range m.Texts[0].Tags {
		if slices.Contains(words, bank.Fold(tag)) {
			return true
		}
	}
	return false
}

func (p *frontPage) forCoaches() {
	p.Models = p.links(p.lists[bank.Model])
	if len(p.Models) > 1 {
		p.Compare = p.to(p.compareID())
	}
	if m := p.page("ohjaajille"); m != nil {
		p.Coaches = append(p.Coaches, p.link(m))
	}
	p.Coaches = append(p.Coaches, link{Href: p.PlanHref(), Title: p.T("plan.make")})
}

// newest are the tasks and guides changed or made last.
func (p *frontPage) newest() {
	list := slices.Concat(p.lists[bank.Task], p.lists[bank.Guide])
	newestFirst(list, changed)
	p.ownFirst(list)
	p.Newest = p.cards(list[:min(len(list), newestMaterials)])
}

// ownFirst puts what is written in the page's language before what is not, so
// that a bank whose material is mostly in another language does not hide it.
func (p *frontPage) ownFirst(list []*bank.Material) {
	slices.SortStableFunc(list, func(a, b *bank.Material) int {
		_, inA := a.In(p.lang)
		_, inB := b.In(p.lang)
		switch {
		case inA == inB:
			return 0
		case inA:
			return -1
		}
		return 1
	})
}

// changed is when a material was last changed, or made.
func changed(m *bank.Material) time.Time {
	if t := m.Texts[0].Updated; !t.IsZero() {
		return t
	}
	return m.Facts.Date
}
