package convert

import (
	"path"
	"strconv"
	"strings"
)

// docx is a Word document being read: the parts that say what its paragraphs
// mean, and where in its fields and lists the reading is.
type docx struct {
	*pack
	doc       *Document
	dir       string            // of the main part: word
	rels      map[string]target // what the main part refers to
	styles    map[string]style
	levels    map[string][9]level // of lists, by numId
	counters  map[string]*[9]int
	footnotes map[string]*node
	endnotes  map[string]*node
	comments  map[string]*node
	fields    []field
	contents  bool // in a table of contents
	boxes     int  // text boxes in each other
}

// A target is what a reference leads to.
type target struct {
	kind, path string // path in the archive, or an address
	outside    bool
}

// A style is what a paragraph or a run is by the name of its style.
type style struct {
	kind         Kind
	level        int
	contents     bool // a line of a table of contents
	bold, italic bool
	list, depth  string // numId and ilvl
}

// A level is how a list counts on one level.
type level struct {
	list    string // lists that count together
	ordered bool
	start   int
	plain   bool // 1, 2, 3 and no more
}

// A field is text that Word computes. Its order is there until separated.
type field struct {
	order     string
	separated bool
}

func readDocx(doc *Document, data []byte) {
	d := &docx{pack: unpack(data), doc: doc, counters: map[string]*[9]int{}}
	for _, name := range d.names {
		if low := strings.ToLower(path.Base(name)); low == "vbaproject.bin" || low == "vbadata.xml" {
			refuse("import-macro", ".docm")
		}
	}
	main := "word/document.xml"
	for _, t := range d.relations("_rels/.rels", "") {
		if t.kind == "officeDocument" && !t.outside {
			main = t.path
		}
	}
	if d.files[main] == nil {
		refuse("import-broken", main)
	}
	d.dir = path.Dir(main)
	d.rels = d.relations(path.Join(d.dir, "_rels", path.Base(main)+".rels"), d.dir)
	d.styles = d.readStyles(d.of("styles"))
	d.levels = d.readNumbering(d.of("numbering"))
	d.footnotes, d.endnotes, d.comments = byID(d.of("footnotes"), "footnote"), byID(d.of("endnotes"), "endnote"), byID(d.of("comments"), "comment")
	doc.Name = tidy(parseXML("core", d.part("docProps/core.xml")).child("coreProperties").child("title").all())
	f := newFlow(doc)
	d.margins(f)
	for _, body := range parseXML(main, d.part(main)).child("document").kidsNamed("body") {
		d.blocks(f, body)
	}
	doc.Blocks = f.finish()
}

func (n *node) kidsNamed(name string) (out []*node) {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				out = append(out, k)
			}
		}
	}
	return out
}

// relations reads what a part refers to, by id. Paths are from the root of the
// archive.
func (d *docx) relations(name, dir string) map[string]target {
	out := map[string]target{}
	for _, r := range parseXML(name, d.part(name)).child("Relationships").kidsNamed("Relationship") {
		t := target{kind: path.Base(r.get("Type")), path: r.get("Target"), outside: r.get("TargetMode") == "External"}
		if !t.outside {
			if strings.HasPrefix(t.path, "/") {
				t.path = strings.TrimPrefix(path.Clean(t.path), "/")
			} else {
				t.path = path.Join(dir, t.path)
			}
		}
		out[r.get("Id")] = t
	}
	return out
}

// of gives the part of a kind that the main part refers to.
func (d *docx) of(kind string) *node {
	for _, t := range d.rels {
		if t.kind == kind && !t.outside {
			root := parseXML(t.path, d.part(t.path))
			for _, k := range root.kids {
				if k.name != "" {
					return k
				}
			}
		}
	}
	return nil
}

func byID(part *node, name string) map[string]*node {
	out := map[string]*node{}
	for _, n := range part.kidsNamed(name) {
		out[n.get("id")] = n
	}
	return out
}

// readStyles reads what styles mean: by their place in the outline, and by their
// names, which Word keeps in English and others in their writer's language.
func (d *docx) readStyles(part *node) map[string]style {
	nodes := byStyle(part)
	out := map[string]style{}
	for id, n := range nodes {
		s := style{}
		for range 20 { // a style is based on another
			if n == nil {
				break
			}
			p, r := n.child("pPr"), n.child("rPr")
			named := styleNamed(n.val("name"))
			if s.kind == Paragraph {
				s.kind, s.level = named.kind, named.level
			}
			if l, err := strconv.Atoi(p.val("outlineLvl")); err == nil && s.kind == Paragraph && l >= 0 && l < 9 {
				s.kind, s.level = Heading, l+1
			}
			s.contents = s.contents || named.contents
			s.bold, s.italic = s.bold || on(r, "b"), s.italic || on(r, "i")
			if num := p.child("numPr"); num != nil && s.list == "" {
				s.list, s.depth = num.val("numId"), num.val("ilvl")
			}
			n = nodes[n.val("basedOn")]
		}
		out[id] = s
	}
	return out
}

