package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/book"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/pack"
	"vakka/internal/render"
)

// Wanted is what a bank is packed into.
type Wanted struct {
	Zip, Booklet, EPUB bool
	Goals              []string // of the book's cards, as they were written; none: all
	Lang               string   // of the book; "": the bank's own
}

// Packed is what came of it, in memory.
type Packed struct {
	Report
	Files              int // in the ZIP
	Cards              int // in the book
	Codes              bool
	Zip, Booklet, EPUB []byte
}

// A ChoiceError says that a book cannot have what was asked for.
type ChoiceError struct {
	Flag, Value, Near string
	Allowed           []string
}

// ErrNoCards says that no card is of the goals and in the language asked for.
var ErrNoCards = errors.New("no cards for the book")

func (e *ChoiceError) Error() string {
	return fmt.Sprintf("%s: there is no %s", e.Flag, e.Value)
}

// Pack makes a bank ready to be handed over. Without OK in the report nothing
// was made.
func Pack(ctx context.Context, in Input, w Wanted) (p Packed, err error) {
	if w.Booklet || w.EPUB {
		if p, err = bind(ctx, in, w); err != nil || !p.OK {
			return p, err
		}
	}
	if !w.Zip {
		return p, nil
	}
	in.Handed = true
	var mu sync.Mutex
	var files []pack.Packed
	var front *bank.Bank
	in.assembled = func(b *bank.Bank) { front = b }
	p.Report, err = Build(ctx, in, func(f output.File) error {
		one := pack.Pack(f)
		mu.Lock()
		defer mu.Unlock()
		files = append(files, one)
		return nil
	})
	if err != nil || !p.OK {
		return p, err
	}
	if files, err = stick(front).Files(files); err != nil {
		return p, err
	}
	var out bytes.Buffer
	err = pack.Write(&out, files)
	p.Zip, p.Files = out.Bytes(), len(files)
	return p, err
}

// stick is the bank as the page to begin from introduces it.
func stick(b *bank.Bank) pack.Stick {
	c := b.Config
	s := pack.Stick{ID: c.ID, Name: c.Name.In(b.Lang(), c.Languages...), Organisation: c.Organisation, Email: c.Contact.Email, Lang: bank.BaseLang(b.Lang())}
	for _, lang := range c.Languages {
		name, dir := render.Tongue(lang)
		s.Fronts = append(s.Fronts, pack.Front{Lang: lang, Dir: dir, Name: name, Path: b.Address("index", lang)})
	}
	return s
}

// bind makes the book's forms.
func bind(ctx context.Context, in Input, w Wanted) (p Packed, err error) {
	m, err := load(ctx, in)
	if err != nil {
		return p, err
	}
	m.check(in)
	p.Report.Found = diag.Sort(m.found)
	if p.OK = diag.Errors(m.found, false) == 0; !p.OK {
		return p, nil
	}
	b, err := m.book(in, w)
	if err != nil {
		return p, err
	}
	if p.Cards, p.Codes = b.Cards(), b.BaseURL != ""; p.Cards == 0 {
		return p, ErrNoCards
	}
	if w.Booklet {
		if p.Booklet, err = book.Booklet(b); err != nil {
			return p, err
		}
	}
	if w.EPUB {
		p.EPUB, err = book.EPUB(b)
	}
	return p, err
}

// book gathers the cards and the pictures.
func (m *material) book(in Input, w Wanted) (b book.Book, err error) {
	goals, lang, err := chosen(m.bank, w)
	if err != nil {
		return b, err
	}
	theme := render.Theme{Templates: in.Templates}
	if m.logo != nil && m.logo.Picture != nil {
		theme.Logo = m.logo.Picture.Sizes[0].Path
	}
	v, err := render.Volumed(m.bank, theme, lang, goals)
	if err != nil {
		return b, err
	}
	pictures := map[string][]byte{}
	var mu sync.Mutex
	broken, err := m.pictures.Write(nil, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		pictures[f.Path] = f.Data
		return nil
	})
	if err != nil {
		return b, err
	}
	m.found = append(m.found, broken...)
	b = book.Book{ID: m.bank.Config.ID, Name: v.Name, Organisation: v.Organisation, Lang: v.Lang, Dir: v.Dir, Logo: v.Logo, Updated: v.Updated,
		Licence: v.Licence, LicenceURL: v.LicenceURL, BaseURL: m.bank.Config.BaseURL, Words: book.Words(v.Words),
		Picture: func(address string) ([]byte, bool) { data, ok := pictures[address]; return data, ok }}
	for _, g := range v.Groups {
		group := book.Group{Title: g.Title}
		for _, c := range g.Cards {
			group.Cards = append(group.Cards, book.Card(c))
		}
		b.Groups = append(b.Groups, group)
	}
	return b, nil
}

// chosen finds the goals and the language that were asked for.
func chosen(b *bank.Bank, w Wanted) (goals []string, lang string, err error) {
	v := b.Config.Vocabularies["goals"]
	for _, written := range w.Goals {
		term, known := v.Find(strings.TrimSpace(written))
		if !known {
			var ids []string
			for _, t := range v.Terms {
				ids = append(ids, t.ID+" ("+t.Label.In(b.Lang())+")")
			}
			return nil, "", &ChoiceError{"--goal", written, v.Near(written), ids}
		}
		goals = append(goals, term.ID)
	}
	lang = w.Lang
	if lang == "" {
		lang = b.Lang()
	}
	if !slices.Contains(b.Config.Languages, lang) {
		return nil, "", &ChoiceError{"--language", lang, bank.Near(lang, b.Config.Languages), b.Config.Languages}
	}
	return goals, lang, nil
}
