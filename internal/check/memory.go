package check

import (
	"strings"
	"sync"

	"vakka/internal/personal"
	"vakka/internal/plain"
)

// A Memory takes over what was found in a text by its words alone, from one call
// of All to the next: looking for plainer words and for people is most of the
// work. A nil Memory remembers nothing.
type Memory struct {
	plain  recalled[looked, []atLine]
	person recalled[string, []personal.Finding]
}

// looked is what was looked at for plainer words.
type looked struct {
	text string
	most plain.Limits
}

// atLine is a finding and the line that it is in.
type atLine struct {
	line string
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
	return m.plain.of(looked{text, most}, func() []atLine { return look(text, most) })
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
	if m == nil {
		return personal.Look(words)
	}
	return m.person.of(words, func() []personal.Finding { return personal.Look(words) })
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
