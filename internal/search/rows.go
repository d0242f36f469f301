package search

import (
	"encoding/binary"
	"slices"
)

// A large bank has tens of millions of postings. They stand packed there, first by
// document, as they are weighed, and then by term: two to four bytes each
// instead of eight, in few pieces that hold no pointers, so the garbage
// collector has nothing to look at in them. Each processor makes the table of its own
// stretch of documents. Those of any other bank stand as they are.

// A posting is a document among those of a term, which are in order.
type posting struct {
	document int32
	segment  uint16
	impact   uint8
}

// pack packs what a document says: of each entry the term, and what it says of
// that. It uses room, and gives it back for the next ones.
func pack(list []entry, room []byte) (packed packedEntries, used []byte) {
	out := room[:0]
	for _, e := range list {
		out = binary.AppendUvarint(out, uint64(e.term))
		out = appendSays(out, e.segment, e.impact)
	}
	return slices.Clone(out), out
}

type packedEntries []byte

// unpack gives all entries, in the room of a list.
func (p packedEntries) unpack(room []entry) []entry {
	out, u := room[:0], unpacker{packed: p}
	for u.at < len(p) {
		e := entry{term: int32(u.next())}
		e.segment, e.impact = u.says()
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

// A table holds the postings of every term in a stretch of documents, packed one
// after the other: of each document the gap from the one before, and what it says.
type table struct {
	first  int32 // document
	packed []byte
	ends   []uint32 // by term
}

// appendRow appends the postings of a term.
func (t *table) appendRow(out []posting, term int32) []posting {
	from := uint32(0)
	if term > 0 {
		from = t.ends[term-1]
	}
	u := unpacker{packed: t.packed[from:t.ends[term]]}
	document := t.first - 1
	for u.at < len(u.packed) {
		document += 1 + int32(u.next())
		segment, impact := u.says()
		out = append(out, posting{document, segment, impact})
	}
	return out
}

// row gives the postings of a term in all documents.
func (ix *index) row(term int32) []posting {
	out := make([]posting, 0, ix.terms[term].count)
	for k := range ix.tables {
		out = ix.tables[k].appendRow(out, term)
	}
	return out
}

// A tabling makes the table of a stretch: what documents say is packed as it will
// stand there, but document by document, and then put by term.
type tabling struct {
	table
	pieces [][]byte // of each entry its term, and then how it will stand
	last   []int32  // of a term: its last document in the stretch plus one, and then in how many it is
}

const tablePiece = 64 << 10

func newTabling(first, terms int) *tabling {
	return &tabling{table: table{first: int32(first), ends: make([]uint32, terms)}, last: make([]int32, terms)}
}

// add adds the entries of the document numbered d in the stretch.
func (t *tabling) add(d int, list []entry) {
	if n := len(t.pieces); n == 0 || cap(t.pieces[n-1])-len(t.pieces[n-1]) < len(list)*4*binary.MaxVarintLen32 {
		t.pieces = append(t.pieces, make([]byte, 0, max(tablePiece, len(list)*4*binary.MaxVarintLen32)))
	}
	piece := &t.pieces[len(t.pieces)-1]
	out := *piece
	for _, e := range list {
		out = binary.AppendUvarint(out, uint64(e.term))
		from := len(out)
		out = appendSays(binary.AppendUvarint(out, uint64(int32(d)-t.last[e.term])), e.segment, e.impact)
		t.ends[e.term] += uint32(len(out) - from)
		t.last[e.term] = int32(d) + 1
	}
	*piece = out
}

// close puts what was added by term; count is told of each in how many documents
// it is.
func (t *tabling) close() (done table, count []int32) {
	next := t.ends // where a term begins, and when all is put, where it ends
	at := uint32(0)
	for i, size := range next {
		next[i] = at
		at += size
	}
	t.packed = make([]byte, at)
	clear(t.last)
	for i, piece := range t.pieces {
		u := unpacker{packed: piece}
		for u.at < len(piece) {
			term := u.next()
			from := u.at
			u.next()
			u.says()
			next[term] += uint32(copy(t.packed[next[term]:], piece[from:u.at]))
			t.last[term]++
		}
		t.pieces[i] = nil
	}
	return t.table, t.last
}

// postings gives the documents of every term, and counts them. Where lists stay,
// or are not long, they are unpacked.
func (ix *index) postings() (of func(term int32) []posting, count int) {
	if ix.patched() {
		for _, list := range ix.lists {
			count += len(list)
		}
		return func(term int32) []posting { return ix.lists[term] }, count
	}
	var lists [][]posting
	if ix.packs() {
		of = ix.row
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
func (ix *index) unpacked() func(term int32) []posting {
	if ix.stay != nil { // they are
		return ix.nearest()
	}
	lists := ix.kept
	return func(term int32) []posting { return lists[term] }
}

// length is how many documents the list of a term has.
func (ix *index) length(term int32) int {
	if list := ix.inside[term]; list != nil {
		return len(list)
	}
	return ix.terms[term].count
}
