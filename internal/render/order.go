package render

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Signs and letters in the order that titles have in every language that has no
// rules of its own, which is Unicode's. A letter with marks that is not here
// stands with its base letter.
const (
	signsInOrder   = " _-–—,،;؛:!¡?¿؟.·'‘’\"“”„«»()[]{}§¶@*/\\&#%•^°©®+±÷×<=>|~−¤¢$£¥€"
	lettersInOrder = "abcdefghiıjklmnŋopqĸrstŧuvwxyzþ" + "αβγδεζηθικλμνξοπρστυφχψω" +
		"абвгдђѓеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя" + "ءآأٱؤإئابپةتثٹجچحخدذڈرزڑژسشصضطظعغفڤقكکگلمنںهھہەوىيیے"
)

// ownOrder is where languages differ from that. After a letter stand those that
// come next (<) and those that are the same but for a mark (=).
var ownOrder = map[string]string{
	"ar": "ت=ة ي=ى",
	"da": "y=ü z<æ=ä<ø=ö<å", "nb": "y=ü z<æ=ä<ø=ö<å", "nn": "y=ü z<æ=ä<ø=ö<å", "no": "y=ü z<æ=ä<ø=ö<å",
	"es": "n<ñ",
	"et": "s<š<z<ž v=w<õ<ä<ö<ü",
	"fa": "آ<ا<ء=أ=إ=ؤ=ئ ک=ك و<ه=ة=ە ی=ي=ى",
	"fi": "d<đ y=ü z<å<ä=æ<ö=ø",
	"is": "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
	"lt": "c<č i=y s<š z<ž",
	"lv": "c<č g<ģ k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
	"pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
	"se": "a<á c<č d<đ n<ŋ s<š t<ŧ z<ž<ø<æ<å<ä<ö",
	"sv": "y=ü z<å<ä=æ<ö=ø",
	"tr": "c<ç g<ğ h<ı=I o<ö s<ş u<ü",
	"uk": "г<ґ",
}

// spelt are letters that Unicode does not take apart, and stand as these.
var spelt = map[rune]string{
	'æ': "ae", 'œ': "oe", 'ß': "ss", 'ø': "o\u0338", 'ł': "l\u0335", 'đ': "d\u0335", 'ð': "d\u0335", 'ħ': "h\u0335", 'ς': "σ", 'ґ': "г\u0335",
}

// marks are those over and under letters, in their order; others follow.
const marks = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"

// Places are, in this order, those of known and other signs, of digits and known
// letters, and of other letters.
const (
	signPlace   = 1
	letterPlace = 1 << 24
	otherPlace  = 1 << 25
)

// An alphabet orders texts as readers of a language do: å ä ö last in Finnish
// and Swedish, numbers by what they count, capitals and small letters alike.
// Marks count when all else is the same.
type alphabet struct {
	known [0x530]standing // of common letters, Latin to Cyrillic …
	rest  map[rune]standing
}

// of is a letter's or sign's standing, if it has one.
func (a *alphabet) of(r rune) (standing, bool) {
	if uint32(r) < uint32(len(a.known)) {
		s := a.known[r]
		return s, s.at != 0
	}
	s, ok := a.rest[r]
	return s, ok
}

func (a *alphabet) set(r rune, s standing) {
	if uint32(r) < uint32(len(a.known)) {
		a.known[r] = s
		return
	}
	a.rest[r] = s
}

// A standing is a letter's or sign's place, with the mark that it has there, if
// any.
type standing struct {
	at   uint32
	mark rune
}

// alphabetOf is the alphabet of a language, without its variants.
func alphabetOf(lang string) *alphabet {
	order, same := []rune(lettersInOrder), map[rune]rune{}
	for _, rule := range strings.Fields(ownOrder[lang]) {
		rest := []rune(rule)
		after := rest[0]
		for ; len(rest) > 2; rest = rest[2:] {
			letter := rest[2]
			order = slices.DeleteFunc(order, func(r rune) bool { return r == letter })
			if rest[1] == '=' {
				same[letter] = after
				continue
			}
			order = slices.Insert(order, slices.Index(order, after)+1, letter)
			after = letter
		}
	}
	a := &alphabet{rest: map[rune]standing{}}
	for i, r := range []rune(signsInOrder) {
		a.set(r, standing{at: uint32(signPlace + i)})
	}
	for i, r := range order {
		a.set(r, standing{at: uint32(letterPlace + 1 + i)}) // digits are before
	}
	for r, as := range same {
		own, _ := a.of(as)
		if r != unicode.ToUpper(as) { // Turkish I is a capital ı
			own.mark = r
		}
		a.set(r, own)
	}
	return a
}

// key is a text's bytes to sort by: those of a text are before those of another
// where it stands before it.
func (a *alphabet) key(text string) string { return string((&sortKey{}).of(a, text)) }

// of is such bytes in the key's own room, which it is given anew.
func (k *sortKey) of(a *alphabet, text string) []byte {
	k.places, k.marks = k.places[:0], k.marks[:0]
	for text = norm.NFC.String(text); text != ""; {
		if n := number(text); n > 0 {
			k.number(text[:n])
			text = text[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		a.add(k, r)
		text = text[size:]
	}
	k.places = append(append(k.places, 0, 0, 0, 0), k.marks...)
	return k.places
}

// add adds one character, taken apart where it has no place.
func (a *alphabet) add(k *sortKey, r rune) {
	p, ok := a.of(r)
	if !ok {
		r = unicode.ToLower(r)
		p, ok = a.of(r)
	}
	if ok {
		k.add(p.at, p.mark)
		return
	}
	parts := spelt[r]
	if parts == "" {
		parts = norm.NFKD.String(string(r))
	}
	for _, part := range parts {
		p, ok := a.of(part)
		switch {
		case ok:
			k.add(p.at, p.mark)
		case digit(part) >= 0:
			k.number(string(part))
		case unicode.Is(unicode.Mn, part):
			k.mark(part)
		case unicode.IsLetter(part):
			k.add(otherPlace+uint32(part), 0)
		case unicode.IsGraphic(part):
			k.add(signPlace+1<<16+uint32(part), 0)
		}
	}
}

// A sortKey is made of the places of a text's letters, four bytes each, and of
// their marks.
type sortKey struct{ places, marks []byte }

func (k *sortKey) add(at uint32, mark rune) {
	k.places = binary.BigEndian.AppendUint32(k.places, at)
	k.marks = utf8.AppendRune(k.marks, 1+mark)
}

// number adds a number: more digits are more, but for zeros before them.
func (k *sortKey) number(text string) {
	var count []byte
	for _, r := range text {
		if d := digit(r); d > 0 || len(count) > 0 {
			count = append(count, byte(d))
		}
	}
	k.add(letterPlace, 0)
	k.places = append(binary.BigEndian.AppendUint32(k.places, uint32(len(count))), count...)
}

// mark adds a mark of the letter before.
func (k *sortKey) mark(r rune) {
	if i := strings.IndexRune(marks, r); i >= 0 {
		r = 1 + rune(i)
	}
	k.marks = utf8.AppendRune(k.marks, 1+r)
}

// number is how many bytes of a text's beginning are digits.
func number(text string) int {
	for i, r := range text {
		if digit(r) < 0 {
			return i
		}
	}
	return len(text)
}

// digit is what a digit counts, of ours or of those written in Arabic and
// Persian; -1 of anything else.
func digit(r rune) int {
	if r < 0x80 && (r < '0' || r > '9') {
		return -1
	}
	for _, zero := range "0٠۰" {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}
