package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"slices"
	"strings"
	"sync"

	"vakka/internal/personal"
	"vakka/internal/plain"
)

// A Memory takes over what was found in a text by its words alone, from one call
// of All to the next: looking for plainer words and for people is most of the
// work. A nil Memory remembers nothing.
type Memory struct {
	plain  recalled[[sha256.Size]byte, []atLine] // by looked
	person recalled[string, []personal.Finding]
	once   bool // there is one call of All: people are looked for as fast as they would be looked up
}

// looked is a hash of what was looked at for plainer words.
func looked(text string, most plain.Limits) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "%d %d %s", most.Words, most.Letters, text))
}

// atLine is a finding and the line that it is in.
type atLine struct {
	Line string
	plain.Finding
}

func (m *Memory) begin() {
	if m != nil {
		m.plain.begin()
		m.person.begin()
	}
}

// look finds what could be plainer in a text, line by line.
func (m *Memory) look(text string, most plain.Limits) []atLine {
	if m == nil {
		return look(text, most)
	}
	return m.plain.of(looked(text, most), func() []atLine { return look(text, most) })
}

func look(text string, most plain.Limits) (found []atLine) {
	for line := range strings.Lines(text) {
		for _, f := range plain.Look(line, most) {
			found = append(found, atLine{line, f})
		}
	}
	return found
}

// people finds what seems to tell who somebody is.
func (m *Memory) people(words string) []personal.Finding {
	if m == nil || m.once {
		return personal.Look(words)
	}
	return m.person.of(words, func() []personal.Finding { return personal.Look(words) })
}

// keptHints are what was found of plainer words, in a form for gob.
type keptHints struct {
	Clean []byte              // hashes of what nothing was found in, one after another
	Found map[string][]atLine // by hash
}

// Leave gives what the last call of All has found of plainer words, for a Memory
// of a later run of the same program, and forgets it.
func (m *Memory) Leave() []byte {
	kept := keptHints{Found: map[string][]atLine{}}
	for sum, found := range m.plain.now {
		if len(found) == 0 {
			kept.Clean = append(kept.Clean, sum[:]...)
		} else {
			kept.Found[string(sum[:])] = found
		}
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(kept); err != nil {
		panic(err) // texts only
	}
	m.plain = recalled[[sha256.Size]byte, []atLine]{}
	return out.Bytes()
}

// Recall makes a Memory of what Leave gave, for one call of All; of other bytes,
// an empty one.
func Recall(kept []byte) *Memory {
	var last keptHints
	if gob.NewDecoder(bytes.NewReader(kept)).Decode(&last) != nil {
		return &Memory{once: true}
	}
	m := &Memory{once: true}
	m.plain.now = make(map[[sha256.Size]byte][]atLine, len(last.Clean)/sha256.Size+len(last.Found))
	for sum := range slices.Chunk(last.Clean, sha256.Size) {
		if len(sum) == sha256.Size {
			m.plain.now[[sha256.Size]byte(sum)] = nil
		}
	}
	for sum, found := range last.Found {
		if len(sum) == sha256.Size {
			m.plain.now[[sha256.Size]byte([]byte(sum))] = found
		}
	}
	return m
}

// recalled are answers, as long as they have been asked for in this round or the
// last one.
type recalled[Q comparable, A any] struct {
	mu        sync.Mutex
	now, last map[Q]A
}

func (r *recalled[Q, A]) begin() { r.now, r.last = map[Q]A{}, r.now }

func (r *recalled[Q, A]) of(question Q, find func() A) A {
	r.mu.Lock()
	answer, ok := r.now[question]
	if !ok {
		answer, ok = r.last[question]
	}
	r.mu.Unlock()
	if !ok {
		answer = find()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now[question] = answer
	return answer
}
