package voikko

import (
	"strings"
	"unicode"
)

const vowels = "aeiouyäö"

// A border check follows one way through the graph, from left to right, and
// holds what is known of the compound's borders so far.
type borderCheck struct {
	last, beforeLast rune // letters seen
	at               bool // a border was passed and no letter yet
	hyphen           bool // with a hyphen
	free             bool // at this border a hyphen may always stand
	keepFree         bool // … and at the next
	demand           bool // the first part is joined without hyphen only to a last part of place names
	broken           bool // that demand was not met
	name, common     bool // a name so far; a common noun that is no last part of place names
}

// bordersHold tells whether the hyphens of a compound stand where Finnish
// wants them: between two like vowels (linja-auto) and after a number, and
// nowhere else, save where the dictionary allows it; and whether a name is
// joined to a common noun with one (Espoo-kirja, but Hämeenkatu).
func (m *machine) bordersHold(tokens []uint16) bool {
	var b borderCheck
	for i := 0; i < len(tokens); i++ {
		s := m.symbols[tokens[i]]
		switch {
		case s.tag == "Bh":
			if b.broken {
				return false
			}
			b.at, b.hyphen = true, false
			b.broken = b.demand
		case s.tag != "" && s.tag[0] == 'X':
			i = m.closing(tokens, i)
		case s.tag != "":
			b.tag(s.tag)
		case s.letter == '-':
			b.name, b.common = false, false
			if i+2 < len(tokens) && m.symbols[tokens[i+1]].tag == "Bh" {
				b.at, b.hyphen = true, true
				i++
			}
		case !b.letter(s.letter):
			return false
		}
	}
	return !b.broken && !(b.name && b.common)
}

func (b *borderCheck) tag(tag string) {
	switch {
	case tag == "Isf":
		b.free, b.keepFree = true, true
	case tag == "Icu":
		b.at, b.free, b.demand = false, true, true
	case tag == "Ica":
		b.broken, b.common = false, false
	case tag == "Dg":
		b.name = false
	case strings.HasPrefix(tag, "Le"):
		b.name, b.common = true, false
	case strings.HasPrefix(tag, "Ln"):
		b.common = true
	}
}

// letter is false when the hyphen before it is missing or too much.
func (b *borderCheck) letter(r rune) bool {
	if b.at {
		if b.last == 0 || b.beforeLast == 'i' && b.last == 's' {
			b.free = true
		}
		if b.hyphen {
			b.demand = false
		}
		if !b.free || !b.hyphen {
			last := unicode.ToLower(b.last)
			like := last == unicode.ToLower(r) && strings.ContainsRune(vowels, last)
			number := '0' <= last && last <= '9'
			if (like || number) != b.hyphen {
				return false
			}
		}
		b.at = false
		b.free = b.free && b.keepFree
		b.keepFree = false
	}
	b.beforeLast, b.last = b.last, r
	return true
}

// closing gives the place of the [X] that ends what begins at i, or the last
// place of all.
func (m *machine) closing(tokens []uint16, i int) int {
	for i++; i < len(tokens); i++ {
		if m.symbols[tokens[i]].tag == "X" {
			return i
		}
	}
	return len(tokens) - 1
}

func (m *machine) count(tokens []uint16, tag string) int {
	n := 0
	for _, t := range tokens {
		if m.symbols[t].tag == tag {
			n++
		}
	}
	return n
}
