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
	w := &pieces{}
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
	var out strings.Builder
	p.writeWords(&out, n, false, ' ')
	return out.String()
}

// altWords is words with the words of pictures, for the text of a picture.
func (p *page) altWords(n ast.Node) string {
	var out strings.Builder
	p.writeWords(&out, n, true, ' ')
	return out.String()
}

// writeWords writes the words, and where a source line ends the given byte.
func (p *page) writeWords(out *strings.Builder, n ast.Node, pictures bool, lineEnd byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if text := c.Segment.Value(p.body); c.IsRaw() || !escaped(text) {
				out.Write(text)
			} else {
				out.WriteString(plain(text))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte(lineEnd)
			}
		case *ast.String:
			out.Write(c.Value)
		case *ast.AutoLink:
			out.Write(c.Label(p.body))
		case *ast.RawHTML:
			if shown, _ := withoutRemarks(p.rawText(c)); !p.html {
				out.WriteString(shown)
			}
		case *ast.Image:
			if pictures {
				p.writeWords(out, c, pictures, lineEnd)
			}
		default:
			p.writeWords(out, c, pictures, lineEnd)
		}
	}
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

// A textLine is a line of plain text and where it is written. Goes on: it is the
// next source line of the same paragraph.
type textLine struct {
	text   string
	at     diag.Pos
	goesOn bool
}

// linesJoined makes the lines one text, a line a block, with the places its parts
// come from.
func linesJoined(lines []textLine) (string, []bank.Place) {
	var out strings.Builder
	places, size := make([]bank.Place, len(lines)), 0
	for _, l := range lines {
		size += len(l.text) + 1
	}
	out.Grow(size)
	for i, l := range lines {
		switch {
		case i > 0 && l.goesOn:
			out.WriteByte(' ')
		case i > 0:
			out.WriteByte('\n')
		}
		places[i] = bank.Place{From: out.Len(), At: l.at}
		out.WriteString(l.text)
	}
	return out.String(), places
}

// appendLines adds a block's text, a line for each paragraph, heading, table
// row and line of code.
func (p *page) appendLines(lines []textLine, n ast.Node) []textLine {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
		var out strings.Builder
		p.writeWords(&out, n, false, '\n')
		return p.appendSplit(lines, out.String(), n, true)
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return p.appendSplit(lines, p.blockText(n), n, false)
	case ast.KindHTMLBlock:
		if p.html {
			return p.appendSplit(lines, htmlWords(p.blockText(n)), n, false)
		}
		shown, _ := withoutRemarks(p.blockText(n))
		return p.appendSplit(lines, shown, n, false)
	case extast.KindTableRow, extast.KindTableHeader:
		var cells []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if s := oneLine(p.words(c)); s != "" {
				cells = append(cells, s)
			}
		}
		if len(cells) > 0 {
			lines = append(lines, textLine{strings.Join(cells, " "), p.atRow(n), false})
		}
		return lines
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		lines = p.appendLines(lines, c)
	}
	return lines
}

// appendSplit adds the lines of a block's text. A block's text has as many lines
// as its source has, or fewer; the places of what is left out are not missed.
func (p *page) appendSplit(lines []textLine, s string, n ast.Node, paragraph bool) []textLine {
	source, goesOn := n.Lines(), false
	i := 0
	for line := range strings.SplitSeq(s, "\n") {
		at := p.at(n)
		if i > 0 && source != nil && i < source.Len() {
			at = p.src.pos(p.from + source.At(i).Start)
		}
		i++
		if line = oneLine(line); line != "" {
			lines = append(lines, textLine{line, at, goesOn})
			goesOn = paragraph
		}
	}
	return lines
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
