package parse

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A bodyRoom is where the nodes of a simple body stand. It is used again.
type bodyRoom struct {
	headings   rack[ast.Heading]
	paragraphs rack[ast.Paragraph]
	lists      rack[ast.List]
	items      rack[ast.ListItem]
	blocks     rack[ast.TextBlock]
	quotes     rack[ast.Blockquote]
	links      rack[ast.Link]
	emphases   rack[ast.Emphasis]
	texts      rack[ast.Text]
	segments   text.Segments       // of all of them
	alerts     map[ast.Node]string // block quotes that are alerts, as page.alerts has them
}

func (r *bodyRoom) clear() {
	r.headings.used, r.paragraphs.used, r.lists.used, r.items.used, r.blocks.used = 0, 0, 0, 0, 0
	r.quotes.used, r.links.used, r.emphases.used, r.texts.used = 0, 0, 0, 0
	r.segments.SetSliced(0, 0)
	r.alerts = nil
}

// lines gives the last lines of the room, all but the first so many.
func (r *bodyRoom) lines(first int) text.Segments {
	lines := r.segments
	lines.SetSliced(first, lines.Len())
	return lines
}

// one gives the lines of a block that has one.
func (r *bodyRoom) one(from, end int) text.Segments {
	r.segments.Append(text.NewSegment(from, end))
	return r.lines(r.segments.Len() - 1)
}

// A rack is nodes of one type, of which the first ones are in use.
type rack[T any] struct {
	nodes []*T
	used  int
}

// next gives one more, as new.
func (r *rack[T]) next() *T {
	if r.used == len(r.nodes) {
		r.nodes = append(r.nodes, new(T))
	}
	n := r.nodes[r.used]
	r.used++
	*n = *new(T)
	return n
}
