package render

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/law"
)

// An article is a material's own page, whatever its kind.
type article struct {
	frame
	Kind        bank.Kind
	TextLang    string // language and direction of the text, when they are
	TextDir     string // not the page's
	Draft       bool   // shown only to its writer
	Missing     string // says that the text is not in the page's language
	Summary     string
	Tab         tab
	Facts       []fact
	Lead        template.HTML // what stands before the first heading
	Needs       []string
	Image       *picture
	Sections    []section // in the author's order, those for the coach left out
	Coach       []section
	ReturnWays  []fact
	OwnReturn   bool // no section tells how to return it, so the ways stand alone
	Help        []link
	Related     []link
	Series      *series
	Tags        []string
	Authors     string
	Checked     string // who has checked the translation, or that nobody has; "" for an original
	Made        string // organisation
	BasedOn     string
	Updated     time.Time
	Terms       license
	Share       share
	Feedback    feedback
	PublicHref  string // the page's absolute address, "" when it is not known
	Translated  []otherLanguage
	PaperFields bool    // room for the day on paper
	Lines       float64 // about how many lines of print the text takes
	Plan        string  // what the button that adds it to a programme is told
}

// A section is a part of the text under one heading.
type section struct {
	ID      string
	Heading template.HTML
	Role    bank.Role
	Parts   template.HTML
	Before  template.HTML
	Items   []template.HTML
	After   template.HTML
	Diary   bool // the reader's diary stands after it
}

// taskPage is one activity (task.html).
type taskPage struct {
	article
	DiaryLast bool // no section of the text has the diary after it
}

// mostUses is how many of the tasks that need a guide its page shows.
const mostUses = 10

// guidePage tells how to do one thing (guide.html).
type guidePage struct {
	article
	UsedIn []link
}

// prosePage is a page of text (page.html). What the law makes the bank tell
// stands after the first words of an accessibility statement, and on other such
// pages after all of the town's own.
type prosePage struct {
	article
	Before, After *lawBlock
}

func (e *edition) prosePage(a article, m *bank.Material) *prosePage {
	t, _ := m.In(e.lang)
	p := &prosePage{article: a}
	place, block := p.law(m, t.Lang)
	if place == law.Statement {
		p.Before = block
	} else {
		p.After = block
	}
	return p
}

func (e *edition) article(m *bank.Material) article {
	t, _ := m.In(e.lang)
	a := article{Kind: m.Kind, Summary: t.Summary, Needs: t.Needs, Tags: t.Tags, Updated: t.Updated, Draft: t.Draft}
	a.frame = e.frame(m.ID, t.Title, t.Summary, m)
	a.Class, a.Section = string(m.Kind), e.site.bank.Folder(m.Kind)
	if m.Kind != bank.Week && m.Kind != bank.Survey { // they are looked at, not listened to
		a.Own = append(a.Own, "listen")
	}
	if m.Kind == bank.Page {
		a.Section = m.ID
	}
	if t.Lang != a.words.lang {
		a.TextLang, a.TextDir = t.Lang, dir(t.Lang)
	}
	a.Missing = e.missing(m)
	a.Tab = a.tab(m, t)
	a.Tab.Href = a.Rel(a.drawer(m))
	a.Image = a.picture(m.Facts.Image, t.ImageAlt)
	if a.Image != nil && a.site.bank.Config.BaseURL != "" {
		sizes := m.Facts.Image.Picture.Sizes
		a.Picture = a.site.bank.Config.BaseURL + sizes[len(sizes)-1].Path
	}
	a.Plan = a.planMark(m)
	a.describe(m)
	body := t.Body.Sections()
	a.sections(body)
	a.Lines = paperLines(body)
	a.about(m, t)
	a.share(t.Title)
	a.Feedback = a.feedback(m, t)
	return a
}

// missing says that a material has no text in the edition's language, "" when
// it has.
func (e *edition) missing(m *bank.Material) string {
	t, ok := m.In(e.lang)
	if ok {
		return ""
	}
	return e.T("missing", "wanted", e.inLanguage(e.lang), "language", e.inLanguage(t.Lang))
}

// UILang is the language of the interface's words inside the text, when the
// text is in another.
func (a *article) UILang() string {
	if a.TextLang == "" {
		return ""
	}
	return a.words.lang
}

