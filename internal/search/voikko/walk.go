package voikko

import "unicode"

const (
	maxDepth  = 2000      // arrows on one way
	maxArrows = 2_000_000 // arrows looked at for one word; ordinary words need some hundreds
)

// A walker looks for the ways a word leads through the graph.
type walker struct {
	in        []uint16 // the word's letters as symbols; then 0, smaller than every letter
	ahead     []uint64 // the same as places in the sets of ahead
	path      []step
	registers []uint16
}

// A step is one state on the way that is being tried.
type step struct {
	next, end uint32 // the state's arrows not tried yet
	out       uint16 // output of the arrow taken, 0 for none
	feature   uint16 // the register it changed, and what was there
	before    uint16
	changed   bool
	read      bool // it used up a letter
}

// spell turns word into symbols. It is false when the word has a letter the
// dictionary does not know, no letters, or too many.
func (w *walker) spell(m *machine, word string) bool {
	w.in, w.ahead = w.in[:0], w.ahead[:0]
	for _, r := range word {
		var id uint16
		if r = plain(r); r < rune(len(m.latin)) {
			id = m.latin[r]
		} else {
			id = m.others[r]
		}
		if id == 0 || len(w.in) == maxWord {
			return false
		}
		w.in, w.ahead = append(w.in, id), append(w.ahead, letterBit(id))
	}
	w.in, w.ahead = append(w.in, 0), append(w.ahead, atEnd)
	return len(w.in) > 1
}

// plain gives the lower-case letter, and the typewriter's apostrophe and
// hyphen for the printer's.
func plain(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return r
	case 'A' <= r && r <= 'Z':
		return r + ('a' - 'A')
	case r == '’':
		return '\''
	case r == '\u2010' || r == '\u2011':
		return '-'
	}
	return unicode.ToLower(r)
}

// walk calls found with each way through the graph that reads the whole word,
// in the order of the arrows, until found returns false or the search has grown
// out of all measure. The path is valid during the call only; its last step is
// the final state, whose output is 0.
func (w *walker) walk(m *machine, found func(path []step) bool) {
	w.registers = append(w.registers[:0], make([]uint16, m.features)...)
	w.path = append(w.path[:0], m.enter(0))
	pos, looked := 0, 0
	for len(w.path) > 0 {
		s := &w.path[len(w.path)-1]
		if s.changed {
			w.registers[s.feature], s.changed = s.before, false
		}
		if s.read {
			pos, s.read = pos-1, false
		}
		s.out = 0
		c, n := w.arrow(m, s, pos)
		if looked += n; looked > maxArrows || len(w.path) == maxDepth {
			return
		}
		switch {
		case c == nil:
			w.path = w.path[:len(w.path)-1]
			continue
		case c.final():
			if !found(w.path) {
				return
			}
			continue
		case c.in >= m.letters:
			pos, s.read = pos+1, true
		}
		if c.out >= m.letters {
			s.out = c.out
		}
		w.path = append(w.path, m.enter(c.target()))
	}
}

// arrow gives the next arrow of the state that may be taken with pos letters
// read, nil when there is none, and the number of arrows it looked at. A final
// arrow may be taken at the word's end.
func (w *walker) arrow(m *machine, s *step, pos int) (*cell, int) {
	begin, want, ahead := s.next, w.in[pos], w.ahead[pos]
	for s.next < s.end {
		c := &m.cells[s.next]
		s.next++
		switch {
		case c.final():
			if ahead == atEnd {
				return c, 1
			}
		case c.in < m.letters:
			if m.ahead(c.target())&ahead != 0 && (c.in == 0 || w.operate(s, m.flags[c.in])) {
				return c, int(s.next - begin)
			}
		case c.in == want:
			if m.ahead(c.target())&w.ahead[pos+1] != 0 {
				return c, int(s.next - begin)
			}
		case c.in > want:
			looked := int(s.next - begin)
			s.next = s.end
			return nil, looked
		case s.end-s.next > manyArrows:
			s.next = m.seek(s.next, s.end, want)
		}
	}
	return nil, int(s.next-begin) + 1
}

// manyArrows is from where on searching beats looking at one after the other.
const manyArrows = 8

// seek gives the first arrow from next on whose symbol is not below want.
func (m *machine) seek(next, end uint32, want uint16) uint32 {
	for next < end {
		if mid := (next + end) / 2; m.cells[mid].in < want {
			next = mid + 1
		} else {
			end = mid
		}
	}
	return next
}

// operate does what a flag says and tells whether the way may go on: P puts a
// value, C clears, U puts unless another value is there, R requires a value and
// D refuses it. s remembers what to put back.
func (w *walker) operate(s *step, f flag) bool {
	now := w.registers[f.feature]
	put := false
	switch f.op {
	case 'P', 'C':
		put = true
	case 'U':
		if now != neutral && now != f.value {
			return false
		}
		put = now == neutral
	case 'R':
		if f.value == anything {
			return now != neutral
		}
		return now == f.value
	case 'D':
		if f.value == anything {
			return now == neutral
		}
		return now != f.value
	}
	if put {
		s.feature, s.before, s.changed = f.feature, now, true
		w.registers[f.feature] = f.value
	}
	return true
}
