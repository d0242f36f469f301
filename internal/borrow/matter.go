package borrow

import (
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/starter"
)

// A field is one key of front matter. Lines hold its whole text, the name and
// the last line end included.
type field struct {
	name  string // as written; "" of what stands before the first key
	lines string
}

// A text taken apart: fields of its front matter, and its body.
type matter struct {
	fields []field
	body   string
}

// readMatter takes a text apart by lines alone, so that any text can be put
// together again as it was.
func readMatter(data string) matter {
	data = strings.ReplaceAll(strings.TrimPrefix(data, "\ufeff"), "\r\n", "\n")
	rest, opened := strings.CutPrefix(data, "---\n")
	if !opened {
		return matter{body: data}
	}
	head, body, closed := strings.Cut("\n"+rest, "\n---\n")
	if !closed {
		return matter{body: data}
	}
	m := matter{body: body}
	for line := range strings.Lines(strings.TrimPrefix(head, "\n") + "\n") {
		name, _, isKey := strings.Cut(line, ":")
		switch {
		case line == "\n" && head == "":
		case isKey && name != "" && !strings.ContainsAny(name[:1], " \t-#\"'[{"):
			m.fields = append(m.fields, field{name, line})
		case len(m.fields) > 0:
			m.fields[len(m.fields)-1].lines += line
		default:
			m.fields = append(m.fields, field{"", line})
		}
	}
	return m
}

func (m matter) String() string {
	var out strings.Builder
	if len(m.fields) > 0 {
		out.WriteString("---\n")
		for _, f := range m.fields {
			out.WriteString(f.lines)
		}
		out.WriteString("---\n")
	}
	out.WriteString(m.body)
	return out.String()
}

// key is the key that a field of a handed-on text has: its name is English.
func (f field) key(kind bank.Kind) (bank.Key, bool) {
	for _, k := range bank.Keys {
		if k.EN == f.name && k.In == "" && (len(k.Kinds) == 0 || slices.Contains(k.Kinds, kind)) {
			return k, true
		}
	}
	return bank.Key{}, false
}

// value is a field's text after its name, on one line; "" of a block.
func (f field) value() string {
	_, v, _ := strings.Cut(f.lines, ":")
	return strings.TrimSpace(v)
}

// items are the values of a list on one line, or the one value.
func (f field) items() []string {
	v := f.value()
	list, isList := strings.CutPrefix(v, "[")
	if !isList {
		return []string{unquote(v)}
	}
	var out []string
	var one strings.Builder
	quote := rune(0)
	for _, r := range strings.TrimSuffix(list, "]") {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
			one.WriteRune(r)
		case r == '"' || r == '\'' && strings.TrimSpace(one.String()) == "":
			quote = r
			one.WriteRune(r)
		case r == ',':
			out = append(out, unquote(one.String()))
			one.Reset()
		default:
			one.WriteRune(r)
		}
	}
	return append(out, unquote(one.String()))
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// line makes a field of one text.
func line(k bank.Key, lang, value string) field {
	return field{k.Name(lang), k.Name(lang) + ": " + starter.Quote(value) + "\n"}
}

// listLine makes a field of several plain words.
func listLine(k bank.Key, lang string, values []string) field {
	return field{k.Name(lang), k.Name(lang) + ": [" + strings.Join(values, ", ") + "]\n"}
}
