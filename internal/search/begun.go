package search

import "slices"

// beginning gives what words of a range of terms begin with. In the index before
// it is the same while the same terms are used most.
func (ix *index) beginning(p string, from, to int) *beginning {
	if ix.stay == nil {
		return ix.beginWith(p, ix.mostUsed(from, to))
	}
	b := ix.begunBefore(p, from, to)
	if b == nil {
		b = ix.beginWith(p, ix.mostUsed(from, to))
	}
	ix.begun[p] = b
	return b
}

// begunBefore is the beginning as the index before has it; nil when it is another.
func (ix *index) begunBefore(p string, from, to int) *beginning {
	if ix.begun == nil {
		ix.begun = map[string]*beginning{}
	}
	if ix.was == nil {
		return nil
	}
	old := ix.was.begun[p]
	switch {
	case old == nil:
		return nil
	case !ix.moved && !slices.Contains(ix.changed[from:to], true):
		return old
	case ix.moved && (ix.tag != "fi" || ix.dictionary == ""): // what is shown hangs on the forms
		return nil
	}
	terms := ix.mostUsed(from, to)
	if !slices.EqualFunc(old.terms, terms, func(b, n int32) bool { return ix.now(b) == n }) {
		return nil
	}
	return &beginning{terms, old.words}
}

// titlesAgain gives the documents for beginnings, by their titles, which no body
// has to do with.
func (ix *index) titlesAgain(found map[string]*beginning) map[string][]int {
	if ix.stay == nil {
		return ix.titlesBeginning(found)
	}
	if ix.begun = found; ix.was != nil && len(found) == len(ix.was.begun) {
		same := true
		for p := range found {
			same = same && ix.was.begun[p] != nil
		}
		if same {
			ix.titles = ix.was.titles
			return ix.titles
		}
	}
	ix.titles = ix.titlesBeginning(found)
	return ix.titles
}
