package fi

import (
	"strings"

	"vakka/internal/search/lang"
)

// unfold gives a folded base of a form its dots back: what both share is
// written as in the form, the rest by vowel harmony. It is not ok when the rest
// has a u or a y that harmony does not allow.
func unfold(form, base string) (word string, ok bool) {
	var b strings.Builder
	b.Grow(len(form) + len(base))
	rest := base
	front, known := false, false
	shared := true
	for _, r := range form {
		switch r {
		case 'a', 'o', 'u':
			front, known = false, true
		case 'ä', 'ö', 'y':
			front, known = true, true
		}
		n := 0
		if shared {
			n, shared = beginsWith(rest, r)
		}
		if !shared {
			continue
		}
		b.WriteRune(r)
		if rest = rest[n:]; rest == "" {
			return b.String(), true
		}
	}
	if !front && known {
		b.WriteString(rest)
		return b.String(), !strings.Contains(rest, "y")
	}
	if strings.Contains(rest, "u") {
		return "", false
	}
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case 'a':
			b.WriteString("ä")
		case 'o':
			b.WriteString("ö")
		default:
			b.WriteByte(rest[i])
		}
	}
	return b.String(), true
}

// beginsWith tells whether a folded word begins with a letter of a form, and
// with how many bytes.
func beginsWith(folded string, letter rune) (bytes int, ok bool) {
	f := ""
	switch {
	case letter >= 'a' && letter <= 'z':
		return 1, folded[0] == byte(letter)
	case letter == 'ä':
		f = "a"
	case letter == 'ö':
		f = "o"
	default:
		f = lang.Fold(string(letter))
	}
	return len(f), strings.HasPrefix(folded, f)
}
