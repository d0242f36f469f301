package parse

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// survey looks through the tree in the order of the text and decides, for every
// heading, link and picture, what becomes of it.
func (p *page) survey(root ast.Node) {
	headings := &headingIDs{taken: map[string]int{}}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			noted(&p.ids, ast.Node(n), headings.next(p.words(n)))
		case *ast.Link:
			p.link(n, plain(n.Destination), p.words(n))
		case *ast.AutoLink:
			p.autoLink(n)
		case *ast.Image:
			p.image(n)
		case *ast.RawHTML:
			p.warnOfHTML(n, p.rawText(n))
		case *ast.HTMLBlock:
			p.htmlBlock(n)
		}
		return ast.WalkContinue, nil
	})
}

// noted adds to a map, which is made when the first is noted: most pages have
// few of the maps.
func noted[K comparable, V any](in *map[K]V, key K, value V) {
	if *in == nil {
		*in = map[K]V{}
	}
	(*in)[key] = value
}

// link records a link, or refuses it.
func (p *page) link(n ast.Node, written, words string) {
	address, kind := readAddress(written)
	if kind == refused {
		rule := "bad-link"
		if address == "" {
			rule = "empty-link"
		}
		p.add(p.at(n), rule, diag.Args{"link": written, "text": oneLine(words)})
		return
	}
	l := &bank.Link{Written: address, Text: oneLine(words), At: p.at(n)}
	if kind == external {
		l.URL = string(util.URLEscape([]byte(address), false))
	}
	noted(&p.links, n, l)
	p.out.Links = append(p.out.Links, l)
}

func (p *page) autoLink(n *ast.AutoLink) {
	written := string(n.URL(p.body))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(written), "mailto:") {
		written = "mailto:" + written
	}
	p.link(n, written, string(n.Label(p.body)))
}

// image records a picture, or refuses it.
func (p *page) image(n *ast.Image) {
	written, alt := plain(n.Destination), oneLine(p.altWords(n))
	file, rule := imagePath(p.folder, written)
	if rule != "" {
		p.add(p.at(n), rule, diag.Args{"image": written})
		return
	}
	if alt == "" {
		p.add(p.at(n), "missing-alt", diag.Args{"image": written})
	}
	i := &bank.Image{Written: written, Path: file, Alt: alt, Caption: oneLine(plain(n.Title)), Block: alone(n), At: p.at(n)}
	noted(&p.images, ast.Node(n), i)
	p.out.Images = append(p.out.Images, i)
}

// alone tells whether a picture is all that its paragraph holds.
func alone(n ast.Node) bool {
	parent := n.Parent()
	return parent != nil && parent.ChildCount() == 1 &&
		(parent.Kind() == ast.KindParagraph || parent.Kind() == ast.KindTextBlock)
}

// htmlBlock warns of raw HTML, and of a remark that nobody closed: it would
// take the rest of the page with it in silence.
func (p *page) htmlBlock(n *ast.HTMLBlock) {
	raw := p.blockText(n)
	if _, closed := withoutRemarks(raw); !closed {
		p.add(p.at(n), "unclosed-remark", nil)
	}
	p.warnOfHTML(n, raw)
}

func (p *page) warnOfHTML(n ast.Node, raw string) {
	shown, _ := withoutRemarks(raw)
	shown = strings.TrimSpace(shown)
	if at := p.at(n); strings.Contains(shown, "<") && !p.html && !p.told[at.Line] {
		noted(&p.told, at.Line, true)
		first, _, _ := strings.Cut(shown, "\n")
		p.add(at, "raw-html", diag.Args{"html": first})
	}
}

// withoutRemarks leaves out HTML comments, which authors use as notes to each
// other. closed is false when the last one has no end.
func withoutRemarks(raw string) (rest string, closed bool) {
	var out strings.Builder
	for {
		start := strings.Index(raw, "<!--")
		if start < 0 {
			out.WriteString(raw)
			return out.String(), true
		}
		out.WriteString(raw[:start])
		end := strings.Index(raw[start+4:], "-->")
		if strings.HasPrefix(raw[start:], "<!-->") || strings.HasPrefix(raw[start:], "<!--->") {
			end = strings.Index(raw[start:], ">") - 2 - 4 // the short forms close at once
			raw = raw[start+4+end+3:]
			continue
		}
		if end < 0 {
			return out.String(), false
		}
		raw = raw[start+4+end+3:]
	}
}
