package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not take apart but that people type as these.
var special = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ʹ': "", 'ʼ': ""}

// Fold makes the form that keys are compared by: lower case, no marks over or
// under letters, no hyphens or apostrophes. Päivä-koti → paivakoti.
func Fold(word string) string {
	if s, ok := foldASCII(word); ok {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(Lower(word)) {
		switch {
		case unicode.Is(unicode.M, r) || r == '-' || r == '\'' || r == '’' || r == 'ـ':
		case special[r] != "" || r == 'ʹ' || r == 'ʼ':
			b.WriteString(special[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldASCII is Fold for plain words and for ä, ö, å, which are most of them.
func foldASCII(word string) (string, bool) {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c < 'a' || c > 'z' {
			plain = false
			break
		}
	}
	if plain {
		return word, true
	}
	out := make([]byte, 0, len(word))
	for _, r := range word {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			out = append(out, byte(r))
		case r >= 'A' && r <= 'Z':
			out = append(out, byte(r)+32)
		case r == 'ä' || r == 'å' || r == 'Ä' || r == 'Å':
			out = append(out, 'a')
		case r == 'ö' || r == 'Ö':
			out = append(out, 'o')
		case r == '-' || r == '\'' || r == '’':
		default:
			return "", false
		}
	}
	return string(out), true
}

// Lower is lower case as a browser makes it: letter by letter, but for İ,
// and with one sigma only, wherever in the word it stands.
func Lower(s string) string {
	if strings.ContainsRune(s, 'İ') {
		s = strings.ReplaceAll(s, "İ", "i̇")
	}
	s = strings.ToLower(s)
	if strings.ContainsRune(s, 'ς') {
		s = strings.ReplaceAll(s, "ς", "σ")
	}
	return s
}

func wordRune(r rune) bool {
	return r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r))
}

// joins tells whether r may stand inside a word: TE-toimisto, o'clock; also
// marks that are not seen, such as a soft hyphen.
func joins(r rune) bool {
	return r == '-' || r == '\'' || r == '’' || r == '‑' || unseen(r)
}

func unseen(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\u200c' || r == '\u200d'
}

// endingEnd is where an ending behind a colon at i ends: one to five letters
// and nothing more. 0 when there is none.
func endingEnd(text string, i int) int {
	if i >= len(text) || text[i] != ':' {
		return 0
	}
	at := i + 1
	for n := 0; at < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
			if n == 0 || wordRune(r) {
				return 0
			}
			break
		}
		if n == 5 {
			return 0
		}
		at += size
	}
	if at == i+1 {
		return 0
	}
	return at
}

// wordEnd is where the word that starts at i ends.
func wordEnd(text string, i int) int {
	last := rune(0)
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case wordRune(r):
		case joins(r) && last != 0:
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if !wordRune(next) || !unseen(r) && (unicode.IsNumber(next) || unicode.IsNumber(last)) {
				return i
			}
		default:
			return i
		}
		last = r
		i += n
	}
	return i
}

func clean(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				switch {
				case unseen(r):
					return -1
				case r == '‑':
					return '-'
				case r == '’':
					return '\''
				}
				return r
			}, norm.NFC.String(s))
		}
	}
	return s
}
