package render

import (
	"io/fs"

	"vakka/internal/bank"
)

// A sitePage is a page of the site's own that has a word of each language for its
// address: its id in a language, and the keys of its title, of its description,
// and of what else it is looked for by.
type sitePage struct {
	id          func(lang string) string
	title, lead string
	also        []string
}

var (
	ownSearch   = sitePage{id: searchID, title: "search", lead: "search.lead"}
	ownToday    = sitePage{id: todayID, title: "own.today", lead: "own.lead"}
	ownPlan     = sitePage{id: planID, title: "plan", lead: "plan.lead", also: []string{"plan.print.week", "plan.print.day"}}
	ownDiary    = sitePage{id: diaryID, title: "diary", lead: "diary.lead"}
	ownChoose   = sitePage{id: chooseID, title: "choose.title", lead: "choose.lead"}
	ownFeedback = sitePage{id: feedbackID, title: "feedback.title", lead: "feedback.lead"}
)

// Sought are the site's own pages as search finds them: like pages of the bank,
// in the languages that the interface has words in. What the bank does not have
// is not among them, nor is the page of search itself.
func Sought(b *bank.Bank, templates fs.FS) (out []*bank.Material, err error) {
	defer textErrors(&err)
	pages := []sitePage{ownToday, ownPlan}
	if !b.Config.Diary.Off {
		pages = append(pages, ownDiary)
	}
	if len(questionsOf(b.Facets(b.OfKind(bank.Task)))) > 0 {
		pages = append(pages, ownChoose)
	}
	pages = append(pages, ownFeedback)
	byID := map[string]*bank.Material{} // plain Finnish has the ids of Finnish
	for _, lang := range b.Config.Languages {
		w, err := loadWords(templates, lang, b.Lang())
		if err != nil {
			return nil, err
		}
		if bank.BaseLang(w.lang) != bank.BaseLang(lang) {
			continue // it is in another language, whose index has it
		}
		for _, p := range pages {
			id := p.id(lang)
			m := byID[id]
			if m == nil {
				m = &bank.Material{ID: id, Kind: bank.Page}
				byID[id], out = m, append(out, m)
			}
			t := &bank.Text{Lang: lang, Title: w.T(p.title), Summary: w.T(p.lead)}
			for _, key := range p.also {
				t.Keywords = append(t.Keywords, w.T(key))
			}
			m.Texts = append(m.Texts, t)
		}
	}
	return out, nil
}
