package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// encode writes values as encoding/json does, with commas between. What would
// end a script, or begin a remark in one, is written otherwise, so that an index
// is harmless wherever somebody puts it.
func encode(data ...any) []byte {
	return inRoom(func(room []byte) []byte { return appendList(room, data) })
}

// inRoom gives what write adds to a room, without room to spare.
func inRoom(write func(room []byte) []byte) []byte {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	*room = write((*room)[:0])
	return slices.Clone(*room)
}

var rooms = sync.Pool{New: func() any { return new([]byte) }}

// appendList writes values with commas between.
func appendList[V any](out []byte, list []V) []byte {
	for i, v := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendJSON(out, v)
	}
	return out
}

// appendJSON writes a value. Nearly all of an index is strings and lists; the
// rest is left to encoding/json.
func appendJSON(out []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendString(out, v)
	case int:
		return strconv.AppendInt(out, int64(v), 10)
	case []any:
		if v != nil {
			return append(appendList(append(out, '['), v), ']')
		}
	case []string:
		if v != nil {
			return append(appendList(append(out, '['), v), ']')
		}
	}
	return append(out, marshal(value)...)
}

// appendString writes a string.
func appendString(out []byte, s string) []byte {
	return append(appendInside(append(out, '"'), s), '"')
}

// appendLines writes lines as one string.
func appendLines(out []byte, lines []string) []byte {
	out = append(out, '"')
	for i, line := range lines {
		if i > 0 {
			out = append(out, `\n`...)
		}
		out = appendInside(out, line)
	}
	return append(out, '"')
}

// appendInside writes what stands between the quotes of a string. One with a rarer
// sign in it is left to encoding/json.
func appendInside(out []byte, s string) []byte {
	begin, from := len(out), 0
	for i, size := 0, 1; i < len(s); i += size {
		if size = 1; !odd[s[i]] {
			continue
		}
		var r rune
		if s[i] >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch rest := s[i:]; {
		case s[i] == '"' || s[i] == '\\':
			out = append(append(out, s[from:i]...), '\\')
			from = i
		case s[i] == '\n':
			out = append(append(out, s[from:i]...), `\n`...)
			from = i + 1
		case strings.HasPrefix(rest, "</"):
			out = append(append(out, s[from:i]...), `<\`...)
			from = i + 1
		case strings.HasPrefix(rest, "<!"):
			out = append(append(out, s[from:i]...), `<\u0021`...)
			from = i + len("<!")
		case s[i] < ' ', r == utf8.RuneError && size == 1, r == '\u2028', r == '\u2029':
			return append(out[:begin], bare(marshal(s))...)
		}
	}
	return append(out, s[from:]...)
}

// bare is a string that is written already without its quotes.
func bare(written []byte) []byte { return written[1 : len(written)-1] }

// odd are the bytes that may have to be written otherwise.
var odd = func() (out [256]bool) {
	for c := range out {
		out[c] = c < ' ' || c >= utf8.RuneSelf
	}
	for _, c := range "\"\\<" {
		out[c] = true
	}
	return out
}()

// marshal leaves a value to encoding/json.
func marshal(value any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(fmt.Sprintf("search: %T cannot be written: %v", value, err))
	}
	out := b.Bytes()[:b.Len()-1] // without the encoder's line feed
	if bytes.Contains(out, []byte("</")) || bytes.Contains(out, []byte("<!")) {
		return bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("</"), []byte(`<\/`)), []byte("<!"), []byte(`<\u0021`))
	}
	return out
}

// call is a call of the one global function: language, name and hash of its file,
// "" for none, and data. It is written in room, where it fits.
func call(room []byte, tag, name, hash string, data []byte) []byte {
	out := slices.Grow(room[:0], len(data)+len(tag)+len(name)+len(hash)+len(`vakkaIndex("","-",)`)+1)
	out = appendString(append(out, "vakkaIndex("...), tag)
	out = appendInside(append(out, `,"`...), name)
	if hash != "" {
		out = append(append(out, '-'), hash...) // of letters and digits
	}
	out = append(append(out, `",`...), data...)
	return append(out, ")\n"...)
}
