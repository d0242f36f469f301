package voikko

import (
	"strings"
	"unicode"
)

// A lemmaReader builds the base form of a whole word: the word as it stands up
// to its last lexeme or derivational ending, then that one's base form.
type lemmaReader struct {
	m      *machine
	tokens []uint16
	upper  []bool // for each sign of the word itself, whether it is a capital
	text   []rune
	sign   int // signs of the word itself, so far

	last    []uint16 // base form of the last lexeme, as symbols; nil when none
	start   int      // where that lexeme begins in text
	hyphens int      // its own hyphens, which are no borders

	classSeen bool
	inflects  bool // a first part that is inflected with the last one: Isolla-Britannialla
	noInflect bool // the class of the part forbids that
}

// lemma appends the base form to text; false when there is none.
func (m *machine) lemma(text []rune, tokens []uint16, upper []bool) ([]rune, bool) {
	l := lemmaReader{m: m, tokens: tokens, upper: upper, text: text}
	for i := 0; i < len(tokens); i++ {
		sym := m.symbols[tokens[i]]
		switch {
		case sym.tag == "":
			l.letter(i, sym.letter)
		case sym.tag[0] == 'X':
			end := m.closing(tokens, i)
			if sym.tag == "Xp" || sym.tag == "Xj" {
				l.lexeme(tokens[i+1 : end])
			}
			i = end
		case sym.tag == "De":
			l.inflects = !l.noInflect
		case sym.tag == "Lu" && !l.classSeen:
			l.classSeen = true
			if number, ok := m.numeral(l.text, tokens[i+1:]); ok {
				return number, len(number) > 0
			}
		case sym.tag[0] == 'L':
			l.classSeen, l.inflects = true, false
			l.noInflect = sym.tag != "Ll" && sym.tag != "Lnl"
		}
	}
	if l.last != nil {
		l.text = m.appendLetters(l.text[:l.start], l.last)
	}
	return l.text, len(l.text) > 0
}

func (l *lemmaReader) lexeme(base []uint16) {
	l.last, l.start, l.hyphens = base, len(l.text), 0
	for _, t := range base {
		if l.m.symbols[t].letter == '-' {
			l.hyphens++
		}
	}
}

// letter takes over a sign of the word itself, at tokens[i].
func (l *lemmaReader) letter(i int, r rune) {
	if r == '-' {
		if l.hyphens > 0 {
			l.hyphens--
		} else {
			l.hyphen(i)
		}
		l.inflects = false
	}
	if l.sign < len(l.upper) && l.upper[l.sign] {
		r = unicode.ToUpper(r)
	}
	l.sign++
	l.text = append(l.text, r)
}

// hyphen ends a part. What stood before it stays as it is written, save the
// first part of a place name, which goes to its base form: Isolla-Britannialla
// is Iso-Britannia, though Pohjois-Suomella is Pohjois-Suomi.
func (l *lemmaReader) hyphen(i int) {
	if l.inflects && l.last != nil && !l.endsWith(i, "is") && l.m.count(l.tokens[i:], "Lep") > 0 {
		l.text = l.m.appendLetters(l.text[:l.start], l.last)
		if l.start < len(l.text) {
			l.text[l.start] = unicode.ToUpper(l.text[l.start])
		}
	}
	l.last = nil
}

// endsWith tells whether the symbols before i are the letters of s.
func (l *lemmaReader) endsWith(i int, s string) bool {
	for j := len(s) - 1; j >= 0; j-- {
		if i--; i < 0 || l.m.symbols[l.tokens[i]].letter != rune(s[j]) {
			return false
		}
	}
	return true
}

// numeral appends the base form of a numeral, all of whose parts are
// inflected: kahdellekymmenelle is kaksikymmentä. It is false for a word that
// only begins with a numeral.
func (m *machine) numeral(text []rune, tokens []uint16) ([]rune, bool) {
	begin := len(text)
	based := false                   // the part's base form is written, its letters are not wanted
	figures := m.letterAt(tokens, 0) // 25. and -3 are their own base form
	inFigures := figures == '-' || '0' <= figures && figures <= '9'
	for i := 0; i < len(tokens); i++ {
		sym := m.symbols[tokens[i]]
		if sym.tag == "" {
			if inFigures || !based || sym.letter == '-' {
				text = append(text, sym.letter)
			}
			continue
		}
		if inFigures {
			inFigures, based = false, true
		}
		switch {
		case sym.tag[0] == 'X':
			end := m.closing(tokens, i)
			if sym.tag == "Xp" || sym.tag == "Xj" {
				text, based = m.appendLetters(text, tokens[i+1:end]), true
			}
			i = end
		case sym.tag == "Bc":
			if i == len(tokens)-1 {
				return text[:begin], false
			}
			based = false
		case sym.tag == "Ll", strings.HasPrefix(sym.tag, "Ln"):
			return text[:begin], false
		}
	}
	return text, true
}

// appendLetters appends the letters of symbols, without the marks of borders.
func (m *machine) appendLetters(text []rune, symbols []uint16) []rune {
	for _, t := range symbols {
		if r := m.symbols[t].letter; r != 0 && r != '=' {
			text = append(text, r)
		}
	}
	return text
}
