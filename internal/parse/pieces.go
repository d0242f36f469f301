package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"vakka/internal/bank"
)

// pieces collects what goldmark renders as fragments. It is goldmark's own
// writer (util.BufWriter), so that our node renderers, which are given it, can
// put a link or a picture between two stretches of HTML. Nothing in the text
// can be mistaken for such a place, because the places are not text.
type pieces struct {
	page *page
	buf  bytes.Buffer // reused; a bank of many texts holds no room to spare
	out  []bank.Fragment
	open []string // raw inline tags still to be closed
}

func (w *pieces) Write(b []byte) (int, error)       { return w.buf.Write(b) }
func (w *pieces) WriteString(s string) (int, error) { return w.buf.WriteString(s) }
func (w *pieces) WriteByte(c byte) error            { return w.buf.WriteByte(c) }
func (w *pieces) WriteRune(r rune) (int, error)     { return w.buf.WriteRune(r) }
func (w *pieces) Available() int                    { return utf8.UTFMax }
func (w *pieces) Buffered() int                     { return 0 }
func (w *pieces) Flush() error                      { return nil }

// put ends the stretch of HTML and adds a fragment of another kind.
func (w *pieces) put(f bank.Fragment) {
	w.cut()
	w.out = append(w.out, f)
}

func (w *pieces) cut() {
	if w.buf.Len() > 0 {
		w.out = append(w.out, bank.Fragment{HTML: strings.Map(visible, w.buf.String())})
		w.buf.Reset()
	}
}

// visible leaves out the control characters that an entity can still bring in.
func visible(c rune) rune {
	if odd(c) {
		return -1
	}
	return c
}

// render renders blocks.
func (p *page) render(nodes ...ast.Node) []bank.Fragment {
	w := p.pieces()
	for _, n := range nodes {
		p.into(w, n)
	}
	return w.end()
}

// pieces gives a writer with the buffer that the last one left.
func (p *page) pieces() *pieces {
	w := &pieces{page: p, buf: p.buf}
	p.buf = bytes.Buffer{} // one that is made meanwhile has its own
	return w
}

func (w *pieces) end() []bank.Fragment {
	w.cut()
	w.page.buf = w.buf
	return w.out
}

// renderInside renders what a node holds, without the node's own tags: the
// words of a heading, the blocks of a list item.
func (p *page) renderInside(n ast.Node) []bank.Fragment {
	w := p.pieces()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.into(w, c)
	}
	w.closeRaw()
	return w.end()
}

func (p *page) into(w *pieces, n ast.Node) {
	if err := markdown.Renderer().Render(w, p.body, n); err != nil {
		panic(err) // it writes to memory and our renderers never fail
	}
}
