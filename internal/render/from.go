package render

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

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
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.bytes = append(w.bytes[:0], e.base...)
	w.text(v.template)
	w.value(reflect.ValueOf(page))
	return sha256.Sum256(w.bytes)
}

var walks = sync.Pool{New: func() any { return new(walk) }}

// makeBase is a hash of what pages get from their edition, beside what is copied
// to their structs: settings and words, menu, footer, addresses of files that
// scripts load.
func (e *edition) makeBase() ([]byte, error) {
	w := &walk{}
	files, err := once(e.site.theme.Templates, "sum", func() ([]byte, error) { return sumOf(e.site.theme.Templates) })
	if err != nil {
		return nil, err
	}
	w.bytes = append(w.bytes, files...)
	theme := e.site.theme
	theme.Templates, theme.Stands, theme.Describe = nil, nil, nil // these do not show: what a page says to machines is in its struct
	foot := &frame{edition: e, Address: "index.html"}
	for _, v := range []any{theme, e.site.bank.Config, e.lang, e.words.lang, e.menu, foot.Pages(), e.indexes(), e.hasChoose(), e.choice.address,
		e.plan().base, e.plan().parts, foot.goalTiles()} {
		w.value(reflect.ValueOf(v))
	}
	for _, f := range e.feeds {
		w.text(f.Address + " " + f.Title)
	}
	for _, k := range bank.Kinds {
		w.text(e.listAddress(k))
	}
	for _, other := range e.site.editions {
		w.text(other.lang + " " + e.languageName(other.lang))
	}
	sum := sha256.Sum256(w.bytes)
	return sum[:], nil
}

// A walk writes values as bytes, each so that no two are the same.
type walk struct{ bytes []byte }

func (w *walk) number(n uint64) { w.bytes = binary.AppendUvarint(w.bytes, n) }

func (w *walk) text(s string) {
	w.number(uint64(len(s)))
	w.bytes = append(w.bytes, s...)
}

var (
	editionType = reflect.TypeFor[*edition]()
	timeType    = reflect.TypeFor[time.Time]()
)

func (w *walk) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.number(map[bool]uint64{true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.number(v.Uint())
	case reflect.Float64:
		w.number(math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		w.number(uint64(v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		w.number(uint64(len(keys)))
		for _, key := range keys {
			w.text(key.String())
			w.value(v.MapIndex(key))
		}
	case reflect.Struct:
		if t := v.Type(); t == timeType { // its zone is known by its name, and changes as it is asked
			w.value(v.Field(0))
			w.value(v.Field(1))
			if zone := v.Field(2); !zone.IsNil() {
				w.text(zone.Elem().Field(0).String())
			}
			return
		}
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Pointer, reflect.Interface, reflect.Func:
		switch {
		case v.Type() == editionType:
		case v.IsNil():
			w.number(0)
		case v.Kind() == reflect.Func:
			panic("render: a page struct holds a function")
		default:
			w.text(v.Elem().Type().String())
			w.value(v.Elem())
		}
	default:
		panic(fmt.Sprintf("render: a page struct holds a %s", v.Type()))
	}
}

// sumOf is a hash of what every file of the theme holds.
func sumOf(files fs.FS) ([]byte, error) {
	w := &walk{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		w.text(name)
		w.text(string(data))
		return err
	})
	sum := sha256.Sum256(w.bytes)
	return sum[:], err
}
