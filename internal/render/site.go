package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"vakka/internal/bank"
	"vakka/internal/law"
	"vakka/internal/press"
)

// A site is a bank and a theme, made ready to print.
type site struct {
	bank      *bank.Bank
	theme     Theme
	press     *press.Press
	editions  []*edition
	usedIn    map[string][]*bank.Material  // a guide's ID → the tasks that send people to it
	searched  []string                     // languages there is a search index of
	codes     []bank.Coded                 // of what a person's own programme may hold …
	planMarks map[string]string            // … and what its card says of itself today, by its ID
	duties    map[law.Place]*bank.Material // the pages that the law's facts belong to
	law       map[string]map[string]string // words of the law's pages, by language …
	lawWords  map[string]*words            // … and the interface's in the same languages
	tongues   func() []otherLanguage       // the bank's languages by their names
	letters   *letters                     // of weeks that have been written
}

func newSite(b *bank.Bank, t Theme) (s *site, err error) {
	defer textErrors(&err)
	s = &site{bank: b, theme: t, usedIn: map[string][]*bank.Material{}, searched: searchedLanguages(b), letters: newLetters()}
	s.tongues = sync.OnceValue(s.nameTongues)
	s.press, err = pressed(t.Templates, t.Unpressed)
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	for _, m := range b.Materials {
		for _, g := range m.Guides {
			s.usedIn[g.ID] = append(s.usedIn[g.ID], m)
		}
	}
	s.codes = b.Codes()
	s.planMarks = make(map[string]string, len(s.codes))
	for _, c := range s.codes {
		m := c.Material
		if _, another := s.planMarks[m.ID]; !another || c.Code == bank.Code(m.ID) { // the others are of names it had
			s.planMarks[m.ID] = markedCode(c) + " " + m.ID + " " + itoa(m.Facts.Duration)
		}
	}
	s.duties = dutiesOf(b)
	s.law, err = lawOf(t.Templates)
	if err != nil {
		return nil, fmt.Errorf("words of the law: %w", err)
	}
	s.lawWords = map[string]*words{}
	for lang := range s.law {
		if s.lawWords[lang], err = loadWords(t.Templates, lang, b.Lang()); err != nil {
			return nil, err
		}
	}
	for _, lang := range b.Config.Languages {
		w, err := loadWords(t.Templates, lang, b.Lang())
		if err != nil {
			return nil, err
		}
		s.editions = append(s.editions, newEdition(s, w, lang))
	}
	return s, nil
}

// pressed makes of templates what fills pages.
func pressed(files fs.FS, un bool) (*press.Press, error) {
	what := "templates"
	if un {
		what = "templates, unpressed"
	}
	return once(files, what, func() (*press.Press, error) {
		icons, err := loadIcons(files)
		if err != nil {
			return nil, fmt.Errorf("icons: %w", err)
		}
		set, err := loadTemplates(files, icons)
		if un {
			return press.Original(set), err
		}
		return press.New(set, templateFuncs(icons), receivers...), err
	})
}

func lawOf(files fs.FS) (map[string]map[string]string, error) {
	return once(files, "law", func() (map[string]map[string]string, error) { return lawTexts(files) })
}

// Ready makes what Pages needs of the built-in templates and texts for a bank in
// these languages, its own first. It outlasts this call, which may come while the
// bank is still being read. Pages tells what fails.
func (l *Look) Ready(languages []string, unpressed bool) {
	if l.Own() {
		return
	}
	_, _ = pressed(l, unpressed)
	_, _ = lawOf(l)
	_, _ = themeSum(l)
	for _, lang := range languages {
		_, _ = loadWords(l, lang, languages[0])
	}
}

// dutiesOf finds the pages that the law's facts belong to.
func dutiesOf(b *bank.Bank) map[law.Place]*bank.Material {
	out := map[law.Place]*bank.Material{}
	for _, p := range law.Places {
		out[p] = law.Page(b, p)
	}
	return out
}

