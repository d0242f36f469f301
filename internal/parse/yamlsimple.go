package parse

import (
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// simpleTree reads a block as decode does, but in a tenth of the time, when it is
// keys at the start of their lines, each with one value in words or in simple
// quotes, or with one list of them, as most front matter is; otherwise it gives
// nil, and nothing is known. What it reads is never refused. before is how many
// lines stand before the block. What the nodes hold is cut from it, and they
// stand in the room, as far as that goes. A fuzz test holds the two together.
func simpleTree(text string, before int, room *[]yaml.Node) *yaml.Node {
	if strings.Contains(text, "\n   ") || strings.ContainsAny(text, "#\\{\t") {
		return nil // more than keys and lists, at once
	}
	values := 2*strings.Count(text, "\n") + 2 // at the most, beside those between brackets
	b := simpleBlock{line: before, top: &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Column: 1, Content: make([]*yaml.Node, 0, values)}}
	if most := values + strings.Count(text, "[") + strings.Count(text, ","); cap(*room) < most {
		*room = make([]yaml.Node, 0, most)
	}
	b.nodes = (*room)[:0]
	for line := range strings.Lines(text) {
		b.line++
		if line = strings.TrimSuffix(line, "\n"); line != "" && !b.read(line) {
			return nil
		}
	}
	if b.top.Line == 0 || b.waits {
		return nil
	}
	return b.top
}

// nodeRooms are used again: nothing of a file's nodes is left when it has been read.
var nodeRooms = sync.Pool{New: func() any { return new([]yaml.Node) }}

// A simpleBlock is one that is being read line by line.
type simpleBlock struct {
	nodes []yaml.Node // room for all of them
	top   *yaml.Node
	list  *yaml.Node // that the next line may go on, nil when there is none
	waits bool       // for the first line of it
	line  int        // counted from 1
}

// read reads a line that is not empty; false when there is more to it.
func (b *simpleBlock) read(line string) bool {
	if item, ok := strings.CutPrefix(line, "  - "); ok {
		if b.list == nil {
			return false
		}
		if b.waits {
			b.waits, b.list.Line, b.list.Column = false, b.line, 3
		}
		return b.value(b.list, item, 5)
	}
	if b.waits {
		return false
	}
	key, value, here := strings.Cut(line, ": ")
	if !here {
		key, b.waits = strings.CutSuffix(line, ":")
	}
	if !here && !b.waits || len(key) > 100 || simpleTag(key, "") != "!!str" {
		return false
	}
	if b.top.Line == 0 {
		b.top.Line = b.line
	}
	b.add(b.top, yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Column: 1})
	column := utf8.RuneCountInString(key) + 3
	items, flow := strings.CutPrefix(value, "[")
	switch {
	case b.waits:
		b.list = b.add(b.top, yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"})
		return true
	case flow:
		b.list = nil
		items, closed := strings.CutSuffix(items, "]")
		return closed && b.flow(items, column)
	}
	b.list = nil
	return b.value(b.top, value, column)
}

func (b *simpleBlock) add(to *yaml.Node, n yaml.Node) *yaml.Node {
	n.Line = b.line
	b.nodes = append(b.nodes, n)
	last := &b.nodes[len(b.nodes)-1]
	to.Content = append(to.Content, last)
	return last
}

// value adds a value that stands alone.
func (b *simpleBlock) value(to *yaml.Node, value string, column int) bool {
	n := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Column: column}
	if inside, ok := strings.CutPrefix(value, `"`); ok {
		n.Style = yaml.DoubleQuotedStyle
		n.Value, ok = strings.CutSuffix(inside, `"`)
		if !ok || strings.Contains(n.Value, `"`) || strings.ContainsFunc(n.Value, strange) {
			return false
		}
	} else if n.Tag = simpleTag(value, ""); n.Tag == "" {
		return false
	}
	b.add(to, n)
	return true
}

// flow adds what stands between brackets.
func (b *simpleBlock) flow(items string, column int) bool {
	list := b.add(b.top, yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle, Column: column})
	column++
	for item := range strings.SplitSeq(items, ",") {
		word := strings.TrimLeft(item, " ")
		tag := simpleTag(word, "?:[]{}")
		if tag == "" {
			return false
		}
		b.add(list, yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: word, Column: column + len(item) - len(word)})
		column += utf8.RuneCountInString(item) + 1
	}
	return true
}

// strange tells characters that YAML counts, ends lines at, or refuses.
func strange(c rune) bool {
	return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c > 0xd7ff
}

// simpleTag is the tag that YAML gives a value in words; "" of what is more than
// words, or could be something that only the library knows. no are signs that
// mean something where the value stands.
func simpleTag(value, no string) string {
	if value == "" || value[len(value)-1] == ' ' || value[len(value)-1] == ':' || strings.Contains(value, ": ") {
		return ""
	}
	digits := 0
	for i, c := range value {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case i == 0 && !unicode.IsLetter(c) || c == '#' || strange(c) || no != "" && strings.ContainsRune(no, c):
			return ""
		}
	}
	if first := value[0]; first < '0' || first > '9' {
		if len(value) < 6 && meant[value] {
			return ""
		}
		return "!!str"
	}
	if digits == len(value) && len(value) < 10 && (value[0] != '0' || len(value) == 1) {
		return "!!int"
	}
	if len(value) == len(time.DateOnly) && digits == 8 && !strings.Contains(value, " ") {
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			return "!!timestamp"
		}
	}
	if strings.Contains(value, " ") && !strings.Contains(value, ":") {
		return "!!str" // no number has a space in it, and no day
	}
	return ""
}

// meant are the words that YAML takes for something else than text, all of them short.
var meant = map[string]bool{"true": true, "True": true, "TRUE": true, "false": true, "False": true, "FALSE": true, "null": true, "Null": true, "NULL": true}
