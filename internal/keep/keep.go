// Package keep turns a document, as parse has read it, into bytes that are read
// ten times as fast as its Markdown, and back.
//
// The form is only for the program that wrote it: it has no version, and grows
// with the types of bank. Whoever keeps such bytes must see to it that they are
// whole and of the same program (see past). Bytes that are neither give no
// document or another one, and never a panic; the memory that they take is
// bounded by their length.
//
// One list of fields serves both ways, so that writing and reading cannot part:
// a coder either writes what the pointers it is given point at, or fills it in.
// What Assemble and the makers of pictures fill in is not kept.
package keep

import (
	"encoding/binary"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// Append adds a document, which may be nil, and what was found in it to a slice
// of bytes. The document must be as parse made it.
func Append(to []byte, doc *bank.Document, found []diag.Diagnostic) []byte {
	c := coder{out: to}
	c.all(&doc, &found)
	return c.out
}

// Read gives back what Append was given; false when these are not its bytes.
func Read(kept []byte) (doc *bank.Document, found []diag.Diagnostic, ok bool) {
	c := coder{reading: true, in: string(kept)} // one string for all texts of the document
	c.all(&doc, &found)
	if !c.ended() {
		return nil, nil, false
	}
	return doc, found, true
}

// A coder writes to out, or reads in from a byte on.
type coder struct {
	reading, bad bool
	out          []byte
	in           string
	at           int
	links        shared[bank.Link]
	images       shared[bank.Image]

	parts            []bank.Fragment  // of the section at hand, …
	whole            [1]bank.Fragment // … its text as one, …
	inParts, inWhole passage          // … and how far its items have been met in both

	fragmentRoom room[bank.Fragment]
	itemRoom     room[bank.Item]
	placeRoom    room[bank.Place]
}

func (c *coder) number(n *int) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	value, shift := uint64(0), 0
	for at := c.at; at < len(c.in) && shift < 64; at++ {
		b := c.in[at]
		value |= uint64(b&0x7f) << shift
		if b < 0x80 {
			c.at = at + 1
			*n = int(value>>1) ^ -int(value&1)
			return
		}
		shift += 7
	}
	c.fail()
}

// fail ends the reading: from now on everything is zero.
func (c *coder) fail() { c.bad, c.at = true, len(c.in) }

// ended tells whether all has been read, and nothing more was wanted.
func (c *coder) ended() bool { return !c.bad && c.at == len(c.in) }

// length is a number of things, each of which takes a byte at least.
func (c *coder) length(n int) int {
	c.number(&n)
	if c.reading && (n < 0 || n > len(c.in)-c.at) {
		c.fail()
		return 0
	}
	return n
}

func (c *coder) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

// word is a text of any type.
func word[T ~string](c *coder, s *T) {
	n := c.length(len(*s))
	if c.bad {
		return
	}
	if !c.reading {
		c.out = append(c.out, *s...)
		return
	}
	if n > 0 { // else it would point at the bytes, too, and the collector look at it
		*s = T(c.in[c.at:][:n])
		c.at += n
	}
}

// A passage is how far some fragments have been gone through for parts of theirs.
type passage struct{ fragment, at int }

// part is a text: its place in the HTML of some fragments, or itself. Parts are met
// in their order: what stands in a list's items stands in its section, too, and is
// kept once.
func (c *coder) part(s *string, of []bank.Fragment, gone *passage) {
	n, at := 0, 0 // the number of the fragment, from 1; 0: it is in none of them
	for i := gone.fragment; i < len(of) && !c.reading && n == 0 && *s != ""; i++ {
		from := 0
		if i == gone.fragment {
			from = gone.at
		}
		if k := strings.Index(of[i].HTML[from:], *s); k >= 0 {
			n, at = i+1, from+k
			*gone = passage{i, at + len(*s)}
		}
	}
	if c.number(&n); n == 0 {
		word(c, s)
		return
	}
	size := len(*s)
	c.number(&at)
	c.number(&size)
	if !c.reading || c.bad {
		return
	}
	if n < 0 || n > len(of) || at < 0 || size < 0 || at > len(of[n-1].HTML) || size > len(of[n-1].HTML)-at {
		c.fail()
		return
	}
	*s = of[n-1].HTML[at:][:size]
}

// list is a slice; one that is nil stays so.
func list[T any](c *coder, values *[]T, each func(*coder, *T)) {
	listFrom(c, &room[T]{}, values, each)
}

// A room is what is left of a slice that several slices are cut from: sections
// that are brought from afar are soon let go of, all together.
type room[T any] struct{ left []T }

func (r *room[T]) slice(n int) []T {
	if n == 0 || n > len(r.left) {
		return make([]T, n)
	}
	out := r.left[:n:n]
	r.left = r.left[n:]
	return out
}

// space makes or notes the room that so many values need.
func space[T any](c *coder, r *room[T], n int) {
	if n = c.length(n); c.reading {
		r.left = make([]T, n)
	}
}

// listFrom is list with its slice from a room.
func listFrom[T any](c *coder, r *room[T], values *[]T, each func(*coder, *T)) {
	there := *values != nil
	if c.flag(&there); !there {
		return
	}
	n := c.length(len(*values))
	if c.reading {
		*values = r.slice(n)
	}
	for i := 0; i < n && !c.bad; i++ {
		each(c, &(*values)[i])
	}
}

// perhaps is a pointer that may be nil.
func perhaps[T any](c *coder, p **T, each func(*coder, *T)) {
	there := *p != nil
	if c.flag(&there); !there || c.bad {
		return
	}
	if c.reading {
		*p = new(T)
	}
	each(c, *p)
}

// shared are things that are pointed at from several places.
type shared[T any] struct {
	numbers map[*T]int // when writing
	met     []*T       // when reading
}

// same is a pointer to one of them: its number, and itself where it is met
// first. Nil is number 0.
func same[T any](c *coder, s *shared[T], p **T, each func(*coder, *T)) {
	n, fresh := 0, false
	if *p != nil {
		if n = s.numbers[*p]; n == 0 {
			if s.numbers == nil {
				s.numbers = map[*T]int{}
			}
			n, fresh = len(s.numbers)+1, true
			s.numbers[*p] = n
		}
	}
	c.number(&n)
	if c.reading {
		switch {
		case c.bad || n == 0:
			return
		case n > 0 && n <= len(s.met):
			*p = s.met[n-1]
			return
		case n != len(s.met)+1:
			c.fail()
			return
		}
		*p, fresh = new(T), true
		s.met = append(s.met, *p)
	}
	if fresh {
		each(c, *p)
	}
}

// day is a day or a moment of UTC, in whole seconds.
func (c *coder) day(t *time.Time) {
	known, seconds := !t.IsZero(), int(t.Unix())
	if c.flag(&known); !known {
		return
	}
	if c.number(&seconds); c.reading {
		*t = time.Unix(int64(seconds), 0).UTC()
	}
}

func (c *coder) pos(at *diag.Pos) {
	c.number(&at.Line)
	c.number(&at.Column)
}

// table is a map by words; an empty one stays a map.
func table[T any](c *coder, m *map[string]T, each func(*coder, *T)) {
	there := *m != nil
	if c.flag(&there); !there {
		return
	}
	n := c.length(len(*m))
	if !c.reading {
		for key, value := range *m {
			word(c, &key)
			each(c, &value)
		}
		return
	}
	*m = make(map[string]T, n)
	for i := 0; i < n && !c.bad; i++ {
		var key string
		var value T
		word(c, &key)
		each(c, &value)
		(*m)[key] = value
	}
}
