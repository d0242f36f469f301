// Package personal turns text into places where it seems to tell who somebody
// is: Finnish personal identity codes, bank accounts, telephone numbers, e-mail
// addresses, and a client's name.
//
// It reads text only, knows no files and asks nothing of the day. Everything is
// judged by its form, with check characters where there are any; what an
// organisation of the public uses (emergency and service numbers, example
// addresses) is left out. How often it is wrong is measured over the lines in
// testdata, and the figures stand in docs/security.md.
//
// A person can be told from a text in ways that no program sees: a story, a
// rare illness, a nickname. Nothing found is not the same as nothing there.
package personal

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind is what was found.
type Kind string

const (
	ID        Kind = "id"        // a personal identity code with its right check character
	Temporary Kind = "temporary" // one of the numbers 900–999: a hospital's for a time, or made up
	IBAN      Kind = "iban"      // a bank account
	Phone     Kind = "phone"     // a telephone number that is no public service's
	Email     Kind = "email"
	Name      Kind = "name" // the word client or participant with a given name after it
)

// A Finding is one place. Offset is the byte of the text where it begins, Value
// what stands there, with plain blanks and hyphens, and Key the same for every
// way of writing one thing: +358401234567 for 040-123 4567.
type Finding struct {
	Kind   Kind
	Offset int
	Value  string
	Key    string
}

// Shown is the value as it may stand in a message: codes and accounts are cut,
// because messages are copied into logs and mails.
func (f Finding) Shown() string {
	switch f.Kind {
	case ID, Temporary, IBAN:
		return f.Value[:4] + "…"
	}
	return f.Value
}

// Look finds what is in a text, in its order. A text is best a paragraph or a
// line: what is broken over two texts is not found.
func Look(text string) []Finding {
	return look(text, worthALook(text))
}

// LookLines is Look for each line of a text.
func LookLines(text string) (found []Finding) {
	if !worthALook(text) { // then no line is
		return nil
	}
	from := 0
	for line := range strings.Lines(text) {
		for _, f := range Look(line) {
			f.Offset += from
			found = append(found, f)
		}
		from += len(line)
	}
	return found
}

// LookName is Look for the name of a file, where hyphens, dots and underscores
// stand for blanks and names are written small: asiakas-matti.docx.
func LookName(name string) []Finding {
	if simple(name) && !worthALook(name) {
		return nil
	}
	return lookName(name)
}

// simple is true of text that is no other when it is clean.
func simple(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func lookName(name string) []Finding {
	loose := strings.Map(func(c rune) rune {
		if c == '_' || c == '.' || c == '-' || c == '/' {
			return ' '
		}
		return c
	}, name)
	r := clean(loose)
	r.clientNames(true)
	strict := clean(name)
	strict.identityCodes()
	strict.accounts()
	strict.emails()
	strict.phones()
	return append(strict.sorted(), r.sorted()...)
}

func look(text string, interesting bool) []Finding {
	if !interesting {
		return nil
	}
	r := clean(text)
	r.identityCodes()
	r.accounts()
	r.emails()
	r.chatLinks()
	r.hideAddresses()
	r.phones()
	r.clientNames(false)
	return r.sorted()
}

// Keys are the keys of a value somebody wrote in a list of what is allowed. Of
// what is nothing personal it is the words in small letters, such as a name.
func Keys(value string) (keys []string) {
	r := clean(value)
	r.all = true
	r.identityCodes()
	r.accounts()
	r.emails()
	r.phones()
	r.clientNames(false)
	for _, f := range r.sorted() {
		keys = append(keys, f.Key)
	}
	if keys == nil {
		keys = []string{strings.ToLower(strings.Join(strings.Fields(string(r.text)), " "))}
	}
	return keys
}

// A reader looks through one text. Each finder takes what it has found out of
// the next one's way.
type reader struct {
	text  []byte // cleaned: plain blanks, hyphens and digits, nothing invisible
	from  []int  // byte of text → byte of what was given
	used  []bool // byte of text belongs to something that was found
	all   bool   // also what is a public service's
	found []Finding
}

// clean writes the many blanks, hyphens and digits there are as one of each, and
// leaves out what nobody sees: a soft hyphen in a number must not hide it.
func clean(text string) *reader {
	r := &reader{text: make([]byte, 0, len(text)), from: make([]int, 0, len(text)+1)}
	for i, c := range text {
		switch {
		case c >= ' ' && c <= '~': // nearly all
		case c == '\t', c == '\n', c == '\r', unicode.Is(unicode.Zs, c):
			c = ' '
		case c >= 0x2010 && c <= 0x2015, c == 0x2212, c == 0xfe63, c == 0xff0d:
			c = '-'
		case unicode.Is(unicode.Cf, c), unicode.IsControl(c):
			continue
		case c >= 0xff01 && c <= 0xff5e: // the wide forms
			c -= 0xfee0
		case c >= utf8.RuneSelf && unicode.IsDigit(c):
			c = '0' + digitOf(c)
		}
		before := len(r.text)
		r.text = utf8.AppendRune(r.text, c)
		for range len(r.text) - before {
			r.from = append(r.from, i)
		}
	}
	r.used = make([]bool, len(r.text))
	return r
}

// digitOf is the value of a digit of any script: they stand in tens, in order.
func digitOf(c rune) rune {
	if c >= 0x1d7ce && c <= 0x1d7ff { // five sets in a row
		return (c - 0x1d7ce) % 10
	}
	n := rune(0)
	for n < 9 && unicode.IsDigit(c-n-1) {
		n++
	}
	return n
}

func (r *reader) add(kind Kind, start, end int, key string) {
	value := strings.TrimSpace(string(r.text[start:end]))
	r.found = append(r.found, Finding{kind, r.from[start], value, key})
	r.hide(start, end)
}

func (r *reader) hide(start, end int) {
	for i := start; i < end; i++ {
		r.used[i] = true
	}
}

func (r *reader) sorted() []Finding {
	slices.SortStableFunc(r.found, func(a, b Finding) int { return cmp.Compare(a.Offset, b.Offset) })
	return r.found
}

// at gives a byte, 0 outside the text.
func (r *reader) at(i int) byte {
	if i < 0 || i >= len(r.text) {
		return 0
	}
	return r.text[i]
}

// wordBefore and wordAfter are true when a letter or a digit stands there: what
// begins or ends in the middle of a word is part of something else.
func (r *reader) wordBefore(i int) bool {
	c, size := utf8.DecodeLastRune(r.text[:i])
	return size > 0 && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

func (r *reader) wordAfter(i int) bool {
	if i >= len(r.text) {
		return false
	}
	c, _ := utf8.DecodeRune(r.text[i:])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func upper(c byte) byte {
	if letter(c) {
		return c &^ 0x20
	}
	return c
}
