package convert

import (
	"slices"
	"strconv"
	"strings"
)

// blocks reads what stands between paragraphs.
func (d *docx) blocks(f *flow, n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		switch k.name {
		case "p":
			d.paragraph(f, k)
		case "tbl":
			d.table(f, k)
		case "sdt":
			was := d.contents
			d.contents = was || strings.Contains(k.child("sdtPr").child("docPartObj").val("docPartGallery"), "Table of Contents")
			d.blocks(f, k.child("sdtContent"))
			d.contents = was
		case "customXml", "smartTag", "txbxContent":
			d.blocks(f, k)
		case "ins", "moveTo":
			f.gather("import-change", "+ "+k.all("t"))
			d.blocks(f, k)
		case "del", "moveFrom":
			f.gather("import-change", "- "+k.all("delText", "t"))
		case "AlternateContent":
			d.blocks(f, choice(k))
		case "altChunk":
			f.close()
			f.tell("import-object", d.rels[k.get("id")].path)
		case "oMathPara", "oMath":
			f.close()
			d.math(f, k)
			f.close()
		case "r", "hyperlink", "fldSimple":
			f.close()
			d.inside(f, &node{kids: []*node{k}}, look{})
			f.close()
		default: // what we do not know, and may hold text
			d.blocks(f, k)
		}
	}
}

// choice takes one of the ways in which Word writes what older Words do not
// know.
func choice(n *node) *node {
	if c := n.child("Choice"); c != nil {
		return c
	}
	return n.child("Fallback")
}

func (d *docx) paragraph(f *flow, p *node) {
	pr := p.child("pPr")
	s := d.styles[pr.val("pStyle")]
	if s.kind == Paragraph && pr.val("pStyle") != "" && len(d.styles) == 0 {
		s = styleNamed(pr.val("pStyle"))
	}
	b := Block{Kind: s.kind, Level: s.level}
	if l, err := strconv.Atoi(pr.val("outlineLvl")); err == nil && l >= 0 && l < 9 && b.Kind == Paragraph {
		b.Kind, b.Level = Heading, l+1
	}
	was := d.contents
	d.contents = was || s.contents
	list, depth := s.list, s.depth
	if num := pr.child("numPr"); num != nil {
		if id := num.child("numId"); id != nil {
			list = id.get("val")
		}
		if lvl := num.child("ilvl"); lvl != nil {
			depth = lvl.get("val")
		}
	}
	plain := true
	if list != "" && list != "0" {
		b.Item, plain = d.item(list, depth)
	}
	f.open(b)
	if b.Item != nil && !plain {
		f.gather("import-numbering", p.all("t"))
	}
	if b.Kind != Paragraph && b.Kind != Quote {
		if b.Item != nil && b.Item.Ordered {
			f.gather("import-numbering", p.all("t"))
		}
		f.block.Item = nil
	}
	l := look{}
	if b.Kind == Paragraph || b.Kind == Quote {
		l.bold, l.italic = s.bold, s.italic && b.Kind == Paragraph
	}
	d.inside(f, p, l)
	d.contents = was
	f.close()
}

// item counts a paragraph in its list. Plain is false of what Markdown cannot
// count: a), IV, 1.2.
func (d *docx) item(list, depth string) (item *Item, plain bool) {
	levels, known := d.levels[list]
	i, err := strconv.Atoi(depth)
	if err != nil || i < 0 || i > 8 {
		i = 0
	}
	l := levels[i]
	if !known || l.list == "" {
		return &Item{List: list, Level: i}, true
	}
	c := d.counters[l.list]
	if c == nil {
		c = &[9]int{}
		d.counters[l.list] = c
	}
	if c[i]++; c[i] == 1 {
		c[i] = l.start
	}
	for deeper := i + 1; deeper < 9; deeper++ {
		c[deeper] = 0
	}
	return &Item{List: l.list, Level: i, Ordered: l.ordered, Number: c[i]}, l.plain
}

