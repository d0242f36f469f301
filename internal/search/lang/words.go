package lang

import (
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a text: its bytes from Start to End, and the word as
// it is looked up, in lower case.
type Token struct {
	Start, End int
	Word       string
}

// Tokens finds the words of a text. A hyphen or an apostrophe between letters
// does not end a word, a digit beside it does; an ending behind a colon is left
// out (EU:n → eu).
func Tokens(text string) []Token {
	var out []Token
	for w := ScanWords(text, nil); w.Next(); {
		out = append(out, Token{w.start, w.end, string(w.Word)})
	}
	return out
}

// A Scanner finds the words of a text as Tokens does, one after another, and
// needs no room for each.
type Scanner struct {
	Word       []byte // as it is looked up, until the next one
	text       string
	start, end int
}

// ScanWords begins at the beginning of a text; words come in room, which may be nil.
func ScanWords(text string, room []byte) Scanner { return Scanner{Word: room, text: text} }

// Next goes to the next word, and tells whether there is one.
func (s *Scanner) Next() bool {
	for i := s.end; i < len(s.text); {
		c, size := s.text[i], 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s.text[i:]); wordRune(r) {
				return s.take(i)
			}
		} else if lowerASCII[c] != 0 {
			return s.take(i)
		}
		i += size
	}
	s.end = len(s.text)
	return false
}

// CountWords is how many words a text has.
func CountWords(text string) (n int) {
	for w := ScanWords(text, nil); w.Next(); {
		n++
	}
	return n
}

func (s *Scanner) take(start int) bool {
	end, ok := s.common(start)
	if !ok {
		end = wordEnd(s.text, start)
		s.Word = append(s.Word[:0], Lower(clean(s.text[start:end]))...)
	}
	s.start, s.end = start, end
	if tail := endingEnd(s.text, end); tail > 0 {
		s.end = tail
	}
	return true
}

// common takes a word of common letters, which is nearly every one: it is
// copied and made lower case byte by byte. It is not ok, and the word is to be
// looked at letter by letter, where any other letter or mark is in it.
func (s *Scanner) common(i int) (end int, ok bool) {
	text, word := s.text, s.Word[:0]
	for ; i < len(text); i++ {
		c := text[i]
		if l := lowerASCII[c]; l != 0 {
			word = append(word, l)
			continue
		}
		if twoBytes(text[i:]) {
			if l := lowerTwo[int(c&0x1f)<<6|int(text[i+1]&0x3f)]; l != 0 {
				i++
				word = append(word, byte(0xc0|l>>6), byte(0x80|l&0x3f))
				continue
			}
		}
		if c == '-' || c == '\'' {
			before := word[len(word)-1]
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if digit(before) || next < utf8.RuneSelf && digit(byte(next)) || !wordRune(next) {
				break
			}
			word = append(word, c)
			continue
		}
		if c >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(text[i:]); wordRune(r) || joins(r) {
				return 0, false
			}
		}
		break
	}
	s.Word = word
	return i, true
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// twoBytes tells whether text begins with a letter of two bytes.
func twoBytes(text string) bool {
	return len(text) > 1 && text[0]&0xe0 == 0xc0 && text[1]&0xc0 == 0x80
}

// The common letters in lower case, 0 for every other: bytes of ASCII, and those of
// two bytes that are Latin as far as ÿ, Cyrillic or Arabic.
var lowerASCII, lowerTwo = func() (ascii [256]byte, two [0x800]uint16) {
	for c := range utf8.RuneSelf {
		if r := rune(c); wordRune(r) {
			ascii[c] = Lower(string(r))[0]
		}
	}
	for _, script := range [][2]rune{{'À', 'ÿ'}, {0x400, 0x4ff}, {0x600, 0x6ff}} {
		for r := script[0]; r <= script[1]; r++ {
			if l := Lower(string(r)); unicode.IsLetter(r) && twoBytes(l) && len(l) == 2 && clean(string(r)) == string(r) {
				two[r] = uint16([]rune(l)[0])
			}
		}
	}
	return ascii, two
}()
