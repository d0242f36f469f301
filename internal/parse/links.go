package parse

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// address is what may be done with an address from a text.
type address int

const (
	refused  address = iota
	external         // http, https, mailto, tel
	relative         // another place in the bank
)

// readAddress reads an address as a browser would (which drops tabs and line
// breaks anywhere and blanks at both ends, and reads schemes in any case) and
// says what it is. Anything that is not plainly allowed is refused: schemes
// that start programs (ms-word:, search-ms:), other hosts without a scheme
// (//host), and backslashes, which browsers take for slashes.
func readAddress(written string) (string, address) {
	s := strings.Map(func(c rune) rune {
		if c == '\t' || c == '\n' || c == '\r' {
			return -1
		}
		return c
	}, written)
	s = strings.TrimFunc(s, func(c rune) bool { return c <= ' ' || unicode.IsSpace(c) || odd(c) })
	if s == "" || strings.ContainsRune(s, '\\') || strings.ContainsFunc(s, unicode.IsControl) || strings.HasPrefix(s, "//") {
		return s, refused
	}
	i := strings.IndexAny(s, ":/?#")
	if i < 0 || s[i] != ':' {
		return s, relative
	}
	scheme, rest := strings.ToLower(s[:i]), s[i+1:]
	switch scheme {
	case "http", "https":
		u, err := url.Parse(scheme + ":" + strings.ToValidUTF8(loosePercent(rest), ""))
		if err != nil || !strings.HasPrefix(rest, "//") || u.Hostname() == "" || u.User != nil {
			return s, refused
		}
	case "mailto", "tel":
		if rest == "" {
			return s, refused
		}
	default:
		return s, refused
	}
	return scheme + ":" + rest, external
}

// loosePercent hides percent signs that escape nothing, which browsers take as
// they are and net/url does not.
func loosePercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	return strings.ReplaceAll(s, "%", "")
}

// imagePath finds the file of content/ that an image's address means, in a
// folder of content/. When it means none, rule says why.
func imagePath(folder, written string) (file, rule string) {
	s, kind := readAddress(written)
	switch {
	case kind == external && strings.HasPrefix(s, "http"), strings.HasPrefix(s, "//"):
		return "", "remote-image"
	case kind != relative || strings.HasPrefix(s, "/"):
		return "", "bad-image"
	}
	if cut := strings.IndexAny(s, "?#"); cut >= 0 {
		s = s[:cut]
	}
	if plain, err := url.PathUnescape(s); err == nil {
		s = norm.NFC.String(plain) // as source has it: %C3%A4 and a%CC%88 are one letter
	}
	file = path.Join(folder, s)
	if s == "" || strings.ContainsAny(s, "\\\x00") || strings.ContainsFunc(s, unicode.IsControl) ||
		path.IsAbs(s) || file == "." || file == ".." || strings.HasPrefix(file, "../") {
		return "", "bad-image"
	}
	return file, ""
}
