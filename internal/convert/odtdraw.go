package convert

import (
	"path"
	"strconv"
	"strings"
)

func (o *odt) table(f *flow, n *node) {
	f.close()
	var rows [][][]Block
	merged := false
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "table-header-rows", "table-rows", "table-row-group":
				walk(k)
			case "table-row":
				var line [][]Block
				for _, c := range k.kids {
					switch c.name {
					case "table-cell":
						g := f.sub()
						o.blocks(g, c, nil)
						line = append(line, g.finish())
						merged = merged || span2(c.get("number-columns-spanned")) || span2(c.get("number-rows-spanned"))
					case "covered-table-cell":
						for range repeated(c) {
							line = append(line, nil)
						}
					}
				}
				rows = append(rows, line)
			}
		}
	}
	walk(n)
	f.table(rows, merged)
}

func span2(s string) bool { n, err := strconv.Atoi(s); return err == nil && n > 1 }

// repeated is how many cells one stands for.
func repeated(n *node) int {
	if r, err := strconv.Atoi(n.get("number-columns-repeated")); err == nil && r > 1 && r < 64 {
		return r
	}
	return 1
}

// drawn reads a frame: a picture, a box with text, an object.
func (o *odt) drawn(f *flow, n *node, l look) {
	if o.boxes > 8 {
		f.note("import-object", n.all())
		return
	}
	o.boxes++
	defer func() { o.boxes-- }()
	alt := first(n.child("desc").all(), n.child("title").all())
	if object := n.child("object"); object != nil {
		o.object(f, object)
		return
	}
	if ole := first(n.child("object-ole").get("href"), n.child("plugin").get("href"), n.child("floating-frame").get("href"), n.child("applet").get("object")); ole != "" {
		f.note("import-object", strings.TrimSpace(alt+" "+ole))
		return
	}
	pictures := n.kidsNamed("image")
	for i, image := range pictures { // one picture in several formats: the first that can be shown
		href := image.get("href")
		outside := strings.Contains(href, ":") || strings.HasPrefix(href, "//")
		data := []byte(nil)
		if !outside {
			data = o.part(path.Clean(href))
		}
		switch {
		case outside:
			f.note("import-remote-picture", strings.TrimSpace(href+" "+alt))
		case pictureType(data) == "" && i+1 < len(pictures):
			continue
		default:
			f.picture(data, alt, path.Base(href), l.link)
		}
		break
	}
	box := &node{}
	for _, k := range n.kids {
		switch k.name {
		case "text-box":
			box.kids = append(box.kids, k.kids...)
		case "p", "list":
			box.kids = append(box.kids, k)
		case "frame", "custom-shape", "rect", "ellipse", "g":
			o.drawn(f, k, l)
		}
	}
	if len(box.kids) == 0 {
		return
	}
	g := f.sub()
	o.blocks(g, box, nil)
	if blocks := g.finish(); len(blocks) > 0 {
		f.note("import-text-box", Text(blocks))
		f.later = append(f.later, blocks...)
	}
}

// object tells of a chart, an equation or another document in the document.
func (o *odt) object(f *flow, n *node) {
	name := path.Join(path.Clean(strings.TrimPrefix(n.get("href"), "./")), "content.xml")
	var data []byte
	if safe(name) {
		data = o.part(name)
	}
	root := parseXML(name, data)
	switch {
	case len(root.find("chart")) > 0:
		f.note("import-chart", root.all("p"))
	case len(root.find("math")) > 0:
		text := root.child("math").child("semantics").child("mrow").all()
		text = first(text, root.child("math").all())
		f.text(text, look{})
		f.note("import-equation", text)
	default:
		f.note("import-object", root.all("p"))
	}
}
