package press

import (
	"bytes"
	"reflect"
	"sync"
	"sync/atomic"
)

// Much of what a template prints is the same on many of the pages that it is
// filled with: the words between what a page tells, the beginning and the end.
// Those who fill templates know which fields and methods of a page tell nothing
// of it (Receiver.Alike), and give pages that are alike in them one Memory. What
// hangs on nothing else is still, and so is a text, a function of what is still,
// and all that stands in an if, with or range over it. A stretch of still pieces
// is printed once for a Memory, and then copied.

// Alike is a page that may be like others. Pages whose types are the same and
// that give the same Memory print the same wherever they show nothing but what
// Receiver.Alike names; nil remembers nothing.
type Alike interface{ Alike() *Memory }

// A Memory holds stretches that have been printed of pages of one type: the first
// that is filled with it. The zero Memory is empty.
type Memory struct {
	begun   sync.Once
	typ     reflect.Type
	printed []atomic.Pointer[[]byte]
}

// of is the memory, if it is one of pages of the plate's type.
func (m *Memory) of(at *plate) *Memory {
	if m == nil {
		return nil
	}
	m.begun.Do(func() { m.typ, m.printed = at.typ, make([]atomic.Pointer[[]byte], at.stretches) })
	if m.typ != at.typ {
		return nil
	}
	return m
}

// Alike is the receiver with fields and methods named that tell nothing of a page
// beside others with its Memory; a method's first argument is told where it is a
// text that stands in the template. Other arguments are still when it is asked.
func (r Receiver) Alike(still func(member, argument string) bool) Receiver {
	r.still = still
	return r
}

// A piece is a step and what is known of it.
type piece struct {
	step
	still bool // prints the same wherever the Memory is the same, and does nothing else
	text  bool // … and on every page
}

func allStill(pieces []piece) bool {
	for _, p := range pieces {
		if !p.still {
			return false
		}
	}
	return true
}

func areStill(list []value) bool {
	for _, v := range list {
		if !v.still {
			return false
		}
	}
	return true
}

// stays tells whether a field or method of the page is named as still.
func (c *compiler) stays(v value, member string, args []value) bool {
	still := c.receivers[v.typ].still
	if !v.page || still == nil {
		return false
	}
	argument := ""
	if len(args) > 0 && args[0].fixed.IsValid() && args[0].text != nil {
		argument = args[0].fixed.String()
	}
	return still(member, argument)
}

// steps are those of pieces, in which each stretch that is still is one, but
// within a longer one.
func (c *compiler) steps(s *scope, pieces []piece, within bool) (steps []step) {
	for len(pieces) > 0 {
		n := 0
		for n < len(pieces) && pieces[n].still {
			n++
		}
		row := make([]step, max(n, 1))
		for i := range row {
			row[i] = pieces[i].step
		}
		if s.plate.page && !within && (n > 1 || n == 1 && !pieces[0].text) {
			row = []step{c.stretch(s.plate.typ, row)}
		}
		steps, pieces = append(steps, row...), pieces[max(n, 1):]
	}
	return steps
}

// stretch is one step for several that are still.
func (c *compiler) stretch(typ reflect.Type, steps []step) step {
	n := c.stretches[typ]
	c.stretches[typ]++
	return func(s *sheet) {
		if s.known == nil || n >= len(s.known.printed) {
			s.all(steps)
			return
		}
		known := &s.known.printed[n]
		if text := known.Load(); text != nil {
			s.out = append(s.out, *text...)
			return
		}
		from := len(s.out)
		s.all(steps)
		text := bytes.Clone(s.out[from:])
		known.Store(&text)
	}
}
