package convert

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// walk reads a node and what is in it.
func (p *page) walk(n *html.Node, l look) {
	switch n.Type {
	case html.TextNode:
		p.text(n.Data, l)
		return
	case html.ElementNode:
	case html.DocumentNode:
		p.inside(n, l)
		return
	case html.CommentNode: // how LibreOffice writes comments
		if inPage := near(n, "body") != nil && p.office; inPage && !strings.HasPrefix(n.Data, "[") {
			p.f.note("import-comment", n.Data)
		}
		return
	default:
		return
	}
	if p.skip[n] {
		return
	}
	l = p.look(n, l)
	switch n.Data {
	case "head", "script", "style", "template", "title", "meta", "link", "col", "colgroup":
	case "br":
		p.f.br()
	case "img":
		p.picture(n, l)
	case "a":
		p.anchor(n, l)
	case "svg", "video", "audio", "iframe", "object", "embed", "canvas", "input", "select", "textarea":
		p.object(n, l)
	case "math":
		p.f.text(inner(n), look{})
		p.f.note("import-equation", inner(n))
	case "hr":
		if style := p.style(n); !strings.Contains(style, "page-break") {
			p.f.open(Block{Kind: Line})
		}
		p.f.close()
	case "table":
		p.table(n)
	case "ul", "ol":
		p.list(n, l)
	case "li":
		p.item(n, l)
	default:
		p.element(n, l)
	}
}

func (p *page) inside(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, l)
	}
}

// element reads what makes a paragraph, and what only changes the look.
func (p *page) element(n *html.Node, l look) {
	if !slices.Contains(blockNames, n.Data) {
		if id := first(attr(n, "id"), attr(n, "name")); p.wanted[id] && id != "" {
			p.f.need().Names = append(p.f.need().Names, id)
		}
		p.inside(n, l)
		return
	}
	p.f.close()
	heading, quote, code, pending := p.heading, p.quote, p.code, p.pending
	p.heading = Block{}
	class := strings.Fields(attr(n, "class"))
	switch {
	case slices.Contains(class, "title") || slices.Contains(class, "MsoTitle"):
		p.heading.Kind = Title
	case slices.Contains(class, "subtitle") || slices.Contains(class, "MsoSubtitle"):
		p.heading.Kind = Subtitle
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6':
		p.heading.Kind, p.heading.Level = Heading, int(n.Data[1]-'0')
	case n.Data == "blockquote" || slices.Contains(class, "MsoQuote") || slices.Contains(class, "MsoIntenseQuote"):
		p.quote = true
	case n.Data == "pre":
		p.code = true
	}
	if id := attr(n, "id"); id != "" && (p.wanted[id] || p.heading.Kind == Heading) { // other documents lead to headings
		p.heading.Names = []string{id}
	}
	switch {
	case attr(n, "title") == "header" || attr(n, "title") == "footer":
		p.f.gather("import-margin", inner(n))
	case slices.ContainsFunc(class, func(c string) bool { return strings.HasPrefix(c, "MsoToc") }) || slices.Contains(class, "TOC"):
		p.f.gather("import-contents", inner(n))
	default:
		skipped := p.wordItem(n)
		p.inside(n, l)
		for _, s := range skipped {
			delete(p.skip, s)
		}
	}
	p.f.close()
	if p.heading, p.quote, p.code = heading, quote, code; n.Data == "p" && pending == nil {
		p.pending = nil
	}
	if n.Data == "hgroup" {
		p.pending = pending
	}
}

var blockNames = strings.Fields("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend main menu nav p pre search section summary tbody td tfoot th thead tr caption option optgroup label")

func (p *page) text(s string, l look) {
	if p.code {
		for i, line := range strings.Split(strings.TrimSuffix(s, "\n"), "\n") {
			if i > 0 {
				p.f.br()
			}
			p.f.text(line, look{hidden: l.hidden})
		}
		return
	}
	if strings.TrimSpace(s) == "" && (p.f.block == nil || len(p.f.block.Inline) == 0) {
		return
	}
	p.f.text(collapse.ReplaceAllString(s, " "), l)
}

var collapse = regexp.MustCompile(`[ \t\r\n\f]+`)

// anchor reads a link, the place of a footnote or a comment, or a place.
func (p *page) anchor(n *html.Node, l look) {
	href := strings.TrimSpace(attr(n, "href"))
	if body := p.bodies[n]; body != nil {
		p.reference(href, body)
		return
	}
	if id := first(attr(n, "id"), attr(n, "name")); id != "" && (p.wanted[id] || p.heading.Kind == Heading) {
		p.f.need().Names = append(p.f.need().Names, id)
	}
	if href != "" {
		l.link, l.coloured = direct(href), false
	}
	p.inside(n, l)
}

// reference reads a footnote or a comment at its place.
func (p *page) reference(href string, body *html.Node) {
	comment := strings.HasPrefix(href, "#cmnt") || strings.HasPrefix(href, "#_msocom")
	delete(p.skip, body)
	block, flow := *p, p.f
	p.f = flow.sub()
	p.heading, p.quote, p.pending, p.lists = Block{}, false, nil, nil
	p.f.fresh = p.block
	p.inside(body, look{})
	blocks := p.f.finish()
	p.f, p.heading, p.quote, p.pending, p.lists = flow, block.heading, block.quote, block.pending, block.lists
	p.skip[body] = true
	if comment {
		flow.note("import-comment", Text(blocks))
		return
	}
	flow.footnote(blocks)
}

// direct takes the address out of the one that Google Docs wraps it in.
func direct(href string) string {
	u, err := url.Parse(href)
	if err == nil && u.Path == "/url" && (u.Host == "www.google.com" || u.Host == "google.com") {
		if q := u.Query().Get("q"); q != "" {
			return q
		}
	}
	return href
}

// object tells of what is no text.
func (p *page) object(n *html.Node, l look) {
	var texts []string
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			texts = append(texts, d.Data)
		}
	}
	words := strings.TrimSpace(strings.Join(texts, " ") + " " + first(attr(n, "value"), attr(n, "placeholder"), attr(n, "title"), attr(n, "aria-label")))
	switch {
	case n.Data == "input" && attr(n, "type") == "checkbox":
		box := "☐ "
		if hasAttr(n, "checked") {
			box = "☑ "
		}
		p.f.text(box, l)
	case n.Data == "input" && attr(n, "type") == "hidden":
	default:
		p.f.note("import-object", strings.TrimSpace(words+" "+shorten(first(attr(n, "src"), attr(n, "data")))))
	}
}
