package render

import (
	"html/template"
	"time"

	"vakka/internal/bank"
)

// A card is a material as it stands in lists: a tab, a title, a few facts.
type card struct {
	Href    string
	Title   string
	Summary string
	Lang    string // of the title, when it is not the page's
	Dir     string
	Tab     tab
	Facts   []fact
	Plan    string // what the button that adds it to a programme is told, see planMark
}

// A tab says where a card belongs. Class is what colours it.
// Href leads to the rest of that place, on the card's own page.
// Lang is that of more, when it is not the page's.
type tab struct{ Text, More, Lang, Class, Href string }

// A fact is one thing to know before starting: an icon beside words. Name says
// what the words are about, for those who do not see the icon.
// Shown is the name when the words mean nothing without it.
type fact struct{ Facet, Icon, Name, Shown, Text string }

// card makes a material's card as it stands on this page.
func (f *frame) card(m *bank.Material) card {
	t, _ := m.In(f.lang)
	c := card{
		Href: f.to(m.ID), Title: t.Title, Summary: t.Summary,
		Tab: f.tab(m, t), Facts: f.cardFacts(m, t), Plan: f.planMark(m),
	}
	if t.Lang != f.words.lang {
		c.Lang, c.Dir = t.Lang, dir(t.Lang)
	}
	return c
}

// listCard makes a material's card for a list, once for all lists from which the
// same link leads to it: then they also agree on whether cards are told apart by
// the script.
func (p *listPage) listCard(m *bank.Material) *listCard {
	return p.shared.card(p.cardAt(m), func() *listCard {
		c := &listCard{card: p.card(m), ID: m.ID}
		t, _ := m.In(p.lang)
		if w := t.Week; m.Kind == bank.Week && w != nil && w.Year != 0 {
			c.Week = p.ISO(bank.ISOWeek{Year: w.Year, Week: w.Week}.Day(time.Monday))
		}
		if p.InPlace {
			c.Filter = p.filter(p.Kind, m)
		}
		return c
	})
}

// Sheet is a list's card, printed: once for all lists, as it was made.
func (f *frame) Sheet(c *listCard) (template.HTML, error) {
	c.once.Do(func() { c.sheet, c.err = f.site.part("part/list-card.html", &c.card) })
	return c.sheet, c.err
}

func (f *frame) cards(list []*bank.Material) []card {
	out := make([]card, 0, len(list))
	for _, m := range list {
		out = append(out, f.card(m))
	}
	return out
}

// tab is the card's tab: a task belongs to its first goal, everything else to
// its kind.
func (e *edition) tab(m *bank.Material, t *bank.Text) tab {
	var out tab
	if m.Kind == bank.Task && len(m.Facts.Goals) > 0 {
		known := false
		if out, known = e.terms().goals[m.Facts.Goals[0]]; !known {
			out = e.goalTab(m.Facts.Goals[0])
		}
	} else {
		out.Text, out.Class = e.T("kind."+string(m.Kind)), "tab-"+string(m.Kind)
	}
	switch m.Kind {
	case bank.Task:
		if len(m.Facts.Service) > 0 {
			if out.More = e.terms().services[m.Facts.Service[0]]; out.More == "" {
				out.More = e.service(m.Facts.Service[0])
			}
		}
	case bank.Guide:
		if len(t.Tags) > 0 {
			out.More, out.Lang = t.Tags[0], other(t.Lang, e.words.lang)
		}
	case bank.Week:
		if w := t.Week; w != nil {
			out.Text, out.More, out.Lang = e.T("week.number", "n", w.Week), w.GroupName, other(t.Lang, e.words.lang)
		}
	}
	return out
}

// cardFacts are the few facts that help choosing.
func (e *edition) cardFacts(m *bank.Material, t *bank.Text) []fact {
	switch m.Kind {
	case bank.Week:
		if w := t.Week; w != nil && len(w.Days) > 0 {
			return []fact{{"", "calendar", e.T("fact.dates"), "", e.Span(w.Days[0].Date, w.Days[len(w.Days)-1].Date)}}
		}
	case bank.Survey:
		if t.Survey != nil {
			return []fact{{"", "check", e.T("fact.statements"), "", e.N("count.statements", len(t.Survey.Statements))}}
		}
	case bank.Model:
		if t.Model != nil && t.Model.Period != "" {
			return []fact{{"", "calendar", e.T("model.period"), "", t.Model.Period}}
		}
	case bank.Task, bank.Guide:
		return e.facts(m, "duration", "level", "group", "place")
	}
	return nil
}

// facts gives the facts of a material in words, those it has.
func (e *edition) facts(m *bank.Material, names ...string) []fact {
	out := make([]fact, 0, len(names))
	for _, name := range names {
		if name == "duration" {
			if m.Facts.Duration > 0 {
				out = append(out, fact{name, "clock", e.T(named[name].key), "", e.Duration(m.Facts.Duration)})
			}
			continue
		}
		values := e.site.bank.FacetValues(m, name)
		switch {
		case len(values) == 0:
			continue
		case len(values) == 1:
			if f, ok := e.terms().facts[name][values[0]]; ok {
				out = append(out, f)
				continue
			}
		}
		out = append(out, e.fact(name, values))
	}
	return out
}

// labelled are values of a vocabulary in words.
func (e *edition) labelled(vocabulary string, values []string) string {
	terms := e.vocabulary(vocabulary)
	if len(values) == 1 {
		return e.label(terms.Term(values[0]))
	}
	labels := make([]string, len(values))
	for i, id := range values {
		labels[i] = e.label(terms.Term(id))
	}
	return e.words.list(labels)
}

// named are the facts that pages tell: their icons, and what they are called.
var named = map[string]struct{ icon, key string }{
	"duration": {"clock", "fact.duration"}, "level": {"level", "fact.level"}, "digital_level": {"phone", "fact.digital_level"},
	"group": {"person", "fact.group"}, "place": {"home", "fact.place"},
}
