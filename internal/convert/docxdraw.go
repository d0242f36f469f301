package convert

import (
	"path"
	"strconv"
	"strings"
)

// table reads a table; cells that go on over rows or columns are empty where
// they go on.
func (d *docx) table(f *flow, n *node) {
	f.close()
	var rows [][][]Block
	merged := false
	var walk func(n *node)
	cells := func(row *node) (line [][]Block) {
		var each func(n *node)
		each = func(n *node) {
			for _, c := range n.kids {
				switch c.name {
				case "tc":
					pr := c.child("tcPr")
					g := f.sub()
					d.blocks(g, c)
					cell := g.finish()
					if m := pr.child("vMerge"); m != nil && m.get("val") != "restart" {
						merged = true
					}
					line = append(line, cell)
					if span, err := strconv.Atoi(pr.val("gridSpan")); err == nil && span > 1 && span < 64 {
						merged = true
						line = append(line, make([][]Block, span-1)...)
					}
				case "sdt", "sdtContent", "customXml", "ins":
					each(c)
				}
			}
		}
		each(row)
		return line
	}
	walk = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "tr":
				if k.child("trPr").child("del") != nil {
					f.gather("import-change", "- "+k.all("t", "delText"))
					continue
				}
				rows = append(rows, cells(k))
			case "sdt", "sdtContent", "customXml", "ins":
				walk(k)
			}
		}
	}
	walk(n)
	f.table(rows, merged)
}

// drawing reads pictures, and what is drawn: boxes with text, charts, objects.
func (d *docx) drawing(f *flow, n *node, l look) {
	if d.boxes > 8 {
		f.note("import-object", n.all("t"))
		return
	}
	d.boxes++
	d.drawn(f, n, "", l)
	d.boxes--
}

func (d *docx) drawn(f *flow, n *node, alt string, l look) {
	if pr := n.child("docPr"); pr != nil {
		alt = first(pr.get("descr"), pr.get("title"))
	} else if nv := n.child("nvPicPr").child("cNvPr"); nv != nil {
		alt = first(nv.get("descr"), alt)
	}
	for _, k := range n.kids {
		switch k.name {
		case "AlternateContent":
			if c := choice(k); c != nil {
				d.drawn(f, c, alt, l)
			}
		case "txbxContent":
			d.box(f, k)
		case "blip":
			d.blip(f, first(k.get("embed"), k.get("link")), alt, l)
		case "imagedata":
			d.blip(f, first(k.get("id"), k.get("pict")), first(alt, k.get("title")), l)
		case "chart":
			f.note("import-chart", d.partWords(k.get("id"), "v", "t"))
		case "relIds":
			f.note("import-chart", d.partWords(k.get("dm"), "t"))
		case "OLEObject", "control", "contentPart":
			f.note("import-object", k.get("ProgID"))
		case "txBody":
			if text := k.all("t"); text != "" {
				f.note("import-text-box", text)
				f.later = append(f.later, Block{Inline: []Inline{{Text: text}}})
			}
		case "textpath":
			f.note("import-text-box", k.get("string"))
			f.later = append(f.later, Block{Inline: []Inline{{Text: tidy(k.get("string"))}}})
		case "shape", "rect":
			if k.get("hr") == "t" {
				f.later = append(f.later, Block{Kind: Line})
			}
			d.drawn(f, k, first(k.get("alt"), alt), l)
		case "":
		default:
			d.drawn(f, k, alt, l)
		}
	}
}

// box reads a box with text; its paragraphs follow the one it hangs on.
func (d *docx) box(f *flow, n *node) {
	g := f.sub()
	fields := d.fields
	d.fields = nil
	d.blocks(g, n)
	d.fields = fields
	blocks := g.finish()
	if len(blocks) == 0 {
		return
	}
	f.note("import-text-box", Text(blocks))
	f.later = append(f.later, blocks...)
}

// blip places a picture that the archive holds.
func (d *docx) blip(f *flow, id, alt string, l look) {
	t, known := d.rels[id]
	if !known {
		f.note("import-picture", alt)
		return
	}
	if t.outside {
		f.note("import-remote-picture", strings.TrimSpace(t.path+" "+tidy(alt)))
		return
	}
	f.picture(d.part(t.path), alt, path.Base(t.path), l.link)
}

// partWords is the text of another part.
func (d *docx) partWords(id string, names ...string) string {
	t, known := d.rels[id]
	if !known || t.outside {
		return ""
	}
	return parseXML(t.path, d.part(t.path)).all(names...)
}

// symbol writes a sign of a font of signs, where its meaning is known.
func (f *flow) symbol(char string, l look) {
	code, err := strconv.ParseUint(char, 16, 32)
	sign := map[uint64]string{
		0xf0a8: "☐", 0xf06f: "☐", 0xf071: "☐", 0xf0fe: "☑", 0xf0fd: "☒", 0xf078: "☒", 0xf0fc: "✓", 0xf0fb: "✗", 0xf0e0: "→", 0xf0e8: "→", 0xf0df: "←",
		0xf04a: "☺", 0xf04b: "😐", 0xf04c: "☹", 0xf0b7: "•", 0xf0a7: "▪", 0xf0d8: "➢", 0xf028: "☎", 0xf02a: "✉", 0xf021: "✏", 0xf022: "✂", 0xf0ab: "★", 0xf0b0: "°",
	}[code]
	switch {
	case sign != "":
		f.text(sign, l)
	case err == nil && code >= 0x20 && code < 0xe000 && code != 0xfffe:
		f.text(string(rune(code)), l)
	default:
		f.note("import-symbol", char)
	}
}

func first(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}
