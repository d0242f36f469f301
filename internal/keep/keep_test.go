package keep

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// filledIn are what Assemble and the makers of pictures fill in, and a build whose memory is small.
var filledIn = map[string]bool{"Ref.To": true, "Body.Away": true, "Link.To": true, "Image.Picture": true}

// fill gives every field of a value something of its own: one that is not kept
// is missed then.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("sana ", *n))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(*n - 3))
	case reflect.Uint8:
		v.SetUint(uint64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			value := reflect.New(v.Type().Elem()).Elem()
			fill(value, n)
			v.SetMapIndex(reflect.ValueOf(fmt.Sprint("avain ", *n)), value)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 1, *n, 0, 0, 0, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			if !filledIn[v.Type().Name()+"."+v.Type().Field(i).Name] {
				fill(v.Field(i), n)
			}
		}
	default:
		panic(v.Kind())
	}
}

// full is a document with something in every field, and mistakes in it.
func full() (doc *bank.Document, found []diag.Diagnostic) {
	n := 0
	fill(reflect.ValueOf(&doc).Elem(), &n)
	fill(reflect.ValueOf(&found).Elem(), &n)
	return doc, found
}

// A field that is added to a document and not kept fails this test.
func TestEveryField(t *testing.T) {
	doc, found := full()
	doc.Text.Body.Here[1].Items[1].Parts[0].Link = doc.Text.Body.Links[0] // as parse shares them
	doc.Text.Body.Here[0].Parts[0].Image = doc.Facts.Image
	again, more, ok := Read(Append(nil, doc, found))
	if d := cmp.Diff(doc, again); d != "" || !ok {
		t.Error(ok, d)
	}
	if d := cmp.Diff(found, more); d != "" {
		t.Error(d)
	}
	if again.Text.Body.Here[1].Items[1].Parts[0].Link != again.Text.Body.Links[0] || again.Text.Body.Here[0].Parts[0].Image != again.Facts.Image {
		t.Error("what was one thing is two")
	}
	if doc, found, ok := Read(Append(nil, nil, nil)); doc != nil || found != nil || !ok {
		t.Error("no document is kept as one")
	}
	empty := &bank.Document{At: bank.KeyPlaces{}, Text: &bank.Text{Tags: []string{}}}
	if again, _, ok := Read(Append(nil, empty, nil)); !ok || !reflect.DeepEqual(again, empty) {
		t.Error("what is empty is not nil, and the other way round")
	}
}

// seeds are kept documents, whole.
func seeds() [][]byte {
	return [][]byte{Append(nil, nil, nil), Append(nil, &bank.Document{}, nil), Append(nil, first(full()), nil)}
}

func first[A, B any](a A, _ B) A { return a }

// Cut or damaged bytes are never a panic. That they are not taken for a
// document is past's business, which seals them.
func TestDamage(t *testing.T) {
	for _, whole := range seeds() {
		for i := range whole {
			if _, _, ok := Read(whole[:i]); ok {
				t.Errorf("%d of %d bytes are a document", i, len(whole))
			}
			for _, with := range []byte{0, 1, 0x7f, 0x80, 0xff} {
				bad := append([]byte{}, whole...)
				bad[i] = with
				Read(bad)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, kept []byte) {
		doc, found, ok := Read(kept)
		if !ok {
			return
		}
		again, more, ok := Read(Append(nil, doc, found))
		if !ok || !reflect.DeepEqual(doc, again) || !reflect.DeepEqual(found, more) {
			t.Errorf("%q is another document the second time", kept)
		}
	})
}
