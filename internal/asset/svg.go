package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/diag"
)

// A drawing is an SVG rebuilt from known harmless parts.
type drawing struct {
	data          []byte
	width, height int
	dropped       []string // what was left out and may be missed, sorted
}

const svgSpace = "http://www.w3.org/2000/svg"

// Limits of a drawing: how deep its elements stand in each other, and how many
// there are once every use of another is drawn, so that ten small elements
// that use each other twice cannot fill a reader's telephone.
const (
	maxDepth = 100
	maxDrawn = 200_000
)

// A node is an element that stays. Text is a node without a name.
type node struct {
	name     string
	attrs    []xml.Attr // in the file's order; Name.Space is not used
	text     string
	children []*node
	drawn    int  // how many elements it draws, once counted
	counting bool // being counted: meeting it again is a circle
}

// rebuildSVG parses a drawing strictly and writes it anew from the elements
// and attributes of the lists in svg_allowed.go. Nothing of the original text
// is copied: what the parser did not understand as we do cannot come through.
func rebuildSVG(data []byte) (drawing, *fault) {
	r := svgReader{dropped: map[string]bool{}}
	root, f := r.read(data)
	if f != nil {
		return drawing{}, f
	}
	d := drawing{}
	var ok bool
	if d.width, d.height, ok = svgSize(root); !ok {
		return drawing{}, &fault{"svg-size", nil}
	}
	ids := map[string]*node{}
	root.index(ids)
	if root.count(ids) > maxDrawn {
		return drawing{}, &fault{"svg-circle", nil}
	}
	var out bytes.Buffer
	root.write(&out)
	out.WriteByte('\n')
	d.data = out.Bytes()
	for what := range r.dropped {
		d.dropped = append(d.dropped, what)
	}
	slices.Sort(d.dropped)
	return d, nil
}

// svgReader reads the parts of a drawing that stay.
type svgReader struct {
	decoder *xml.Decoder
	dropped map[string]bool
}

func (r *svgReader) read(data []byte) (*node, *fault) {
	r.decoder = xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	var root *node
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) && root != nil {
			return root, nil
		}
		if err != nil {
			return nil, r.broken()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if root != nil || t.Name.Local != "svg" || t.Name.Space != svgSpace && t.Name.Space != "" {
				return nil, r.broken()
			}
			var f *fault
			if root, f = r.element(t, 0); f != nil {
				return nil, f
			}
		default:
			if f := r.aside(token); f != nil {
				return nil, f
			}
		}
	}
}

func (r *svgReader) broken() *fault {
	line, _ := r.decoder.InputPos()
	return &fault{"svg-broken", diag.Args{"line": strconv.Itoa(line)}}
}

// aside handles what is not an element. A plain DOCTYPE does nothing and old
// drawing programs write one; one with declarations may hold a bomb.
func (r *svgReader) aside(token xml.Token) *fault {
	switch t := token.(type) {
	case xml.Directive:
		if bytes.ContainsAny(t, "[&%") {
			return &fault{"svg-doctype", nil}
		}
	case xml.ProcInst:
		if t.Target != "xml" {
			r.dropped["<?"+t.Target+"?>"] = true
		}
	}
	return nil
}

// element reads an element that stays, and all in it.
func (r *svgReader) element(start xml.StartElement, depth int) (*node, *fault) {
	if depth > maxDepth {
		return nil, &fault{"svg-circle", nil}
	}
	n := &node{name: start.Name.Local, attrs: r.attributes(start)}
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, r.broken()
		}
		switch t := token.(type) {
		case xml.EndElement:
			return n, nil
		case xml.CharData:
			if svgTexts[n.name] {
				n.children = append(n.children, &node{text: string(t)})
			}
		case xml.StartElement:
			if !r.stays(t.Name) {
				if err := r.decoder.Skip(); err != nil {
					return nil, r.broken()
				}
				continue
			}
			child, f := r.element(t, depth+1)
			if f != nil {
				return nil, f
			}
			n.children = append(n.children, child)
		default:
			if f := r.aside(token); f != nil {
				return nil, f
			}
		}
	}
}

// stays tells whether an element is known to be harmless. Drawing programs'
// own notes are left out without a word: nobody misses them.
func (r *svgReader) stays(name xml.Name) bool {
	if name.Space == svgSpace || name.Space == "" {
		if svgElements[name.Local] {
			return true
		}
		if name.Local != "metadata" {
			r.dropped["<"+name.Local+">"] = true
		}
	} else if strings.HasSuffix(name.Space, "/xhtml") {
		r.dropped["<"+name.Local+">"] = true
	}
	return false
}

// index finds the elements that others can use. The first of two with one id
// counts, as in browsers.
func (n *node) index(ids map[string]*node) {
	if id := n.attr("id"); id != "" && ids[id] == nil {
		ids[id] = n
	}
	for _, child := range n.children {
		child.index(ids)
	}
}

// count counts what an element draws, uses included. A circle counts as too
// many.
func (n *node) count(ids map[string]*node) int {
	if n.counting {
		return maxDrawn + 1
	}
	if n.drawn > 0 {
		return n.drawn
	}
	n.counting = true
	total := 1
	for _, child := range n.children {
		total = min(total+child.count(ids), maxDrawn+1)
	}
	if n.name == "use" {
		if target := ids[strings.TrimPrefix(n.attr("href"), "#")]; target != nil {
			total = min(total+target.count(ids), maxDrawn+1)
		}
	}
	n.drawn, n.counting = total, false
	return total
}

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// write writes the element and what is in it.
func (n *node) write(out *bytes.Buffer) {
	if n.name == "" {
		escapeXML(out, n.text)
		return
	}
	out.WriteString("<" + n.name)
	for _, a := range n.attrs {
		out.WriteString(" " + a.Name.Local + `="`)
		escapeXML(out, a.Value)
		out.WriteByte('"')
	}
	if len(n.children) == 0 {
		out.WriteString("/>")
		return
	}
	out.WriteByte('>')
	for _, child := range n.children {
		child.write(out)
	}
	out.WriteString("</" + n.name + ">")
}

func escapeXML(out *bytes.Buffer, s string) {
	if err := xml.EscapeText(out, []byte(s)); err != nil {
		panic(err) // a buffer in memory takes everything
	}
}
