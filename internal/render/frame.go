package render

import (
	"fmt"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vakka/internal/bank"
	"vakka/internal/law"
)

// A frame is what every page has around its own matter: head, header, footer.
type frame struct {
	*edition
	Address     string // of the page, from the site's root
	Title       string // of the page, without the bank's name
	Description string
	Class       string // what kind of page it is, for the style sheet
	Material    string // id of the page's material, "" for lists
	Section     string // key of the menu item the page belongs under
	Canonical   string // absolute addresses, only when the bank knows its own:
	Alternates  []alternate
	Picture     string // … and of the picture to show when the page is shared
	Switch      []otherLanguage
	Own         []string    // names of the scripts that only such pages load
	Linked      template.JS // what the page is, for machines, as JSON; "" for a page of the site's own

	root  string // absolute path to put before addresses, for the page that is served at any address
	place *place // where it stands, once it is known; see here
}

type alternate struct{ Lang, URL string }

// otherLanguage is a page's version in a language.
type otherLanguage struct {
	Lang, Dir, Name, Address string
	Current                  bool
}

// frame makes the frame of the page id (tehtavat/kavely, without language and
// ending). The material, when there is one, tells which languages it is really
// written in; other pages are in all of them.
func (e *edition) frame(id, title, description string, m *bank.Material) frame {
	b := e.site.bank
	f := frame{edition: e, Address: b.Address(id, e.lang), Title: title, Description: description}
	f.Switch = slices.Clone(e.site.tongues())
	var all strings.Builder // in which the addresses lie one after another
	all.Grow(len(f.Switch) * (len(id) + len("fi-simple/.html")))
	for i := range f.Switch {
		l, from := &f.Switch[i], all.Len()
		all.WriteString(l.Address)
		all.WriteString(id)
		all.WriteString(".html")
		l.Address, l.Current = all.String()[from:], l.Lang == e.lang
	}
	if m != nil {
		f.Material = m.ID
	}
	f.absolute(id, m)
	return f
}

// inTongue is a page's id in a language. Languages without words of their own
// have the Finnish one: addresses stay when a catalogue of texts is added.
func inTongue(lang, fi, sv, en string) string {
	switch bank.BaseLang(lang) {
	case "sv":
		return sv
	case "en":
		return en
	}
	return fi
}

// ownFrame is the frame of a page whose address is a word of each language.
func (e *edition) ownFrame(p sitePage) frame {
	b, id := e.site.bank, p.id
	f := e.frame(id(e.lang), e.T(p.title), e.T(p.lead), nil)
	for i, l := range b.Config.Languages {
		f.Switch[i].Address = b.Address(id(l), l)
	}
	for i, a := range f.Alternates {
		f.Alternates[i].URL = b.Config.BaseURL + b.Address(id(a.Lang), a.Lang)
	}
	return f
}

// absolute fills in the addresses that search engines and other sites use.
func (f *frame) absolute(id string, m *bank.Material) {
	b := f.site.bank
	base := b.Config.BaseURL
	if base == "" {
		return
	}
	f.Canonical = base + f.Address
	if m != nil {
		if t, ok := m.In(f.lang); !ok {
			f.Canonical = base + b.Address(id, t.Lang)
			return
		}
	}
	if indexedLanguage(f.lang) != "" { // a plain version would not be among its own alternates
		f.Alternates = f.site.alternates(m, func(i int) string { return f.Switch[i].Address })
	}
}

