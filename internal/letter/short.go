package letter

import (
	"strings"
	"unicode"
)

// Most is how many characters a quick message may have: more is not read on a
// phone, and the address it ends in must be seen.
const Most = 600

// Short joins lines into a quick message of at most most characters that ends
// in the address. What does not fit is left out from the end, a line at a time;
// of the first line that is left out, whole sentences stay.
func Short(lines []string, address string, most int) string {
	room := most
	if address != "" {
		room -= length(address) + 2 // an empty line before it
	}
	var kept []string
	used := 0
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		n := length(line) + 1
		if used+n > room {
			if line = sentences(line, room-used-1); line != "" {
				kept = append(kept, line)
			}
			break
		}
		kept, used = append(kept, line), used+n
	}
	text := strings.Join(kept, "\n")
	switch {
	case address == "":
		return text + "\n"
	case text == "":
		return address + "\n"
	}
	return text + "\n\n" + address + "\n"
}

func length(s string) int { return len([]rune(s)) }

// sentences are the first whole sentences of a line that fit.
func sentences(line string, room int) string {
	best, n := "", 0
	runes := []rune(line)
	for i, c := range runes {
		if n++; n > room {
			break
		}
		ends := c == '.' || c == '!' || c == '?' || c == '…'
		if ends && (i+1 == len(runes) || unicode.IsSpace(runes[i+1])) && !numbered(runes, i) {
			best = string(runes[:i+1])
		}
	}
	return best
}

// numbered is true of a full stop after a number: 23. is no end of a sentence.
func numbered(runes []rune, i int) bool {
	return i > 0 && runes[i] == '.' && unicode.IsDigit(runes[i-1])
}
