package convert

import (
	"bytes"
	"encoding/base64"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A page is a web page being read.
type page struct {
	f       *flow
	css     map[string]string         // what classes look like
	file    func(name string) []byte  // a file beside the page; nil when it is not there
	ids     map[string]*html.Node     // places by id and name
	wanted  map[string]bool           // places that links lead to
	bodies  map[*html.Node]*html.Node // an anchor → the footnote or comment it leads to
	skip    map[*html.Node]bool       // read elsewhere
	quote   bool                      // in a quotation
	code    bool                      // in <pre>
	office  bool                      // made by LibreOffice
	heading Block                     // the kind of the paragraph being opened
	lists   []*listing
	count   int            // lists so far
	pending *Item          // of the next paragraph
	counts  map[string]int // of Word's lists, by list and level
}

// A listing is a list being read.
type listing struct {
	id      string
	level   int
	ordered bool
	number  int
}

func readHTML(doc *Document, data []byte, beside fs.FS) {
	readPage(doc, data, func(name string) []byte {
		if beside == nil || !fs.ValidPath(name) {
			return nil
		}
		info, err := fs.Stat(beside, name)
		if err != nil || !info.Mode().IsRegular() || info.Size() > mostPart {
			return nil
		}
		data, err := fs.ReadFile(beside, name)
		if err != nil {
			return nil
		}
		return data
	})
}

// readZip reads the archive that Google Docs makes of a web page and its
// pictures.
func readZip(doc *Document, data []byte) {
	p := unpack(data)
	var pages []string
	for _, name := range p.names {
		switch strings.ToLower(path.Ext(name)) {
		case ".html", ".htm", ".md":
			if !strings.HasPrefix(name, "__MACOSX/") {
				pages = append(pages, name)
			}
		}
	}
	if len(pages) != 1 {
		refuse("import-zip", strconv.Itoa(len(pages)))
	}
	dir := path.Dir(pages[0])
	file := func(name string) []byte { return p.part(path.Join(dir, name)) }
	if path.Ext(pages[0]) == ".md" {
		readMarkdownPage(doc, p.part(pages[0]), file)
		return
	}
	readPage(doc, p.part(pages[0]), file)
}

func readPage(doc *Document, data []byte, file func(string) []byte) {
	if bytes.Count(data, []byte("<")) > mostNodes || len(data) > mostPart {
		refuse("import-too-large", "")
	}
	text, err := asUTF8(data)
	if err != nil {
		refuse("import-broken", "HTML")
	}
	root, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		refuse("import-too-large", "HTML")
	}
	p := &page{f: newFlow(doc), css: map[string]string{}, file: file, ids: map[string]*html.Node{}, wanted: map[string]bool{},
		bodies: map[*html.Node]*html.Node{}, skip: map[*html.Node]bool{}, counts: map[string]int{}}
	p.f.fresh = p.block
	p.survey(root, 0)
	p.pairs(root)
	p.walk(root, look{})
	doc.Blocks = p.f.finish()
}