// inside reads what stands in a paragraph.
func (d *docx) inside(f *flow, n *node, l look) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		switch k.name {
		case "r":
			d.run(f, k, l)
		case "hyperlink":
			linked := l
			if t, ok := d.rels[k.get("id")]; ok {
				linked.link = t.path
			}
			if anchor := k.get("anchor"); anchor != "" {
				linked.link += "#" + anchor
			}
			d.inside(f, k, linked)
		case "fldSimple":
			d.fields = append(d.fields, field{k.get("instr"), true})
			d.inside(f, k, l)
			d.fields = d.fields[:len(d.fields)-1]
		case "ins", "moveTo":
			f.gather("import-change", "+ "+k.all("t"))
			d.inside(f, k, l)
		case "del", "moveFrom":
			f.gather("import-change", "- "+k.all("delText", "t"))
		case "sdt":
			d.inside(f, k.child("sdtContent"), l)
		case "smartTag", "customXml", "dir", "bdo", "sdtContent":
			d.inside(f, k, l)
		case "AlternateContent":
			d.inside(f, choice(k), l)
		case "oMath", "oMathPara":
			d.math(f, k)
		case "ruby":
			d.inside(f, k.child("rubyBase"), l)
			f.gather("import-object", k.child("rt").all("t"))
		case "bookmarkStart":
			if name := k.get("name"); name != "" && name != "_GoBack" {
				f.need().Names = append(f.need().Names, name)
			}
		case "subDoc":
			f.note("import-object", d.rels[k.get("id")].path)
		case "drawing", "pict", "object":
			d.drawing(f, k, l)
		case "pPr":
		default: // what we do not know, and may hold text
			d.inside(f, k, l)
		}
	}
}

// run reads text that looks the same.
func (d *docx) run(f *flow, r *node, l look) {
	pr := r.child("rPr")
	s := d.styles[pr.val("rStyle")]
	b := f.need()
	if heading := b.Kind == Heading || b.Kind == Title || b.Kind == Subtitle; !heading {
		l.bold, l.italic = (l.bold || s.bold), (l.italic || s.italic)
		if pr.child("b") != nil {
			l.bold = on(pr, "b")
		}
		if pr.child("i") != nil {
			l.italic = on(pr, "i")
		}
		l.coloured = coloured(pr) && l.link == "" && !d.linking()
	}
	l.strike = on(pr, "strike") || on(pr, "dstrike")
	l.hidden = on(pr, "vanish") || on(pr, "webHidden")
	switch pr.val("vertAlign") {
	case "superscript":
		l.raised = 1
	case "subscript":
		l.raised = -1
	}
	for _, k := range r.kids {
		d.piece(f, k, l)
	}
}

// coloured is true of text that stands out by colour or underlining.
func coloured(pr *node) bool {
	if bright(pr.val("color")) && !strings.HasPrefix(pr.child("color").get("themeColor"), "text") {
		return true
	}
	if h := pr.val("highlight"); h != "" && h != "none" {
		return true
	}
	u := pr.child("u")
	return u != nil && on(pr, "u")
}

// piece reads one part of a run.
func (d *docx) piece(f *flow, k *node, l look) {
	if !d.field(f, k, &l) {
		d.shown(f, k, l)
	}
}

// field reads what belongs to a field: its marks, its order, and what a reader
// does not see. What is shown of a link gets its address.
func (d *docx) field(f *flow, k *node, l *look) bool {
	switch k.name {
	case "fldChar":
		if box := k.child("ffData").child("checkBox"); box != nil {
			sign := "☐ "
			if on(box, "checked") || box.child("checked") == nil && on(box, "default") {
				sign = "☑ "
			}
			f.text(sign, *l)
		}
		d.fieldMark(k.get("fldCharType"))
		return true
	case "instrText":
		if n := len(d.fields); n > 0 && !d.fields[n-1].separated {
			d.fields[n-1].order += k.all()
		}
		return true
	}
	for _, open := range d.fields {
		if !open.separated { // a field in another's order, or one that nobody closed
			if k.name == "t" {
				f.gather("import-hidden", rawText(k))
			}
			return true
		}
		if link := linkOf(open.order); link != "" {
			l.link = link
		}
	}
	return false
}

