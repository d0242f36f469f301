package search

import (
	"encoding/binary"
	"slices"
)

// A hint hangs on the documents of many words: those it finds, those that are
// like them, and those that it looks at and leaves. Where the index stays, all
// are noted while the hint is worked out. After an edit that no word came with or
// went by it is the same if none of them has other documents: the rest that it
// goes by, the keys, where their chunks begin, the glossary and how many documents
// there are, is the same then, or all hints are worked out anew.

// Notes are the terms whose documents, or number of documents, a hint has asked
// for. A nil one notes nothing.
type notes []int32

func (n *notes) add(terms ...int32) {
	if n != nil {
		*n = append(*n, terms...)
	}
}

// pack gives the noted terms in order, of each the gap from the one before: a
// byte or two, as most stand next to each other.
func (n notes) pack() string {
	slices.Sort(n)
	var out []byte
	before := int32(0)
	for _, t := range slices.Compact(n) {
		out = binary.AppendUvarint(out, uint64(t-before))
		before = t
	}
	return string(out)
}

// others tells whether any of the packed terms has other documents than in the
// index before.
func (ix *index) others(packed string) bool {
	term := uint32(0)
	for at := 0; at < len(packed); {
		gap, shift := uint32(0), 0
		for ; packed[at] >= 0x80; at++ {
			gap |= uint32(packed[at]&0x7f) << shift
			shift += 7
		}
		term += gap | uint32(packed[at])<<shift
		at++
		if ix.changed[term] {
			return true
		}
	}
	return false
}

// count is in how many documents a term stands.
func (h *hinter) count(term int32) int {
	h.notes.add(term)
	return h.ix.terms[term].count
}

// ranked lists the best documents of parts.
func (h *hinter) ranked(parts []wanted) []scored {
	if h.notes != nil {
		for _, p := range parts {
			for _, s := range p {
				h.notes.add(s.term)
			}
		}
	}
	return h.ranker.ranked(parts)
}

// worked gives a hint as it is written and, where the index stays, what it is
// worked out from.
func (h *hinter) worked(hint func(*hinter) []int32) (said, from string) {
	if h.ix.stay == nil {
		return gaps(hint(h)), ""
	}
	one := *h
	one.notes = &notes{}
	return gaps(hint(&one)), one.notes.pack()
}

// standing tells that a hint of the index before is the same while its terms are.
func (h *hinter) standing() bool {
	ix := h.ix
	return ix.stay != nil && ix.was != nil && !ix.moved && slices.Equal(h.starts, ix.was.starts)
}

// hintKeys adds the hints to what keys say.
func (ix *index) hintKeys(h *hinter, done []encoded) {
	if ix.stay != nil {
		ix.whole, ix.starts, ix.hintsFrom = done, h.starts, make([]string, len(done))
	}
	if !ix.hinted() {
		return
	}
	standing := h.standing()
	parallel(len(done), func(i int) {
		if standing && !ix.others(ix.was.hintsFrom[i]) {
			done[i].hints, ix.hintsFrom[i] = ix.was.whole[i].hints, ix.was.hintsFrom[i]
			return
		}
		said, from := h.worked(func(h *hinter) []int32 { return h.hint(i) })
		if done[i].hints = said; ix.stay != nil {
			ix.hintsFrom[i] = from
		}
	})
}

// slips are the hints of words that others are taken for slips of.
func (h *hinter) slips(ends []ending) []string {
	ix := h.ix
	out := make([]string, len(ends))
	if ix.stay != nil {
		ix.slipHints, ix.slipsFrom = out, make([]string, len(ends))
	}
	standing := h.standing()
	parallel(len(ends), func(i int) {
		if standing && !ix.others(ix.was.slipsFrom[i]) {
			out[i], ix.slipsFrom[i] = ix.was.slipHints[i], ix.was.slipsFrom[i]
			return
		}
		said, from := h.worked(func(h *hinter) []int32 { return h.slip(ends[i].term) })
		if out[i] = said; ix.stay != nil {
			ix.slipsFrom[i] = from
		}
	})
	return out
}
