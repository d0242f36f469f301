package parse

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"vakka/internal/diag"
)

// report collects what is wrong with one file.
type report struct {
	name string // the file, as the author knows it
	list []diag.Diagnostic
	more int      // how many there would be beyond mostMistakes
	last diag.Pos // of those the first

	room *[]yaml.Node // that nodes may stand in; may be nil
}

// mostMistakes of one file are told. No one mends more before looking again,
// and a hostile file could have one in every byte.
const mostMistakes = 200

func (r *report) full() bool { return len(r.list) >= mostMistakes }

func (r *report) add(at diag.Pos, rule string, args diag.Args) {
	if r.full() {
		if r.more++; r.more == 1 {
			r.last = at
		}
		return
	}
	r.list = append(r.list, diag.New(r.name, at, rule, args))
}

// sorted gives all that was collected, in the order of the file.
func (r *report) sorted() []diag.Diagnostic {
	if r.more > 0 {
		r.list = append(r.list, diag.New(r.name, r.last, "more-mistakes", diag.Args{"count": strconv.Itoa(r.more)}))
	}
	return diag.Sort(r.list)
}

// lines is a file's text with one kind of line ending, and where its lines
// start, so that a byte can be told as a line and a column.
type lines struct {
	text   []byte
	words  string // the same; lines are cut from it
	starts []int

	known int // the line that runes holds
	runes []rune
}

func newLines(text []byte) *lines {
	s := &lines{text: text, words: string(text), starts: append(make([]int, 0, bytes.Count(text, []byte("\n"))+1), 0)}
	for end := 0; ; {
		next := strings.IndexByte(s.words[end:], '\n')
		if next < 0 {
			return s
		}
		end += next + 1
		s.starts = append(s.starts, end)
	}
}

// pos tells the line and the column, in characters, of a byte.
func (s *lines) pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(s.text))
	line := sort.SearchInts(s.starts, offset+1)
	return diag.Pos{Line: line, Column: utf8.RuneCount(s.text[s.starts[line-1]:offset]) + 1}
}

// line gives a line, counted from 1, without its ending; "" past the end.
func (s *lines) line(n int) string {
	if n < 1 || n > len(s.starts) {
		return ""
	}
	end := len(s.text)
	if n < len(s.starts) {
		end = s.starts[n] - 1
	}
	return s.words[s.starts[n-1]:end]
}

// utf8BOM is the mark some editors write at the start of a file.
var utf8BOM = []byte("\xef\xbb\xbf")

// clean makes bytes into text: UTF-8 only, no byte order mark, "\n" at the end
// of every line, no control characters but tab and line feed. It gives nil
// when the bytes are no text at all.
func clean(r *report, data []byte, most int) *lines {
	if len(data) > most {
		r.add(diag.Pos{Line: 1, Column: 1}, "page-too-large", diag.Args{
			"size": kilobytes(len(data)), "most": kilobytes(most)})
		return nil
	}
	if utf16(data) {
		r.add(diag.Pos{Line: 1, Column: 1}, "not-utf8", nil)
		return nil
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	s := newLines(data)
	if !hasOdd(data) { // most often; what is no UTF-8 is odd too
		return s
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			r.add(s.pos(i), "not-utf8", nil)
			return nil
		}
		if c == 0 {
			r.add(s.pos(i), "nul-character", nil)
			return nil
		}
		i += size
	}
	return newLines(dropControls(r, s))
}

// utf16 recognises text of two bytes a character: by its mark, or by every
// other byte of its start being zero.
func utf16(data []byte) bool {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return true
	}
	head := data[:min(len(data), 64)]
	return len(head) >= 4 && bytes.Count(head, []byte{0})*3 >= len(head)
}

