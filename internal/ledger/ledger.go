// Package ledger turns the names of very many files into what is known of each,
// in a few large pieces that hold no pointers.
//
// A site of 100,000 cards has 310,000 files. In a map of strings each of their
// names is a piece of memory by itself, and the garbage collector looks at every
// one each time; in a Table it has next to nothing to look at, as long as V, too,
// holds no pointers. Otherwise a Table is what map[string]V is: names are added
// and what is known of them changes, but none is ever removed.
package ledger

import (
	"hash/maphash"
	"iter"
	"math"
)

// A Table holds a V of each name. The zero Table is empty and ready, a nil one
// empty. Nobody may change it while others look at it.
type Table[V any] struct {
	seed   maphash.Seed
	text   []byte   // all names, one after the other, …
	ends   []uint32 // … and where each ends
	values [][]V    // in pieces of so many: what is there is never copied
	slots  []uint64 // by the hash of a name, or behind: that, 32 bits of it, and the name's number plus one; 0 where none is
}

const piece = 1 << 8

// Len is how many names there are.
func (t *Table[V]) Len() int {
	if t == nil {
		return 0
	}
	return len(t.ends)
}

// Get gives what is known of a name, and whether it is there.
func (t *Table[V]) Get(name string) (v V, there bool) {
	if t.Len() == 0 {
		return v, false
	}
	n := uint32(t.slots[t.slot(t.hash(name), name)])
	if n == 0 {
		return v, false
	}
	return *t.value(int(n) - 1), true
}

// Has tells whether a name is there.
func (t *Table[V]) Has(name string) bool {
	return t.Len() > 0 && t.slots[t.slot(t.hash(name), name)] != 0
}

// Set adds a name, or changes what is known of it.
func (t *Table[V]) Set(name string, v V) {
	if n, added := t.Add(name, v); !added {
		t.Change(n, v)
	}
}

// Change changes what is known of the name that Add gave a number.
func (t *Table[V]) Change(n int, v V) { *t.value(n) = v }

// Add adds a name, or leaves it as it is where it is there already. n is its
// number.
func (t *Table[V]) Add(name string, v V) (n int, added bool) {
	if 2*len(t.ends) >= len(t.slots) {
		t.grow()
	}
	hash := t.hash(name)
	slot := t.slot(hash, name)
	if n := uint32(t.slots[slot]); n != 0 {
		return int(n) - 1, false
	}
	if len(t.ends)%piece == 0 {
		t.values = append(t.values, make([]V, piece))
	}
	if t.text = append(t.text, name...); len(t.text) > math.MaxUint32 {
		panic("ledger: names of more than 4 GB")
	}
	t.ends = append(t.ends, uint32(len(t.text)))
	t.slots[slot] = uint64(hash)<<32 | uint64(len(t.ends))
	n = len(t.ends) - 1
	t.Change(n, v)
	return n, true
}

// All gives the names and what is known of them, in the order in which they were
// added.
func (t *Table[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for n := range t.Len() {
			if !yield(string(t.name(n)), *t.value(n)) {
				return
			}
		}
	}
}

func (t *Table[V]) value(n int) *V { return &t.values[n/piece][n%piece] }

func (t *Table[V]) name(n int) []byte {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.text[from:t.ends[n]]
}

func (t *Table[V]) hash(name string) uint32 { return uint32(maphash.String(t.seed, name)) }

// slot is where the number of a name stands, or would. A name is looked at only
// where all of its hash is the same: of very many names each look goes far in memory.
func (t *Table[V]) slot(hash uint32, name string) int {
	last := uint32(len(t.slots) - 1) // they are a power of two
	at := hash & last
	for s := t.slots[at]; s != 0 && (uint32(s>>32) != hash || string(t.name(int(uint32(s))-1)) != name); s = t.slots[at] {
		at = (at + 1) & last
	}
	return int(at)
}

// grow makes room for twice as many names.
func (t *Table[V]) grow() {
	if t.slots == nil {
		t.seed = maphash.MakeSeed()
	}
	old := t.slots
	t.slots = make([]uint64, max(16, 2*len(old)))
	last := uint32(len(t.slots) - 1)
	for _, s := range old {
		if s == 0 {
			continue
		}
		at := uint32(s>>32) & last
		for t.slots[at] != 0 {
			at = (at + 1) & last
		}
		t.slots[at] = s
	}
}
