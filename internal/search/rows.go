package search

import (
	"encoding/binary"
	"slices"
)

// A large bank has tens of millions of postings. They stand packed there, first by
// document, as they are weighed, and then by term: two to four bytes each
// instead of eight, in few pieces that hold no pointers, so the garbage
// collector has nothing to look at in them. Those of any other bank stand as they
// are.

// A posting is a document among those of a term, which are in order.
type posting struct {
	document int32
	segment  uint16
	impact   uint8
}

// packedEntries are the entries of a document: of each the term, and what it says.
type packedEntries []byte

// pack uses room, and gives it back for the next ones.
func pack(list []entry, room []byte) (packedEntries, []byte) {
	out := room[:0]
	for _, e := range list {
		out = binary.AppendUvarint(out, uint64(e.term))
		out = appendSays(out, e.segment, e.impact)
	}
	return slices.Clone(out), out
}

// each gives the entries one after another.
func (p packedEntries) each(yield func(entry) bool) {
	u := unpacker{packed: p}
	for u.at < len(p) {
		e := entry{term: int32(u.next())}
		e.segment, e.impact = u.says()
		if !yield(e) {
			return
		}
	}
}

// unpack gives all entries, in the room of a list.
func (p packedEntries) unpack(room []entry) []entry {
	out := room[:0]
	for e := range p.each {
		out = append(out, e)
	}
	return out
}

// fewSegments is how many segments there is room for in the byte of an impact.
const fewSegments = 7

// appendSays packs what a document says of a term: the impact, and the segment
// behind it where it is none of the first.
func appendSays(out []byte, segment uint16, impact uint8) []byte {
	if segment < fewSegments {
		return append(out, impact|uint8(segment)<<5)
	}
	return binary.AppendUvarint(append(out, impact|fewSegments<<5), uint64(segment))
}

func (p *unpacker) says() (segment uint16, impact uint8) {
	b := p.packed[p.at]
	p.at++
	if segment = uint16(b >> 5); segment == fewSegments {
		segment = uint16(p.next())
	}
	return segment, b & maxImpact
}

// A table holds the postings of every term, packed one after the other: of each
// document the gap from the one before, and what it says.
type table struct {
	packed []byte
	starts []int // by term, and where the last one ends
}

// row gives the postings of a term, about so many.
func (t *table) row(term int32, count int) []posting {
	u := unpacker{packed: t.packed[t.starts[term]:t.starts[term+1]]}
	out := make([]posting, 0, count)
	document := int32(-1)
	for u.at < len(u.packed) {
		document += 1 + int32(u.next())
		segment, impact := u.says()
		out = append(out, posting{document, segment, impact})
	}
	return out
}

// postings gives the documents of every term, counts them, and lets the entries
// go. Where lists stay, or are not long, they are unpacked.
func (ix *index) postings() (of func(term int32) []posting, count int) {
	if ix.patched() {
		for _, list := range ix.lists {
			count += len(list)
		}
		return func(term int32) []posting { return ix.lists[term] }, count
	}
	var lists [][]posting
	if ix.packs() {
		t := ix.table()
		of = func(term int32) []posting { return t.row(term, ix.terms[term].count) }
	} else {
		lists = ix.sorted()
		of = func(term int32) []posting { return lists[term] }
	}
	if ix.stay != nil {
		ix.lists = lists
	}
	for i := range ix.terms {
		count += ix.terms[i].count
	}
	return of, count
}

// packs tells that what documents say is packed, as it is long and does not stay.
func (ix *index) packs() bool { return ix.stay == nil && ix.large() }

// A stretch is what documents in a row say, each of which a processor has weighed.
type stretch struct {
	first   int     // document
	entries []entry // one document after the other, and …
	ends    []int   // … where each one's end
	count   []int32 // by term: how many of them, and then where the next one goes
}

func (s *stretch) add(list []entry) {
	s.entries = append(s.entries, list...)
	s.ends = append(s.ends, len(s.entries))
	for _, e := range list {
		s.count[e.term]++
	}
}

// put puts the entries where they go among those of all documents by term.
func (s *stretch) put(all []posting) {
	from := 0
	for d, end := range s.ends {
		for _, e := range s.entries[from:end] {
			all[s.count[e.term]] = posting{int32(s.first + d), e.segment, e.impact}
			s.count[e.term]++
		}
		from = end
	}
}

// sorted are the entries of all documents by term. Each processor puts those of
// its stretch where the stretches before it end.
func (ix *index) sorted() [][]posting {
	ends := make([]int32, len(ix.terms))
	at := int32(0)
	for t := range ends {
		for k := range ix.stretches {
			next := &ix.stretches[k].count[t]
			*next, at = at, at+*next
		}
		ends[t] = at
	}
	all := make([]posting, at)
	parallel(len(ix.stretches), func(k int) { ix.stretches[k].put(all) })
	ix.stretches = nil
	lists, from := make([][]posting, len(ends)), int32(0)
	for t, end := range ends {
		lists[t], ix.terms[t].count = all[from:end:end], int(end-from)
		from = end
	}
	return lists
}

// unpacked gives of every term the documents that are written with it, the
// weightiest of very many: for hints lists are asked for again and again.
func (ix *index) unpacked(of func(term int32) []posting) func(term int32) []posting {
	if ix.stay != nil { // they are
		return ix.nearest()
	}
	if lists := ix.kept; lists != nil {
		return func(term int32) []posting { return lists[term] }
	}
	starts := make([]int32, len(ix.terms)+1)
	for i := range ix.terms {
		starts[i+1] = starts[i] + int32(min(ix.length(int32(i)), postingsLimit))
	}
	all := make([]posting, starts[len(ix.terms)])
	parallel(len(ix.terms), func(i int) {
		kept, _ := nearest(of(int32(i)))
		copy(all[starts[i]:starts[i+1]], kept)
	})
	return func(term int32) []posting { return all[starts[term]:starts[term+1]] }
}

// length is how many documents the list of a term has.
func (ix *index) length(term int32) int {
	if list := ix.inside[term]; list != nil {
		return len(list)
	}
	return ix.terms[term].count
}

// table sorts the entries of all documents by term: it works out how much room
// each term takes, and then packs.
func (ix *index) table() *table {
	t := &table{starts: make([]int, len(ix.terms)+1)}
	var room [2 * binary.MaxVarintLen64]byte
	one := func(gap int32, e entry) []byte {
		return appendSays(binary.AppendUvarint(room[:0], uint64(gap)), e.segment, e.impact)
	}
	last := make([]int32, len(ix.terms)) // of a term, its last document so far plus one
	for d, list := range ix.entries {
		for e := range list.each {
			t.starts[e.term+1] += len(one(int32(d)-last[e.term], e))
			last[e.term] = int32(d) + 1
			ix.terms[e.term].count++
		}
	}
	for i := range ix.terms {
		t.starts[i+1] += t.starts[i]
	}
	t.packed = make([]byte, t.starts[len(ix.terms)])
	next := slices.Clone(t.starts)
	clear(last)
	for d, list := range ix.entries {
		for e := range list.each {
			next[e.term] += copy(t.packed[next[e.term]:], one(int32(d)-last[e.term], e))
			last[e.term] = int32(d) + 1
		}
		ix.entries[d] = nil
	}
	ix.entries = nil
	return t
}
