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
var nobody = map[string]bool{"etunimi.sukunimi": true, "fornamn.efternamn": true, "förnamn.efternamn": true, "firstname.lastname": true, "first.last": true,
	"git": true} // git@github.com:town/bank.git is a place of code

// emails finds e-mail addresses, also with (at) in the place of the sign.
func (r *reader) emails() {
	r.spelledDots()
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
	if r.at(i-1) == ' ' {
		if word := atWord(string(r.text[i:min(i+12, len(r.text))])); word > 0 {
			return word
		}
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

// atWord gives the length of a sign said as a word, with a blank after it, that
// means nothing else in Finnish: matti ät raisio.fi. “At” is not one: look at
// raisio.fi.
func atWord(text string) int {
	if text == "" || text[0] != 'm' && text[0] != "ä"[0] { // Ä begins with the same byte
		return 0
	}
	for _, word := range []string{"ät", "Ät", "ÄT", "miukumauku"} {
		if len(text) > len(word) && text[len(word)] == ' ' && text[:len(word)] == word {
			return len(word)
		}
	}
	return 0
}

// dots are what stands for the dot of an address between brackets.
var dots = []string{"piste", "dot", "punkt", "."}

// spelledDots writes raisio [piste] fi as raisio.fi. The places of what was
// given stay known.
func (r *reader) spelledDots() {
	for i := 1; i < len(r.text); i++ {
		if r.text[i] != '(' && r.text[i] != '[' || r.used[i] {
			continue
		}
		for _, dot := range dots {
			close := i + 1 + len(dot)
			if r.at(close) != ')' && r.at(close) != ']' || !strings.EqualFold(string(r.text[i+1:close]), dot) {
				continue
			}
			start, end := i, close+1
			if r.at(start-1) == ' ' {
				start--
			}
			if r.at(end) == ' ' {
				end++
			}
			if !r.wordBefore(start) || !r.wordAfter(end) {
				break
			}
			r.text[start] = '.'
			r.text = append(r.text[:start+1], r.text[end:]...)
			r.from = append(r.from[:start+1], r.from[end:]...)
			r.used = append(r.used[:start+1], r.used[end:]...)
			i = start
			break
		}
	}
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
