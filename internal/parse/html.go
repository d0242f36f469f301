package parse

import (
	"html"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inlineTags may stand in a line of text where a bank allows raw HTML.
var inlineTags = []string{"abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "u", "wbr"}

// blockTags may stand in a block of it. Links and pictures are not among them:
// they are written in Markdown, where they are checked.
var blockTags = []string{"blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "span", "summary",
	"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}

var (
	inlinePolicy = policy(inlineTags)
	blockPolicy  = policy(inlineTags, blockTags)
)

// policy lets through tags, without attributes but the few that mean something
// to a reader.
func policy(tags ...[]string) *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(slices.Concat(tags...)...)
	p.AllowAttrs("title").OnElements("abbr")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowNoAttrs().OnElements("span")
	return p
}

// drawHTMLBlock shows a block of raw HTML as text, or sanitises it. What is
// sanitised is parsed and written anew, so that every tag it opens it closes.
func drawHTMLBlock(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkSkipChildren
	}
	shown, _ := withoutRemarks(w.page.blockText(n))
	if shown = strings.TrimSpace(shown); shown == "" {
		return ast.WalkSkipChildren
	}
	if !w.page.html {
		w.printf("<p>%s</p>\n", html.EscapeString(shown))
		return ast.WalkSkipChildren
	}
	w.printf("%s\n", balanced(blockPolicy.Sanitize(shown)))
	return ast.WalkSkipChildren
}

// silent tells whether a block shows nothing: remarks only.
func (p *page) silent(n ast.Node) bool {
	if n.Kind() != ast.KindHTMLBlock {
		return false
	}
	shown, _ := withoutRemarks(p.blockText(n))
	return strings.TrimSpace(shown) == ""
}

// balanced parses HTML as a browser would and writes what came of it.
func balanced(s string) string {
	nodes, err := xhtml.ParseFragment(strings.NewReader(s), &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		panic(err) // it reads from memory
	}
	var out strings.Builder
	for _, n := range nodes {
		if err := xhtml.Render(&out, n); err != nil {
			return html.EscapeString(s) // what cannot be written as HTML is shown as text
		}
	}
	return strings.TrimSpace(out.String())
}

// htmlWords is the text in a block of raw HTML.
func htmlWords(s string) string {
	return html.UnescapeString(bluemonday.StrictPolicy().Sanitize(s))
}

// drawRawHTML shows a raw tag in a line as text, or lets it through when it is
// known; whatever it opens is closed at the latest where its block ends.
func drawRawHTML(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkSkipChildren
	}
	raw := w.page.rawText(node.(*ast.RawHTML))
	if !w.page.html {
		shown, _ := withoutRemarks(raw)
		w.printf("%s", html.EscapeString(shown))
		return ast.WalkSkipChildren
	}
	z := xhtml.NewTokenizer(strings.NewReader(inlinePolicy.Sanitize(raw)))
	for kind := z.Next(); kind != xhtml.ErrorToken; kind = z.Next() {
		t := z.Token()
		switch {
		case t.Data == "br" || t.Data == "wbr":
			w.printf("<%s>", t.Data)
		case kind == xhtml.StartTagToken:
			w.open = append(w.open, t.Data)
			w.printf("%s", t.String())
		case kind == xhtml.EndTagToken && len(w.open) > 0 && w.open[len(w.open)-1] == t.Data:
			w.open = w.open[:len(w.open)-1]
			w.printf("%s", t.String())
		}
	}
	return ast.WalkSkipChildren
}

// closeRaw closes the raw tags of a block that ends.
func (w *pieces) closeRaw() {
	for len(w.open) > 0 {
		w.printf("</%s>", w.open[len(w.open)-1])
		w.open = w.open[:len(w.open)-1]
	}
}