// loadTemplates reads *.html, part/*.html and book/*.html into one set; each file is a
// template of its own name: task.html, part/card.html, book/card.html.
func loadTemplates(files fs.FS, icons map[string]template.HTML) (*template.Template, error) {
	set := template.New("").Option("missingkey=error").Funcs(templateFuncs(icons))
	for _, pattern := range []string{"*.html", "part/*.html", "book/*.html"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, err
			}
			if _, err := set.New(name).Parse(string(data)); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// templateFuncs are the functions of every template. icon is an icon of the
// theme; a name it does not have is no icon.
func templateFuncs(icons map[string]template.HTML) template.FuncMap {
	return template.FuncMap{"icon": func(name string) template.HTML { return icons[name] }}
}

// receivers are what templates are filled with: their methods are called
// directly.
var receivers = []press.Receiver{
	direct[*frame](), direct[*frontPage](), direct[*listPage](), direct[*taskPage](), direct[*guidePage](),
	direct[*modelPage](), direct[*comparePage](), direct[*weekPage](), direct[*dayPage](), direct[*surveyPage](),
	direct[*searchPage](), direct[*planPage](), direct[*todayPage](), direct[*prosePage](), direct[*indexPage](),
	direct[*siteMapPage](), direct[*notFoundPage](), direct[*movedPage](), direct[*diaryPage](), direct[*choosePage](),
	direct[*feedbackPage](), direct[*offlinePage](), direct[*bookCard](), press.Of[*facetLinks](), press.Of[*time.Time](),
}

// direct are the methods of a page.
func direct[R any]() press.Receiver {
	return press.Of[R](press.Gives[R, *bank.Config], press.Gives[R, []link], press.Gives[R, []menuLink], press.Gives[R, license], press.Prints[R, *listCard]).Alike(ofNoPage)
}

// An edition is the site in one language.
type edition struct {
	*words
	site   *site
	lang   string
	order  *alphabet
	name   string                         // of the bank
	lists  map[bank.Kind][]*bank.Material // in the order of the site
	facets map[bank.Kind][]bank.Facet
	menu   []menuItem
	feeds  []feed
	choice choice            // what the page "what could I do?" picks from
	plan   func() *planFiles // the data of people's own programmes, made when first asked for
	terms  func() *terms     // words that cards have
	shares func() share      // how any page is sent on
	asks   func() string     // what every draft about a card ends in, as its address has it
	shared *sharedParts      // parts of pages that are the same on many
	base   []byte            // what pages get from here, as a hash; nil when nobody asks
}

// edition is the site in a language of the bank.
func (s *site) edition(lang string) *edition {
	for _, e := range s.editions {
		if e.lang == lang {
			return e
		}
	}
	return s.editions[0]
}

// worthNarrowing is how long a list of models, weeks … is before it can be
// narrowed: four models are seen at a glance.
const worthNarrowing = 8

func newEdition(s *site, w *words, lang string) *edition {
	e := &edition{words: w, site: s, lang: lang, order: alphabetOf(bank.BaseLang(lang)),
		lists: map[bank.Kind][]*bank.Material{}, facets: map[bank.Kind][]bank.Facet{}, shared: newSharedParts()}
	e.name = s.bank.Config.Name.In(lang, w.lang, s.bank.Lang(), "fi", "sv", "en")
	for _, k := range bank.Kinds {
		list := s.bank.OfKind(k)
		e.sortByTitle(list)
		switch k {
		case bank.Week:
			slices.SortStableFunc(list, func(a, b *bank.Material) int { return weekNumber(b) - weekNumber(a) })
		case bank.Model:
			slices.SortStableFunc(list, func(a, b *bank.Material) int { return e.modelPlace(a) - e.modelPlace(b) })
		}
		e.lists[k] = list
		if k == bank.Task || k == bank.Guide || len(list) >= worthNarrowing {
			e.facets[k] = s.bank.Facets(list)
		}
	}
	e.terms = sync.OnceValue(e.makeTerms)
	e.menu = e.makeMenu()
	e.feeds = e.makeFeeds()
	e.choice = e.makeChoice()
	e.asks = sync.OnceValue(func() string { return escapedLines(e.prompts()) })
	e.shares = sync.OnceValue(e.sharePatterns)
	e.plan = sync.OnceValue(func() *planFiles { return e.makePlanData(s.codes) })
	return e
}

// sortByTitle puts materials in the order of the reader's alphabet.
func (e *edition) sortByTitle(list []*bank.Material) {
	type titled struct {
		key string
		of  *bank.Material
	}
	all := make([]titled, len(list))
	var k sortKey
	for i, m := range list {
		t, _ := m.In(e.lang)
		all[i] = titled{string(append(append(k.of(e.order, t.Title), 0), m.ID...)), m}
	}
	slices.SortFunc(all, func(a, b titled) int { return strings.Compare(a.key, b.key) })
	for i, one := range all {
		list[i] = one.of
	}
}

// modelPlace is a model's place in the vocabulary, so that models stand in the
// order of bank.yaml.
func (e *edition) modelPlace(m *bank.Material) int {
	terms := e.vocabulary("models").Terms
	for i, t := range terms {
		if slices.Contains(m.Facts.Models, t.ID) {
			return i
		}
	}
	return len(terms)
}

// weekNumber orders weeks: 202648.
func weekNumber(m *bank.Material) int {
	if w := m.Texts[0].Week; w != nil {
		return w.Year*100 + w.Week
	}
	return 0
}

// label is a vocabulary's value in words of this edition.
func (e *edition) label(t bank.Term) string {
	if s := t.Label.In(e.lang, e.words.lang, e.site.bank.Lang(), "fi", "sv", "en"); s != "" {
		return s
	}
	if _, ok := endonyms[t.ID]; ok && len(t.Label) == 0 {
		return endonym(t.ID)
	}
	return t.ID
}

func (e *edition) vocabulary(name string) bank.Vocabulary {
	return e.site.bank.Config.Vocabularies[name]
}

// Name is the bank's name.
func (e *edition) Name() string { return e.name }

// listAddress is where a kind's list stands; a kind with nothing in it has no
// list, and then it is the site map.
func (e *edition) listAddress(k bank.Kind) string {
	if !e.hasList(k) {
		return e.site.bank.Address("sivukartta", e.lang)
	}
	return e.site.bank.Address(e.site.bank.Folder(k)+"/index", e.lang)
}

// facetID is the id of a value's page: tehtavat/tavoite/arki.
func (e *edition) facetID(k bank.Kind, slug, value string) string {
	return e.site.bank.Folder(k) + "/" + slug + "/" + value
}

func (e *edition) hasList(k bank.Kind) bool {
	return len(e.lists[k]) > 0 || e.site.bank.Intros[k] != nil
}
