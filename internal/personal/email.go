package personal

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// publicAddresses are of services that every public body of Finland must name
// in its accessibility statement.
var publicAddresses = map[string]bool{"saavutettavuus@traficom.fi": true, "tillganglighet@traficom.fi": true, "webbtillganglighet@traficom.fi": true}

// nobody is the part before the at sign of an address that only shows what
// addresses look like.
var nobody = map[string]bool{"etunimi.sukunimi": true, "fornamn.efternamn": true, "förnamn.efternamn": true, "firstname.lastname": true, "first.last": true}

// emails finds e-mail addresses, also with (at) in the place of the sign.
func (r *reader) emails() {
	for i := 0; i < len(r.text); i++ {
		size := r.atSign(i)
		if size == 0 || r.used[i] {
			continue
		}
		start, end := i, i+size
		if size > 1 {
			for r.at(start-1) == ' ' {
				start--
			}
			for r.at(end) == ' ' {
				end++
			}
		}
		local := r.localPart(start)
		domain := r.domain(end)
		if local == "" || domain == "" {
			continue
		}
		address := strings.ToLower(local + "@" + domain)
		if r.all || !publicAddresses[address] && !nobody[strings.ToLower(local)] && !example(strings.ToLower(domain)) {
			r.add(Email, start-len(local), end+len(domain), address)
		} else {
			r.hide(start-len(local), end+len(domain))
		}
		i = end + len(domain) - 1
	}
}

// atSign gives the length of the sign at i, or of what stands for it.
func (r *reader) atSign(i int) int {
	if r.text[i] == '@' {
		return 1
	}
	if r.text[i] != '(' && r.text[i] != '[' {
		return 0
	}
	for _, word := range []string{"(at)", "[at]", "(ät)", "[ät]", "(a)", "(@)", "[@]", "(miukumauku)"} {
		if len(r.text)-i >= len(word) && strings.EqualFold(string(r.text[i:i+len(word)]), word) {
			return len(word)
		}
	}
	return 0
}

// localPart reads backwards from i. Addresses longer than 64 bytes do not exist.
func (r *reader) localPart(i int) string {
	start := i
	for start > 0 && i-start <= 64 {
		c, size := utf8.DecodeLastRune(r.text[:start])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("._%+'-", c) {
			break
		}
		start -= size
	}
	return string(bytes.TrimLeft(r.text[start:i], ".'-%+_"))
}

// domain reads a domain of at least two labels at i, the last of letters.
func (r *reader) domain(i int) string {
	end := i
	for end < len(r.text) && end-i <= 253 {
		c, size := utf8.DecodeRune(r.text[end:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' && c != '-' {
			break
		}
		end += size
	}
	s := strings.TrimRight(string(r.text[i:end]), ".-")
	labels := strings.Split(s, ".")
	last := labels[len(labels)-1]
	if len(labels) < 2 || len(last) < 2 || strings.ContainsFunc(last, func(c rune) bool { return !unicode.IsLetter(c) }) {
		return ""
	}
	for _, l := range labels {
		if l == "" {
			return ""
		}
	}
	return s
}

// example is true of domains that belong to nobody and are kept for examples.
func example(domain string) bool {
	labels := strings.Split(domain, ".")
	top, second := labels[len(labels)-1], labels[len(labels)-2]
	return second == "example" || second == "esimerkki" || second == "exempel" || top == "example" || top == "test" || top == "invalid"
}
