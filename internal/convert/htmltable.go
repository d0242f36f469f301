package convert

import (
	"strconv"

	"golang.org/x/net/html"
)

// table reads a table; cells that go on over rows or columns are empty where
// they go on.
func (p *page) table(n *html.Node) {
	p.f.close()
	state, flow := *p, p.f
	var rows [][][]Block
	merged := false
	var down []int // rows that a column's cell still goes on over
	for r := range n.Descendants() {
		if r.Data == "caption" && near(r, "table") == n {
			p.element(r, look{})
		}
		if r.Type != html.ElementNode || r.Data != "tr" || near(r, "table") != n {
			continue
		}
		var line [][]Block
		fill := func() {
			for len(line) < len(down) && down[len(line)] > 0 {
				down[len(line)]--
				line = append(line, nil)
			}
		}
		for c := r.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
				continue
			}
			fill()
			p.f = flow.sub()
			p.f.fresh = p.block
			p.heading, p.pending, p.lists = Block{}, nil, nil
			p.inside(c, p.look(c, look{}))
			cell := p.f.finish()
			across, below := span(c, "colspan"), span(c, "rowspan")
			merged = merged || across > 1 || below > 1
			for i := range across {
				for len(down) <= len(line) {
					down = append(down, 0)
				}
				down[len(line)] = below - 1
				if i > 0 {
					cell = nil
				}
				line = append(line, cell)
			}
		}
		fill()
		if rows = append(rows, line); len(rows)*max(len(line), 1) > mostCells {
			refuse("import-too-large", "")
		}
	}
	p.f, p.heading, p.pending, p.lists = flow, state.heading, state.pending, state.lists
	flow.table(rows, merged)
}

// near is the closest node of a name around another.
func near(n *html.Node, name string) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.Data == name {
			return n
		}
	}
	return nil
}

func span(n *html.Node, key string) int {
	s, err := strconv.Atoi(attr(n, key))
	if err != nil || s < 1 || s > 60 {
		return 1
	}
	return s
}
