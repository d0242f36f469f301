package convert

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"sync"
)

// mostStyle bounds what classes say of one node's look: all of it is read for
// every node.
const mostStyle = 4 << 10

// style is all that is said of a node's look.
func (p *page) style(n *html.Node) string {
	var style strings.Builder
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if style.WriteString(p.css[class]); style.Len() > mostStyle {
			break
		}
	}
	return strings.ToLower(style.String() + attr(n, "style"))
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

var dark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(#?([0-3][0-9a-f])\s*([0-3][0-9a-f])\s*([0-3][0-9a-f])|#?[0-3]{3}|#(666666|5f6368|595959|434343|404040)|black|windowtext|inherit|initial|auto|currentcolor|rgb\(\s*[0-6]?\d,\s*[0-6]?\d,\s*[0-6]?\d\s*\)|)$`)
})

// bright is true of a colour that says something.
func bright(colour string) bool {
	return !dark().MatchString(strings.ToLower(strings.TrimSpace(colour)))
}
