package render

import (
	"crypto/sha256"
	"io/fs"
	"reflect"
	"sync"

	"vakka/internal/alike"
	"vakka/internal/bank"
)

// A page is made from its page struct, from what its edition has alike on every
// page, and from the templates: from nothing else. from is the hash of all that.
// Two pages of one address and one from have the same bytes, so one that stands
// from an earlier build need not be made.
//
// The struct is walked whole, so a field that is added counts by itself. Only
// the edition is not gone into: it is known by its base.
func (e *edition) from(v view, page any) [sha256.Size]byte {
	w := walks.Get().(*alike.Walk)
	defer walks.Put(w)
	w.Bytes = append(w.Bytes[:0], e.base...)
	w.Text(v.template)
	w.Value(page)
	return sha256.Sum256(w.Bytes)
}

var walks = sync.Pool{New: func() any {
	return &alike.Walk{Instead: map[reflect.Type]func(*alike.Walk, reflect.Value){
		reflect.TypeFor[*edition]():    alike.Not,
		reflect.TypeFor[*place]():      alike.Not, // holds parts that are made from the edition
		reflect.TypeFor[*facetSheet](): alike.Not, // is made from what stands beside it
		reflect.TypeFor[*listCard](): func(w *alike.Walk, v reflect.Value) {
			sum := v.Interface().(*listCard).from(w)
			w.Bytes = append(w.Bytes, sum[:]...)
		},
	}}
}}

// from is a hash of what a list's card is printed from.
func (c *listCard) from(w *alike.Walk) [sha256.Size]byte {
	c.known.Do(func() {
		before := len(w.Bytes)
		w.Value(c.card)
		w.Text(c.ID)
		w.Text(c.Week)
		w.Text(c.Filter)
		c.sum = sha256.Sum256(w.Bytes[before:])
		w.Bytes = w.Bytes[:before]
	})
	return c.sum
}

// of is a hash of all that the struct of a view can be made from, where that is
// the outline of the bank and the texts of one material; false of other views.
// It is known before the struct is made.
func (e *edition) of(v view) (sum [sha256.Size]byte, ok bool) {
	if e.base == nil || e.site.theme.Made == nil || !v.outlined {
		return sum, false
	}
	made, ok := e.site.theme.Made(v.texts)
	if !ok {
		return sum, false
	}
	w := walks.Get().(*alike.Walk)
	defer walks.Put(w)
	w.Bytes = append(append(w.Bytes[:0], e.base...), made[:]...)
	w.Text(v.template)
	w.Text(v.address)
	return sha256.Sum256(w.Bytes), true
}

// makeBase is a hash of what pages get from their edition, beside what all have in
// common and what is copied to their structs: words, menu, footer, addresses of
// files that scripts load.
func (e *edition) makeBase(common []byte) []byte {
	w := walks.Get().(*alike.Walk)
	defer walks.Put(w)
	w.Bytes = append(w.Bytes[:0], common...)
	foot := &frame{edition: e, Address: "index.html"}
	for _, v := range []any{e.lang, e.words.lang, e.menu, foot.Pages(), e.indexes(), e.hasChoose(), e.choice.address,
		e.plan().base, e.plan().parts, foot.goalTiles()} {
		w.Value(v)
	}
	for _, f := range e.feeds {
		w.Text(f.Address + " " + f.Title)
	}
	for _, k := range bank.Kinds {
		w.Text(e.listAddress(k))
	}
	for _, other := range e.site.editions {
		w.Text(other.lang + " " + e.languageName(other.lang))
	}
	sum := sha256.Sum256(w.Bytes)
	return sum[:]
}

// commonBase is a hash of what pages of every edition get: templates, files,
// settings.
func (s *site) commonBase() ([]byte, error) {
	files, err := themeSum(s.theme.Templates)
	if err != nil {
		return nil, err
	}
	w := walks.Get().(*alike.Walk)
	defer walks.Put(w)
	theme := s.theme
	theme.Templates, theme.Stands, theme.Same, theme.Made, theme.Describe, theme.Lend, theme.Fresh = nil, nil, nil, nil, nil, false, false // these do not show: what a page says to machines is in its struct
	w.Bytes = append(w.Bytes[:0], files...)
	w.Value(theme)
	w.Value(s.bank.Config)
	sum := sha256.Sum256(w.Bytes)
	return sum[:], nil
}

func themeSum(files fs.FS) ([]byte, error) {
	return once(files, "sum", func() ([]byte, error) { return sumOf(files) })
}

// sumOf is a hash of what every file of the theme holds.
func sumOf(files fs.FS) ([]byte, error) {
	w, whole := &alike.Walk{}, sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		w.Bytes = w.Bytes[:0]
		w.Text(name)
		w.Number(uint64(len(data)))
		whole.Write(w.Bytes)
		whole.Write(data)
		return err
	})
	return whole.Sum(nil), err
}
