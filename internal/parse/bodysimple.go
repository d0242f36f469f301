package parse

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// simpleBody gives the tree that goldmark makes of a body, but in a tenth of the
// time, when there are only headings, paragraphs and tight lists of one line an
// item in it, of words and of links that need no second look, as in most cards;
// otherwise it gives nil, and nothing is known. The nodes stand in the room, until
// the next body is read in it. A fuzz test holds the two together.
//
// escapes tells whether the words have signs that HTML writes otherwise.
func simpleBody(body []byte, room *bodyRoom) (root *ast.Document, escapes bool) {
	room.clear()
	b := bodyReader{src: body, bodyRoom: room, root: ast.NewDocument(), address: bytes.Contains(body, bareAddress)}
	for at, blank := 0, true; at < len(body); {
		end := b.lineEnd(at)
		if at == end {
			at, blank = end+1, true
			continue
		}
		mark, ok := listMark(body[at:end]), false
		switch {
		case body[at] == '#':
			ok = b.heading(at, end)
		case mark > 0:
			ok = b.item(at, mark, end, blank)
		default:
			end, ok = b.paragraph(at, end, blank)
		}
		if !ok {
			return nil, false
		}
		at, blank = end+1, false
	}
	return b.root, b.escapes
}

// A bodyReader is a simple body that is being read line by line.
type bodyReader struct {
	*bodyRoom
	src     []byte
	root    *ast.Document
	list    *ast.List // the last block, if it is one
	address bool      // whether there is something like a bare address somewhere
	escapes bool
}

var bareAddress = []byte("www.")

// What a byte is in a simple text. Any other may mean something.
const (
	isWord    = 1 << iota // nothing but itself
	mayBegin              // so it is where a line begins
	isEscaped             // it is itself, but HTML writes it otherwise
	isTarget              // itself in a link's address
)

var simpleBytes = func() (of [256]uint8) {
	for c := range of {
		if c >= 0x80 || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			of[c] = isWord | mayBegin | isTarget
		}
	}
	for _, c := range []byte(" .,;?!'()/%+-=$#") {
		of[c] |= isWord
	}
	for _, c := range []byte(`"'(`) {
		of[c] |= mayBegin
	}
	for _, c := range []byte(`"&>`) {
		of[c] |= isEscaped
	}
	for _, c := range []byte(`./#-_:?=%+,@`) {
		of[c] |= isTarget
	}
	return of
}()

