package render

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vakka/internal/bank"
)

// perIndex is how many entries stand on one page of the index, and perMap how
// many links of a kind on the site map: pages stay light however large the bank.
const (
	perIndex = 600
	perMap   = 200
)

// indexPage lists everything by the alphabet of the reader (index.html).
type indexPage struct {
	frame
	Jumps   []link        // every letter of the index, also those of its other pages
	Letters []indexLetter // what is on this page
	Pager   []pageLink
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

// A dictionary is everything in the order of the reader's alphabet.
type dictionary struct {
	list    []*bank.Material
	letters []string // each once, in order
	at      []int    // of each material: which letter
}

// dictionary orders the materials by letter, and by title within a letter.
func (e *edition) dictionary() dictionary {
	d := dictionary{list: slices.Clone(e.site.bank.Materials)}
	e.sortByTitle(d.list)
	by := map[string][]*bank.Material{}
	for _, m := range d.list {
		t, _ := m.In(e.lang)
		name := initial(t.Title, e.lang)
		if by[name] == nil {
			d.letters = append(d.letters, name)
		}
		by[name] = append(by[name], m)
	}
	slices.SortFunc(d.letters, func(a, b string) int { return strings.Compare(e.order.key(a), e.order.key(b)) })
	d.list = d.list[:0]
	for i, name := range d.letters {
		for _, m := range by[name] {
			d.list, d.at = append(d.list, m), append(d.at, i)
		}
	}
	return d
}

// indexViews makes the pages of the alphabetical index.
func (e *edition) indexViews(yield func(view) bool) bool {
	const id = "hakemisto"
	d := sync.OnceValue(e.dictionary)
	pages := max(1, (len(e.site.bank.Materials)+perIndex-1)/perIndex)
	for n := 1; n <= pages; n++ {
		if !yield(e.view(numbered(id, n), "index.html", func() any { return e.indexPage(id, n, pages, d()) }).from(nil)) {
			return false
		}
	}
	return true
}

func (e *edition) indexPage(id string, n, pages int, d dictionary) *indexPage {
	title := e.T("index.title")
	if pages > 1 {
		title = e.T("paged", "title", title, "n", n, "of", pages)
	}
	p := &indexPage{frame: e.frame(numbered(id, n), title, e.T("index.lead"), nil)}
	p.Class = "index"
	letter := func(i int) string { return "letter-" + itoa(i+1) }
	for i, at := range d.at {
		if i > 0 && d.at[i-1] == at {
			continue // a letter's first entry says where it begins
		}
		jump := link{Href: "#" + letter(at), Title: d.letters[at]}
		if page := i/perIndex + 1; page != n {
			jump.Href = p.to(numbered(id, page)) + jump.Href
		}
		p.Jumps = append(p.Jumps, jump)
	}
	from := (n - 1) * perIndex
	for i, m := range d.list[from:min(n*perIndex, len(d.list))] {
		at := d.at[from+i]
		if i == 0 || at != d.at[from+i-1] {
			p.Letters = append(p.Letters, indexLetter{Name: d.letters[at], ID: letter(at)})
		}
		l := &p.Letters[len(p.Letters)-1]
		l.Entries = append(l.Entries, indexEntry{p.link(m), e.T("kind." + string(m.Kind))})
	}
	p.Pager = p.pager(id, n, pages)
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
	All                string // words of the way to the rest, "" when nothing is left out
}

func (e *edition) siteMapPage() *siteMapPage {
	p := &siteMapPage{frame: e.frame("sivukartta", e.T("map.title"), e.T("map.lead"), nil)}
	p.Class = "map"
	for _, k := range bank.Kinds {
		if !e.hasList(k) {
			continue
		}
		p.Kinds = append(p.Kinds, mapKind{e.T("list." + string(k)), p.Rel(e.listAddress(k)),
			e.N("count."+string(k), len(e.lists[k])), p.links(e.lists[k][:min(perMap, len(e.lists[k]))]), ""})
		if len(e.lists[k]) > perMap {
			p.Kinds[len(p.Kinds)-1].All = e.T("all." + string(k))
		}
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
