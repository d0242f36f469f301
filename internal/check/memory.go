package check

import (
	"strings"
	"sync"

	"vakka/internal/plain"
)

// A Memory takes over what was found in a text by its words alone, from one call
// of All to the next: looking for plainer words is most of the work. It keeps
// what the last two calls have used. A nil Memory remembers nothing.
type Memory struct {
	mu        sync.Mutex
	now, last map[looked][]atLine
}

// looked is what was looked at.
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
		m.now, m.last = map[looked][]atLine{}, m.now
	}
}

// look finds what could be plainer in a text, line by line.
func (m *Memory) look(text string, most plain.Limits) []atLine {
	if m == nil {
		return look(text, most)
	}
	key := looked{text, most}
	m.mu.Lock()
	found, ok := m.now[key]
	if !ok {
		found, ok = m.last[key]
	}
	m.mu.Unlock()
	if !ok {
		found = look(text, most)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now[key] = found
	return found
}

func look(text string, most plain.Limits) (found []atLine) {
	for line := range strings.Lines(text) {
		for _, f := range plain.Look(line, most) {
			found = append(found, atLine{line, f})
		}
	}
	return found
}
