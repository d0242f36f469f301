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
		f := lang.Fold(string(r))
		if shared && strings.HasPrefix(rest, f) {
			b.WriteRune(r)
			rest = rest[len(f):]
			if rest == "" {
				return b.String(), true
			}
			continue
		}
		shared = false
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
