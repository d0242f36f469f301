package voikko

import "strings"

// The shape of a word is its letters' cases and its borders: i and j are
// capitals, p and q small letters (j and q in abbreviations and numbers), -
// and : themselves, and = stands before each part.
//
//	Alkio-opisto =ipppp-=pppppp    EU:n =jj:p
type shaper struct {
	out     []byte
	left    int  // letters of the word that have no shape yet
	seen    int  // letters since the last border
	given   int  // of those, letters whose shape the dictionary gave
	capital bool // the next letter begins a name
	abbr    bool
}

// shapeOf appends the shape of a word of n letters to out.
func (m *machine) shapeOf(out []byte, tokens []uint16, n int) []byte {
	s := shaper{out: append(out, '='), left: n}
	for i := 0; i < len(tokens); i++ {
		sym := m.symbols[tokens[i]]
		switch {
		case sym.tag == "":
			s.sign(sym.letter, i == 0)
		case sym.tag[0] == 'X':
			end := m.closing(tokens, i)
			if sym.tag == "Xr" {
				s.given += m.copyShape(&s, tokens[i+1:end])
			}
			i = end
		case sym.tag[0] == 'L':
			s.class(sym.tag, m.letterAt(tokens, i+1))
		case sym.tag[0] == 'B' && sym.tag != "Bh":
			s.border(i == 1, m.hasText(tokens[i+1:]))
		}
	}
	s.fill(s.left)
	m.correct(s.out, tokens)
	return s.out
}

// copyShape takes over the shape the dictionary gives and counts its letters.
func (m *machine) copyShape(s *shaper, given []uint16) int {
	s.capital = false
	n := 0
	for _, t := range given {
		r := m.symbols[t].letter
		if s.left == 0 || r == 0 || r >= 0x80 {
			break
		}
		s.out = append(s.out, byte(r))
		if r != '=' {
			n++
			if r != '-' {
				s.left--
			}
		}
	}
	return n
}

// fill gives n letters the shape that follows from the class.
func (s *shaper) fill(n int) {
	small, large := byte('p'), byte('i')
	if s.abbr {
		small, large = 'q', 'j'
	}
	for range n {
		if s.capital {
			s.out, s.capital = append(s.out, large), false
		} else {
			s.out = append(s.out, small)
		}
	}
}

// settle shapes the letters since the last border and tells whether any were.
func (s *shaper) settle() bool {
	n := s.seen - s.given
	if n > 0 {
		s.fill(min(n, s.left))
		s.left -= min(n, s.left)
	}
	return n > 0
}

// border ends a part; second says that only one sign stands before it, more
// that something stands after it.
func (s *shaper) border(second, more bool) {
	if second {
		s.out = append(s.out, '=')
	}
	s.settle()
	if !second && more && s.out[len(s.out)-1] != '=' {
		s.out = append(s.out, '=')
	}
	s.seen, s.given = 0, 0
}

// sign counts a letter, or shapes a hyphen or colon.
func (s *shaper) sign(r rune, first bool) {
	switch r {
	case '-':
		switch {
		case s.settle():
			s.out = append(s.out, '-')
			s.seen, s.given = 0, 0
		case first:
		case s.seen == s.given:
			s.out = append(s.out, '-')
		default:
			s.seen++
		}
		s.left = max(s.left-1, 0)
		if len(s.out) == 1 {
			s.out[0] = '-'
		}
	case ':':
		if s.abbr {
			if s.settle() {
				s.seen, s.given = 0, 0
			}
			s.abbr = false
		}
		s.out = append(s.out, ':')
		s.left = max(s.left-1, 0)
	default:
		s.seen++
	}
}

// class notes what a class tag says of the letters that follow, the first of
// which is next.
func (s *shaper) class(tag string, next rune) {
	switch {
	case strings.HasPrefix(tag, "Le"):
		s.capital, s.abbr = true, false
	case tag == "La", tag == "Lur":
		s.abbr = true
	default:
		s.abbr = tag == "Lu" && '0' <= next && next <= '9'
	}
}

// correct mends the shape where a later part decides on an earlier one: [Dg]
// takes the capitals of its stretch between hyphens away (Espoo, espoolainen),
// and a word with [De] before a place name gets one (Iso-Britannia).
func (m *machine) correct(shape []byte, tokens []uint16) {
	before, hyphens := false, 0
	for i, t := range tokens {
		switch sym := m.symbols[t]; {
		case sym.tag == "Dg":
			smallStretch(shape, hyphens)
		case sym.tag == "De":
			before = true
		case sym.tag == "Ln":
			before = false
		case sym.letter == '-':
			hyphens++
			if before {
				if i == len(tokens)-1 || m.count(tokens[i+1:], "Lep") > 0 {
					capitalFirst(shape)
				}
				return
			}
		}
	}
}

func smallStretch(shape []byte, n int) {
	hyphens := 0
	for i, c := range shape {
		if c == 'i' && hyphens == n {
			shape[i] = 'p'
		} else if c == '-' {
			hyphens++
		}
	}
}

func capitalFirst(shape []byte) {
	if i := strings.IndexAny(string(shape), "ip"); i >= 0 {
		shape[i] = 'i'
	}
}

// upperLetters appends, for every sign of the word, whether it is a capital.
func upperLetters(out []bool, shape []byte) []bool {
	for _, c := range shape {
		if c != '=' {
			out = append(out, c == 'i' || c == 'j')
		}
	}
	return out
}

func (m *machine) letterAt(tokens []uint16, i int) rune {
	if i < len(tokens) {
		return m.symbols[tokens[i]].letter
	}
	return 0
}

// hasText tells whether more than a single last sign is left.
func (m *machine) hasText(tokens []uint16) bool {
	return len(tokens) > 1 || len(tokens) == 1 && m.symbols[tokens[0]].tag != ""
}
