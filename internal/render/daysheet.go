package render

import (
	"cmp"

	"vakka/internal/bank"
)

// dayPage is one day of a week on one sheet of paper: tick boxes, times, room
// for notes, and lines for coming and going, so that presence is seen without
// any system (day.html).
type dayPage struct {
	article
	Week  link
	Group string
	Day   day
	Needs []need
	Lines []struct{} // to write notes on: fewer when there is much to do
}

// daySheets lists the sheets of a week's days.
func (e *edition) daySheets(m *bank.Material, yield func(view) bool) bool {
	t, _ := m.In(e.lang)
	if t.Week == nil {
		return true
	}
	for _, d := range t.Week.Days {
		if !yield(e.view(dayID(m, d), "day.html", func() any { return e.dayPage(m, t, d) }).from(nil)) {
			return false
		}
	}
	return true
}

func (e *edition) dayPage(m *bank.Material, t *bank.Text, d bank.Day) *dayPage {
	p := &dayPage{Group: t.Week.GroupName}
	p.Kind = bank.Week
	p.frame = e.frame(dayID(m, d), e.T("list.title", "list", e.T("week.number", "n", t.Week.Week), "value", e.Day(d.Date)), t.Summary, m)
	p.Class, p.Section, p.Draft = "day-sheet", e.site.bank.Folder(bank.Week), t.Draft
	if t.Lang != p.words.lang {
		p.TextLang, p.TextDir = t.Lang, dir(t.Lang)
	}
	p.Missing = e.missing(m)
	if base := p.Bank().BaseURL; base != "" {
		p.PublicHref = base + p.Address
	}
	p.Week, p.Day = p.link(m), p.dayIn(t, d, cmp.Or(p.TextLang, p.words.lang))
	p.Needs = p.needs(p.words.lang, d)
	p.Lines = make([]struct{}, p.room())
	return p
}

// room is how many lines for notes the sheet still has when the day stands on
// it: what is there takes a line each, long texts and lists more.
func (p *dayPage) room() int {
	const lines, line, least = 21, 80, 3 // of the sheet; letters on one; to be of use
	used := len(p.Day.Entries) + len(p.Day.Notes)/line
	needs := 0
	for _, n := range p.Needs {
		needs += len(n.Text) + 4
	}
	if needs > 0 {
		used += 2 + needs/line
	}
	return max(least, lines-used)
}
