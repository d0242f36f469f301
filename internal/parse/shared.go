package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
)

// kept are the keys that stay home: what only the bank's own writers need.
var kept = map[string]bool{"draft": true, "aliases": true, "review_by": true, "lang": true, "kind": true}

// Shared gives a published text as another bank may have it: its Markdown, with
// front matter under English keys, and nothing that the page does not show.
// Writers' remarks, in YAML and in the body, stay home; so do keys that no
// material has, and those of kept. kind is what Assemble made of it; an original
// shows nobody who has checked it, a translation does. The same text gives the
// same bytes; nil when it cannot be read, which Document tells.
func Shared(data []byte, kind bank.Kind, original bool) (out []byte) {
	defer func() {
		if recover() != nil { // as Document: one file must not stop a build
			out = nil
		}
	}()
	r := &report{room: nodeRooms.Get().(*[]yaml.Node)}
	defer nodeRooms.Put(r.room)
	s := clean(r, data, mostPage)
	if s == nil {
		return nil
	}
	m := split(r, s)
	node := m.tree(r, s)
	if node == nil || m.unread || !withinLimits(r, s, m.body) {
		return nil
	}
	return handOn(s, m, node, kind, original)
}

// handOn is Shared of a text that has been cut in two and found to be readable; node
// is its front matter.
func handOn(s *lines, m matter, node *yaml.Node, kind bank.Kind, original bool) []byte {
	var buf bytes.Buffer
	buf.Grow(len(s.text) + 64) // English keys may be longer
	if at := (place{kind, ""}); !writeSimple(&buf, node, at, original) {
		fields := sharedFields(node, at)
		if original {
			fields.Content = without(fields.Content, "checked_by")
		}
		if !writeYAML(&buf, fields) {
			return nil
		}
	}
	if buf.Len() > 0 {
		buf.WriteString(opening) // which is how it ends, too
	}
	buf.Write(withoutNotes(s.text[m.body:]))
	return append(bytes.TrimRight(buf.Bytes(), "\n"), '\n')
}

// opening is the line that front matter begins with.
const opening = "---\n"

// writeYAML writes a block as front matter, without the line that ends it; of one
// that is empty nothing.
func writeYAML(to *bytes.Buffer, fields *yaml.Node) bool {
	if len(fields.Content) == 0 {
		return true
	}
	to.WriteString(opening)
	e := yaml.NewEncoder(to)
	e.SetIndent(2)
	return e.Encode(fields) == nil && e.Close() == nil
}

// writeSimple writes what writeYAML writes of the fields that are shared, but
// quickly, when all their values are simple words or lists of them, as most are;
// otherwise nothing, and false. A fuzz test holds the two together.
func writeSimple(to *bytes.Buffer, node *yaml.Node, at place, original bool) bool {
	start, table := to.Len(), keyTables[at]
	if node.Style != 0 || table == nil {
		return false
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, known := table.find(node.Content[i].Value)
		if !known || kept[key.EN] {
			continue
		}
		if original && key.EN == "checked_by" {
			original = false // of several only the first is left out
			continue
		}
		if to.Len() == start {
			to.WriteString(opening)
		}
		to.WriteString(key.EN)
		to.WriteString(": ")
		if !writeBare(to, node.Content[i+1]) {
			to.Truncate(start)
			return false
		}
		to.WriteByte('\n')
	}
	return true
}

// writeBare writes simple words or a list of them; false for anything else.
func writeBare(to *bytes.Buffer, value *yaml.Node) bool {
	if value.Kind != yaml.SequenceNode {
		return writeWords(to, value, "")
	}
	for n, item := range value.Content {
		if n == 0 {
			to.WriteByte('[')
		} else {
			to.WriteString(", ")
		}
		quote := ""
		if strings.Contains(item.Value, ",") { // it would part items
			quote = "'"
		}
		if strings.Contains(item.Value, "?") || !writeWords(to, item, quote) {
			return false
		}
	}
	to.WriteByte(']')
	return len(value.Content) > 0
}

// writeWords writes words in the quotes they have been written in, else in these.
func writeWords(to *bytes.Buffer, n *yaml.Node, quote string) bool {
	signs := " -./,?!()"
	if n.Style == yaml.DoubleQuotedStyle {
		quote, signs = `"`, " -./,?!():"
	}
	to.WriteString(quote)
	to.WriteString(n.Value)
	to.WriteString(quote)
	return bare(n, signs)
}

