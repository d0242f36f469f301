package parse

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmhtml "github.com/yuin/goldmark/renderer/html"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// plain resolves a Markdown text's backslashes and entities, exactly as goldmark
// does when it renders.
func plain(markdown []byte) string {
	if !escaped(markdown) {
		return string(markdown)
	}
	w := &pieces{entities: true}
	gmhtml.DefaultWriter.Write(w, markdown)
	return strings.Map(visible, html.UnescapeString(w.buf.String()))
}

// escaped tells a text in which a backslash or an entity may stand.
func escaped(markdown []byte) bool {
	return bytes.IndexByte(markdown, '\\') >= 0 || bytes.IndexByte(markdown, '&') >= 0
}

// words gives the text of inline Markdown: what can be read in it, without
// pictures and marks.
func (p *page) words(n ast.Node) string {
	p.inline = p.appendWords(p.inline[:0], n, false, ' ')
	return string(p.inline)
}

// altWords is words with the words of pictures, for the text of a picture.
func (p *page) altWords(n ast.Node) string {
	p.inline = p.appendWords(p.inline[:0], n, true, ' ')
	return string(p.inline)
}

// appendWords adds the words, and where a source line ends the given byte.
func (p *page) appendWords(to []byte, n ast.Node, pictures bool, lineEnd byte) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if text := c.Segment.Value(p.body); c.IsRaw() || !escaped(text) {
				to = append(to, text...)
			} else {
				to = append(to, plain(text)...)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				to = append(to, lineEnd)
			}
		case *ast.String:
			to = append(to, c.Value...)
		case *ast.AutoLink:
			to = append(to, c.Label(p.body)...)
		case *ast.RawHTML:
			if shown, _ := withoutRemarks(p.rawText(c)); !p.html {
				to = append(to, shown...)
			}
		case *ast.Image:
			if pictures {
				to = p.appendWords(to, c, pictures, lineEnd)
			}
		default:
			to = p.appendWords(to, c, pictures, lineEnd)
		}
	}
	return to
}

// rawText is inline HTML as written.
func (p *page) rawText(n *ast.RawHTML) string {
	var out strings.Builder
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		out.Write(s.Value(p.body))
	}
	return out.String()
}

// blockText is the lines of a code or HTML block as written.
func (p *page) blockText(n ast.Node) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		out.Write(s.Value(p.body))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		out.Write(h.ClosureLine.Value(p.body))
	}
	return out.String()
}

// A wording is the text of a section while it is put together: a line a block,
// with the places its parts come from. Its room is used again.
type wording struct {
	text   []byte
	places []bank.Place
	marks  []int // what is marked: how many places there were then
}

func (w *wording) begin() *wording {
	*w = wording{w.text[:0], w.places[:0], w.marks[:0]}
	return w
}

// add adds a line, if there is anything in it. goesOn: it is the next source line
// of the same paragraph.
func (w *wording) add(line []byte, at diag.Pos, goesOn bool) {
	w.place(at, goesOn)
	w.text = appendOneLine(w.text, line)
}

// place begins a line.
func (w *wording) place(at diag.Pos, goesOn bool) {
	if len(w.places) > 0 {
		between := byte('\n')
		if goesOn {
			between = ' '
		}
		w.text = append(w.text, between)
	}
	w.places = append(w.places, bank.Place{From: len(w.text), At: at})
}

// mark begins a part, and ends the one before.
func (w *wording) mark() { w.marks = append(w.marks, len(w.places)) }

// of is the part between a mark and the next, of the whole text.
func (w *wording) of(whole string, mark int) string {
	from, to := w.marks[mark], w.marks[mark+1]
	switch {
	case from == to:
		return ""
	case to < len(w.places):
		return whole[w.places[from].From : w.places[to].From-1]
	}
	return whole[w.places[from].From:]
}

func (w *wording) end() (string, []bank.Place) {
	return string(w.text), append(make([]bank.Place, 0, len(w.places)), w.places...)
}

// addText adds a block's text, a line for each paragraph, heading, table row and
// line of code.
func (p *page) addText(to *wording, n ast.Node) {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
		if p.pieces.bare && n.Lines().Len() == 1 {
			to.place(p.at(n), false)
			to.text = p.appendWords(to.text, n, false, ' ')
			return
		}
		p.inline = p.appendWords(p.inline[:0], n, false, '\n')
		p.addLines(to, p.inline, n, true)
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		p.addLines(to, []byte(p.blockText(n)), n, false)
	case ast.KindHTMLBlock:
		shown := htmlWords
		if !p.html {
			shown = func(raw string) string { rest, _ := withoutRemarks(raw); return rest }
		}
		p.addLines(to, []byte(shown(p.blockText(n))), n, false)
	case extast.KindTableRow, extast.KindTableHeader:
		var cells []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if s := oneLine(p.words(c)); s != "" {
				cells = append(cells, s)
			}
		}
		if len(cells) > 0 {
			to.add([]byte(strings.Join(cells, " ")), p.atRow(n), false)
		}
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			p.addText(to, c)
		}
	}
}

// addLines adds the lines of a block's text. A block's text has as many lines as
// its source has, or fewer; the places of what is left out are not missed.
func (p *page) addLines(to *wording, text []byte, n ast.Node, paragraph bool) {
	source, goesOn, i := n.Lines(), false, 0
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		if len(bytes.Trim(line, " \t\r")) > 0 {
			at := p.at(n)
			if i > 0 && source != nil && i < source.Len() {
				at = p.src.pos(p.from + source.At(i).Start)
			}
			to.add(line, at, goesOn)
			goesOn = paragraph
		}
		i++
	}
}

// atRow is where a table's row is written: its cells know, the row does not.
func (p *page) atRow(n ast.Node) diag.Pos {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Lines() != nil && c.Lines().Len() > 0 {
			return p.at(c)
		}
	}
	return p.at(n)
}
