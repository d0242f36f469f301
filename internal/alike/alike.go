// Package alike turns a value of any type into bytes that only a value like it
// has: what is made from two values of the same bytes is the same.
//
// Values are walked whole, so a field that is added to a type counts by itself.
// What a program must not go into, or need not, is named by its type.
package alike

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
)

// A Walk writes values as bytes, one after another. Instead holds, by type, what
// to do with structs, pointers, maps and functions that are not gone into.
type Walk struct {
	Bytes   []byte
	Instead map[reflect.Type]func(*Walk, reflect.Value)
}

// Not goes into nothing.
func Not(*Walk, reflect.Value) {}

// Number writes a number.
func (w *Walk) Number(n uint64) { w.Bytes = binary.AppendUvarint(w.Bytes, n) }

// Text writes a text.
func (w *Walk) Text(s string) {
	w.Number(uint64(len(s)))
	w.Bytes = append(w.Bytes, s...)
}

// Value writes a value. A function that it holds, and that is not in Instead, is
// a fault of ours: nothing tells what it does.
func (w *Walk) Value(v any) { w.value(reflect.ValueOf(v)) }

var timeType = reflect.TypeFor[time.Time]()

func (w *Walk) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.Text(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		w.Number(n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.Number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.Number(v.Uint())
	case reflect.Float64:
		w.Number(math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		w.Number(uint64(v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct, reflect.Map, reflect.Pointer, reflect.Interface, reflect.Func:
		if instead, there := w.Instead[v.Type()]; there {
			instead(w, v)
			return
		}
		w.within(v)
	default:
		panic(fmt.Sprintf("alike: a value holds a %s", v.Type()))
	}
}

// within goes into what holds other values.
func (w *Walk) within(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == timeType { // its zone is known by its name, and changes as it is asked
			w.value(v.Field(0))
			w.value(v.Field(1))
			if zone := v.Field(2); !zone.IsNil() {
				w.Text(zone.Elem().Field(0).String())
			}
			return
		}
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		w.Number(uint64(len(keys)))
		for _, key := range keys {
			w.Text(key.String())
			w.value(v.MapIndex(key))
		}
	default:
		switch {
		case v.IsNil():
			w.Number(0)
		case v.Kind() == reflect.Func:
			panic("alike: a value holds a function")
		default:
			w.Text(v.Elem().Type().String())
			w.value(v.Elem())
		}
	}
}
