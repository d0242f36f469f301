package paper

import (
	"bytes"
	"strconv"
)

// Values of a PDF: dict, array, name, str, number, ref, and word for all that is
// none of these (true, null, the operators of a page).
type (
	dict   map[string]any
	array  []any
	name   string
	str    []byte
	number float64
	ref    int
	word   string
)

const (
	maxDeep  = 24      // arrays and dictionaries in each other
	maxItems = 100_000 // values in one with all that is inside
)

// A lexer reads values out of bytes. It always moves on, whatever stands there.
type lexer struct {
	data []byte
	i    int
	room int // values that may still be kept of the one being read
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	l.i = min(l.i, len(l.data)) // what is never closed ends one further
	for l.i < len(l.data) {
		switch c := l.data[l.i]; {
		case space(c):
			l.i++
		case c == '%':
			for l.i < len(l.data) && l.data[l.i] != '\n' && l.data[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// next reads a value; nil at the end. References are seen only where refs is
// true: on a page 1 0 R is two numbers and an operator.
func (l *lexer) next(deep int, refs bool) any {
	l.skip()
	if l.i >= len(l.data) {
		return nil
	}
	if deep == 0 {
		l.room = maxItems
	}
	switch c := l.data[l.i]; c {
	case '/':
		return l.name()
	case '(':
		return l.literal()
	case '<':
		if l.i+1 < len(l.data) && l.data[l.i+1] == '<' {
			l.i += 2
			return l.dict(deep, refs)
		}
		return l.hex()
	case '[':
		l.i++
		out := array{}
		l.until("]", deep, refs, func(v any) { out = append(out, v) })
		return out
	case ']', '{', '}', ')':
		l.i++
		return word(c)
	case '>':
		l.i++
		if l.i < len(l.data) && l.data[l.i] == '>' {
			l.i++
			return word(">>")
		}
		return word(">")
	}
	return l.plain(refs)
}

// until reads values up to a closing mark.
func (l *lexer) until(end word, deep int, refs bool, each func(any)) {
	for {
		if deep >= maxDeep {
			l.skip()
			if l.i < len(l.data) && (l.data[l.i] == '[' || l.data[l.i] == '<') {
				l.i++
				continue
			}
		}
		v := l.next(deep+1, refs)
		if w, ok := v.(word); v == nil || ok && w == end {
			return
		}
		if l.room > 0 {
			l.room--
			each(v)
		}
	}
}

func (l *lexer) dict(deep int, refs bool) dict {
	out, key := dict{}, name("")
	l.until(">>", deep, refs, func(v any) {
		if k, ok := v.(name); ok && key == "" {
			key = k
			return
		}
		if key != "" {
			out[string(key)] = v
			key = ""
		}
	})
	return out
}

func (l *lexer) name() name {
	l.i++
	start := l.i
	for l.i < len(l.data) && !space(l.data[l.i]) && !delimiter(l.data[l.i]) {
		l.i++
	}
	return unescape(l.data[start:l.i])
}

// unescape reads #61 in a name as the a that it stands for.
func unescape(s []byte) name {
	if bytes.IndexByte(s, '#') < 0 {
		return name(s)
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if n, err := strconv.ParseUint(string(s[i+1:i+3]), 16, 8); err == nil {
				out, i = append(out, byte(n)), i+2
				continue
			}
		}
		out = append(out, s[i])
	}
	return name(out)
}

func (l *lexer) literal() str {
	out, deep := str{}, 0
	for l.i++; l.i < len(l.data); l.i++ {
		c := l.data[l.i]
		switch c {
		case '(':
			deep++
		case ')':
			if deep == 0 {
				l.i++
				return out
			}
			deep--
		case '\\':
			l.i++
			if c = l.escape(); c == 0 {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// escape reads what follows a backslash; 0 is a line that goes on.
func (l *lexer) escape() byte {
	if l.i >= len(l.data) {
		return 0
	}
	switch c := l.data[l.i]; c {
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't', 'b', 'f':
		return ' '
	case '\n', '\r':
		return 0
	default:
		if c < '0' || c > '7' {
			return c
		}
		n, k := 0, 0
		for ; k < 3 && l.i < len(l.data) && l.data[l.i] >= '0' && l.data[l.i] <= '7'; k++ {
			n = n*8 + int(l.data[l.i]-'0')
			l.i++
		}
		l.i--
		return byte(n)
	}
}

func (l *lexer) hex() str {
	out, half, high := str{}, false, byte(0)
	for l.i++; l.i < len(l.data) && l.data[l.i] != '>'; l.i++ {
		n, err := strconv.ParseUint(string(l.data[l.i:l.i+1]), 16, 8)
		if err != nil {
			continue
		}
		if half = !half; half {
			high = byte(n) << 4
		} else {
			out = append(out, high|byte(n))
		}
	}
	l.i++
	if half {
		out = append(out, high)
	}
	return out
}

// plain reads a number, a reference or a word.
func (l *lexer) plain(refs bool) any {
	start := l.i
	for l.i < len(l.data) && !space(l.data[l.i]) && !delimiter(l.data[l.i]) {
		l.i++
	}
	s := string(l.data[start:l.i])
	if c := s[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
		return word(s)
	}
	if n, err := strconv.Atoi(s); err == nil {
		if refs && n >= 0 && l.isReference() {
			return ref(n)
		}
		return number(n)
	}
	if len(s) < 40 {
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return number(n)
		}
	}
	return number(0)
}

// isReference looks for “0 R” after a number, and takes it.
func (l *lexer) isReference() bool {
	i := l.i
	for i < len(l.data) && space(l.data[i]) {
		i++
	}
	digits := i
	for i < len(l.data) && l.data[i] >= '0' && l.data[i] <= '9' {
		i++
	}
	if i == digits || i-digits > 5 {
		return false
	}
	for i < len(l.data) && space(l.data[i]) {
		i++
	}
	if i >= len(l.data) || l.data[i] != 'R' || i+1 < len(l.data) && !space(l.data[i+1]) && !delimiter(l.data[i+1]) {
		return false
	}
	l.i = i + 1
	return true
}