// dropControls leaves out what no one can have meant to write, and says so,
// once a line. A line separator becomes a space, because YAML would count it as
// a line that no editor shows.
func dropControls(r *report, s *lines) []byte {
	if !hasOdd(s.text) {
		return s.text
	}
	out := make([]byte, 0, len(s.text))
	told := false // on this line
	for i, c := range string(s.text) {
		if !odd(c) {
			out = utf8.AppendRune(out, c)
			told = told && c != '\n'
			continue
		}
		if !told && c != bom {
			told = true
			r.add(s.pos(i), "odd-character", diag.Args{"code": fmt.Sprintf("U+%04X", c)})
		}
		if c == '\u2028' || c == '\u2029' {
			out = append(out, ' ')
		} else if c == unicode.ReplacementChar {
			out = append(out, '?')
		}
	}
	return out
}

const bom = '\ufeff'

// odd tells the characters that are left out: controls, line separators, the
// byte order mark, the mark of an earlier failed conversion, and what Unicode
// keeps for no character: one of those in a title would make an e-book that no
// reader opens, since XML may not hold it.
func odd(c rune) bool {
	return unicode.IsControl(c) && c != '\n' && c != '\t' || c == '\u2028' || c == '\u2029' || c == bom || c == unicode.ReplacementChar ||
		c&0xfffe == 0xfffe || c >= 0xfdd0 && c <= 0xfdef
}

// hasOdd tells whether any character is odd. Printed ASCII and, of two bytes, the
// characters from À on, most of what is written, need no closer look.
func hasOdd(text []byte) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= ' ' && c <= '~' || c == '\n':
			i++
			continue
		case c >= 0xc3 && c < 0xe0 && i+1 < len(text) && text[i+1]&0xc0 == 0x80:
			i += 2
			continue
		}
		c, size := utf8.DecodeRune(text[i:])
		if odd(c) {
			return true
		}
		i += size
	}
	return false
}

// unseen is true of a text in which there is nothing for anyone to see, though
// it has characters: spaces of all sorts, marks and fillers.
func unseen(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool {
		return !unicode.In(c, unicode.Z, unicode.C, unicode.M) && !strings.ContainsRune("\u115f\u1160\u2800\u3164\uffa0", c)
	}) < 0
}

// turning tells the characters that change the direction of the text after
// them, which a title must not do to its page. The plain direction marks that
// Arabic needs are not among them.
func turning(c rune) bool {
	return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

// from gives what stands at a line and column, counted from 1, on that line: at
// most 80 characters of it.
func (s *lines) from(at diag.Pos) string {
	line := s.line(at.Line)
	if len(line) <= shortLine {
		return middle(line, at.Column-1, 80)
	}
	if at.Line != s.known {
		s.known, s.runes = at.Line, []rune(line)
	}
	if at.Column < 1 || at.Column > len(s.runes) {
		return ""
	}
	rest := s.runes[at.Column-1:]
	return string(rest[:min(len(rest), 80)])
}

// shortLine is how many bytes of a line may be counted anew for each place in it.
const shortLine = 200

// middle gives at most so many characters of a text, without the first ones.
func middle(text string, first, most int) string {
	from, n := len(text), 0
	for i := range text {
		if n == first {
			from = i
		}
		if n == first+most {
			return text[from:i]
		}
		n++
	}
	return text[from:]
}

func kilobytes(n int) string { return fmt.Sprintf("%d kB", (n+1023)/1024) }

// oneLine joins a text's lines with single spaces. A non-breaking space stays.
func oneLine(s string) string {
	if plainLine(s) {
		return s
	}
	return string(appendOneLine(nil, []byte(s)))
}

// plainLine tells a text that is one line already, with single spaces.
func plainLine[T string | []byte](s T) bool {
	if len(s) == 0 || s[0] <= ' ' || s[len(s)-1] <= ' ' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c <= ' ' && (c != ' ' || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// appendOneLine adds a text's lines with single spaces between them.
func appendOneLine(to, s []byte) []byte {
	if plainLine(s) { // as most are
		return append(to, s...)
	}
	start, gap := len(to), false
	for i := range len(s) {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\r':
			gap = len(to) > start
		default:
			if gap {
				to, gap = append(to, ' '), false
			}
			to = append(to, c)
		}
	}
	return to
}
