package render

import (
	"cmp"
	"slices"
	"time"

	"vakka/internal/bank"
)

// A Volume is what a book of the bank holds, in one language: cards as HTML, in
// which links and pictures are written as on their own pages.
type Volume struct {
	Lang, Dir, Name, Organisation string
	Logo                          string    // address of the bank's mark, "" without one
	Updated                       time.Time // of the newest text; zero when none says
	Licence, LicenceURL           string
	Groups                        []VolumeGroup
	Words                         VolumeWords
}

// VolumeWords are the few words a book has around its cards.
type VolumeWords struct{ Contents, Updated, Scan, Licence, Access string }

// A VolumeGroup is the cards of one goal, or the guides that they need.
type VolumeGroup struct {
	Title string
	Cards []VolumeCard
}

// A VolumeCard is one card. Address is where its page stands, from the site's
// root.
type VolumeCard struct{ Address, Title, Lang, HTML string }

// Volumed makes a volume of the tasks of some goals, or of all, in the order of
// the goals; a task with several stands under the first of them that was asked
// for. Last come the guides that the tasks send their reader to. lang is one of
// the bank's languages.
func Volumed(b *bank.Bank, t Theme, lang string, goals []string) (v Volume, err error) {
	defer textErrors(&err)
	s, err := newSite(b, t)
	if err != nil {
		return v, err
	}
	e := s.edition(lang)
	licence := (&frame{edition: e}).License("")
	v = Volume{Lang: e.words.lang, Dir: dir(e.words.lang), Name: e.Name(), Organisation: b.Config.Organisation, Logo: t.Logo, Licence: licence.Name, LicenceURL: licence.URL,
		Words: VolumeWords{Contents: e.T("book.contents"), Scan: e.T("book.scan"), Licence: e.T("license.site"), Access: e.T("book.access")}}
	for _, g := range e.volumeGroups(goals) {
		group := VolumeGroup{Title: g.title}
		for _, m := range g.materials {
			card, updated, err := e.volumeCard(m)
			if err != nil {
				return v, err
			}
			group.Cards = append(group.Cards, card)
			if updated.After(v.Updated) {
				v.Updated = updated
			}
		}
		v.Groups = append(v.Groups, group)
	}
	if !v.Updated.IsZero() {
		v.Words.Updated = e.T("book.updated", "date", e.Date(v.Updated))
	}
	return v, nil
}

type volumeGroup struct {
	title     string
	materials []*bank.Material
}

// bound tells whether a card is in the book: one in another language than the
// bank's own holds only what is written in it.
func (e *edition) bound(m *bank.Material) bool {
	_, written := m.In(e.lang)
	return written || e.lang == e.site.bank.Lang()
}

// volumeGroups shares the tasks out by goal.
func (e *edition) volumeGroups(goals []string) (out []volumeGroup) {
	taken := map[*bank.Material]bool{}
	guides := map[*bank.Material]bool{}
	take := func(title string, wanted func(m *bank.Material) bool) {
		g := volumeGroup{title: title}
		for _, m := range e.lists[bank.Task] {
			if taken[m] || !wanted(m) || !e.bound(m) {
				continue
			}
			taken[m] = true
			g.materials = append(g.materials, m)
			for _, help := range m.Guides {
				guides[help] = true
			}
		}
		if len(g.materials) > 0 {
			out = append(out, g)
		}
	}
	for _, term := range e.vocabulary("goals").Terms {
		if len(goals) == 0 || slices.Contains(goals, term.ID) {
			take(e.label(term), func(m *bank.Material) bool { return slices.Contains(m.Facts.Goals, term.ID) })
		}
	}
	if len(goals) == 0 {
		take(e.T("book.other"), func(*bank.Material) bool { return true })
	}
	help := volumeGroup{title: e.T("list.guide")}
	for _, m := range e.lists[bank.Guide] {
		if guides[m] && e.bound(m) {
			help.materials = append(help.materials, m)
		}
	}
	if len(help.materials) > 0 {
		out = append(out, help)
	}
	return out
}

// A bookCard is a card of a book (book/card.html). Long ones need smaller
// letters to be one sheet of paper.
type bookCard struct {
	article
	Long bool
}

// bookLines is how many lines of text, needs and help a sheet holds.
const bookLines = 38

// volumeCard prints one card.
func (e *edition) volumeCard(m *bank.Material) (VolumeCard, time.Time, error) {
	a := e.article(m)
	t, _ := m.In(e.lang)
	lines := a.Lines + float64(len(t.Needs)+len(a.Help))
	card, err := e.site.part("book/card.html", &bookCard{a, lines > bookLines})
	if err != nil {
		return VolumeCard{}, time.Time{}, err
	}
	return VolumeCard{Address: a.Address, Title: t.Title, Lang: cmp.Or(a.TextLang, e.words.lang), HTML: string(card)}, t.Updated, nil
}
