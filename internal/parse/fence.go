package parse

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vakka/internal/diag"
)

// fences reads code between fences (```) as goldmark does, and marks the blocks
// whose closing fence was met: the tree does not tell them from the others.
type fences struct{ parser.BlockParser }

const closedFence = "closed"

// Continue implements parser.BlockParser.
func (f fences) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := f.BlockParser.Continue(n, reader, pc)
	if state == parser.Close {
		n.SetAttributeString(closedFence, true)
	}
	return state
}

// fenceSlip finds code that nobody closed: it takes the text after it with it, steps
// and questions too, to the end or to the end of the next code.
func (p *page) fenceSlip(n ast.Node) {
	// The node's place is some columns off where a tab stands before the fence.
	start := bytes.LastIndexByte(p.body[:n.Pos()], '\n') + 1
	start += max(bytes.IndexAny(p.body[start:], "`~"), 0)
	rest := bytes.TrimLeft(p.body[start:], string(p.body[start]))
	fence := string(p.body[start : len(p.body)-len(rest)])
	if _, closed := n.AttributeString(closedFence); closed && !p.opensAgain(n, fence) {
		return
	}
	p.add(p.src.pos(p.from+start), "unclosed-code", diag.Args{"fence": short(fence)})
}

// opensAgain tells whether a line of code would begin code itself: ```text. It
// closes none, because something stands behind the fence. Nobody shows such a
// line so, for the line that closes what it begins would close all of it.
func (p *page) opensAgain(n ast.Node, fence string) bool {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		line := at.Value(p.body)
		inside := bytes.TrimLeft(line, " ")
		if len(line)-len(inside) > 3 || !bytes.HasPrefix(inside, []byte(fence)) {
			continue
		}
		info := bytes.TrimSpace(bytes.TrimLeft(inside, fence[:1]))
		if len(info) > 0 && (fence[0] == '~' || !bytes.ContainsRune(info, '`')) {
			return true
		}
	}
	return false
}
