package render

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"vakka/internal/bank"
)

// longestFeed is how many materials a feed names: the newest. Whoever has been
// away for longer looks at the list.
const longestFeed = 50

// A feed is what a reader's program asks after to learn what is new: everything
// in a language, or one kind of it. Address is from the site's root.
type feed struct {
	Kind      bank.Kind // "" for everything
	Address   string
	Title     string
	materials []*bank.Material // newest first
}

// makeFeeds finds the edition's feeds. Their links must be absolute, since many
// readers of feeds follow no others: a bank that does not know its address has
// none. Materials without a date, or without a text in the language, are in
// none, and a feed of nothing is not made.
func (e *edition) makeFeeds() (out []feed) {
	b := e.site.bank
	if b.Config.BaseURL == "" {
		return nil
	}
	var all []*bank.Material
	for _, m := range b.Materials {
		if t, ok := m.In(e.lang); ok && !lastChange(m, t).IsZero() {
			all = append(all, m)
		}
	}
	newestFirst(all, e.changed) // those of a day stay in the order of their ids
	add := func(k bank.Kind, id, title string, list []*bank.Material) {
		if len(list) > 0 {
			out = append(out, feed{k, e.fileAddress(id, e.lang, ".xml"), title, slices.Clone(list[:min(len(list), longestFeed)])})
		}
	}
	add("", "feed", e.Name(), all)
	for _, k := range bank.Kinds {
		own := slices.DeleteFunc(slices.Clone(all), func(m *bank.Material) bool { return m.Kind != k })
		add(k, b.Folder(k)+"/feed", e.T("list."+string(k))+" – "+e.Name(), own)
	}
	return out
}

// newestFirst sorts materials by their time, the newest first; those of one time
// stay in the order that they have.
func newestFirst(list []*bank.Material, when func(*bank.Material) time.Time) {
	type dated struct {
		at    time.Time
		place int
		of    *bank.Material
	}
	all := make([]dated, len(list))
	for i, m := range list {
		all[i] = dated{when(m), i, m}
	}
	slices.SortFunc(all, func(a, b dated) int { return cmp.Or(b.at.Compare(a.at), a.place-b.place) })
	for i, one := range all {
		list[i] = one.of
	}
}

// lastChange is the day a text was last changed, as far as is known: a
// translation's day is often its original's.
func lastChange(m *bank.Material, t *bank.Text) time.Time {
	if t.Updated.IsZero() {
		return changed(m)
	}
	return t.Updated
}

func (e *edition) changed(m *bank.Material) time.Time {
	t, _ := m.In(e.lang)
	return lastChange(m, t)
}

// Feeds are the feeds a page's readers may want to follow: everything, and the
// kind the page is about.
func (f *frame) Feeds() (out []link) {
	for _, one := range f.feeds {
		if one.Kind == "" || f.site.bank.Folder(one.Kind) == f.Section {
			out = append(out, link{Href: f.Rel(one.Address), Title: one.Title})
		}
	}
	return out
}

// feedID names a feed, or a material in feeds, for ever: it is made of the
// bank's id and the material's, and not of an address, so a bank that moves does
// not show its readers everything as new. A tag: URI would need a domain name
// that the bank has always had.
func (e *edition) feedID(id string) string {
	sum := sha1.Sum([]byte("\x5a\x1f\x27\x9c\x0e\x4b\x4d\x0e\x9f\x6b\x5e\x2b\x7a\x31\xc8\x64" + // the namespace: Vakka's
		e.site.bank.Config.ID + "\n" + id + "\n" + e.lang))
	u := sum[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80 // version 5, of RFC 9562
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// atom writes a feed as Atom, RFC 4287.
func (e *edition) atom(f feed) []byte {
	b := e.site.bank
	w := &atomWriter{}
	w.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	w.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", e.lang)
	w.text("id", e.feedID("feed:"+string(f.Kind)))
	w.text("title", f.Title)
	w.text("updated", atomTime(e.changed(f.materials[0])))
	w.empty("link", "rel", "self", "type", "application/atom+xml", "href", b.Config.BaseURL+f.Address)
	home := b.Address("index", e.lang)
	if f.Kind != "" {
		home = e.listAddress(f.Kind)
	}
	w.empty("link", "rel", "alternate", "type", "text/html", "hreflang", e.lang, "href", b.Config.BaseURL+home)
	w.author(b.Config.Organisation, e.Name())
	w.text("generator", "Vakka")
	for _, m := range f.materials {
		e.entry(w, m)
	}
	w.close("feed")
	return w.out.Bytes()
}

func (e *edition) entry(w *atomWriter, m *bank.Material) {
	b := e.site.bank
	t, _ := m.In(e.lang)
	w.open("entry")
	w.text("id", e.feedID(m.ID))
	w.text("title", t.Title)
	w.text("updated", atomTime(lastChange(m, t)))
	if !m.Facts.Date.IsZero() {
		w.text("published", atomTime(m.Facts.Date))
	}
	w.empty("link", "rel", "alternate", "type", "text/html", "hreflang", t.Lang, "href", b.Config.BaseURL+b.Address(m.ID, e.lang))
	w.author(strings.Join(t.Authors, ", "), m.Facts.Organisation)
	for _, id := range m.Facts.Goals {
		w.empty("category", "term", id, "label", e.label(e.vocabulary("goals").Term(id)))
	}
	if terms := (&frame{edition: e}).License(m.Facts.License); terms.Name != "" {
		w.text("rights", terms.Name)
	}
	if t.Summary != "" {
		w.text("summary", t.Summary)
	}
	w.close("entry")
}

// atomTime is a day as Atom has it: with a time, which no text has.
func atomTime(day time.Time) string { return day.UTC().Format("2006-01-02T15:04:05Z") }

// An atomWriter writes XML a line an element. Characters that XML has no place
// for become U+FFFD.
type atomWriter struct{ out bytes.Buffer }

func (w *atomWriter) escape(s string) { _ = xml.EscapeText(&w.out, []byte(s)) } // a Buffer takes everything

func (w *atomWriter) tag(name, end string, attrs []string) {
	w.out.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.out.WriteString(" " + attrs[i] + `="`)
		w.escape(attrs[i+1])
		w.out.WriteString(`"`)
	}
	w.out.WriteString(end)
}

func (w *atomWriter) open(name string, attrs ...string)  { w.tag(name, ">\n", attrs) }
func (w *atomWriter) empty(name string, attrs ...string) { w.tag(name, "/>\n", attrs) }
func (w *atomWriter) close(name string)                  { w.out.WriteString("</" + name + ">\n") }

func (w *atomWriter) text(name, s string) {
	w.tag(name, ">", nil)
	w.escape(s)
	w.close(name)
}

// author names the first of these that is known.
func (w *atomWriter) author(names ...string) {
	for _, name := range names {
		if name != "" {
			w.out.WriteString("<author><name>")
			w.escape(name)
			w.out.WriteString("</name></author>\n")
			return
		}
	}
}
