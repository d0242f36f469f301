package voikko

import (
	"slices"
	"unicode"
)

const (
	maxDepth     = 2000      // arrows in a row that read nothing
	maxArrows    = 2_000_000 // arrows looked at for one word; ordinary words need some hundreds
	maxRegisters = 1 << 22   // registers kept for one word
)

// A walker looks for the ways a word leads through the graph, letter by letter. It
// keeps the places that the letters so far lead to. Of the next word it looks only
// at the letters behind those that both begin with: the words of a bank come in
// the order of the alphabet, so that two thirds of the work is done already.
type walker struct {
	in, last  []uint16 // the letters of the word, and of the one before, as symbols; then 0, smaller than every letter
	ahead     []uint64 // the same as places in the sets of ahead
	levels    []level  // by letters read
	places    []place  // of the level in the making
	outputs   []output
	registers []uint16 // of all ways, one set after the other
	looked    int      // arrows so far
}

// A level is the places that so many letters lead to, in the order of the arrows
// on the ways there, and how far the walker's lists were then.
type level struct {
	places                     []place
	outputs, registers, looked int
}

// A place is a state on one of the ways.
type place struct {
	state     uint32
	output    int32 // the last one on the way, -1 for none
	registers int32 // where its set begins
}

// An output is a symbol behind those of another output.
type output struct {
	behind int32 // -1 for none
	symbol uint16
}

// spell turns word into symbols. It is false when the word has a letter the
// dictionary does not know, no letters, or too many.
func (w *walker) spell(m *machine, word string) bool {
	w.in, w.last, w.ahead = w.last[:0], w.in, w.ahead[:0]
	for _, r := range word {
		var id uint16
		if r = plain(r); r < rune(len(m.latin)) {
			id = m.latin[r]
		} else {
			id = m.others[r]
		}
		if id == 0 || len(w.in) == maxWord {
			w.in = w.in[:0]
			break
		}
		w.in, w.ahead = append(w.in, id), append(w.ahead, letterBit(id))
	}
	same := 0
	for same < min(len(w.in), len(w.last)-1) && w.in[same] == w.last[same] {
		same++
	}
	w.levels = w.levels[:min(len(w.levels), same+1)]
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

// walk calls found with the last output of each way through the graph that reads
// the whole word, in the order of the arrows, until found returns false or the
// search has grown out of all measure.
func (w *walker) walk(m *machine, found func(output int32) bool) {
	if len(w.levels) == 0 {
		w.levels = append(w.levels[:0], level{places: []place{{output: -1}}, registers: m.features})
		w.registers = make([]uint16, m.features)
	}
	last := w.levels[len(w.levels)-1]
	w.outputs, w.registers, w.looked = w.outputs[:last.outputs], w.registers[:last.registers], last.looked
	letters := len(w.in) - 1
	for n := len(w.levels); n <= letters; n++ {
		if w.places = nil; n < cap(w.levels) {
			w.places = w.levels[:n+1][n].places[:0] // room
		}
		if !w.read(m, n-1, nil) {
			return
		}
		w.levels = append(w.levels, level{w.places, len(w.outputs), len(w.registers), w.looked})
	}
	w.read(m, letters, found)
}

// read goes on from all places that pos letters lead to. It is false when the
// search is over.
func (w *walker) read(m *machine, pos int, found func(output int32) bool) bool {
	for _, p := range w.levels[pos].places {
		if m.ahead(p.state)&w.ahead[pos] != 0 && !w.follow(m, p, pos, 0, found) {
			return false
		}
	}
	return true
}

// follow goes on from a place: where arrows of the next letter lead are places of
// the next level, those that read nothing are followed, behind so many others, and a
// final arrow may be taken at the word's end.
func (w *walker) follow(m *machine, p place, pos, behind int, found func(output int32) bool) bool {
	want, ahead := w.in[pos], w.ahead[pos]
	s := m.enter(p.state)
	for at := s.next; at < s.end; at++ {
		c := &m.cells[at]
		w.looked++
		switch {
		case c.final():
			if ahead == atEnd && !found(p.output) {
				return false
			}
		case c.in < m.letters:
			if m.ahead(c.target())&ahead == 0 {
				continue
			}
			if w.looked > maxArrows || behind == maxDepth || len(w.registers) > maxRegisters {
				return false
			}
			places, outputs, registers := len(w.places), len(w.outputs), len(w.registers)
			next, ok := w.take(m, p, c), true
			if c.in != 0 {
				next.registers, ok = w.operate(m, p.registers, m.flags[c.in])
			}
			if ok && !w.follow(m, next, pos, behind+1, found) {
				return false
			}
			if len(w.places) == places { // nothing came of it
				w.outputs, w.registers = w.outputs[:outputs], w.registers[:registers]
			}
		case c.in == want:
			w.places = append(w.places, w.take(m, p, c))
		case c.in > want:
			return true
		case s.end-at > manyArrows:
			at = m.seek(at+1, s.end, want) - 1
		}
	}
	return w.looked <= maxArrows
}

// take is the place behind an arrow, with the output of the arrow.
func (w *walker) take(m *machine, p place, c *cell) place {
	if c.out >= m.letters {
		w.outputs = append(w.outputs, output{p.output, c.out})
		p.output = int32(len(w.outputs) - 1)
	}
	p.state = c.target()
	return p
}

// appendOutputs adds the symbols of a way, of which an output is the last.
func (w *walker) appendOutputs(tokens []uint16, last int32) []uint16 {
	from := len(tokens)
	for ; last >= 0; last = w.outputs[last].behind {
		tokens = append(tokens, w.outputs[last].symbol)
	}
	slices.Reverse(tokens[from:])
	return tokens
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

// operate does what a flag says to a set of registers and tells whether the way may
// go on: P puts a value, C clears, U puts unless another value is there, R requires
// a value and D refuses it. Where something changes there is a new set.
func (w *walker) operate(m *machine, set int32, f flag) (int32, bool) {
	now := w.registers[set+int32(f.feature)]
	switch f.op {
	case 'U':
		if now != neutral && now != f.value {
			return set, false
		}
	case 'R':
		if f.value == anything {
			return set, now != neutral
		}
		return set, now == f.value
	case 'D':
		if f.value == anything {
			return set, now == neutral
		}
		return set, now != f.value
	}
	if now == f.value {
		return set, true
	}
	fresh := int32(len(w.registers))
	w.registers = append(w.registers, w.registers[set:set+int32(m.features)]...)
	w.registers[fresh+int32(f.feature)] = f.value
	return fresh, true
}