func (b *bodyReader) lineEnd(at int) int {
	if i := bytes.IndexByte(b.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(b.src)
}

// heading reads ## words.
func (b *bodyReader) heading(at, end int) bool {
	from := at
	for from < end && b.src[from] == '#' {
		from++
	}
	level := from - at
	if from++; level > 6 || from >= end || b.src[from-1] != ' ' || b.src[end-1] == '#' {
		return false
	}
	h := b.headings.next()
	h.Level = level
	h.SetPos(at)
	lines := b.one(from, end)
	h.SetLines(&lines)
	b.root.AppendChild(b.root, h)
	b.list = nil
	return b.line(h, from, end)
}

// item reads - words or 1. words. A list that an empty line parts, or that follows
// another, is not simple, nor is one that would not end the paragraph before it.
func (b *bodyReader) item(at, mark, end int, blank bool) bool {
	from, sign := at+mark+1, b.src[at+mark-1]
	if from >= end || b.src[from-1] != ' ' || listMark(b.src[from:end]) > 0 {
		return false
	}
	if b.list == nil {
		b.list = b.lists.next()
		b.list.Marker, b.list.IsTight = sign, true
		if b.list.IsOrdered() {
			b.list.Start = atoi(string(b.src[at : at+mark-1]))
		}
		if last := b.root.LastChild(); !blank && last != nil && last.Kind() == ast.KindParagraph && b.list.IsOrdered() && b.list.Start != 1 {
			return false
		}
		b.list.SetPos(at)
		b.root.AppendChild(b.root, b.list)
	} else if blank || b.list.Marker != sign {
		return false
	}
	item, t := b.items.next(), b.blocks.next()
	item.Offset = mark + 1
	item.SetPos(at)
	lines := b.one(from, end)
	t.SetLines(&lines)
	b.list.AppendChild(b.list, item)
	item.AppendChild(item, t)
	return b.line(t, from, end)
}

// paragraph reads words, to the end of their last line.
func (b *bodyReader) paragraph(at, end int, blank bool) (int, bool) {
	if b.list != nil && !blank { // the last item goes on
		return 0, false
	}
	p, first := b.paragraphs.next(), b.segments.Len()
	b.root.AppendChild(b.root, p)
	b.list = nil
	for {
		if !b.line(p, at, end) {
			return 0, false
		}
		next := end + 1
		if next >= len(b.src) || b.src[next] == '\n' || b.src[next] == '#' || listMark(b.src[next:b.lineEnd(next)]) > 0 {
			break
		}
		b.segments.Append(text.NewSegment(at, next))
		if last, ok := p.LastChild().(*ast.Text); ok {
			last.SetSoftLineBreak(true)
		} else { // the line ends with a link
			b.text(p, end, end)
			p.LastChild().(*ast.Text).SetSoftLineBreak(true)
		}
		at, end = next, b.lineEnd(next)
	}
	b.segments.Append(text.NewSegment(at, end))
	lines := b.lines(first)
	p.SetLines(&lines)
	return end, true
}

// line adds the words and the links of a line to a node; false when there is more
// in it.
func (b *bodyReader) line(to ast.Node, at, end int) bool {
	if first := b.src[at]; simpleBytes[first]&mayBegin == 0 && first != '[' || b.src[end-1] == ' ' {
		return false
	}
	from := at
	for i := at; i < end; i++ {
		c := b.src[i]
		switch is := simpleBytes[c]; {
		case is&isWord != 0:
		case is&isEscaped != 0:
			b.escapes = true
		case c == ':' && !bytes.HasPrefix(b.src[i+1:], []byte("//")):
		case c == '[' && (i == at || b.src[i-1] != '!'):
			if i > from && !b.text(to, from, i) {
				return false
			}
			if from = b.link(to, i, end); from < 0 {
				return false
			}
			i = from - 1
		default:
			return false
		}
	}
	return from == end || b.text(to, from, end)
}

// link reads [words](address), and gives where it ends, or -1. A single letter
// between the brackets may be a box that is checked.
func (b *bodyReader) link(to ast.Node, at, end int) int {
	words := at + 1
	i := words
	for i < end && simpleBytes[b.src[i]]&isWord != 0 {
		i++
	}
	if i-words < 2 || i+2 >= end || b.src[i] != ']' || b.src[i+1] != '(' {
		return -1
	}
	l := b.links.next()
	l.SetPos(at)
	if !b.text(l, words, i) {
		return -1
	}
	target := i + 2
	for i = target; i < end && simpleBytes[b.src[i]]&isTarget != 0; i++ {
	}
	if i == target || i == end || b.src[i] != ')' {
		return -1
	}
	l.Destination = b.src[target:i]
	to.AppendChild(to, l)
	return i + 1
}

// text adds words to a node, unless there may be a bare address among them.
func (b *bodyReader) text(to ast.Node, from, end int) bool {
	t := b.texts.next()
	t.Segment = text.NewSegment(from, end)
	to.AppendChild(to, t)
	return !b.address || !bytes.Contains(b.src[from:end], bareAddress)
}

// A bodyRoom is where the nodes of a simple body stand. It is used again.
type bodyRoom struct {
	headings   rack[ast.Heading]
	paragraphs rack[ast.Paragraph]
	lists      rack[ast.List]
	items      rack[ast.ListItem]
	blocks     rack[ast.TextBlock]
	links      rack[ast.Link]
	texts      rack[ast.Text]
	segments   text.Segments // of all of them
}

func (r *bodyRoom) clear() {
	r.headings.used, r.paragraphs.used, r.lists.used, r.items.used, r.blocks.used, r.links.used, r.texts.used = 0, 0, 0, 0, 0, 0, 0
	r.segments.SetSliced(0, 0)
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