// survey looks through a page before it is read: styles, places and its name.
func (p *page) survey(n *html.Node, depth int) {
	if depth > 2*deepest {
		refuse("import-too-large", "HTML")
	}
	if n.Type == html.ElementNode {
		for _, key := range []string{"id", "name"} {
			if id := attr(n, key); id != "" && p.ids[id] == nil {
				p.ids[id] = n
			}
		}
		switch n.Data {
		case "style":
			p.readCSS(inner(n))
		case "meta":
			p.office = p.office || attr(n, "name") == "generator" && strings.HasPrefix(attr(n, "content"), "LibreOffice")
		case "title":
			if p.f.doc.Name == "" {
				p.f.doc.Name = tidy(inner(n))
			}
		case "a":
			if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
				p.wanted[to] = true
				if plain, err := url.PathUnescape(to); err == nil {
					p.wanted[plain] = true
				}
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.survey(c, depth+1)
	}
}

var cssRule = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
var cssClass = regexp.MustCompile(`^[a-z0-9]*\.([A-Za-z0-9_-]+)$`)

func (p *page) readCSS(css string) {
	for _, rule := range cssRule.FindAllStringSubmatch(css, -1) {
		for selector := range strings.SplitSeq(rule[1], ",") {
			if m := cssClass.FindStringSubmatch(strings.TrimSpace(selector)); m != nil && len(p.css) < 10_000 && len(p.css[m[1]])+len(rule[2]) < mostStyle {
				p.css[m[1]] += rule[2] + ";"
			}
		}
	}
}

// pairs finds footnotes and comments: an anchor that leads to a place from where
// another leads back to it. That is how all writers of HTML make them.
func (p *page) pairs(root *html.Node) {
	seen := map[*html.Node]bool{}
	for a := range root.Descendants() {
		to, ok := strings.CutPrefix(attr(a, "href"), "#")
		if a.Data != "a" || !ok || seen[a] || p.ids[to] == nil {
			continue
		}
		body := bodyOf(p.ids[to])
		if body == nil || p.skip[body] || within(a, body) {
			continue
		}
		for back := range body.Descendants() {
			home, ok := strings.CutPrefix(attr(back, "href"), "#")
			if back.Data == "a" && ok && p.ids[home] != nil && (within(p.ids[home], a) || within(a, p.ids[home]) && p.ids[home].Data != "body") && isNote(to) {
				p.bodies[a], p.skip[body], p.skip[back], seen[back] = body, true, true, true
				break
			}
		}
	}
}

var noteID = regexp.MustCompile(`(?i)^(_?ftn|ftnt|_?edn|endnt|sdfootnote|sdendnote|fn|cmnt|_?msocom|_?com_)`)

func isNote(id string) bool { return noteID.MatchString(id) }

// bodyOf is what a place of a footnote holds: the box around it.
func bodyOf(n *html.Node) *html.Node {
	for range 5 {
		if n == nil || n.Type != html.ElementNode {
			return nil
		}
		switch n.Data {
		case "li", "aside", "dd", "div":
			return n
		case "p":
			if up := n.Parent; up != nil && up.Data == "div" && attr(up, "class") != "WordSection1" && n.PrevSibling == nil {
				return up
			}
			return n
		case "body", "table":
			return nil
		}
		n = n.Parent
	}
	return nil
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inner is the text in a node.
func inner(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

// block is the paragraph that text begins here.
func (p *page) block() Block {
	b := p.heading
	if b.Kind == Paragraph && p.quote {
		b.Kind = Quote
	}
	if b.Kind == Paragraph && p.code {
		b.Kind = Code
	}
	if p.pending != nil && b.Kind != Heading && b.Kind != Title && b.Kind != Code {
		item := *p.pending
		b.Item = &item
		p.pending.Continue = true
	}
	return b
}

var dataURI = regexp.MustCompile(`^data:image/[A-Za-z0-9.+-]+;base64,`)

// picture places a picture, which is in the page itself or beside it.
func (p *page) picture(n *html.Node, l look) {
	src, alt := strings.TrimSpace(attr(n, "src")), first(attr(n, "alt"), attr(n, "title"))
	if head := dataURI.FindString(src); head != "" {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(src[len(head):]), ""))
		if err != nil {
			data = nil
		}
		p.f.picture(data, alt, "", l.link)
		return
	}
	u, err := url.Parse(src)
	switch {
	case err != nil || src == "" || u.Opaque != "" || u.Scheme == "file" || len(u.Scheme) == 1:
		p.f.note("import-picture", strings.TrimSpace(shorten(src)+" "+alt))
	case u.Scheme != "" || u.Host != "":
		p.f.note("import-remote-picture", strings.TrimSpace(shorten(src)+" "+alt))
	default:
		p.f.picture(p.file(path.Clean(u.Path)), alt, shorten(src), l.link)
	}
}

// shorten cuts what is no address that a person would read.
func shorten(s string) string {
	if len(s) > 300 {
		return strings.ToValidUTF8(s[:300], "") + "…"
	}
	return s
}
