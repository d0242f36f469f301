package parse

import (
	"bytes"
	"path"
	"slices"
	"sync"

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
	out    bank.Body
	*rooms
}

// rooms are what a body is put together in. They are used again: what is given
// away is copied.
type rooms struct {
	pieces pieces  // what is rendered …
	inline []byte  // … the words of a block,
	text   wording // and the text of a section
	nodes  bodyRoom
}

var freeRooms = sync.Pool{New: func() any { return &rooms{} }}

// readBody makes the document's Body, and its title when only a heading tells.
func readBody(r *report, s *lines, m matter, f source.File, c bank.Config, doc *bank.Document) {
	p := newPage(r, s, m, f, c)
	if p.out.Unread = m.body == len(s.text) && m.unread; !withinLimits(r, s, m.body) {
		p.body, p.out.Unread = nil, true
	}
	root, references := p.tree()
	p.read(root, references, doc)
	p.pieces = pieces{buf: p.pieces.buf, out: p.pieces.out, items: p.pieces.items}
	freeRooms.Put(p.rooms)
}

func newPage(r *report, s *lines, m matter, f source.File, c bank.Config) *page {
	p := &page{report: r, src: s, from: m.body, body: s.text[m.body:], folder: path.Dir(f.Path), html: c.AllowHTML, rooms: freeRooms.Get().(*rooms)}
	p.pieces.page, p.pieces.entities = p, bytes.IndexByte(p.body, '&') >= 0
	return p
}

// read makes the Body of a tree.
func (p *page) read(root ast.Node, references bool, doc *bank.Document) {
	p.title(root, doc)
	p.slips(root)
	if references && !p.smallTargets(root) {
		root, p.out.Unread = ast.NewDocument(), true
	}
	p.survey(root)
	p.sections(root)
	doc.Text.Body = p.out
}

// tree makes the body's tree, and tells whether links in it have their addresses
// from elsewhere.
func (p *page) tree() (root ast.Node, references bool) {
	if root, bare := simpleBody(p.body, &p.nodes); root != nil {
		p.pieces.bare, p.alerts = bare, p.nodes.alerts
		return root, false
	}
	return p.fullTree()
}

// fullTree is tree, whatever the body is.
func (p *page) fullTree() (root ast.Node, references bool) {
	pc := parser.NewContext()
	root = parserOf(p.body).Parse(text.NewReader(p.body), parser.WithContext(pc))
	if a, ok := pc.Get(alertsKey).(map[ast.Node]alert); ok {
		p.readAlerts(a)
	}
	return root, len(pc.References()) > 0
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
	eachBlock(root, func(n ast.Node) {
		h, ok := n.(*ast.Heading)
		switch {
		case !ok || h.Level != 1:
		case n.Parent() == root && oneLine(p.words(h)) == doc.Text.Title:
			drop = append(drop, n)
		default:
			h.Level = 2
			p.add(p.at(h), "h1-in-body", diag.Args{"heading": oneLine(p.words(h))})
		}
	})
	for _, n := range drop {
		root.RemoveChild(root, n)
	}
}

// eachBlock goes through the blocks in a node, in the order of the text: headings
// and paragraphs, not what stands in their lines.
func eachBlock(n ast.Node, do func(ast.Node)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			do(c)
			eachBlock(c, do)
		}
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
	most := 1
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			most++
		}
	}
	p.out.Here = make([]bank.Section, 0, most)
	flush := func() {
		if heading != nil || len(nodes) > 0 {
			p.out.Here = append(p.out.Here, p.section(heading, nodes))
		}
		nodes = nodes[:0]
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
	p.out.Here = slices.Clip(p.out.Here)
	if len(p.out.Here) == 0 {
		p.out.Here = nil
	}
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
	list := listOf(s.Role, nodes)
	parts, at, items := p.render(nodes, list)
	s.Parts = parts
	text := p.text.begin()
	for _, n := range nodes {
		if n != list {
			p.addText(text, n)
			continue
		}
		s.Items = make([]bank.Item, 0, n.ChildCount())
		for n := n.FirstChild(); n != nil; n = n.NextSibling() {
			s.Items = append(s.Items, bank.Item{At: p.at(n)})
			text.mark()
			p.addText(text, n)
		}
		text.mark()
	}
	s.Text, s.Places = text.end()
	if list != nil {
		s.Before, s.After = between(parts, stretch{to: at.from}), between(parts, stretch{at.to, spot{fragment: len(parts)}})
		for i := range s.Items {
			s.Items[i].Parts, s.Items[i].Text = between(parts, items[i]), text.of(s.Text, i)
		}
	}
	s.Headings = p.headings(nodes)
	return s
}

// headings are the headings deeper than a section's own, in its blocks.
func (p *page) headings(nodes []ast.Node) (out []bank.Heading) {
	note := func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			out = append(out, bank.Heading{Level: h.Level, ID: p.ids[h], Text: oneLine(p.words(h)), At: p.at(h)})
		}
	}
	for _, n := range nodes {
		note(n)
		eachBlock(n, note)
	}
	return out
}

// listOf finds the list that a role is about, or nil: steps are numbered,
// questions may be.
func listOf(role bank.Role, nodes []ast.Node) ast.Node {
	for _, n := range nodes {
		if l, ok := n.(*ast.List); ok && (role == bank.Steps && l.IsOrdered() || role == bank.Reflection) {
			return n
		}
	}
	return nil
}
