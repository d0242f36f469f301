package book

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	escape "html"
	"strconv"

	"golang.org/x/net/html"
)

//go:embed booklet.css
var bookletStyle string

// Booklet is the book as one HTML file to print: a cover, the contents by the
// numbers of cards (a browser does not know the pages of others), and the cards.
// When the bank knows its address, each card has a QR code that leads to it.
func Booklet(b Book) ([]byte, error) {
	var out bytes.Buffer
	e := escape.EscapeString
	binder := &binder{book: &b, places: b.places(), levels: 2, numbers: true,
		link:    func(card int) string { return "#" + cardID(card) },
		prefix:  func(card int) string { return cardID(card) + "-" },
		picture: func(address string, data []byte) string { return dataURI(address, data) }}
	fmt.Fprintf(&out, `<!DOCTYPE html>
<html lang="%s" dir="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
%s</style>
</head>
<body>
`, e(b.Lang), e(b.Dir), e(b.Name), bookletStyle)
	b.cover(&out, binder)
	b.contents(&out)
	out.WriteString("<main>\n")
	n := 0
	for i, g := range b.Groups {
		fmt.Fprintf(&out, `<section class="group" aria-labelledby="g%d">`+"\n", i+1)
		for j, c := range g.Cards {
			n++
			fmt.Fprintf(&out, `<article class="card" id="%s" lang="%s">`+"\n", cardID(n), e(c.Lang))
			if j == 0 {
				fmt.Fprintf(&out, `<h2 class="drawer" id="g%d" lang="%s">%s</h2>`+"\n", i+1, e(b.Lang), e(g.Title))
			} else {
				fmt.Fprintf(&out, `<p class="drawer" lang="%s" aria-hidden="true">%s</p>`+"\n", e(b.Lang), e(g.Title))
			}
			if err := b.code(&out, c); err != nil {
				return nil, err
			}
			fmt.Fprintf(&out, `<p class="number" aria-hidden="true">%d</p>`+"\n", n)
			for _, node := range binder.body(c) {
				if err := html.Render(&out, node); err != nil {
					return nil, fmt.Errorf("card %s: %w", c.Address, err)
				}
			}
			out.WriteString("</article>\n")
		}
		out.WriteString("</section>\n")
	}
	out.WriteString("</main>\n</body>\n</html>\n")
	return out.Bytes(), nil
}

func cardID(n int) string { return "k" + strconv.Itoa(n) }

func dataURI(address string, data []byte) string {
	return "data:" + mime(address) + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// cover is the first page.
func (b *Book) cover(out *bytes.Buffer, r *binder) {
	e := escape.EscapeString
	out.WriteString(`<header class="cover">` + "\n")
	if data, there := b.Picture(b.Logo); there && b.Logo != "" {
		fmt.Fprintf(out, `<img class="logo" src="%s" alt="">`+"\n", r.picture(b.Logo, data))
	}
	fmt.Fprintf(out, "<h1>%s</h1>\n", e(b.Name))
	for _, line := range []string{b.Organisation, b.Words.Updated} {
		if line != "" {
			fmt.Fprintf(out, "<p>%s</p>\n", e(line))
		}
	}
	if b.Licence != "" {
		fmt.Fprintf(out, `<p class="small">%s %s</p>`+"\n", e(b.Words.Licence), e(b.Licence))
	}
	if b.BaseURL != "" {
		fmt.Fprintf(out, `<p class="small"><a href="%s">%s</a></p>`+"\n", e(b.BaseURL), e(b.BaseURL))
	}
	out.WriteString("</header>\n")
}

// contents lists the cards by their numbers.
func (b *Book) contents(out *bytes.Buffer) {
	e := escape.EscapeString
	fmt.Fprintf(out, `<nav class="contents" aria-labelledby="contents">`+"\n"+`<h2 id="contents">%s</h2>`+"\n", e(b.Words.Contents))
	n := 0
	for _, g := range b.Groups {
		fmt.Fprintf(out, "<h3>%s</h3>\n<ol start=\"%d\">\n", e(g.Title), n+1)
		for _, c := range g.Cards {
			n++
			lang := ""
			if c.Lang != b.Lang {
				lang = ` lang="` + e(c.Lang) + `"`
			}
			fmt.Fprintf(out, `<li><a href="#%s"%s>%s</a></li>`+"\n", cardID(n), lang, e(c.Title))
		}
		out.WriteString("</ol>\n")
	}
	out.WriteString("</nav>\n")
}
