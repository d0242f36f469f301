package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// searchPage is where search shows what it finds (search.html). Without
// scripts it leads to the other ways of finding.
type searchPage struct {
	frame
	Words string // JSON: what the script says and shows, searchWords
	Goals []goalTile
	Kinds []link
}

// searchWords is what the script of the search page is told.
type searchWords struct {
	Lang      string            `json:"lang"`      // the reader's: fi-simple
	Stems     map[string]string `json:"stems"`     // what search loads besides for a language
	Indexes   []string          `json:"indexes"`   // languages there is an index of, the reader's first
	Languages map[string]string `json:"languages"` // their names, and those of their plain forms
	Dirs      map[string]string `json:"dirs"`      // of those written from right to left
	Kinds     map[string]string `json:"kinds"`
	Levels    map[string]string `json:"levels"`
	Facets    []searchFacet     `json:"facets"` // in the order of the panel
	Texts     map[string]string `json:"texts"`
}

// A searchFacet is a way to narrow what was found. Slug is its name in
// addresses. First ones are in sight, others behind "more".
type searchFacet struct {
	Name  string `json:"name"`
	Slug  string `json:"slug"`
	Label string `json:"label"`
	First bool   `json:"first"`
}

// searchTexts are the texts that the script says; it knows them by these names.
var searchTexts = map[string]string{
	"one": "search.count.one", "many": "search.count.other", "none": "search.none", "narrowedNone": "found.none", "waiting": "search.waiting",
	"corrected": "search.corrected", "unknown": "search.unknown", "near": "search.near", "at": "search.at",
	"failed": "search.failed", "stale": "search.stale", "again": "search.again", "reload": "search.reload",
	"more": "search.more", "others": "search.others",
	"duration": "fact.duration", "level": "fact.level", "minutes": "minutes", "hours": "hours",
}

// searchID is the id of the search page in a language.
func searchID(lang string) string { return inTongue(lang, "haku", "sok", "search") }

// searchViews are the search page, and itself again under the names that
// scripts and people's fingers know: both take ?q=.
func (e *edition) searchViews(yield func(view) bool) bool {
	for _, id := range []string{"haku", "sok", "search"} {
		own := searchID(e.lang)
		if id == "sok" && own != id {
			continue
		}
		if !yield(e.view(id, "search.html", func() any { return e.searchPage(id) }).from(nil)) {
			return false
		}
	}
	return true
}

// searchPage makes the page; id is the name it stands under.
func (e *edition) searchPage(id string) *searchPage {
	b := e.site.bank
	p := &searchPage{frame: e.ownFrame(ownSearch)}
	p.Address = b.Address(id, e.lang)
	p.Class = "search"
	p.Words = p.searchWords()
	p.Goals = p.goalTiles()
	for _, k := range bank.Kinds {
		if e.hasList(k) {
			p.Kinds = append(p.Kinds, link{Href: p.Rel(e.listAddress(k)), Title: e.T("list." + string(k))})
		}
	}
	return p
}

// goalTiles are the ways in by what a person wants.
func (f *frame) goalTiles() []goalTile {
	var out []goalTile
	for _, facet := range f.facets[bank.Task] {
		if facet.Name != "goals" {
			continue
		}
		for _, v := range facet.Values {
			href := f.to(f.facetID(bank.Task, facet.Slug, v.Term.ID))
			out = append(out, goalTile{cmp.Or(v.Term.Icon, "box"), f.label(v.Term), href, f.N("count.task", len(v.Materials))})
		}
	}
	return out
}

func (p *searchPage) searchWords() string {
	e := p.edition
	w := searchWords{Lang: e.lang, Indexes: e.indexes(), Stems: map[string]string{}, Languages: map[string]string{}, Dirs: map[string]string{},
		Kinds: map[string]string{}, Levels: map[string]string{}, Texts: map[string]string{}}
	for _, l := range w.Indexes {
		if stemmer := p.file(e.site.theme.Stemmers[l]); stemmer != "" {
			w.Stems[l] = stemmer
		}
	}
	for _, l := range slices.Concat(e.site.bank.Config.Languages, w.Indexes) {
		w.Languages[l] = e.languageName(l)
		if dir(l) == "rtl" {
			w.Dirs[l] = "rtl"
		}
	}
	for _, k := range bank.Kinds {
		w.Kinds[string(k)] = e.T("kind." + string(k))
	}
	for _, t := range e.vocabulary("level").Terms {
		w.Levels[t.ID] = e.label(t)
	}
	w.Facets = append(w.Facets, searchFacet{"kind", "laji", e.T("facet.kind"), true})
	for _, f := range bank.FacetNames() {
		if f.Name != "language" {
			w.Facets = append(w.Facets, searchFacet{f.Name, f.Slug, e.T("facet." + f.Name), firstFacet(f.Name)})
		}
	}
	for name, key := range searchTexts {
		w.Texts[name] = e.T(key)
	}
	data, err := json.Marshal(w)
	if err != nil {
		panic(err) // texts only
	}
	return string(data)
}

