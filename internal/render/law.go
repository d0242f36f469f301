package render

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/law"
)

// A lawBlock is what the law makes a bank tell on one of its pages, under the
// town's own words (part/law.html). Lang is set when it is in another language
// than the text around it.
type lawBlock struct {
	Lang, Dir string
	Parts     []lawPart
}

// A lawPart is what stands under one heading.
type lawPart struct {
	ID, Heading string
	Pieces      []lawPiece
}

// A lawPiece is a paragraph, a list, a table or a notice in its own words.
// Exactly one of Text, Items, Rows and Notice is set.
type lawPiece struct {
	Text   string
	Strong bool
	Items  []lawItem
	Head   []string
	Rows   [][]lawItem
	Title  string // of the notice
	Notice []string
}

// A lawItem is a line of a list or a cell of a table.
type lawItem struct {
	Label, Text string
	Href        string // of the text …
	Tel         string // … or its telephone number; the scheme stands in the template
	Lang        string
	Code        bool
}

// lawTexts reads law/*.json: the words of the law's pages, apart from the
// interface's, since a translation of them binds and is not made lightly. A
// language has all of a place's words or none.
func lawTexts(files fs.FS) (map[string]map[string]string, error) {
	names, err := fs.Glob(files, "law/*.json")
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		texts := map[string]string{}
		if err := json.Unmarshal(data, &texts); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[strings.TrimSuffix(path.Base(name), ".json")] = texts
	}
	return out, nil
}

// A lawyer speaks of the law on one page, in one language.
type lawyer struct {
	*words
	*frame
	bank  *bank.Bank
	place law.Place
}

// say is a text of the place.
func (l *lawyer) say(key string, pairs ...any) string {
	return l.words.T(string(l.place)+"."+key, pairs...)
}

// lawyer finds the language nearest to that of a text in which the place has
// words.
func (f *frame) lawyer(place law.Place, lang string) *lawyer {
	s := f.site
	for _, l := range []string{lang, bank.BaseLang(lang), s.bank.Lang(), bank.BaseLang(s.bank.Lang()), "fi"} {
		if texts := s.law[l]; texts[string(place)+".heading"] != "" {
			w := *s.lawWords[l]
			w.tables = append([]table{{l, texts}}, w.tables...)
			w.lang, w.durations = l, new(durations)
			return &lawyer{&w, f, s.bank, place}
		}
	}
	panic(missingText("law/fi.json: " + string(place)))
}

// law is the block of a material's page, nil when it has none.
func (a *article) law(m *bank.Material, lang string) (place law.Place, b *lawBlock) {
	for p, page := range a.site.duties {
		if page != nil && page.ID == m.ID {
			place = p
		}
	}
	if place == "" {
		return "", nil
	}
	l := a.lawyer(place, lang)
	b = &lawBlock{}
	if l.words.lang != lang {
		b.Lang, b.Dir = l.words.lang, dir(l.words.lang)
	}
	switch place {
	case law.Statement:
		b.Parts = l.statement()
	case law.Privacy:
		b.Parts = l.privacy()
	case law.Licences:
		b.Parts = l.licences()
	}
	return place, b
}

// own is words of bank.yaml in the lawyer's language.
func (l *lawyer) own(w bank.Words) string {
	return w.In(l.words.lang, l.bank.Lang(), "fi", "sv", "en")
}

func (l *lawyer) part(id, heading string, pieces ...lawPiece) lawPart {
	return lawPart{ID: "law-" + id, Heading: heading, Pieces: pieces}
}

func paragraph(texts ...string) lawPiece {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return lawPiece{Text: strings.Join(said, " ")}
}

func list(items ...lawItem) lawPiece { return lawPiece{Items: items} }

// authority is who supervises and how to reach them.
func (l *lawyer) authority(a law.Authority) []lawPiece {
	site := l.own(a.Site)
	items := []lawItem{
		{Label: l.say("web"), Text: strings.Trim(strings.TrimPrefix(strings.TrimPrefix(site, "https://"), "www."), "/"), Href: site},
		{Label: l.say("email"), Text: a.Email, Href: "mailto:" + a.Email},
		{Label: l.say("phone"), Text: strings.ReplaceAll(a.Phone, " ", "\u00a0"), Tel: strings.ReplaceAll(a.Phone, " ", "")},
	}
	if unit := l.own(a.Unit); unit != "" {
		items = append([]lawItem{{Text: unit}}, items...)
	}
	return []lawPiece{{Text: l.own(a.Name), Strong: true}, list(items...), paragraph(l.say("checked", "date", l.words.Date(a.Checked)))}
}

// contacts are the bank's own.
func (l *lawyer) contacts() lawPiece {
	c := l.bank.Config.Contact
	var items []lawItem
	add := func(i lawItem) {
		if i.Text != "" {
			items = append(items, i)
		}
	}
	add(lawItem{Text: c.Name})
	add(lawItem{Label: l.say("email"), Text: c.Email, Href: "mailto:" + c.Email})
	add(lawItem{Label: l.say("phone"), Text: l.Phone(), Tel: l.PhoneHref()})
	add(lawItem{Text: c.Address})
	if len(items) == 0 {
		return paragraph(l.say("no-contact"))
	}
	return list(items...)
}

// dated is a text about a day, or another when the day is not known.
func (l *lawyer) dated(day time.Time, key, otherwise string) string {
	if day.IsZero() {
		return l.say(otherwise)
	}
	return l.say(key, "date", l.words.Date(day))
}