// sections prints the body, part by part.
func (a *article) sections(body []bank.Section) {
	returned := false
	a.Sections = make([]section, 0, len(body))
	for _, s := range body {
		out := section{ID: s.ID, Heading: a.HTML(s.Title), Role: s.Role}
		if out.Heading == "" {
			out.Heading = template.HTML(template.HTMLEscapeString(s.Heading))
		}
		if len(s.Items) > 0 {
			out.Before, out.After = a.HTML(s.Before), a.HTML(s.After)
			out.Items = make([]template.HTML, len(s.Items))
			for i, item := range s.Items {
				out.Items[i] = a.HTML(item.Parts)
			}
		} else {
			out.Parts = a.HTML(s.Parts)
		}
		if s.Heading == "" && len(s.Items) == 0 {
			a.Lead = out.Parts
			continue
		}
		if s.Role == bank.Coach {
			a.Coach = append(a.Coach, out)
			continue
		}
		returned = returned || s.Role == bank.Return
		a.Sections = append(a.Sections, out)
	}
	a.OwnReturn = !returned
}

// about fills in what is known of the material besides its text.
func (a *article) about(m *bank.Material, t *bank.Text) {
	switch m.Kind {
	case bank.Task:
		a.Facts = a.facts(m, "duration", "level", "group", "place", "digital_level")
		a.ReturnWays = a.returnWays(m)
		a.Related, a.Help, a.PaperFields = a.links(m.Related), a.links(m.Guides), true
	case bank.Guide:
		a.Facts = a.facts(m, "duration", "digital_level")
		a.Related = a.links(m.Related)
	case bank.Week:
		a.Facts = a.cardFacts(m, t)
		a.Related = a.links(slices.Concat(m.Guides, m.Related))
	default:
		a.Facts = a.facts(m, "duration")
		a.Related = a.links(slices.Concat(m.Guides, m.Related))
	}
	a.Authors = strings.Join(t.Authors, ", ")
	a.Series, a.Checked = a.series(m, t), a.checked(m, t)
	a.Made, a.BasedOn = m.Facts.Organisation, m.Facts.BasedOn
	if a.Made == "" {
		a.Made = a.Bank().Organisation
	}
	a.Terms = a.License(m.Facts.License)
	a.Translated = make([]otherLanguage, 0, len(m.Texts))
	for _, other := range m.Texts {
		a.Translated = append(a.Translated, otherLanguage{
			Lang: other.Lang, Dir: dir(other.Lang), Name: a.languageName(other.Lang),
			Address: a.Rel(a.site.bank.Address(m.ID, other.Lang)), Current: other.Lang == a.lang})
	}
	if base := a.Bank().BaseURL; base != "" {
		a.PublicHref = base + a.Address
	}
}

// returnWays are the ways of returning a task, in words.
func (e *edition) returnWays(m *bank.Material) []fact {
	var out []fact
	for _, id := range m.Facts.Return {
		t := e.vocabulary("return").Term(id)
		out = append(out, fact{Facet: "return", Icon: t.Icon, Text: e.label(t)})
	}
	return out
}

// drawer is the list a material's tab names: its first goal's, or its kind's.
func (e *edition) drawer(m *bank.Material) string {
	for _, facet := range e.facets[m.Kind] {
		if m.Kind == bank.Task && facet.Name == "goals" && len(m.Facts.Goals) > 0 {
			return e.site.bank.Address(e.facetID(m.Kind, facet.Slug, m.Facts.Goals[0]), e.lang)
		}
	}
	return e.listAddress(m.Kind)
}

// inLanguage is a language in a sentence: suomeksi, på finska.
func (e *edition) inLanguage(lang string) string {
	return e.maybe("in."+lang, e.maybe("in."+bank.BaseLang(lang), e.T("in.other", "language", endonym(lang))))
}

func (e *edition) guidePage(a article, m *bank.Material) *guidePage {
	tasks := e.site.usedIn[m.ID]
	tasks = slices.Clone(tasks[:min(len(tasks), mostUses)])
	e.sortByTitle(tasks)
	return &guidePage{a, a.links(tasks)}
}
