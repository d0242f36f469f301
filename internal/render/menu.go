package render

import (
	"strings"

	"vakka/internal/bank"
)

// A menuItem is one of the few words on top of every page. Key is the folder of
// its kind or the id of its page.
type menuItem struct{ Key, Label, Lang, Address string }

// makeMenu follows bank.yaml; a bank that says nothing gets its kinds.
func (e *edition) makeMenu() []menuItem {
	b := e.site.bank
	wanted := b.Config.Menu
	if len(wanted) == 0 {
		for _, k := range bank.Kinds {
			if k != bank.Page {
				wanted = append(wanted, b.Folder(k))
			}
		}
	}
	var out []menuItem
	for _, w := range wanted {
		if k, ok := bank.KindOfFolder(w); ok {
			if e.hasList(k) {
				out = append(out, menuItem{b.Folder(k), e.T("list." + string(k)), "", e.listAddress(k)})
			}
			continue
		}
		if m := e.page(w); m != nil {
			t, _ := m.In(e.lang)
			out = append(out, menuItem{m.ID, t.Title, other(t.Lang, e.words.lang), b.Address(m.ID, e.lang)})
		}
	}
	return out
}

// page finds a material by its id, or a page by the last part of it.
func (e *edition) page(slug string) *bank.Material {
	if m := e.site.bank.ByID(slug); m != nil {
		return m
	}
	for _, m := range e.site.bank.Materials {
		if m.Kind == bank.Page && strings.HasSuffix(m.ID, "/"+slug) {
			return m
		}
	}
	return nil
}

// Menu is the menu as this page shows it.
func (f *frame) Menu() []menuLink {
	out := make([]menuLink, 0, len(f.edition.menu))
	for _, i := range f.edition.menu {
		l := menuLink{Label: i.Label, Lang: i.Lang, Href: f.Rel(i.Address)}
		switch {
		case i.Address == f.Address:
			l.Current = "page"
		case i.Key == f.Section:
			l.Current = "true"
		}
		out = append(out, l)
	}
	return out
}

// A menuLink has a Lang when its label is in another language than the page.
type menuLink struct{ Label, Lang, Href, Current string }
