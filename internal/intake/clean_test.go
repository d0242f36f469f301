package intake

import (
	"strings"
	"unicode"
)

// cleaned is text without what has no shape, as a card keeps it.
func cleaned(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2011':
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case r == '\u00ad' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
}