// bare tells a value that has only letters, digits, single spaces and, after the
// first letter, signs that mean nothing to YAML, or to its double quotes if it
// stands in them.
func bare(n *yaml.Node, signs string) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 && n.Style != yaml.DoubleQuotedStyle || n.Value == "" {
		return false
	}
	last := ' '
	for i, c := range n.Value {
		letter := c < 0x800 && (unicode.IsLetter(c) || unicode.IsDigit(c))
		if !letter && (i == 0 || !strings.ContainsRune(signs, c) || c == ' ' && last == ' ') {
			return false
		}
		last = c
	}
	return last != ' '
}

// sharedFields copies a block without remarks and unknown keys, the rest under
// their English names.
func sharedFields(node *yaml.Node, at place) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode, Style: node.Style}
	table := keyTables[at]
	for i := 0; table != nil && i+1 < len(node.Content); i += 2 {
		key, known := table.find(node.Content[i].Value)
		if !known || at.in == "" && kept[key.EN] {
			continue
		}
		name := &yaml.Node{Kind: yaml.ScalarNode, Value: key.EN}
		out.Content = append(out.Content, name, sharedValue(node.Content[i+1], place{at.kind, key.EN}))
	}
	return out
}

// without leaves a key out of a block's names and values.
func without(content []*yaml.Node, key string) []*yaml.Node {
	for i := 0; i+1 < len(content); i += 2 {
		if content[i].Value == key {
			return slices.Delete(content, i, i+2)
		}
	}
	return content
}

func sharedValue(node *yaml.Node, inside place) *yaml.Node {
	if _, list := keyTables[inside]; list && node.Kind == yaml.MappingNode {
		return sharedFields(node, inside)
	}
	if node.Kind == yaml.ScalarNode && node.HeadComment == "" && node.LineComment == "" && node.FootComment == "" {
		return node
	}
	value := *node
	value.HeadComment, value.LineComment, value.FootComment = "", "", ""
	value.Content = nil
	for i, c := range node.Content {
		v := sharedValue(c, inside)
		if node.Kind == yaml.MappingNode && i%2 == 0 { // a block of no known keys
			return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
		}
		value.Content = append(value.Content, v)
	}
	if node.Kind == yaml.SequenceNode && !slices.ContainsFunc(node.Content, func(c *yaml.Node) bool { return c.Kind != yaml.ScalarNode }) {
		value.Style = yaml.FlowStyle // a list of words stands on one line, for readers that have no YAML
	}
	return &value
}

// A cut is a stretch of a body and what stands there instead.
type cut struct {
	from, to int
	rest     string
}

// withoutNotes leaves out of a body what shows on no page: HTML comments where
// Markdown sees them as such, not in code, and references that nothing uses,
// which some write notes in.
func withoutNotes(body []byte) []byte {
	if !bytes.Contains(body, []byte("<!--")) && !bytes.Contains(body, []byte("]:")) {
		return body
	}
	var cuts []cut
	_ = ast.Walk(parserOf(body).Parse(text.NewReader(body)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			from, to := span(n.Lines())
			if n.HasClosure() {
				from, to = min(from, n.ClosureLine.Start), n.ClosureLine.Stop
			}
			cuts = append(cuts, remark(body, from, to))
		case *ast.RawHTML:
			cuts = append(cuts, remark(body, n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop))
		case *ast.LinkReferenceDefinition:
			if from, to := span(n.Lines()); !used(body, string(n.Label), from, to) {
				cuts = append(cuts, cut{from, to, ""})
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(cuts, func(a, b cut) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, c := range cuts {
		if c.from >= at && c.to > c.from {
			out.Write(body[at:c.from])
			out.WriteString(c.rest)
			at = c.to
		}
	}
	out.Write(body[at:])
	return out.Bytes()
}

func span(lines *text.Segments) (from, to int) {
	if lines.Len() == 0 {
		return 1, 0
	}
	return lines.At(0).Start, lines.At(lines.Len() - 1).Stop
}

// remark is a stretch of raw HTML without its comments; the block's last line
// end stays, so that what follows stands on a line of its own.
func remark(body []byte, from, to int) cut {
	if from > to {
		return cut{}
	}
	rest, _ := withoutRemarks(string(body[from:to]))
	if strings.TrimSpace(rest) == "" {
		rest = ""
	}
	if rest == "" && to > from && body[to-1] == '\n' {
		rest = "\n"
	}
	return cut{from, to, rest}
}

// used tells whether a reference's name stands anywhere else in the body.
func used(body []byte, label string, from, to int) bool {
	if from > to {
		return true
	}
	rest := strings.ToLower(string(body[:from]) + "\n" + string(body[to:]))
	return strings.Contains(rest, "["+strings.ToLower(label)+"]")
}
