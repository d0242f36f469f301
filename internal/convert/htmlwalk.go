package convert

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
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

// style is all that is said of a node's look.
func (p *page) style(n *html.Node) string {
	style := ""
	for _, class := range strings.Fields(attr(n, "class")) {
		style += p.css[class]
	}
	return strings.ToLower(style + attr(n, "style"))
}

// look is how a node changes the look of its text.
func (p *page) look(n *html.Node, l look) look {
	switch n.Data {
	case "b", "strong", "th":
		l.bold = n.Data != "th"
	case "i", "em", "cite", "dfn", "var":
		l.italic = true
	case "s", "del", "strike":
		l.strike = true
	case "code", "tt", "kbd", "samp":
		l.code = !p.code
	case "sup":
		l.raised = 1
	case "sub":
		l.raised = -1
	case "u", "ins", "mark":
		l.coloured = true
	case "font":
		l.coloured = l.coloured || bright(attr(n, "color"))
	}
	for declaration := range strings.SplitSeq(p.style(n), ";") {
		key, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "font-weight":
			l.bold = value == "bold" || value == "bolder" || len(value) == 3 && value >= "600"
		case "font-style":
			l.italic = value == "italic" || value == "oblique"
		case "text-decoration", "text-decoration-line":
			l.strike = l.strike || strings.Contains(value, "line-through")
			l.coloured = l.coloured || strings.Contains(value, "underline")
		case "color":
			l.coloured = l.coloured || bright(value)
		case "background", "background-color", "mso-highlight":
			l.coloured = l.coloured || inlineName(n.Data) && bright(value) && value != "white" && value != "#ffffff" && value != "transparent" && value != "none"
		case "display":
			l.hidden = l.hidden || value == "none"
		case "visibility", "mso-hide":
			l.hidden = l.hidden || value == "hidden" || value == "all"
		case "vertical-align":
			l.raised = map[string]int{"super": 1, "sub": -1}[value]
		}
	}
	if attr(n, "hidden") != "" || hasAttr(n, "hidden") {
		l.hidden = true
	}
	if k := p.heading.Kind; k == Heading || k == Title || k == Subtitle || len(n.Data) == 2 && n.Data[0] == 'h' {
		l.bold, l.italic, l.coloured = false, false, false
	}
	if l.link != "" {
		l.coloured = false
	}
	return l
}

func inlineName(name string) bool { return name == "span" || name == "font" }

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

var dark = regexp.MustCompile(`^(#?([0-3][0-9a-f])\s*([0-3][0-9a-f])\s*([0-3][0-9a-f])|#?[0-3]{3}|#(666666|5f6368|595959|434343|404040)|black|windowtext|inherit|initial|auto|currentcolor|rgb\(\s*[0-6]?\d,\s*[0-6]?\d,\s*[0-6]?\d\s*\)|)$`)

// bright is true of a colour that says something.
func bright(colour string) bool { return !dark.MatchString(strings.ToLower(strings.TrimSpace(colour))) }

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

var kix = regexp.MustCompile(`lst-(kix_[A-Za-z0-9_]+|[a-z0-9]+)-([0-8])`)

func (p *page) list(n *html.Node, l look) {
	p.f.close()
	pending := p.pending
	p.count++
	list := &listing{id: "h" + strconv.Itoa(p.count), level: len(p.lists), ordered: n.Data == "ol", number: 1}
	if m := kix.FindStringSubmatch(attr(n, "class")); m != nil { // Google Docs writes nested lists one after another
		list.id = m[1]
		list.level, _ = strconv.Atoi(m[2])
	}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start >= 0 {
		list.number = start
	}
	if kind := attr(n, "type"); list.ordered && kind != "" && kind != "1" {
		p.f.gather("import-numbering", inner(n))
	}
	p.lists = append(p.lists, list)
	p.inside(n, l)
	p.f.close()
	p.lists = p.lists[:len(p.lists)-1]
	p.pending = pending
}

func (p *page) item(n *html.Node, l look) {
	p.f.close()
	if len(p.lists) == 0 {
		p.lists = append(p.lists, &listing{id: "h", number: 1})
		defer func() { p.lists = p.lists[:0] }()
	}
	list := p.lists[len(p.lists)-1]
	if value, err := strconv.Atoi(attr(n, "value")); err == nil && value >= 0 {
		list.number = value
	}
	before := p.pending
	p.pending = &Item{List: list.id, Level: list.level, Ordered: list.ordered, Number: list.number}
	list.number++
	if id := attr(n, "id"); id != "" && p.wanted[id] {
		p.f.need().Names = append(p.f.need().Names, id)
	}
	p.inside(n, l)
	p.f.close()
	p.pending = before
}

var msoList = regexp.MustCompile(`mso-list:\s*(l\d+)\s+level(\d)(?:\s+(lfo\d+))?`)
var marker = regexp.MustCompile(`^[\s\x{a0}]*(?:[·•o§▪\-–\x{f0b7}\x{f0a7}]|\(?([0-9]+|[A-Za-z]{1,4})[.)])[\s\x{a0}]*$`)

// wordItem understands the lists of Word's HTML, which are paragraphs with a
// mark as text. It gives the nodes of the mark, which are left out.
func (p *page) wordItem(n *html.Node) []*html.Node {
	m := msoList.FindStringSubmatch(attr(n, "style"))
	if n.Data != "p" || m == nil && !strings.HasPrefix(attr(n, "class"), "MsoListParagraph") {
		return nil
	}
	var mark *html.Node
	for d := range n.Descendants() {
		if strings.Contains(attr(d, "style"), "mso-list:") && strings.Contains(strings.ToLower(attr(d, "style")), "ignore") ||
			m == nil && d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			mark = d
			break
		}
	}
	if mark == nil {
		return nil
	}
	said := mark.Data
	if mark.Type == html.ElementNode {
		said = inner(mark)
	}
	sign := marker.FindStringSubmatch(said)
	if sign == nil {
		return nil
	}
	item := &Item{List: "word", Ordered: sign[1] != ""}
	if m != nil {
		item.List = m[1] + m[3]
		item.Level, _ = strconv.Atoi(m[2])
		item.Level = max(item.Level-1, 0)
	}
	key := item.List + strconv.Itoa(item.Level)
	p.counts[key]++
	if number, err := strconv.Atoi(sign[1]); err == nil {
		p.counts[key] = number
	} else if item.Ordered {
		p.f.gather("import-numbering", said+" "+inner(n))
	}
	item.Number = p.counts[key]
	p.pending = item
	if mark.Type == html.TextNode {
		mark.Data = ""
		return nil
	}
	p.skip[mark] = true
	return []*html.Node{mark}
}

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
