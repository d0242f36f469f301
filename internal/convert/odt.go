package convert

import (
	"path"
	"strconv"
	"strings"
)

// odt is a Writer document being read.
type odt struct {
	*pack
	styles map[string]odtStyle
	lists  map[string]*[10]level
	next   map[string]int // numbers of lists that go on
	count  int            // lists so far
	boxes  int
}

// An odtStyle is what a style says of text.
type odtStyle struct {
	kind     Kind
	level    int
	contents bool
	list     string
	bold     *bool
	italic   *bool
	strike   bool
	coloured bool
	hidden   bool
	raised   int
}

func readOdt(doc *Document, data []byte) {
	o := &odt{pack: unpack(data), styles: map[string]odtStyle{}, lists: map[string]*[10]level{}, next: map[string]int{}}
	if strings.Contains(string(o.part("META-INF/manifest.xml")), "encryption-data") {
		refuse("import-password", "")
	}
	if o.files["content.xml"] == nil {
		refuse("import-broken", "content.xml")
	}
	styles := parseXML("styles.xml", o.part("styles.xml")).child("document-styles")
	content := parseXML("content.xml", o.part("content.xml")).child("document-content")
	doc.Name = tidy(parseXML("meta.xml", o.part("meta.xml")).child("document-meta").child("meta").child("title").all())
	nodes := map[string]*node{}
	for _, part := range []*node{styles.child("styles"), styles.child("automatic-styles"), content.child("automatic-styles")} {
		for _, n := range part.kidsNamed("style") {
			nodes[n.get("family")+" "+n.get("name")] = n
		}
		for _, n := range part.kidsNamed("list-style") {
			o.lists[n.get("name")] = listStyle(n)
		}
	}
	for key, n := range nodes {
		o.styles[key] = o.style(nodes, n, 0)
	}
	f := newFlow(doc)
	told := map[string]bool{}
	for _, master := range styles.child("master-styles").kidsNamed("master-page") {
		for _, k := range master.kids {
			text := k.all()
			for _, picture := range k.find("image") {
				text = strings.TrimSpace(text + " " + path.Base(picture.get("href")))
			}
			if (strings.HasPrefix(k.name, "header") || strings.HasPrefix(k.name, "footer")) && text != "" && !told[text] {
				told[text] = true
				f.gather("import-margin", text)
			}
		}
	}
	f.close()
	body := content.child("body").child("text")
	if body == nil {
		refuse("import-type", "ODF")
	}
	o.blocks(f, body, nil)
	doc.Blocks = f.finish()
}

func listStyle(n *node) *[10]level {
	var out [10]level
	for _, l := range n.kids {
		i, err := strconv.Atoi(l.get("level"))
		if err != nil || i < 1 || i > 10 {
			continue
		}
		format := l.get("num-format")
		out[i-1] = level{ordered: l.name == "list-level-style-number" && format != "", start: 1, plain: format == "" || format == "1" && l.get("display-levels") != "2" && l.get("display-levels") != "3"}
		if s, err := strconv.Atoi(l.get("start-value")); err == nil {
			out[i-1].start = s
		}
	}
	return &out
}

// style reads a style with all that it is based on.
func (o *odt) style(nodes map[string]*node, n *node, depth int) odtStyle {
	if n == nil || depth > 20 {
		return odtStyle{}
	}
	s := odtStyle{}
	if parent := n.get("parent-style-name"); parent != "" {
		s = o.style(nodes, nodes[n.get("family")+" "+parent], depth+1)
	}
	if n.get("family") == "paragraph" {
		named := styleNamed(first(n.get("display-name"), n.get("name")))
		if named.kind != Paragraph {
			s.kind, s.level = named.kind, named.level
		}
		s.contents = s.contents || named.contents
		s.list = first(n.get("list-style-name"), s.list)
	}
	p := n.child("text-properties")
	if w := p.get("font-weight"); w != "" {
		bold := w == "bold" || w >= "600" && w <= "900"
		s.bold = &bold
	}
	if v := p.get("font-style"); v != "" {
		italic := v == "italic" || v == "oblique"
		s.italic = &italic
	}
	if v := p.get("text-line-through-style"); v != "" {
		s.strike = v != "none"
	}
	if n.get("family") == "text" || depth == 0 {
		if c := p.get("color"); c != "" {
			s.coloured = bright(c)
		}
		if b := p.get("background-color"); b != "" && b != "transparent" && b != "#ffffff" {
			s.coloured = true
		}
		if u := p.get("text-underline-style"); u != "" && u != "none" {
			s.coloured = true
		}
	}
	if p.get("display") == "none" {
		s.hidden = true
	}
	switch v := p.get("text-position"); {
	case strings.HasPrefix(v, "super"):
		s.raised = 1
	case strings.HasPrefix(v, "sub"):
		s.raised = -1
	}
	return s
}

