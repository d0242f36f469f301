package convert

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var kix = regexp.MustCompile(`lst-(kix_[A-Za-z0-9_]+|[a-z0-9]+)-([0-8])`)

func (p *page) list(n *html.Node, l look) {
	p.f.close()
	pending := p.pending
	p.count++
	list := &listing{id: "h" + strconv.Itoa(p.count), level: len(p.lists), ordered: n.Data == "ol", number: 1}
	if m := kix.FindStringSubmatch(attr(n, "class")); m != nil { // Google Docs writes nested lists one after another
		list.id = m[1]
		list.level, _ = strconv.Atoi(m[2])
	}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start >= 0 {
		list.number = start
	}
	if kind := attr(n, "type"); list.ordered && kind != "" && kind != "1" {
		p.f.gather("import-numbering", inner(n))
	}
	p.lists = append(p.lists, list)
	p.inside(n, l)
	p.f.close()
	p.lists = p.lists[:len(p.lists)-1]
	p.pending = pending
}

func (p *page) item(n *html.Node, l look) {
	p.f.close()
	if len(p.lists) == 0 {
		p.lists = append(p.lists, &listing{id: "h", number: 1})
		defer func() { p.lists = p.lists[:0] }()
	}
	list := p.lists[len(p.lists)-1]
	if value, err := strconv.Atoi(attr(n, "value")); err == nil && value >= 0 {
		list.number = value
	}
	before := p.pending
	p.pending = &Item{List: list.id, Level: list.level, Ordered: list.ordered, Number: list.number}
	list.number++
	if id := attr(n, "id"); id != "" && p.wanted[id] {
		p.f.need().Names = append(p.f.need().Names, id)
	}
	p.inside(n, l)
	p.f.close()
	p.pending = before
}

var msoList = regexp.MustCompile(`mso-list:\s*(l\d+)\s+level(\d)(?:\s+(lfo\d+))?`)
var marker = regexp.MustCompile(`^[\s\x{a0}]*(?:[·•o§▪\-–\x{f0b7}\x{f0a7}]|\(?([0-9]+|[A-Za-z]{1,4})[.)])[\s\x{a0}]*$`)

// wordItem understands the lists of Word's HTML, which are paragraphs with a
// mark as text. It gives the nodes of the mark, which are left out.
func (p *page) wordItem(n *html.Node) []*html.Node {
	m := msoList.FindStringSubmatch(attr(n, "style"))
	if n.Data != "p" || m == nil && !strings.HasPrefix(attr(n, "class"), "MsoListParagraph") {
		return nil
	}
	var mark *html.Node
	for d := range n.Descendants() {
		if strings.Contains(attr(d, "style"), "mso-list:") && strings.Contains(strings.ToLower(attr(d, "style")), "ignore") ||
			m == nil && d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			mark = d
			break
		}
	}
	if mark == nil {
		return nil
	}
	said := mark.Data
	if mark.Type == html.ElementNode {
		said = inner(mark)
	}
	sign := marker.FindStringSubmatch(said)
	if sign == nil {
		return nil
	}
	item := &Item{List: "word", Ordered: sign[1] != ""}
	if m != nil {
		item.List = m[1] + m[3]
		item.Level, _ = strconv.Atoi(m[2])
		item.Level = max(item.Level-1, 0)
	}
	key := item.List + strconv.Itoa(item.Level)
	p.counts[key]++
	if number, err := strconv.Atoi(sign[1]); err == nil {
		p.counts[key] = number
	} else if item.Ordered {
		p.f.gather("import-numbering", said+" "+inner(n))
	}
	item.Number = p.counts[key]
	p.pending = item
	if mark.Type == html.TextNode {
		mark.Data = ""
		return nil
	}
	p.skip[mark] = true
	return []*html.Node{mark}
}
