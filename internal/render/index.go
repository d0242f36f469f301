package render

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vakka/internal/bank"
)

// indexPage lists everything by the alphabet of the reader (index.html).
type indexPage struct {
	frame
	Letters []indexLetter
}

// An indexLetter is the entries that begin with it.
type indexLetter struct {
	Name, ID string
	Entries  []indexEntry
}

type indexEntry struct {
	link
	Kind string
}

func (e *edition) indexPage() *indexPage {
	p := &indexPage{frame: e.frame("hakemisto", e.T("index.title"), e.T("index.lead"), nil)}
	p.Class = "index"
	list := slices.Clone(e.site.bank.Materials)
	e.sortByTitle(list)
	by := map[string]*indexLetter{}
	var names []string
	for _, m := range list {
		t, _ := m.In(e.lang)
		name := initial(t.Title, e.lang)
		if by[name] == nil {
			by[name] = &indexLetter{Name: name}
			names = append(names, name)
		}
		by[name].Entries = append(by[name].Entries, indexEntry{p.link(m), e.T("kind." + string(m.Kind))})
	}
	e.collator().SortStrings(names)
	for i, name := range names {
		l := by[name]
		l.ID = "letter-" + itoa(i+1)
		p.Letters = append(p.Letters, *l)
	}
	return p
}

// initial is the letter a title stands under: å, ä and ö are letters of their
// own in the Nordic languages, other marks are left out.
func initial(title, lang string) string {
	for _, r := range title {
		switch {
		case unicode.IsDigit(r):
			return "0–9"
		case unicode.IsLetter(r):
			upper := strings.ToUpper(norm.NFC.String(string(r)))
			if strings.Contains(ownLetters[bank.BaseLang(lang)], upper) {
				return upper
			}
			return strings.ToUpper(string([]rune(norm.NFD.String(upper))[0]))
		}
	}
	return "#"
}

var ownLetters = map[string]string{"fi": "ÅÄÖ", "sv": "ÅÄÖ", "et": "ÕÄÖÜŠŽ", "no": "ÆØÅ", "nb": "ÆØÅ", "da": "ÆØÅ", "se": "ÁČĐŊŠŦŽ"}

// siteMapPage lists everything by kind (sitemap.html).
type siteMapPage struct {
	frame
	Kinds []mapKind
	Data  []link // what other programs read
}

type mapKind struct {
	Title, Href, Count string
	Links              []link
}

func (e *edition) siteMapPage() *siteMapPage {
	p := &siteMapPage{frame: e.frame("sivukartta", e.T("map.title"), e.T("map.lead"), nil)}
	p.Class = "map"
	for _, k := range bank.Kinds {
		if !e.hasList(k) {
			continue
		}
		p.Kinds = append(p.Kinds, mapKind{e.T("list." + string(k)), p.Rel(e.listAddress(k)),
			e.N("count."+string(k), len(e.lists[k])), p.links(e.lists[k])})
	}
	if e.site.theme.Table != "" {
		p.Data = append(p.Data, link{Href: p.Rel(e.site.theme.Table), Title: e.T("map.table")})
	}
	if e.site.theme.Catalogue != "" {
		p.Data = append(p.Data, link{Href: p.Rel(e.site.theme.Catalogue), Title: e.T("map.catalogue")})
	}
	for _, f := range e.feeds {
		p.Data = append(p.Data, link{Href: p.Rel(f.Address), Title: e.T("map.feed", "title", f.Title)})
	}
	return p
}

// notFoundPage is what a host serves for an unknown address (404.html).
type notFoundPage struct {
	frame
	Kinds []link
}

// notFoundPage: hosts serve the page at whatever address was asked for, at any
// depth, so a relative link in it would lead anywhere. When the bank knows where
// it is published, its links begin with that address's path, which holds at any
// depth and on a preview of the same path; otherwise they are relative to the
// site's root, which is right for unknown addresses there.
func (e *edition) notFoundPage() *notFoundPage {
	p := &notFoundPage{frame: e.frame("404", e.T("404.title"), e.T("404.lead"), nil)}
	p.Class = "not-found"
	p.Canonical, p.Alternates = "", nil
	if base := e.site.bank.Config.BaseURL; base != "" {
		p.root = "/" + pathOf(base)
	}
	for _, k := range bank.Kinds {
		if e.hasList(k) {
			p.Kinds = append(p.Kinds, link{Href: p.Rel(e.listAddress(k)), Title: e.T("list." + string(k))})
		}
	}
	return p
}

// pathOf is what follows the host in an absolute address: polku/ or "".
func pathOf(base string) string {
	_, rest, _ := strings.Cut(base, "://")
	_, path, _ := strings.Cut(rest, "/")
	return path
}
