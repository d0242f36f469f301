package convert

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A node is a mark of an XML part with what is in it, or, without a name, text.
// Names are without their prefixes: the formats' names do not clash where we
// look for them, and prefixes and their addresses differ between writers.
type node struct {
	name string
	attr []xml.Attr
	kids []*node
	text string
}

// parseXML reads a part. A DOCTYPE is refused, so there are no entities to
// expand and no files to fetch; so is a depth that no writer makes.
func parseXML(name string, data []byte) *node {
	if data == nil {
		return &node{}
	}
	root := &node{}
	open := []*node{root}
	count := 0
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			refuse("import-broken", name)
		}
		top := open[len(open)-1]
		if count++; count > mostNodes {
			refuse("import-too-large", name)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) > deepest {
				refuse("import-too-large", name)
			}
			n := &node{name: t.Name.Local, attr: t.Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(t)})
		case xml.Directive:
			refuse("import-unsafe", "DOCTYPE")
		}
	}
}

// get is the value of an attribute by its name without prefix.
func (n *node) get(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first node of a name directly inside; nil when there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// val is the attribute val of a child: how Word writes most of what it knows.
func (n *node) val(name string) string { return n.child(name).get("val") }

// find gives all nodes of a name at any depth, in order.
func (n *node) find(name string) (out []*node) {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.find(name)...)
	}
	return out
}

// all is the text of a node, of those texts that stand in marks of these names;
// of all when none is named.
func (n *node) all(names ...string) string {
	var out strings.Builder
	var walk func(n *node, in bool)
	walk = func(n *node, in bool) {
		if n == nil {
			return
		}
		if n.name == "" && in {
			out.WriteString(n.text)
		}
		for _, k := range n.kids {
			inside := in || len(names) == 0
			for _, name := range names {
				inside = inside || k.name == name
			}
			walk(k, inside)
			if k.name == "p" || k.name == "r" && len(names) > 0 && names[0] == "v" || k.name == "pt" || k.name == "tab" {
				out.WriteByte(' ')
			}
		}
	}
	walk(n, len(names) == 0)
	return strings.Join(strings.Fields(out.String()), " ")
}
