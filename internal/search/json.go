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
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	*room = appendList((*room)[:0], data)
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

// appendString writes a string. One with a rarer sign in it is left to encoding/json.
func appendString(out []byte, s string) []byte {
	if !utf8.ValidString(s) {
		return append(out, marshal(s)...)
	}
	begin, from := len(out), 0
	out = append(out, '"')
	for i := 0; i < len(s); i++ {
		if !odd[s[i]] {
			continue
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
		case s[i] < ' ', strings.HasPrefix(rest, "\u2028"), strings.HasPrefix(rest, "\u2029"):
			return append(out[:begin], marshal(s)...)
		}
	}
	return append(append(out, s[from:]...), '"')
}

// odd are the bytes that may have to be written otherwise.
var odd = func() (out [256]bool) {
	for c := range ' ' {
		out[c] = true
	}
	for _, c := range "\"\\<" {
		out[c] = true
	}
	out["\u2028"[0]] = true
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

// call is a call of the one global function: language, name, data.
func call(tag, name string, data []byte) []byte {
	out := make([]byte, 0, len(data)+len(tag)+len(name)+len(`vakkaIndex("","",)`)+1)
	out = appendString(append(out, "vakkaIndex("...), tag)
	out = appendString(append(out, ','), name)
	out = append(append(out, ','), data...)
	return append(out, ")\n"...)
}
