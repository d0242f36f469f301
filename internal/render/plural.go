package render

import "vakka/internal/bank"

// plural is the form of a text that counts n things: the categories of Unicode's
// plural rules for whole numbers, in the languages that have texts here. In
// Russian and Ukrainian .other is for scripts, which know only .one and .other:
// it reads well with any number ("Заданий: 5").
func plural(lang string, n int) string {
	ten, hundred := n%10, n%100
	switch bank.BaseLang(lang) {
	case "ru", "uk":
		switch {
		case ten == 1 && hundred != 11:
			return ".one"
		case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
			return ".few"
		}
		return ".many"
	case "ar":
		switch {
		case n == 0:
			return ".zero"
		case n == 2:
			return ".two"
		case hundred >= 3 && hundred <= 10:
			return ".few"
		case hundred >= 11:
			return ".many"
		}
	}
	if n == 1 {
		return ".one"
	}
	return ".other"
}
