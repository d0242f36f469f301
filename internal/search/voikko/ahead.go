package voikko

import "sync/atomic"

// Most ways through the graph are wrong and end at the next letter. To see
// that without going there, every state has a set of the letters that can come
// next, and of the word's end, with arrows that read nothing passed over. A
// letter's place in the set is its symbol modulo 63; that two letters share a
// place costs time only.

// atEnd is the place of the word's end.
const atEnd = uint64(1) << 63

func letterBit(symbol uint16) uint64 { return 1 << (symbol % 63) }

// anyLetter is the set of a state of which nothing is ruled out.
const anyLetter = ^uint64(0)

// ahead gives the set of a state. It is found out when a word first comes by: most
// states no bank's words lead to. Two goroutines may do so at once, and find the
// same.
func (m *machine) ahead(state uint32) uint64 {
	if set := atomic.LoadUint64(&m.cells[state].ahead); set != 0 {
		return set
	}
	return m.look(state, 0)
}

// look finds out the set of a state, behind so many arrows that read nothing. Of
// those that stand in a ring, as in no real dictionary, nothing is ruled out.
func (m *machine) look(state uint32, behind int) uint64 {
	known := &m.cells[state].ahead
	if set := atomic.LoadUint64(known); set != 0 {
		return set
	}
	if behind == maxDepth {
		return anyLetter
	}
	atomic.StoreUint64(known, anyLetter) // for who comes back here
	set := uint64(0)
	s := m.enter(state)
	for at := s.next; at < s.end; at++ {
		switch c := &m.cells[at]; {
		case c.final():
			set |= atEnd
		case c.in >= m.letters:
			set |= letterBit(c.in)
		case c.target() != state:
			set |= m.look(c.target(), behind+1)
		}
	}
	atomic.StoreUint64(known, set)
	return set
}
