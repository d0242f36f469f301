package voikko

// Most ways through the graph are wrong and end at the next letter. To see
// that without going there, every state has a set of the letters that can come
// next, and of the word's end, with arrows that read nothing passed over. A
// letter's place in the set is its symbol modulo 63; that two letters share a
// place costs time only.

// atEnd is the place of the word's end.
const atEnd = uint64(1) << 63

func letterBit(symbol uint16) uint64 { return 1 << (symbol % 63) }

// maxSweeps is far above the longest run of arrows that read nothing in a real
// dictionary. Where it does not suffice, no state is ruled out.
const maxSweeps = 64

// lookAhead fills in m.ahead: for a state's number, its set.
func (m *machine) lookAhead() {
	m.ahead = make([]uint64, len(m.cells))
	for range maxSweeps {
		if !m.sweep() {
			return
		}
	}
	for i := range m.ahead {
		m.ahead[i] = ^uint64(0)
	}
}

// sweep goes through the states, last first, because arrows mostly lead
// onwards; it tells whether any set grew.
func (m *machine) sweep() bool {
	grew := false
	set := uint64(0)
	for at := len(m.cells) - 1; at >= 0; at-- {
		c := &m.cells[at]
		switch {
		case c.target == end:
			set |= atEnd
		case c.in >= m.letters:
			set |= letterBit(c.in)
		default:
			set |= m.ahead[c.target]
		}
		if c.head {
			if m.ahead[at] != set {
				m.ahead[at], grew = set, true
			}
			set = 0
		}
	}
	return grew
}