// indexes are the languages that there is a search index of, the reader's own
// first, then in the order of the bank.
func (e *edition) indexes() []string {
	own := bank.BaseLang(e.lang)
	var out []string
	for _, l := range e.site.searched {
		if l == own {
			out = slices.Insert(out, 0, l)
		} else {
			out = append(out, l)
		}
	}
	return out
}

// searchedLanguages are the languages the bank's texts are written in, plain
// forms counted with the language they are forms of.
func searchedLanguages(b *bank.Bank) []string {
	found := map[string]bool{}
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			found[bank.BaseLang(t.Lang)] = true
		}
	}
	var out []string
	for _, l := range b.Config.Languages {
		if base := bank.BaseLang(l); found[base] && !slices.Contains(out, base) {
			out = append(out, base)
		}
	}
	return out
}

// Search leads to the search page, SearchIndex is the language of the index
// that the field suggests from, "" when the bank has nothing to find.
func (f *frame) Search() string { return f.to(searchID(f.lang)) }
func (f *frame) SearchIndex() string {
	if list := f.indexes(); len(list) > 0 {
		return list[0]
	}
	return ""
}

// SearchTag is the reader's language when there is an index of it: fi-simple.
func (f *frame) SearchTag() string {
	if i := f.SearchIndex(); i != bank.BaseLang(f.lang) {
		return i
	}
	return f.lang
}

// SearchStem is the stemmer of that index's language, "" when it has none.
func (f *frame) SearchStem() string { return f.file(f.site.theme.Stemmers[f.SearchIndex()]) }

// SearchKinds are the names of the kinds, in the order that the index has them.
func (f *frame) SearchKinds() string {
	var out []string
	for _, k := range bank.Kinds {
		out = append(out, f.T("kind."+string(k)))
	}
	return strings.Join(out, "|")
}

// SearchScript and ResultsScript are the engine with the field's suggestions,
// and what the search page has beside them.
func (f *frame) SearchScript() string  { return f.file(f.site.theme.Search) }
func (f *frame) ResultsScript() string { return f.file(f.site.theme.Results) }

// OpenSearch leads to the description that browsers add a search engine by. It
// holds absolute addresses, so a bank that does not know its own has none.
func (f *frame) OpenSearch() string {
	if f.site.bank.Config.BaseURL == "" {
		return ""
	}
	return f.Rel(openSearchAddress(f.edition))
}

func openSearchAddress(e *edition) string {
	return strings.TrimSuffix(e.site.bank.Address("opensearch", e.lang), ".html") + ".xml"
}

// openSearch writes opensearch.xml.
func (e *edition) openSearch() ([]byte, error) {
	b := e.site.bank
	name := []rune(e.Name())
	type address struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	type image struct {
		Type string `xml:"type,attr"`
		URL  string `xml:",chardata"`
	}
	d := struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		Description string
		Language    string
		Encoding    string `xml:"InputEncoding"`
		Image       *image
		URL         address `xml:"Url"`
	}{
		ShortName:   strings.TrimSpace(string(name[:min(len(name), 16)])), // the most that the format allows
		Description: e.Name() + ": " + e.T("search.lead"), Language: bank.BaseLang(e.lang), Encoding: "UTF-8",
		URL: address{"text/html", b.Config.BaseURL + b.Address(searchID(e.lang), e.lang) + "?q={searchTerms}"},
	}
	if icon := e.site.theme.Icon; icon != "" {
		d.Image = &image{"image/svg+xml", b.Config.BaseURL + icon}
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	enc := xml.NewEncoder(&out)
	enc.Indent("", "  ")
	if err := enc.Encode(d); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
