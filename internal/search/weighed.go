package search

import (
	"cmp"
	"slices"

	"vakka/internal/search/fi"
)

// understandAgain finds the terms of the forms, which are others than before
// where the forms are, and lists the documents with a form that says something
// else than it did: what is said of a form hangs on all others.
func (ix *index) understandAgain(dict fi.Dictionary) (others []int32) {
	was := ix.was
	if !ix.moved {
		ix.terms, ix.lexemes, ix.said, ix.saidBy = slices.Clone(was.terms), was.lexemes, was.said, was.saidBy
		for t := range ix.terms {
			ix.terms[t].count = 0 // not counted yet
		}
		ix.olds, ix.nows = upTo(len(ix.terms)), upTo(len(ix.terms))
		return nil
	}
	ix.understand(dict)
	ix.said, ix.saidBy = ix.mentions()
	ix.pairTerms()
	ix.formsWere = slices.Repeat([]int32{-1}, len(ix.forms))
	for old, i := 0, 0; old < len(was.forms); old++ {
		for i < len(ix.forms) && ix.forms[i] < was.forms[old] {
			i++
		}
		switch {
		case i == len(ix.forms) || ix.forms[i] != was.forms[old]: // gone
		case ix.sameLexemes(was.lexemes[old], ix.lexemes[i]):
			ix.formsWere[i] = int32(old)
		case len(was.lexemes[old]) == 0: // nothing tells who has it
			others = append(others, upTo(len(ix.texts))...)
		default:
			for _, p := range was.lists[was.lexemes[old][0].term] {
				others = append(others, p.document)
			}
		}
	}
	return others
}

// upTo are the numbers before n.
func upTo(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// pairTerms finds the terms of the index before among these, and these among those.
func (ix *index) pairTerms() {
	was := ix.was
	ix.olds, ix.nows = make([]int32, len(ix.terms)), make([]int32, len(was.terms))
	i, k := 0, 0
	for i < len(ix.terms) || k < len(was.terms) {
		order := 0
		switch {
		case i == len(ix.terms):
			order = 1
		case k == len(was.terms):
			order = -1
		default:
			order = compareTerms(ix.terms[i], was.terms[k])
		}
		switch {
		case order < 0:
			ix.olds[i] = -1
			i++
		case order > 0:
			ix.nows[k] = -1
			k++
		default:
			ix.olds[i], ix.nows[k] = int32(k), int32(i)
			i, k = i+1, k+1
		}
	}
}

// now is the place of a term of the index before; of none none.
func (ix *index) now(old int32) int32 {
	if old < 0 {
		return -1
	}
	return ix.nows[old]
}

// sameLexemes tells whether a form says what it said in the index before.
func (ix *index) sameLexemes(before, now []lexeme) bool {
	return slices.EqualFunc(before, now, func(b, n lexeme) bool {
		return ix.now(b.term) == n.term && b.weight == n.weight && ix.now(b.root) == n.root &&
			slices.EqualFunc(b.parts, n.parts, func(b, n int32) bool { return ix.now(b) == n })
	})
}

// A changedPosting is what a document says of a term now, or that it says nothing any more.
type changedPosting struct {
	term int32
	posting
	gone bool
}

// weighAgain weighs the documents that were edited and the others that have to be,
// and changes the lists of the terms that say something else of them.
func (ix *index) weighAgain(edited []int, others []int32) {
	was := ix.was
	for _, i := range edited {
		others = append(others, int32(i))
	}
	slices.Sort(others)
	others = slices.Compact(others)
	if ix.average() != was.average() || len(others) > len(ix.texts)/4 {
		ix.weigh()
		return
	}
	ix.lists = make([][]posting, len(ix.terms))
	for t, old := range ix.olds {
		if old >= 0 {
			ix.lists[t] = was.lists[old]
		}
	}
	before, now := was.newSums(), ix.newSums()
	average := ix.average()
	var changes []changedPosting
	for _, d := range others {
		last := map[int32]entry{}
		for _, e := range was.weighDocument(before, int(d), average) {
			e.term = ix.nows[e.term]
			if last[e.term] = e; e.term < 0 {
				delete(last, e.term) // the whole list is gone
			}
		}
		for _, e := range ix.weighDocument(now, int(d), average) {
			if last[e.term] != e {
				changes = append(changes, changedPosting{e.term, posting{d, e.segment, e.impact}, false})
			}
			delete(last, e.term)
		}
		for t := range last {
			changes = append(changes, changedPosting{t, posting{document: d}, true})
		}
	}
	slices.SortFunc(changes, func(a, b changedPosting) int {
		return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.document, b.document))
	})
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].term == changes[0].term {
			n++
		}
		list := &ix.lists[changes[0].term]
		*list = patch(*list, changes[:n])
		changes = changes[n:]
	}
	for t := range ix.terms {
		ix.terms[t].count = len(ix.lists[t])
	}
}

// patch is a list with changes, both in order of the documents.
func patch(list []posting, changes []changedPosting) []posting {
	out := make([]posting, 0, len(list)+len(changes))
	for _, c := range changes {
		n, there := slices.BinarySearchFunc(list, c.document, func(p posting, d int32) int { return int(p.document - d) })
		out = append(out, list[:n]...)
		if there {
			n++
		}
		list = list[n:]
		if !c.gone {
			out = append(out, c.posting)
		}
	}
	return append(out, list...)
}

// patched tells that the lists are those of the index before, with what has changed.
func (ix *index) patched() bool { return ix.stay != nil && ix.lists != nil }

// compare notes the terms that have other documents than in the index before.
func (ix *index) compare(of func(term int32) []posting) {
	if ix.stay == nil {
		return
	}
	ix.all, ix.changed = make([][]posting, len(ix.terms)), make([]bool, len(ix.terms))
	for t := range ix.all {
		ix.all[t] = of(int32(t))
		if ix.was == nil {
			continue
		}
		old := ix.olds[t]
		ix.changed[t] = old < 0 || ix.terms[t].count != ix.was.terms[old].count || !sameList(ix.all[t], ix.was.all[old])
	}
}

func sameList(a, b []posting) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// nearest gives of every term the documents that are written with it.
func (ix *index) nearest() func(term int32) []posting {
	ix.near = map[int32][]posting{}
	for t, list := range ix.all {
		switch {
		case len(list) <= postingsLimit:
		case ix.was != nil && !ix.changed[t]:
			ix.near[int32(t)] = ix.was.near[ix.olds[t]]
		default:
			ix.near[int32(t)] = nearest(list)
		}
	}
	return func(term int32) []posting {
		if list := ix.all[term]; len(list) <= postingsLimit {
			return list
		}
		return ix.near[term]
	}
}
