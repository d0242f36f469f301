package fi

import "hash/maphash"

// A wordTable finds words by where they stand in a list that is kept elsewhere: it
// holds their places only, eight bytes each with a piece of the word's hash,
// where a map would hold the words too. A large bank has millions.
type wordTable struct {
	slots []uint64 // hash above, place + 1 below; 0: free
	used  int
}

var seed = maphash.MakeSeed() // what is found does not depend on it

func newWordTable(words int) *wordTable {
	size := 64
	for size*3 < words*4 {
		size *= 2
	}
	return &wordTable{slots: make([]uint64, size)}
}

// find gives the place of a word; wordAt tells which word stands at a place.
func (t *wordTable) find(word string, wordAt func(int32) string) (int32, bool) {
	h := maphash.String(seed, word)
	for i := h; ; i++ {
		s := t.slots[i&uint64(len(t.slots)-1)]
		if s == 0 {
			return 0, false
		}
		if place := int32(uint32(s)) - 1; uint32(s>>32) == uint32(h>>32) && wordAt(place) == word {
			return place, true
		}
	}
}

// add notes the place of a word that is not in the table.
func (t *wordTable) add(word string, place int32, wordAt func(int32) string) {
	if t.used*4 >= len(t.slots)*3 {
		old := t.slots
		t.slots = make([]uint64, 2*len(old))
		for _, s := range old {
			if s != 0 {
				t.put(maphash.String(seed, wordAt(int32(uint32(s))-1)), s)
			}
		}
	}
	h := maphash.String(seed, word)
	t.put(h, h>>32<<32|uint64(uint32(place+1)))
	t.used++
}

func (t *wordTable) put(h, slot uint64) {
	for i := h; ; i++ {
		if s := &t.slots[i&uint64(len(t.slots)-1)]; *s == 0 {
			*s = slot
			return
		}
	}
}

// form gives the place of a form of the bank.
func (a *analysis) form(word string) (int32, bool) {
	return a.byForm.find(word, func(i int32) string { return a.forms[i] })
}

// lemma gives the id of a lemma that has one.
func (a *analysis) lemma(word string) (int32, bool) {
	return a.ids.find(word, func(i int32) string { return a.lemmas[i].word })
}