// blocks reads what stands between paragraphs. Item is where in a list that is;
// nil outside lists.
func (o *odt) blocks(f *flow, n *node, item *Item) {
	for _, k := range n.kids {
		switch k.name {
		case "p", "h":
			o.paragraph(f, k, item)
		case "list":
			o.list(f, k, item, "")
		case "table":
			o.table(f, k)
		case "section", "index-body", "text":
			if k.get("display") == "none" {
				f.gather("import-hidden", k.all())
				continue
			}
			o.blocks(f, k, item)
		case "table-of-content", "illustration-index", "alphabetical-index", "bibliography", "user-index", "table-index", "object-index":
			f.gather("import-contents", k.child("index-body").all())
		case "tracked-changes":
			o.changes(f, k)
		case "frame", "custom-shape", "g", "rect", "line", "ellipse", "path", "connector", "caption", "polygon", "polyline":
			f.close()
			o.drawn(f, k, look{})
			f.close()
		case "forms":
			if text := k.all(); text != "" {
				f.gather("import-object", text)
			}
		default: // what we do not know, and may hold text
			o.blocks(f, k, item)
		}
	}
}

// changes keeps what was taken away and not yet accepted, and tells of it.
func (o *odt) changes(f *flow, n *node) {
	for _, region := range n.kidsNamed("changed-region") {
		for _, k := range region.kids {
			text := ""
			for _, p := range k.kids {
				if p.name != "change-info" {
					text += p.all() + " "
				}
			}
			switch k.name {
			case "deletion":
				f.gather("import-change", "- "+text)
			case "insertion":
				f.gather("import-change", "+")
			}
		}
	}
}

func (o *odt) paragraph(f *flow, n *node, item *Item) {
	s := o.styles["paragraph "+n.get("style-name")]
	b := Block{Kind: s.kind, Level: s.level}
	if level, err := strconv.Atoi(n.get("outline-level")); err == nil && n.name == "h" && b.Kind != Title {
		b.Kind, b.Level = Heading, max(1, level)
	}
	if s.contents {
		f.gather("import-contents", n.all())
		return
	}
	if item != nil && b.Kind != Heading && b.Kind != Title {
		at := *item
		b.Item = &at
		item.Continue = true
	}
	f.open(b)
	l := look{hidden: s.hidden}
	if b.Kind == Paragraph || b.Kind == Quote {
		l = s.on(l)
		if b.Kind == Quote {
			l.italic = false
		}
	}
	o.inside(f, n, l)
	f.close()
}

// on is a look with what a style adds.
func (s odtStyle) on(l look) look {
	if s.bold != nil {
		l.bold = *s.bold
	}
	if s.italic != nil {
		l.italic = *s.italic
	}
	l.strike, l.hidden = l.strike || s.strike, l.hidden || s.hidden
	l.coloured = (l.coloured || s.coloured) && l.link == ""
	if s.raised != 0 {
		l.raised = s.raised
	}
	return l
}

func (o *odt) list(f *flow, n *node, outer *Item, style string) {
	style = first(n.get("style-name"), style)
	depth := 0
	if outer != nil {
		depth = outer.Level + 1
	}
	o.count++
	l := level{plain: true, start: 1}
	if levels := o.lists[style]; levels != nil {
		l = levels[min(depth, 9)]
	}
	number := l.start
	key := style + strconv.Itoa(depth)
	if n.get("continue-numbering") == "true" || n.get("continue-list") != "" {
		number = max(o.next[key], l.start)
	}
	for _, k := range n.kids {
		switch k.name {
		case "list-header":
			o.blocks(f, k, outer)
		case "list-item":
			if v, err := strconv.Atoi(k.get("start-value")); err == nil {
				number = v
			}
			item := &Item{List: "o" + strconv.Itoa(o.count), Level: depth, Ordered: l.ordered, Number: number}
			if l.ordered && !l.plain {
				f.gather("import-numbering", k.all())
			}
			if only := k.child("list"); only != nil && k.child("p") == nil && k.child("h") == nil {
				o.list(f, only, item, style) // a level skipped
				continue
			}
			o.items(f, k, item, style)
			number++
		}
	}
	o.next[key] = number
}

// items reads what is in one item: its paragraphs, and lists in it.
func (o *odt) items(f *flow, n *node, item *Item, style string) {
	for _, k := range n.kids {
		if k.name == "list" {
			o.list(f, k, item, style)
			continue
		}
		o.blocks(f, &node{kids: []*node{k}}, item)
	}
}
