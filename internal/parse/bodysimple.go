package parse

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// simpleBody gives the tree that goldmark makes of a body, but in a tenth of the
// time, when there are only headings, paragraphs, quotes of one paragraph and tight
// lists of one line an item in it, of words, and of links and emphasis that need no
// second look, as in most cards; otherwise it gives nil, and nothing is known. The
// nodes stand in the room, until the next body is read in it, and so do the quotes
// that are alerts. A fuzz test holds the two together.
//
// bare tells whether all words stand in HTML, and a line of them in text, as they
// are: there are no signs that HTML writes otherwise, and single spaces.
func simpleBody(body []byte, room *bodyRoom) (root *ast.Document, bare bool) {
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
		case b.list != nil && !blank: // its last item goes on
		case body[at] == '>' && blank:
			end, ok = b.quote(at, end)
		default:
			b.list = nil
			end, ok = b.paragraph(b.root, "", at, end)
		}
		if !ok {
			return nil, false
		}
		at, blank = end+1, false
	}
	return b.root, !b.escapes && !bytes.Contains(body, twoSpaces)
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

var bareAddress, twoSpaces = []byte("www."), []byte("  ")

// What a byte is in a simple text. Any other may mean something.
const (
	isWord    = 1 << iota // nothing but itself
	mayBegin              // so it is where a line begins
	isEscaped             // it is itself, but HTML writes it otherwise
	isTarget              // itself in a link's address
	isLetter              // or a digit
)

var simpleBytes = func() (of [256]uint8) {
	for c := range of {
		if c >= 0x80 || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			of[c] = isWord | mayBegin | isTarget | isLetter
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

// quote reads lines that begin with > and are one paragraph; the first may make
// them an alert.
func (b *bodyReader) quote(at, end int) (int, bool) {
	q := b.quotes.next()
	q.SetPos(at)
	b.root.AppendChild(b.root, q)
	b.list = nil
	if !b.quoted(at) {
		return 0, false
	}
	at += len(quoteMark)
	if word, ok := bytes.CutPrefix(b.src[at:end], []byte("[!")); ok {
		word, ok = bytes.CutSuffix(word, []byte("]"))
		kind := kindOfAlert(string(word))
		if !ok || kind == "" || !b.quoted(end+1) {
			return 0, false
		}
		noted(&b.alerts, ast.Node(q), kind)
		at, end = end+1+len(quoteMark), b.lineEnd(end+1)
	}
	end, ok := b.paragraph(q, quoteMark, at, end)
	return end, ok && (end+1 >= len(b.src) || b.src[end+1] == '\n')
}

const quoteMark = "> "

func (b *bodyReader) quoted(at int) bool {
	return at < len(b.src) && bytes.HasPrefix(b.src[at:], []byte(quoteMark))
}

// paragraph reads words, to the end of their last line. Each but the first, which
// at is in, follows a mark.
func (b *bodyReader) paragraph(in ast.Node, mark string, at, end int) (int, bool) {
	p, first := b.paragraphs.next(), b.segments.Len()
	in.AppendChild(in, p)
	for {
		if mark != "" && listMark(b.src[at:end]) > 0 || !b.line(p, at, end) {
			return 0, false
		}
		next := end + 1
		if !b.goesOn(next, mark) {
			break
		}
		b.segments.Append(text.NewSegment(at, next))
		last, ok := p.LastChild().(*ast.Text)
		if !ok { // the line ends with a link
			b.text(p, end, end)
			last = p.LastChild().(*ast.Text)
		}
		last.SetSoftLineBreak(true)
		at, end = next+len(mark), b.lineEnd(next)
	}
	b.segments.Append(text.NewSegment(at, end))
	lines := b.lines(first)
	p.SetLines(&lines)
	return end, true
}

// goesOn tells whether the next line is of the same paragraph.
func (b *bodyReader) goesOn(next int, mark string) bool {
	switch {
	case next >= len(b.src) || b.src[next] == '\n':
		return false
	case mark != "":
		return b.quoted(next)
	}
	return b.src[next] != '#' && listMark(b.src[next:b.lineEnd(next)]) == 0
}

// line adds the words and the links of a line to a node; false when there is more
// in it.
func (b *bodyReader) line(to ast.Node, at, end int) bool {
	if at >= end || b.src[end-1] == ' ' {
		return false
	}
	if first := b.src[at]; simpleBytes[first]&mayBegin == 0 && first != '[' && first != '*' {
		return false
	}
	from := at
	for i := at; i < end; i++ {
		c := b.src[i]
		if b.word(i) {
			continue
		}
		if simpleBytes[c]&isEscaped != 0 {
			b.escapes = true
			continue
		}
		if i > from && !b.text(to, from, i) {
			return false
		}
		switch {
		case c == '[' && (i == at || b.src[i-1] != '!'):
			from = b.link(to, i, end)
		case c == '*' && (i == at || b.src[i-1] == ' ' || b.src[i-1] == '('):
			from = b.emphasis(to, i, end)
		default:
			return false
		}
		if from < 0 {
			return false
		}
		i = from - 1
	}
	return from == end || b.text(to, from, end)
}

// word tells whether a byte is nothing but itself.
func (b *bodyReader) word(i int) bool {
	return simpleBytes[b.src[i]]&isWord != 0 || b.src[i] == ':' && !bytes.HasPrefix(b.src[i+1:], []byte("//"))
}

// emphasis reads *words* or **words** that spaces, or a sign that ends words, part
// from what is around them, and gives where they end, or -1.
func (b *bodyReader) emphasis(to ast.Node, at, end int) int {
	level := 1
	if at+1 < end && b.src[at+1] == '*' {
		level = 2
	}
	words := at + level
	i := words
	for i < end && b.word(i) {
		i++
	}
	next := i + level
	if i-words < 1 || next > end || string(b.src[i:next]) != "**"[:level] || next < end && bytes.IndexByte([]byte(" .,:;!?)"), b.src[next]) < 0 {
		return -1
	}
	first, _ := utf8.DecodeRune(b.src[words:])
	last, _ := utf8.DecodeLastRune(b.src[words:i])
	if simpleBytes[b.src[words]]&isLetter == 0 || unicode.IsSpace(first) || unicode.IsSpace(last) {
		return -1
	}
	e := b.emphases.next()
	e.Level = level
	e.SetPos(at)
	to.AppendChild(to, e)
	if !b.text(e, words, i) {
		return -1
	}
	return next
}

// link reads [words](address), and gives where it ends, or -1. A single letter
// between the brackets may be a box that is checked, and spaces beside them may
// stand side by side with others.
func (b *bodyReader) link(to ast.Node, at, end int) int {
	words := at + 1
	i := words
	for i < end && b.word(i) {
		i++
	}
	if i-words < 2 || i+2 >= end || b.src[i] != ']' || b.src[i+1] != '(' || b.src[words] == ' ' || b.src[i-1] == ' ' {
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
