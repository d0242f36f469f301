package plain

import "strings"

// What is here is quick, and true of all that the expression or the list of that
// name matches: most lines and words need not be looked at any closer. Fuzz tests
// hold each to what it stands before.

// oddlyAbbreviated is true of texts that may have an abbreviation with letters of
// another shape than abbreviates knows.
func oddlyAbbreviated(text string) bool { return has(text, "ſ") || has(text, "\u212a") }

func has(text, letter string) bool {
	return strings.IndexByte(text, letter[0]) >= 0 && strings.Contains(text, letter)
}

// beginsSo is true of a text that begins with the first two letters of an
// abbreviation, whatever their capitals, …
func beginsSo(rest string) bool {
	return len(rest) > 1 && seconds[rest[0]|0x20]&bit(rest[1]) != 0
}

// … and afterBlank of a place in a line where one may begin.
func afterBlank(line string, at int) bool {
	return at == 0 || kinds[line[at-1]] == blank || line[at-1] == '('
}

// abbreviates is true of a text that begins with an abbreviation.
func abbreviates(rest string) bool {
	for _, short := range beginnings[rest[0]|0x20] {
		if len(rest) >= len(short) && rest[1]|0x20 == short[1] && strings.EqualFold(rest[:len(short)], short) {
			return true
		}
	}
	return false
}

// beginnings are those of abbreviations, by their first letter. Ma is one where
// it is followed by a day: ma–to, ma - pe.
var beginnings = func() (by [256][]string) {
	for _, short := range strings.Fields("esim. mm. ym. yms. jne. tms. ks. vrt. ns. n. ko. em. os. pvm puh. klo kpl ma- ma\u2013") {
		by[short[0]] = append(by[short[0]], short)
	}
	for blank := range strings.SplitSeq("\t \n \v \f \r", " ") {
		by['m'] = append(by['m'], "ma"+blank)
	}
	by['m'] = append(by['m'], "ma ")
	return by
}()

// seconds are the second letters of abbreviations, by the first one.
var seconds = func() (by [256]uint32) {
	for first, list := range beginnings {
		for _, short := range list {
			by[first] |= bit(short[1])
		}
	}
	return by
}()

// bit is one for each letter, whatever its capitals, that other signs share.
func bit(letter byte) uint32 { return 1 << (letter & 31) }

// mayNegate is true of the words that negation has, whatever their capitals.
func mayNegate(w string) bool {
	if len(w) < len("en") || len(w) > longestNegation {
		return false
	}
	switch w[0] {
	case 'e', 'E':
		return negates&bit(w[1]) != 0
	case "ä"[0]:
		return len(w) > 2 && w[2]|0x20 == 'l'
	}
	return false
}

const longestNegation = len("äl\u212aää") // the longest shape of k

var negates = bit('n') | bit('t') | bit('i') | bit('m') | bit("İ"[0])

// mayEnd is true of the words that may be passive or rare, whatever their
// capitals, by their last bytes: a capital, ASCII or Ä and Ö, differs from its
// small letter in one bit.
func mayEnd(w string) bool {
	return lastTwo(w) && lastFour(w)
}

func lastTwo(w string) bool {
	n := len(w)
	return n >= len("etaan") && lasts[w[n-1]|0x20]&bit(w[n-2]) != 0
}

// lasts are the bytes that may stand before the last one, by that.
var lasts = [256]uint32{
	'n': bit('a') | bit(endOfÄ) | bit('e'), 'a': bit('t'), 'i': bit('n') | bit('s'), 'e': bit('m') | bit('n'), 'o': bit('k') | bit(endOfKelvin),
	endOfÄ: bit("ä"[0]), endOfÖ: bit("ö"[0]), endOfDotted: bit("İ"[0]),
}

// lastFour looks at the last four bytes.
func lastFour(w string) bool {
	n := len(w)
	end := [4]byte{w[n-4] | 0x20, w[n-3] | 0x20, w[n-2] | 0x20, w[n-1] | 0x20}
	isA := func(b byte) bool { return b == 'a' || b == endOfÄ }
	switch end[3] {
	case 'n': // -aan -ään, -ineen
		return isA(end[2]) && (isA(end[1]) || isA(end[0])) || end[2] == 'e' && end[1] == 'e' && end[0] == 'n'
	case 'a': // -atta
		return end[2] == 't' && end[1] == 't' && isA(end[0])
	case endOfÄ: // -ättä
		return end[1] == 't' && end[0] == 't' && isA(w[n-5]|0x20)
	case 'i': // -ssani -ttyäsi -kseni
		return (end[2] == 'n' || end[2] == 's') && (isA(end[1]) || end[1] == 'e')
	case 'e': // -ssamme -ssanne
		return end[2] == end[1] && (end[1] == 'm' || end[1] == 'n')
	case 'o': // -daanko
		return end[2] == 'k' && end[1] == 'n' && isA(end[0]) || end[2] == endOfKelvin
	case endOfÖ: // -däänkö
		return end[1] == 'k' && end[0] == 'n' || end[1] == endOfKelvin
	}
	return end[3] == endOfDotted
}

// The last bytes of letters, with the bit of small ones. The Kelvin sign is a
// capital of k, and İ of i.
const (
	endOfÄ      = 0x80 | 'ä'&0x3f
	endOfÖ      = 0x80 | 'ö'&0x3f
	endOfKelvin = 0x80 | '\u212a'&0x3f | 0x20
	endOfDotted = 0x80 | 'İ'&0x3f | 0x20
)

// mayBePassive and mayBeRare are given words in small letters.
func mayBePassive(low string) bool {
	low, asked := strings.CutSuffix(low, "ko")
	if !asked {
		low = strings.TrimSuffix(low, "kö")
	}
	stem, ok := strings.CutSuffix(low, "aan")
	if !ok {
		stem, ok = strings.CutSuffix(low, "ään")
	}
	return ok && (strings.HasSuffix(stem, "t") || strings.HasSuffix(stem, "d") ||
		strings.HasSuffix(stem, "ll") || strings.HasSuffix(stem, "nn") || strings.HasSuffix(stem, "rr"))
}

func mayBeRare(low string) bool {
	stem := low // without its owner
	switch {
	case strings.HasSuffix(low, "ni"), strings.HasSuffix(low, "si"), strings.HasSuffix(low, "an"):
		stem = low[:len(low)-len("an")]
	case strings.HasSuffix(low, "mme"), strings.HasSuffix(low, "nne"), strings.HasSuffix(low, "än"):
		stem = low[:len(low)-len("än")]
	default:
		return strings.HasSuffix(low, "atta") || strings.HasSuffix(low, "ättä") || strings.HasSuffix(low, "ineen")
	}
	return strings.HasSuffix(stem, "essa") || strings.HasSuffix(stem, "essä") || strings.HasSuffix(stem, "kse") ||
		strings.HasSuffix(stem, "tua") || strings.HasSuffix(stem, "tuä") || strings.HasSuffix(stem, "tya") || strings.HasSuffix(stem, "tyä")
}
