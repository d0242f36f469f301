package search

import "sync"

// A wordList numbers words as they are met, by many readers.
type wordList struct {
	mu    sync.Mutex
	ids   map[string]uint32
	words []string
}

func (l *wordList) number(word []byte) (id uint32, same string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	id, ok := l.ids[string(word)]
	if !ok {
		id, same = uint32(len(l.words)), string(word)
		l.words = append(l.words, same)
		l.ids[same] = id
	}
	return id, l.words[id]
}

// knows has a reader number words by the last of the lists. Of a small bank each
// reader has its own, and their words are numbered anew in the end. Others read for
// one list, so that no number has to change, and a reader asks it only for words
// that it has not met.
func (r *reader) knows(lists []*wordList, alone bool) {
	r.list, r.words = uint8(len(lists)), lists[len(lists)-1]
	if r.met = r.words.ids; !alone {
		r.met = map[string]uint32{}
	}
}

// number gives a word that the reader has not met its number.
func (r *reader) number(word []byte) uint32 {
	id, same := r.words.number(word)
	r.met[same] = id
	return id
}