func byStyle(part *node) map[string]*node {
	out := map[string]*node{}
	for _, n := range part.kidsNamed("style") {
		out[n.get("styleId")] = n
	}
	return out
}

// styleNamed tells what a style is by its name in Finnish, Swedish or English.
func styleNamed(name string) style {
	name = strings.ToLower(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(name, "_20_", " "), "-", " ")))
	word := strings.TrimRight(name, " 0123456789")
	number, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(name, word)))
	switch word {
	case "heading", "otsikko", "rubrik", "överskrift":
		if err == nil && number > 0 {
			return style{kind: Heading, level: number}
		}
		if word == "otsikko" || word == "rubrik" {
			return style{kind: Title}
		}
	case "title", "pääotsikko", "document title":
		return style{kind: Title}
	case "subtitle", "alaotsikko", "underrubrik":
		return style{kind: Subtitle}
	case "quote", "intense quote", "lainaus", "erottuva lainaus", "quotations", "citat", "starkt citat", "block text":
		return style{kind: Quote}
	case "toc", "sisluet", "contents", "innehåll", "sisällysluettelo", "toc heading":
		return style{contents: true}
	}
	return style{}
}

// on reads a switch of a run: there and not turned off.
func on(r *node, name string) bool {
	n := r.child(name)
	if n == nil {
		return false
	}
	switch n.get("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// readNumbering reads how lists count.
func (d *docx) readNumbering(part *node) map[string][9]level {
	kinds, byLink := map[string]*node{}, map[string]*node{}
	for _, n := range part.kidsNamed("abstractNum") {
		kinds[n.get("abstractNumId")] = n
		if link := n.val("styleLink"); link != "" {
			byLink[link] = n
		}
	}
	out := map[string][9]level{}
	for _, n := range part.kidsNamed("num") {
		kind := kinds[n.val("abstractNumId")]
		if linked := byLink[kind.val("numStyleLink")]; linked != nil {
			kind = linked
		}
		var levels [9]level
		read := func(lvl *node, list string) {
			if i, err := strconv.Atoi(lvl.get("ilvl")); err == nil && i >= 0 && i < 9 {
				levels[i] = readLevel(lvl, i, list)
			}
		}
		for _, lvl := range kind.kidsNamed("lvl") {
			read(lvl, "a"+kind.get("abstractNumId"))
		}
		for _, o := range n.kidsNamed("lvlOverride") {
			own := "n" + n.get("numId")
			if lvl := o.child("lvl"); lvl != nil {
				read(lvl, own)
			}
			if start, err := strconv.Atoi(o.val("startOverride")); err == nil {
				if i, err := strconv.Atoi(o.get("ilvl")); err == nil && i >= 0 && i < 9 {
					levels[i].start, levels[i].list = start, own
				}
			}
		}
		out[n.get("numId")] = levels
	}
	return out
}

func readLevel(lvl *node, i int, list string) level {
	format := lvl.val("numFmt")
	l := level{list: list, ordered: format != "bullet" && format != "none", start: 1}
	if start, err := strconv.Atoi(lvl.val("start")); err == nil {
		l.start = start
	}
	l.plain = !l.ordered || format == "decimal" && strings.Count(lvl.val("lvlText"), "%") <= 1 || format == ""
	_ = i
	return l
}

// margins tells of headers and footers: what is printed on every page.
func (d *docx) margins(f *flow) {
	told := map[string]bool{}
	for _, name := range d.names {
		if path.Dir(name) != d.dir || !strings.HasPrefix(path.Base(name), "header") && !strings.HasPrefix(path.Base(name), "footer") || path.Ext(name) != ".xml" {
			continue
		}
		part := parseXML(name, d.part(name))
		text := part.all("t")
		for _, picture := range part.find("docPr") {
			text = strings.TrimSpace(text + " " + first(picture.get("descr"), picture.get("name")))
		}
		if text != "" && !told[text] {
			told[text] = true
			f.gather("import-margin", text)
		}
	}
	f.close()
}
