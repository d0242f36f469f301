package personal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// worthALook is false of most text: that without an at sign, a word that a
// client's name could follow, and as many digits as a number or an account has.
func worthALook(text string) bool {
	word := false // whether a letter stands before
	odd := false  // whether clean may make another text of it
	digits := 0
	for i := 0; i < len(text); i++ {
		switch kinds[text[i]] {
		case figure:
			if digits++; digits == fewestDigits || mayBeAccount(text, i) {
				return true
			}
			word = false
		case sign:
			return true
		case far: // digits of other scripts, and what is more than one byte of a letter
			if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsDigit(r) || r == '＠' {
				return true
			}
			word, odd = true, true
		case near:
			word = true
		case rare:
			word, odd = true, true
		case ascii:
			if !word && mayStartRole(text[i:]) && startsRole(text[i:]) {
				return true
			}
			for i+1 < len(text) && kinds[text[i+1]] >= ascii {
				i++ // the rest of the word
			}
			word = true
		case blank:
			if atWord(text[i+1:]) > 0 {
				return true
			}
			word = false
		case control:
			word, odd = false, odd || i+1 < len(text)
		default:
			word = false
		}
	}
	return digits > 0 && odd
}

// fewestDigits are as many as the shortest of telephone numbers has: 02 12345.
// Codes have nine.
const fewestDigits = 7

// mayBeAccount is true of a digit that may be the first one of an account.
func mayBeAccount(text string, at int) bool {
	if at > 0 && text[at-1] == ' ' {
		at--
	}
	if at == 0 {
		return false
	}
	country := text[max(0, at-2):at]
	return !simple(country) || ibanLengths[strings.ToUpper(country)] > 0
}

// The kinds of bytes that worthALook tells apart, every other being 0.
const (
	figure  = 1 + iota
	sign    // that may stand in an address
	control // nothing that is seen
	blank
	far   // letters of scripts that are not Latin, which begin at 0xd9 or above
	rare  // other letters of Latin scripts, and what is no letter
	ascii // letters
	near  // ä and the like, and the rest of any letter
)

var kinds = func() (of [256]byte) {
	for i := range of {
		switch c := byte(i); {
		case digit(c):
			of[i] = figure
		case strings.IndexByte("@([", c) >= 0:
			of[i] = sign
		case c < ' ', c == 0x7f:
			of[i] = control
		case c == ' ':
			of[i] = blank
		case letter(c):
			of[i] = ascii
		case c >= 0xd9:
			of[i] = far
		case c >= 0xc0 && c != "ä"[0]:
			of[i] = rare
		case c >= utf8.RuneSelf:
			of[i] = near
		}
	}
	return of
}()