// shown reads what stands in the text itself.
func (d *docx) shown(f *flow, k *node, l look) {
	switch k.name {
	case "t":
		d.words(f, rawText(k), l)
	case "tab", "ptab":
		d.words(f, " ", l)
	case "br", "cr":
		if k.get("type") != "page" && k.get("type") != "column" {
			f.br()
		}
	case "noBreakHyphen":
		d.words(f, "-", l)
	case "sym":
		f.symbol(k.get("char"), l)
	case "delText":
		f.gather("import-change", "- "+k.all())
	case "footnoteReference":
		d.footnote(f, d.footnotes[k.get("id")])
	case "endnoteReference":
		d.footnote(f, d.endnotes[k.get("id")])
	case "commentReference":
		if c := d.comments[k.get("id")]; c != nil {
			f.note("import-comment", c.all("t"))
		}
	case "drawing", "pict", "object":
		d.drawing(f, k, l)
	case "AlternateContent":
		if c := choice(k); c != nil {
			for _, inner := range c.kids {
				d.piece(f, inner, l)
			}
		}
	case "ruby":
		d.inside(f, k.child("rubyBase"), l)
		f.gather("import-object", k.child("rt").all("t"))
	case "oMath":
		d.math(f, k)
	case "rPr", "annotationRef", "footnoteRef", "endnoteRef":
	default: // what we do not know, and may hold text
		for _, inner := range k.kids {
			d.piece(f, inner, l)
		}
	}
}

func rawText(n *node) string {
	var out strings.Builder
	for _, k := range n.kids {
		out.WriteString(k.text)
	}
	return out.String()
}

// words adds text, but that of a table of contents: the site makes its own.
func (d *docx) words(f *flow, s string, l look) {
	for _, open := range d.fields {
		if order := strings.Fields(open.order); len(order) > 0 && strings.EqualFold(order[0], "TOC") {
			f.gather("import-contents", s)
			return
		}
	}
	if d.contents {
		f.gather("import-contents", s)
		return
	}
	f.text(s, l)
}

func (d *docx) fieldMark(what string) {
	n := len(d.fields)
	switch {
	case what == "begin" && n < 50:
		d.fields = append(d.fields, field{})
	case what == "separate" && n > 0:
		d.fields[n-1].separated = true
	case what == "end" && n > 0:
		d.fields = d.fields[:n-1]
	}
}

func (d *docx) linking() bool {
	return slices.ContainsFunc(d.fields, func(f field) bool { return linkOf(f.order) != "" })
}

// linkOf reads the address from a field's order: HYPERLINK "address" \l "place".
func linkOf(order string) string {
	order = strings.TrimSpace(order)
	if !strings.HasPrefix(strings.ToUpper(order), "HYPERLINK") {
		return ""
	}
	link, place := "", ""
	next := &link
	for rest := order[len("HYPERLINK"):]; rest != ""; {
		rest = strings.TrimLeft(rest, " ")
		word, after, _ := strings.Cut(rest, " ")
		if strings.HasPrefix(rest, `"`) {
			word, after, _ = strings.Cut(rest[1:], `"`)
		}
		rest = after
		switch word {
		case `\l`:
			next = &place
		case `\o`, `\t`, `\m`, `\n`:
			next = new(string)
		default:
			*next = word
		}
	}
	if place != "" {
		link += "#" + place
	}
	return link
}

func (d *docx) footnote(f *flow, n *node) {
	if n == nil || n.get("type") == "separator" || d.boxes > 3 {
		return
	}
	d.boxes++
	fields := d.fields
	d.fields = nil
	g := f.sub()
	d.blocks(g, n)
	f.footnote(g.finish())
	d.fields = fields
	d.boxes--
}

// math writes an equation's signs in their order: enough to be looked at.
func (d *docx) math(f *flow, n *node) {
	text := n.all("t")
	f.text(text, look{})
	f.note("import-equation", text)
}
