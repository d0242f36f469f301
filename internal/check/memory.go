package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"slices"
	"sync"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/personal"
	"vakka/internal/plain"
)

// A Memory takes over what was found in a text by its words alone, from one call
// of Look to the next: looking for plainer words and for people is most of the
// work. A nil Memory remembers nothing.
type Memory struct {
	// Own, when it is there, is a hash of a material's own texts, as they are in the
	// bank, and of bank.yaml; false where nobody knows. What was found by these
	// alone is then taken over as a whole.
	Own func(m *bank.Material) ([sha256.Size]byte, bool)

	cards  recalled[[sha256.Size]byte, card]            // by Own
	plain  recalled[[sha256.Size]byte, []plain.Finding] // by looked
	person recalled[string, []personal.Finding]
	lines  recalled[string, []personal.Finding] // of texts, line by line
	once   bool                                 // there is one call of Look: words are not asked about twice
}

// A card is what a material's own texts tell: what ownRules find, what seems to
// tell who somebody is, and whether the original tells how it is returned and
// asks what one thought of it.
type card struct {
	Found             []diag.Diagnostic
	People            []suspect
	Returns, Reflects bool
}

// card looks through a material's texts, unless these are known.
func (m *Memory) card(b *bank.Bank, of *bank.Material) card {
	look := func() card {
		s := search{memory: m}
		var bodies [][]bank.Section
		for _, t := range of.Texts {
			sections := t.Body.Words()
			bodies = append(bodies, sections)
			s.facts(text{Text: t, of: of, bank: b})
			s.body(t, sections)
		}
		return card{apply(ownRules, b, of, m, time.Time{}, bodies), s.found, hasRole(bodies[0], bank.Return), hasRole(bodies[0], bank.Reflection)}
	}
	if m == nil || m.Own == nil {
		return look()
	}
	own, known := m.Own(of)
	if !known {
		return look()
	}
	return m.cards.of(own, look)
}

// looked is a hash of what was looked at for plainer words.
func looked(text string, most plain.Limits) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "%d %d %s", most.Words, most.Letters, text))
}

func (m *Memory) begin() {
	if m != nil {
		m.cards.begin()
		m.plain.begin()
		m.person.begin()
		m.lines.begin()
	}
}

// look finds what could be plainer in a text.
func (m *Memory) look(text string, most plain.Limits) []plain.Finding {
	if m == nil || m.once {
		return plain.Look(text, most)
	}
	return m.plain.of(looked(text, most), func() []plain.Finding { return plain.Look(text, most) })
}

// people finds what seems to tell who somebody is.
func (m *Memory) people(words string) []personal.Finding {
	if m == nil || m.once {
		return personal.Look(words)
	}
	return m.person.of(words, func() []personal.Finding { return personal.Look(words) })
}

// peopleIn is people in each line of a text.
func (m *Memory) peopleIn(text string) []personal.Finding {
	if m == nil || m.once {
		return personal.LookLines(text)
	}
	return m.lines.of(text, func() []personal.Finding { return personal.LookLines(text) })
}

// keptCards are what was found in materials, in a form for gob.
type keptCards struct {
	Clean [2][2][]byte    // what Own said of those in which nothing was found, one after another, by Returns and Reflects
	Found map[string]card // by Own
}

// Leave gives what the last call of Look has found, for a Memory of a later run
// of the same program, and forgets it.
func (m *Memory) Leave() []byte {
	kept := keptCards{Found: map[string]card{}}
	for own, c := range m.cards.now {
		if len(c.Found)+len(c.People) == 0 {
			of := &kept.Clean[bit(c.Returns)][bit(c.Reflects)]
			*of = append(*of, own[:]...)
		} else {
			kept.Found[string(own[:])] = c
		}
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(kept); err != nil {
		panic(err) // texts and numbers only
	}
	m.cards = recalled[[sha256.Size]byte, card]{}
	return out.Bytes()
}

// Recall makes a Memory of what Leave gave, for one call of Look; of other bytes,
// an empty one.
func Recall(kept []byte) *Memory {
	var last keptCards
	if gob.NewDecoder(bytes.NewReader(kept)).Decode(&last) != nil {
		return &Memory{once: true}
	}
	m := &Memory{once: true}
	m.cards.now = map[[sha256.Size]byte]card{}
	for _, returns := range []bool{false, true} {
		for _, reflects := range []bool{false, true} {
			for own := range slices.Chunk(last.Clean[bit(returns)][bit(reflects)], sha256.Size) {
				if len(own) == sha256.Size {
					m.cards.now[[sha256.Size]byte(own)] = card{Returns: returns, Reflects: reflects}
				}
			}
		}
	}
	for own, c := range last.Found {
		if len(own) == sha256.Size {
			m.cards.now[[sha256.Size]byte([]byte(own))] = c
		}
	}
	return m
}

func bit(yes bool) int {
	if yes {
		return 1
	}
	return 0
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
