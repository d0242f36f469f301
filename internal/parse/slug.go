package parse

import (
	"strconv"
	"strings"
	"unicode"
)

// slug writes a heading's words as an id: a–z, digits and single hyphens. Other
// scripts' letters that have no plain counterpart are left out.
func slug(s string) string {
	var out strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(c)
		case unicode.Is(unicode.Mn, c) || c == '\'' || c == '’':
		case letters[c] != "":
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteString(letters[c])
		default:
			gap = true
		}
		if out.Len() > 60 {
			break
		}
	}
	return out.String()
}

// letters are the plain counterparts of letters: Latin ones without their
// marks, Cyrillic ones as they are commonly written in Finland.
var letters = func() map[rune]string {
	m := map[rune]string{}
	for plain, all := range map[string]string{
		"a": "äåáàâãąа", "ae": "æ", "b": "б", "c": "çćč", "d": "đðďд", "e": "éèêëęěеэ", "f": "ф", "g": "ґг", "h": "х",
		"i": "íìîïıиі", "j": "й", "k": "к", "l": "łľл", "m": "м", "n": "ñńňн", "o": "öøóòôõо", "oe": "œ", "p": "п",
		"r": "řр", "s": "šśșс", "ss": "ß", "t": "ťțт", "th": "þ", "u": "üúùûůу", "v": "в", "y": "ýÿы", "z": "žźżз",
		"zh": "ж", "ts": "ц", "ch": "ч", "sh": "ш", "shch": "щ", "yu": "ю", "ya": "я", "yo": "ё", "ye": "є", "yi": "ї",
	} {
		for _, c := range all {
			m[c] = plain
		}
	}
	return m
}()

// headingIDs gives headings ids that are unique in a body and cannot shadow anything
// of the page they stand on, because nothing else starts with "h-".
type headingIDs struct {
	taken map[string]int // the number last added to it
	count int
}

func (i *headingIDs) next(heading string) string {
	i.count++
	base := slug(heading)
	if base == "" {
		base = "osa-" + strconv.Itoa(i.count)
	}
	base = "h-" + base
	id := base
	for i.taken[id] > 0 {
		i.taken[base]++
		id = base + "-" + strconv.Itoa(i.taken[base])
	}
	i.taken[id] = 1
	return id
}
