package convert

// inside reads what stands in a paragraph.
func (o *odt) inside(f *flow, n *node, l look) {
	for _, k := range n.kids {
		switch k.name {
		case "":
			f.text(squeeze(k.text), l)
		case "span":
			o.inside(f, k, o.styles["text "+k.get("style-name")].on(l))
		case "a":
			linked := l
			linked.link, linked.coloured = k.get("href"), false
			o.inside(f, k, linked)
		case "s":
			f.text(" ", l)
		case "tab":
			f.text(" ", l)
		case "line-break":
			f.br()
		case "note":
			g := f.sub()
			if o.boxes < 8 {
				o.boxes++
				o.blocks(g, k.child("note-body").orEmpty(), nil)
				o.boxes--
			}
			f.footnote(g.finish())
		case "annotation":
			text := ""
			for _, p := range k.kids {
				if p.name == "p" || p.name == "list" {
					text += p.all() + " "
				}
			}
			f.note("import-comment", text)
		case "bookmark", "bookmark-start":
			if name := k.get("name"); name != "" {
				f.need().Names = append(f.need().Names, name)
			}
		case "hidden-text":
			f.gather("import-hidden", first(k.get("string-value"), k.all()))
		case "frame", "custom-shape", "g", "rect", "line", "ellipse", "path", "connector", "caption", "polygon", "polyline", "control":
			o.drawn(f, k, l)
		case "ruby":
			o.inside(f, k.child("ruby-base").orEmpty(), l)
			f.gather("import-object", k.child("ruby-text").all())
		case "annotation-end", "change", "soft-page-break", "bookmark-end", "reference-mark-start", "reference-mark-end", "change-start", "change-end",
			"toc-mark", "toc-mark-start", "toc-mark-end", "alphabetical-index-mark":
		case "text-input", "placeholder":
			o.inside(f, k, l)
		default: // fields: their result is their text
			o.inside(f, k, l)
		}
	}
}

func (n *node) orEmpty() *node {
	if n == nil {
		return &node{}
	}
	return n
}

// squeeze makes one space of blanks: in this format they mean no more.
func squeeze(s string) string { return collapse.ReplaceAllString(s, " ") }
