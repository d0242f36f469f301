package parse

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmhtml "github.com/yuin/goldmark/renderer/html"
)

// plain resolves a Markdown text's backslashes and entities, exactly as goldmark
// does when it renders.
func plain(markdown []byte) string {
	if bytes.IndexByte(markdown, '\\') < 0 && bytes.IndexByte(markdown, '&') < 0 {
		return string(markdown)
	}
	w := &pieces{}
	gmhtml.DefaultWriter.Write(w, markdown)
	return strings.Map(visible, html.UnescapeString(w.buf.String()))
}

// words gives the text of inline Markdown: what can be read in it, without
// pictures and marks.
func (p *page) words(n ast.Node) string {
	var out strings.Builder
	p.writeWords(&out, n, false)
	return out.String()
}

// altWords is words with the words of pictures, for the text of a picture.
func (p *page) altWords(n ast.Node) string {
	var out strings.Builder
	p.writeWords(&out, n, true)
	return out.String()
}

func (p *page) writeWords(out *strings.Builder, n ast.Node, pictures bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				out.Write(c.Segment.Value(p.body))
			} else {
				out.WriteString(plain(c.Segment.Value(p.body)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte(' ')
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
				p.writeWords(out, c, pictures)
			}
		default:
			p.writeWords(out, c, pictures)
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

// appendLines adds a block's text, a line for each paragraph, heading, table
// row and line of code.
func (p *page) appendLines(lines []string, n ast.Node) []string {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
		return appendLine(lines, p.words(n))
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return appendSplit(lines, p.blockText(n))
	case ast.KindHTMLBlock:
		if p.html {
			return appendSplit(lines, htmlWords(p.blockText(n)))
		}
		shown, _ := withoutRemarks(p.blockText(n))
		return appendSplit(lines, shown)
	case extast.KindTableRow, extast.KindTableHeader:
		var cells []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			cells = appendLine(cells, p.words(c))
		}
		return appendLine(lines, strings.Join(cells, " "))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		lines = p.appendLines(lines, c)
	}
	return lines
}

func appendLine(lines []string, s string) []string {
	if s = oneLine(s); s != "" {
		lines = append(lines, s)
	}
	return lines
}

func appendSplit(lines []string, s string) []string {
	for line := range strings.SplitSeq(s, "\n") {
		lines = appendLine(lines, line)
	}
	return lines
}