// alternates are the versions of a page in languages it is really written in;
// address is that of the one in a language, by its place among the bank's.
func (s *site) alternates(m *bank.Material, address func(i int) string) []alternate {
	if len(s.bank.Config.Languages) < 2 {
		return nil
	}
	out := make([]alternate, 0, len(s.bank.Config.Languages))
	var all strings.Builder // in which they lie one after another
	for i, l := range s.bank.Config.Languages {
		tag := indexedLanguage(l)
		if tag == "" {
			continue
		}
		if m != nil {
			if t, ok := m.In(l); !ok || t.Lang != l {
				continue
			}
		}
		own, from := address(i), all.Len()
		if i == 0 {
			all.Grow(len(s.bank.Config.Languages) * (len(s.bank.Config.BaseURL) + len(own) + len("sv/")))
		}
		all.WriteString(s.bank.Config.BaseURL)
		all.WriteString(own)
		out = append(out, alternate{tag, all.String()[from:]})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// nameTongues are the bank's languages as every page names them; Address is the
// folder that the pages of each lie in.
func (s *site) nameTongues() []otherLanguage {
	out := make([]otherLanguage, len(s.bank.Config.Languages))
	for i, l := range s.bank.Config.Languages {
		folder, _ := strings.CutSuffix(s.bank.Address("", l), ".html")
		out[i] = otherLanguage{Lang: l, Dir: dir(l), Name: s.editions[0].languageName(l), Address: folder}
	}
	return out
}

// languageName is a language's name in itself.
func (e *edition) languageName(lang string) string {
	for _, other := range e.site.editions {
		if other.lang == lang && other.words.lang == lang {
			return other.T("language")
		}
	}
	return endonym(lang)
}

// Rel is the way from this page to a file of the site.
func (f *frame) Rel(address string) string {
	if f.root != "" {
		return f.root + address
	}
	return relative(f.Address, address)
}

// to is the way from this page to another in the same language, by its id.
func (f *frame) to(id string) string {
	own, ok := f.ownAddress()
	if !ok || f.root != "" {
		return f.Rel(f.site.bank.Address(id, f.lang))
	}
	up, cut := climb(own, id)
	return ups(up) + id[cut:] + ".html"
}

// ownAddress is the page's address from the folder of its language; false of one
// that is not there.
func (f *frame) ownAddress() (string, bool) {
	if f.lang == f.site.bank.Lang() {
		return f.Address, true
	}
	return strings.CutPrefix(f.Address, f.lang+"/")
}

// LinkTo is the way from this page to a material in the page's language, by its id
// (tehtavat/kavely) or, of a page, by its file's name: for a bank's own templates.
func (f *frame) LinkTo(id string) (string, error) {
	m := f.page(id)
	if m == nil {
		return "", fmt.Errorf("the bank has no page %q", id)
	}
	return f.to(m.ID), nil
}

// Home, Index, Choose ("" when there is nothing to choose from) and SiteMap lead to the site's own pages.
func (f *frame) Home() string  { return f.to("index") }
func (f *frame) Index() string { return f.to("hakemisto") }
func (f *frame) Choose() string {
	if !f.hasChoose() {
		return ""
	}
	return f.to(chooseID(f.lang))
}
func (f *frame) SiteMap() string { return f.to("sivukartta") }

// Root is the way to the site's root folder, for scripts: "", "../" …
func (f *frame) Root() string { return strings.Repeat("../", strings.Count(f.Address, "/")) }

// Lang is the language the interface is really in, Dir its direction.
func (f *frame) Lang() string { return f.words.lang }
func (f *frame) Dir() string  { return dir(f.words.lang) }

// Style, Script, Icon and Logo are the theme's files, "" when there are none.
func (f *frame) Style() string  { return f.file(f.site.theme.Style) }
func (f *frame) Script() string { return f.file(f.site.theme.Script) }
func (f *frame) Icon() string   { return f.file(f.site.theme.Icon) }
func (f *frame) Logo() string   { return f.file(f.site.theme.Logo) }

// OwnStyle is the bank's own style sheet, IconDrawn whether the icon is a
// drawing, and LogoAlt what the logo says beside the bank's name.
func (f *frame) OwnStyle() string { return f.file(f.site.theme.OwnStyle) }
func (f *frame) IconDrawn() bool  { return path.Ext(f.site.theme.Icon) == ".svg" }
func (f *frame) LogoAlt() string {
	return f.Bank().Theme.LogoAlt.In(f.lang, f.words.lang, f.site.bank.Lang())
}

// OwnScripts are the addresses of the scripts that only such pages load.
func (f *frame) OwnScripts() []string {
	var out []string
	for _, name := range f.Own {
		if address := f.file(f.site.theme.Scripts[name]); address != "" {
			out = append(out, address)
		}
	}
	return out
}

func (f *frame) file(address string) string {
	if address == "" {
		return ""
	}
	return f.Rel(address)
}

// LongWord is the class of a title with a word that a telephone's line does not
// hold in letters of the usual size, "" for others. Browsers part no Finnish
// words, but break them. The bounds are for wide letters, as DejaVu Sans has.
func (f *frame) LongWord() string {
	longest := 0
	for word := range strings.FieldsFuncSeq(f.Title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	switch {
	case longest >= 15:
		return "longest-word"
	case longest >= 11:
		return "long-word"
	}
	return ""
}

// Generator names the program and its version.
func (f *frame) Generator() string {
	return strings.TrimSpace("Vakka " + f.site.theme.Version)
}

// Bank is what bank.yaml says.
func (f *frame) Bank() *bank.Config { return &f.site.bank.Config }

// A link is a title and where it leads. Lang is set when the title is in
// another language than the page.
type link struct{ Href, Title, Lang, Note string }

// link makes a link to a material.
func (f *frame) link(m *bank.Material) link {
	t, _ := m.In(f.lang)
	l := link{Href: f.to(m.ID), Title: t.Title}
	if t.Lang != f.words.lang {
		l.Lang = t.Lang
	}
	if m.Facts.Duration > 0 {
		l.Note = f.Duration(m.Facts.Duration)
	}
	return l
}

func (f *frame) links(list []*bank.Material) []link {
	if len(list) == 0 {
		return nil
	}
	out := make([]link, len(list))
	for i, m := range list {
		out[i] = f.link(m)
	}
	return out
}

// mostPages is how many pages the footer of a bank that does not choose names
// before it leaves the rest to their list.
const mostPages = 9

// Pages are the pages of the site for its footer: those that bank.yaml names,
// and where there are others, their list.
func (f *frame) Pages() []link {
	all := f.lists[bank.Page]
	list := all[:min(len(all), mostPages)]
	if f.Bank().Footer != nil {
		list = nil
		for _, entry := range f.Bank().Footer {
			if m := f.site.bank.MenuPage(entry); m != nil {
				list = append(list, m)
			}
		}
	}
	for _, p := range []law.Place{law.Statement, law.Privacy} { // the law wants a way to them from every page
		if m := f.site.duties[p]; m != nil && !among(list, m) {
			list = append(slices.Clip(list), m)
		}
	}
	out := f.links(list)
	for _, m := range all {
		if !among(list, m) {
			return append(out, link{Href: f.Rel(f.listAddress(bank.Page)), Title: f.T("all.page")})
		}
	}
	return out
}

// among tells whether a material is in a list, which may hold it with another
// body (see Set.Again).
func among(list []*bank.Material, m *bank.Material) bool {
	return slices.ContainsFunc(list, func(other *bank.Material) bool { return other.ID == m.ID })
}

// PhoneHref is a telephone number as an address; the scheme stands in the template.
func (f *frame) PhoneHref() string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, f.Bank().Contact.Phone)
}

// Phone is a telephone number that stays on one line.
func (f *frame) Phone() string { return strings.ReplaceAll(f.Bank().Contact.Phone, " ", "\u00a0") }

// A license is its name and, when it is one of the well-known, its address.
type license struct{ Name, URL string }

// License gives words and an address to a licence's identifier.
func (f *frame) License(id string) license {
	if id == "" {
		id = f.Bank().License
	}
	code, found := strings.CutPrefix(strings.ToUpper(id), "CC-")
	if !found {
		if strings.EqualFold(id, "CC0-1.0") {
			return license{"CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"}
		}
		return license{Name: id}
	}
	i := strings.LastIndexByte(code, '-')
	if i < 0 {
		return license{Name: id}
	}
	kind, version := code[:i], code[i+1:]
	return license{"CC " + kind + " " + version,
		"https://creativecommons.org/licenses/" + url.PathEscape(strings.ToLower(kind)) + "/" + url.PathEscape(version) + "/"}
}
