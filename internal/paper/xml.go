package paper

import (
	"bytes"
	"html"
	"strings"
)

// A tag is one piece of an XML file: text, or a mark with its name without
// prefix. A mark that closes itself comes twice.
type tag struct {
	text   string
	name   string
	closes bool
	rest   []byte // the attributes, as written
}

// scan goes through an XML file's pieces in order. It keeps no stack, so marks
// in marks without end cost nothing, and knows no entities but XML's own and
// HTML's.
func scan(data []byte, each func(tag)) {
	for len(data) > 0 {
		open := bytes.IndexByte(data, '<')
		if open != 0 {
			if open < 0 {
				open = len(data)
			}
			each(tag{text: strings.ToValidUTF8(html.UnescapeString(string(data[:open])), "")})
			data = data[open:]
			continue
		}
		switch {
		case bytes.HasPrefix(data, []byte("<!--")):
			data = after(data, "-->")
		case bytes.HasPrefix(data, []byte("<![CDATA[")):
			rest := after(data, "]]>")
			if inside := bytes.TrimSuffix(data[9:len(data)-len(rest)], []byte("]]>")); len(inside) > 0 {
				each(tag{text: strings.ToValidUTF8(string(inside), "")})
			}
			data = rest
		case bytes.HasPrefix(data, []byte("<?")):
			data = after(data, "?>")
		case bytes.HasPrefix(data, []byte("<!")):
			data = after(data, ">")
		default:
			data = mark(data, each)
		}
	}
}

// mark reads one mark at the start of data and gives what follows.
func mark(data []byte, each func(tag)) []byte {
	end, quote := 1, byte(0)
	for ; end < len(data) && (quote != 0 || data[end] != '>'); end++ {
		switch c := data[end]; {
		case quote == c:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	inside := data[1:end]
	data = data[min(end+1, len(data)):]
	closes := bytes.HasPrefix(inside, []byte("/"))
	single := bytes.HasSuffix(inside, []byte("/"))
	inside = bytes.TrimSuffix(bytes.TrimPrefix(inside, []byte("/")), []byte("/"))
	name := inside
	if blank := bytes.IndexAny(inside, " \t\r\n"); blank >= 0 {
		name = inside[:blank]
	}
	t := tag{name: string(name[bytes.IndexByte(name, ':')+1:]), closes: closes, rest: inside[len(name):]}
	each(t)
	if single && !closes {
		t.closes, t.rest = true, nil
		each(t)
	}
	return data
}

// attribute gives the value of an attribute by its name without prefix.
func (t tag) attribute(name string) string {
	for rest := t.rest; ; {
		equal := bytes.IndexByte(rest, '=')
		if equal < 0 {
			return ""
		}
		key := bytes.TrimSpace(rest[:equal])
		rest = bytes.TrimLeft(rest[equal+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		if string(key[bytes.IndexByte(key, ':')+1:]) == name {
			return strings.ToValidUTF8(html.UnescapeString(string(rest[1:end+1])), "")
		}
		rest = rest[end+2:]
	}
}

// after gives what follows the first of a mark; nothing when there is none.
func after(data []byte, mark string) []byte {
	if i := bytes.Index(data, []byte(mark)); i >= 0 {
		return data[i+len(mark):]
	}
	return nil
}
