package book

import (
	escape "html"
	"strings"

	"golang.org/x/net/html"
)

// empty are the elements that have no end tag.
var empty = map[string]bool{"br": true, "hr": true, "img": true, "wbr": true, "col": true}

// xhtml writes HTML as XML, as books need it. What is not an element or text is
// left out, and so are characters that XML cannot hold.
func xhtml(out *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		out.WriteString(escape.EscapeString(valid(n.Data)))
	case html.ElementNode:
		if n.Namespace != "" || n.DataAtom == 0 || n.Data == "script" || n.Data == "style" || n.Data == "template" {
			return // drawings, formulas, what no reader of books knows
		}
		out.WriteString("<" + n.Data)
		for _, a := range n.Attr {
			out.WriteString(" " + a.Key + `="` + escape.EscapeString(valid(a.Val)) + `"`)
			if a.Key == "lang" {
				out.WriteString(` xml:lang="` + escape.EscapeString(valid(a.Val)) + `"`)
			}
		}
		if empty[n.Data] {
			out.WriteString("/>")
			return
		}
		out.WriteString(">")
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			xhtml(out, c)
		}
		out.WriteString("</" + n.Data + ">")
	}
}

// valid leaves out what XML 1.0 has no character for.
func valid(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}
