// Package book turns cards into a book: a booklet to print, as one HTML file
// that holds everything, and an EPUB.
//
// A card comes as the HTML of its page: links and pictures as they are written
// there. Here they become what a book can follow: a link to another card of the
// book leads to it, other links to the site have its whole address, and where
// the bank does not know its address they are plain words. Pictures are taken
// in, at the size that paper needs.
//
// Promises: the same book gives the same bytes; nothing is fetched by a reader,
// nothing runs; on paper each card begins on a page of its own, A4, and needs no
// colour; an EPUB is version 3 with a table of contents, languages, and what it
// says about its own accessibility.
package book

import (
	"cmp"
	"path"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Book is what both forms are made of.
type Book struct {
	ID, Name, Organisation, Lang, Dir string
	Logo                              string // address of a picture, "" without one
	Updated                           time.Time
	Licence, LicenceURL               string
	BaseURL                           string // with its last slash; "" when the bank does not know its address
	Groups                            []Group
	Words                             Words

	// Picture gives a picture's bytes by its address.
	Picture func(address string) ([]byte, bool)
}

// Words are what the book says around its cards. Access tells readers of an
// EPUB how accessible it is.
type Words struct{ Contents, Updated, Scan, Licence, Access string }

// A Group is cards under one heading.
type Group struct {
	Title string
	Cards []Card
}

// A Card is one card. Address is where its page stands, from the site's root;
// what HTML leads to is written as from there.
type Card struct{ Address, Title, Lang, HTML string }

// Cards counts them.
func (b *Book) Cards() (n int) {
	for _, g := range b.Groups {
		n += len(g.Cards)
	}
	return n
}

// places gives each card's number, from 1, by its address.
func (b *Book) places() map[string]int {
	out := map[string]int{}
	for _, g := range b.Groups {
		for _, c := range g.Cards {
			out[c.Address] = len(out) + 1
		}
	}
	return out
}

// A binder puts a card's HTML into one of the forms.
type binder struct {
	book    *Book
	places  map[string]int
	link    func(card int) string                          // address of a card in this form
	picture func(address string, data []byte) (src string) // … and of a picture
	prefix  func(card int) string                          // put before ids, which are a card's own
	numbers bool                                           // the cards that links lead to have their numbers beside them, for paper
	levels  int                                            // how many levels headings go down
}

// body parses a card and makes it fit.
func (r *binder) body(c Card) []*html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(c.HTML), root)
	if err != nil {
		panic("book: " + err.Error()) // a string can be read to its end
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	r.fit(root, c)
	return nodes
}

func (r *binder) fit(n *html.Node, c Card) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode {
			r.element(child, c)
		}
		r.fit(child, c)
	}
}

// kept are the attributes that mean something in a book.
var kept = map[string]bool{"id": true, "class": true, "lang": true, "dir": true, "href": true, "src": true, "alt": true, "width": true, "height": true,
	"start": true, "scope": true, "colspan": true, "rowspan": true, "title": true, "datetime": true, "align": true}

func (r *binder) element(n *html.Node, c Card) {
	switch n.Data {
	case "a":
		r.anchor(n, c)
	case "img":
		r.image(n, c)
	case "details":
		n.Data, n.DataAtom = "div", atom.Div
	case "summary":
		n.Data, n.DataAtom = "p", atom.P
	case "h1", "h2", "h3", "h4", "h5", "h6":
		n.Data = "h" + strconv.Itoa(min(6, int(n.Data[1]-'0')+r.levels))
		n.DataAtom = atom.Lookup([]byte(n.Data))
	}
	attrs := n.Attr[:0]
	for _, a := range n.Attr {
		if !kept[a.Key] || a.Namespace != "" {
			continue
		}
		switch {
		case a.Key == "id":
			a.Val = r.prefix(r.places[c.Address]) + a.Val
		case a.Key == "align" && (n.Data == "td" || n.Data == "th"): // gone from HTML
			a = html.Attribute{Key: "class", Val: "align-" + a.Val}
		case a.Key == "align":
			continue
		}
		attrs = append(attrs, a)
	}
	n.Attr = attrs
}

// anchor makes a link lead somewhere, or words of it.
func (r *binder) anchor(n *html.Node, c Card) {
	href := attr(n, "href")
	to := r.target(href, c)
	if to == "" {
		n.Data, n.DataAtom = "span", atom.Span
	}
	set(n, "href", to)
	if card := r.card(href, c); card > 0 && r.numbers {
		number := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: []html.Attribute{{Key: "class", Val: "to"}}}
		number.AppendChild(&html.Node{Type: html.TextNode, Data: strconv.Itoa(card)})
		n.Parent.InsertBefore(number, n.NextSibling)
	}
}

// card is the number of the card that a link leads to, 0 when it is none of the
// book's.
func (r *binder) card(href string, c Card) int {
	if href == "" || hasScheme(href) || strings.HasPrefix(href, "#") {
		return 0
	}
	address, _, _ := strings.Cut(href, "#")
	return r.places[path.Join(path.Dir(c.Address), address)]
}

// target is where a link of a card leads in the book, "" when nowhere.
func (r *binder) target(href string, c Card) string {
	switch {
	case href == "" || strings.Contains(href, ":") && !hasScheme(href):
		return ""
	case hasScheme(href):
		return href
	case strings.HasPrefix(href, "#"):
		return "#" + r.prefix(r.places[c.Address]) + href[1:]
	}
	address, fragment, _ := strings.Cut(href, "#")
	address = path.Join(path.Dir(c.Address), address)
	if n := r.card(href, c); n > 0 {
		return r.link(n)
	}
	if r.book.BaseURL == "" || strings.HasPrefix(address, "../") {
		return ""
	}
	if fragment != "" {
		address += "#" + fragment
	}
	return r.book.BaseURL + address
}

func hasScheme(href string) bool {
	for _, s := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(href, s) {
			return true
		}
	}
	return false
}

// enough is how wide a picture must be for paper, in px.
const enough = 700

// image takes a picture in; one that is not there leaves the words that stand
// for it.
func (r *binder) image(n *html.Node, c Card) {
	src := attr(n, "src")
	width := 1 << 30
	for one := range strings.SplitSeq(attr(n, "srcset"), ",") {
		address, size, _ := strings.Cut(strings.TrimSpace(one), " ")
		if w, err := strconv.Atoi(strings.TrimSuffix(size, "w")); err == nil && w >= enough && w < width {
			src, width = address, w
		}
	}
	address := path.Join(path.Dir(c.Address), src)
	data, there := r.book.Picture(address)
	if !there {
		alt := attr(n, "alt")
		n.Data, n.DataAtom, n.Attr = "em", atom.Em, nil
		if alt != "" {
			n.AppendChild(&html.Node{Type: html.TextNode, Data: alt})
		}
		return
	}
	set(n, "src", r.picture(address, data))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// set gives an attribute a value; "" takes it away.
func set(n *html.Node, key, value string) {
	attrs := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != key {
			attrs = append(attrs, a)
		}
	}
	if value != "" {
		attrs = append(attrs, html.Attribute{Key: key, Val: value})
	}
	n.Attr = attrs
}

// mime is the type of a picture.
func mime(address string) string {
	return cmp.Or(map[string]string{".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp"}[strings.ToLower(path.Ext(address))], "application/octet-stream")
}
