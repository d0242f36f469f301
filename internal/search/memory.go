package search

import (
	"crypto/sha256"
	"sync"
)

// A Memory takes over from one call of Index to the next what a document gives
// to an index by its own matter: its words, and the hash of the files that show
// it; and what the dictionary says of words. What hangs on other documents is
// worked out each time, but for weights as long as all that they hang on is the same. A Memory serves several calls at once.
type Memory struct {
	mu        sync.Mutex
	languages map[string]remembered
	readings  said
}

// remembered is what the last call has met in one language, and nothing older.
// Nobody changes it any more.
type remembered struct {
	words   []string // by number
	parts   []contribution
	weights weights
}

// A contribution is what a document gives to an index by itself.
type contribution struct {
	key     [sha256.Size]byte // of its matter
	words   tokens
	shown   shown
	weighed packedEntries // see weights; nil: not known
}

// shown are the files that show a document: a hash of what they say, and how
// many there are beside the first; nothing where they were not made.
type shown struct {
	sum [sha256.Size]byte
	far uint16
}

func (m *Memory) keep(tag string, words []string, parts []contribution) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.languages == nil {
		m.languages = map[string]remembered{}
	}
	m.languages[tag] = remembered{words: words, parts: parts}
}

// last is what was kept, the documents by their matter.
func (m *Memory) last(tag string) (words []string, parts map[[sha256.Size]byte]*contribution, weights weights) {
	if m == nil {
		return nil, nil, weights
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.languages[tag]
	parts = make(map[[sha256.Size]byte]*contribution, len(old.parts))
	for i := range old.parts {
		parts[old.parts[i].key] = &old.parts[i]
	}
	return old.words, parts, old.weights
}

// only forgets the languages that the bank has no more.
func (m *Memory) only(tags []string) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now := map[string]remembered{}
	for _, tag := range tags {
		now[tag] = m.languages[tag]
	}
	m.languages = now
}

// dictionaryMemory is the memory for what the dictionary says, nil where there is
// none, or the words are too many to hold.
func dictionaryMemory(m *Memory, documents int) *Memory {
	if documents > largeBank {
		return nil
	}
	return m
}
