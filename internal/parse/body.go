package parse

import (
	"bytes"
	"path"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/source"
)

// page is one body on its way from Markdown to fragments. What a look through
// the tree has decided stands in its maps; the renderers only look things up,
// so that a piece rendered twice shares its links and pictures.
type page struct {
	*report
	src    *lines
	from   int    // where the body starts in the file
	body   []byte // the Markdown
	folder string // of the file, in content/
	html   bool   // raw HTML is allowed, sanitised

	links  map[ast.Node]*bank.Link  // no entry: refused, shown as text
	images map[ast.Node]*bank.Image // no entry: refused, its words shown
	ids    map[ast.Node]string
	alerts map[ast.Node]string // block quotes that are alerts: note, tip …
	told   map[int]bool        // lines with a warning of raw HTML
	buf    bytes.Buffer        // of pieces
	out    bank.Body
}

// readBody makes the document's Body, and its title when only a heading tells.
func readBody(r *report, s *lines, m matter, f source.File, c bank.Config, doc *bank.Document) {
	p := &page{report: r, src: s, from: m.body, body: s.text[m.body:], folder: path.Dir(f.Path), html: c.AllowHTML,
		links: map[ast.Node]*bank.Link{}, images: map[ast.Node]*bank.Image{}, ids: map[ast.Node]string{},
		alerts: map[ast.Node]string{}, told: map[int]bool{}}
	if p.out.Unread = m.body == len(s.text) && m.unread; !withinLimits(r, s, m.body) {
		p.body, p.out.Unread = nil, true
	}
	pc := parser.NewContext()
	root := markdown.Parser().Parse(text.NewReader(p.body), parser.WithContext(pc))
	if a, ok := pc.Get(alertsKey).(map[ast.Node]alert); ok {
		p.readAlerts(a)
	}
	p.title(root, doc)
	p.slips(root)
	if !p.smallTargets(root) {
		root, p.out.Unread = ast.NewDocument(), true
	}
	p.survey(root)
	p.sections(root)
	doc.Text.Body = p.out
}

// at tells where a node stands in the file.
func (p *page) at(n ast.Node) diag.Pos {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			if n.Kind() == ast.KindHeading && n.Pos() >= 0 {
				return p.src.pos(p.from + n.Pos())
			}
			return p.src.pos(p.from + n.Lines().At(0).Start)
		}
		if n.Pos() >= 0 {
			return p.src.pos(p.from + n.Pos())
		}
	}
	return p.src.pos(p.from)
}

// title settles the headings of level 1: the page's own is the title from the
// front matter. A body that repeats it loses the repetition; a file without a
// title gets it from a heading at the start of its body.
func (p *page) title(root ast.Node, doc *bank.Document) {
	first := root.FirstChild()
	if h, ok := first.(*ast.Heading); ok && h.Level == 1 && doc.Text.Title == "" {
		if doc.Text.Title = oneLine(p.words(h)); doc.Text.Title != "" {
			p.add(p.at(h), "title-from-heading", diag.Args{"title": doc.Text.Title})
		}
	}
	if doc.Text.Title == "" {
		at, known := doc.At.Find("title")
		if !known {
			at = diag.Pos{Line: 1, Column: 1}
		}
		p.add(at, "no-title", nil)
		doc.Text.Title = fallbackTitle(doc.ID)
	}
	var drop []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering || h.Level != 1 {
			return ast.WalkContinue, nil
		}
		if n.Parent() == root && oneLine(p.words(h)) == doc.Text.Title {
			drop = append(drop, n)
		} else {
			h.Level = 2
			p.add(p.at(h), "h1-in-body", diag.Args{"heading": oneLine(p.words(h))})
		}
		return ast.WalkSkipChildren, nil
	})
	for _, n := range drop {
		root.RemoveChild(root, n)
	}
}

// fallbackTitle names a document whose title could not be read, so that
// messages and lists have something to show.
func fallbackTitle(id string) string { return path.Base(id) }

// smallTargets guards against a long address that is used ten thousand times
// by a short name: the page would be a thousand times its source.
func (p *page) smallTargets(root ast.Node) bool {
	size := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Link:
				size += len(n.Destination) + len(n.Title)
			case *ast.Image:
				size += len(n.Destination) + len(n.Title)
			}
		}
		return ast.WalkContinue, nil
	})
	if size > mostTargets {
		p.add(p.src.pos(p.from), "too-many-references", diag.Args{"most": number(mostReferences)})
		return false
	}
	return true
}

// sections cuts the body at its level 2 headings and renders each part.
func (p *page) sections(root ast.Node) {
	var nodes []ast.Node
	var heading *ast.Heading
	flush := func() {
		if heading != nil || len(nodes) > 0 {
			p.out.Here = append(p.out.Here, p.section(heading, nodes))
		}
		nodes = nil
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			flush()
			heading = h
			continue
		}
		if n.Kind() != ast.KindLinkReferenceDefinition && !p.silent(n) {
			nodes = append(nodes, n)
		}
	}
	flush()
	p.out.Here = slices.Clone(p.out.Here) // no room to spare
}

// section renders what stands under one heading; heading is nil for what
// stands before the first.
func (p *page) section(heading *ast.Heading, nodes []ast.Node) bank.Section {
	s := bank.Section{At: p.src.pos(p.from)}
	if heading != nil {
		s.ID, s.Heading, s.At = p.ids[heading], oneLine(p.words(heading)), p.at(heading)
		s.Title = p.renderInside(heading)
		s.Role = roleOf(s.Heading)
	} else if len(nodes) > 0 {
		s.At = p.at(nodes[0])
	}
	s.Parts = p.render(nodes...)
	var lines []textLine
	for _, n := range nodes {
		lines = p.appendLines(lines, n)
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if h, ok := n.(*ast.Heading); ok && entering {
				s.Headings = append(s.Headings, bank.Heading{Level: h.Level, ID: p.ids[h], Text: oneLine(p.words(h)), At: p.at(h)})
			}
			return ast.WalkContinue, nil
		})
	}
	s.Text, s.Places = linesJoined(lines)
	if i := listOf(s.Role, nodes); i >= 0 {
		s.Before, s.After = p.render(nodes[:i]...), p.render(nodes[i+1:]...)
		for n := nodes[i].FirstChild(); n != nil; n = n.NextSibling() {
			text, _ := linesJoined(p.appendLines(nil, n))
			s.Items = append(s.Items, bank.Item{
				Parts: p.renderInside(n),
				Text:  text,
				At:    p.at(n),
			})
		}
	}
	return s
}

// listOf finds the list that a role is about, or -1: steps are numbered,
// questions may be.
func listOf(role bank.Role, nodes []ast.Node) int {
	for i, n := range nodes {
		if l, ok := n.(*ast.List); ok && (role == bank.Steps && l.IsOrdered() || role == bank.Reflection) {
			return i
		}
	}
	return -1
}
