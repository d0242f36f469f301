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
	page     *page
	entities bool // whether there may be any
	bare     bool // whether all words stand in HTML and in text as they are
	buf      bytes.Buffer
	out      []bank.Fragment
	open     []string // raw inline tags still to be closed

	list  ast.Node  // the list whose items are noted; may be nil
	items []stretch // where they stand
}

// Write leaves out the control characters that an entity can still bring in.
func (w *pieces) Write(b []byte) (int, error) {
	if w.entities && hasOdd(b) {
		w.buf.WriteString(strings.Map(visible, string(b)))
		return len(b), nil
	}
	return w.buf.Write(b)
}

func (w *pieces) WriteString(s string) (int, error) { return w.Write([]byte(s)) }
func (w *pieces) WriteByte(c byte) error            { return w.buf.WriteByte(c) }
func (w *pieces) WriteRune(r rune) (int, error)     { return w.WriteString(string(r)) }
func (w *pieces) Available() int                    { return utf8.UTFMax }
func (w *pieces) Buffered() int                     { return 0 }
func (w *pieces) Flush() error                      { return nil }

// say writes what the program says by itself.
func (w *pieces) say(s string) { w.buf.WriteString(s) }

// A spot is a place in what is collected: a fragment, and a byte of its HTML. A
// stretch is what stands between two of them.
type (
	spot    struct{ fragment, at int }
	stretch struct{ from, to spot }
)

// spot is where the next byte will stand.
func (w *pieces) spot() spot { return spot{len(w.out), w.buf.Len()} }

// between gives the fragments of a stretch.
func between(all []bank.Fragment, s stretch) (out []bank.Fragment) {
	for i := s.from.fragment; i <= s.to.fragment && i < len(all); i++ {
		f, from := all[i], 0
		if i == s.from.fragment {
			from = s.from.at
		}
		if i < s.to.fragment {
			f.HTML = f.HTML[from:]
		} else {
			f = bank.Fragment{HTML: f.HTML[from:s.to.at]}
		}
		if f != (bank.Fragment{}) {
			out = append(out, f)
		}
	}
	return out
}

// put ends the stretch of HTML and adds a fragment of another kind.
func (w *pieces) put(f bank.Fragment) {
	w.cut()
	w.out = append(w.out, f)
}

func (w *pieces) cut() {
	if w.buf.Len() > 0 {
		w.out = append(w.out, bank.Fragment{HTML: w.buf.String()})
		w.buf.Reset()
	}
}

// visible leaves out odd characters.
func visible(c rune) rune {
	if odd(c) {
		return -1
	}
	return c
}

// render renders blocks. Of one of them, a list, it tells where in the fragments it
// stands, and where its items do, without their tags; list may be nil.
func (p *page) render(nodes []ast.Node, list ast.Node) (out []bank.Fragment, at stretch, items []stretch) {
	w := &p.pieces
	w.list, w.items = list, w.items[:0]
	for _, n := range nodes {
		if n == list {
			at.from = w.spot()
		}
		w.render(n)
		if n == list {
			at.to = w.spot()
		}
	}
	return w.end(), at, w.items
}

// renderInside renders what a node holds, without the node's own tags: the
// words of a heading.
func (p *page) renderInside(n ast.Node) []bank.Fragment {
	w := &p.pieces
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.render(c)
	}
	w.closeRaw()
	return w.end()
}

// end gives what has been collected, and begins anew.
func (w *pieces) end() (out []bank.Fragment) {
	w.cut()
	out = append(out, w.out...)
	clear(w.out)
	w.out = w.out[:0]
	return out
}

// render renders a node: what most cards are made of at once, all else with
// goldmark. A fuzz test holds the two together.
func (w *pieces) render(n ast.Node) {
	var f draw
	switch n.Kind() {
	case ast.KindHeading:
		f = drawHeading
	case ast.KindParagraph:
		f = drawParagraph
	case ast.KindTextBlock:
		f = drawTextBlock
	case ast.KindList:
		f = drawList
	case ast.KindListItem:
		f = drawItem
	case ast.KindLink:
		f = drawLink
	case ast.KindText:
		if w.bare {
			f = drawBare
		}
	}
	if f == nil {
		w.renderAny(n)
		return
	}
	f(w, n, true) // none of them skips what is in it
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.render(c)
	}
	f(w, n, false)
}

func (w *pieces) renderAny(n ast.Node) {
	if err := markdown.Renderer().Render(w, w.page.body, n); err != nil {
		panic(err) // it writes to memory and our renderers never fail
	}
}

// drawList draws a list as goldmark does.
func drawList(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	switch l := n.(*ast.List); {
	case entering && l.IsOrdered() && l.Start != 1:
		w.printf("<ol start=\"%d\">\n", l.Start)
	case entering && l.IsOrdered():
		w.say("<ol>\n")
	case entering:
		w.say("<ul>\n")
	case l.IsOrdered():
		w.say("</ol>\n")
	default:
		w.say("</ul>\n")
	}
	return ast.WalkContinue
}

// drawBare draws words that are written in HTML as they are.
func drawBare(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if t := n.(*ast.Text); entering {
		w.buf.Write(t.Segment.Value(w.page.body))
		if t.SoftLineBreak() {
			w.say("\n")
		}
	}
	return ast.WalkContinue
}
