package book

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	escape "html"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"vakka/internal/output"
	"vakka/internal/pack"
)

//go:embed epub.css
var epubStyle string

// EPUB is the book as an EPUB 3: a title page, the contents, and a file for
// each card.
func EPUB(b Book) ([]byte, error) {
	w := &epub{book: &b, pictures: map[string][]byte{}, alt: true}
	r := &binder{book: &b, places: b.places(), link: cardFile,
		prefix: func(int) string { return "" },
		picture: func(address string, data []byte) string {
			w.pictures[path.Base(address)] = data
			return "pictures/" + path.Base(address)
		}}
	var cards []output.File
	for _, g := range b.Groups {
		for _, c := range g.Cards {
			name := cardFile(len(cards) + 1)
			var body strings.Builder
			for _, n := range r.body(c) {
				xhtml(&body, n)
			}
			w.alt = w.alt && !strings.Contains(body.String(), ` alt=""`)
			if b.BaseURL != "" {
				address := escape.EscapeString(b.BaseURL + c.Address)
				fmt.Fprintf(&body, `<p class="about"><a href="%s">%s</a></p>`+"\n", address, address)
			}
			cards = append(cards, output.File{Path: "EPUB/" + name, Data: w.page(c.Lang, c.Title, `<section epub:type="chapter">`+"\n"+body.String()+"</section>\n")})
		}
	}
	title := w.title(r)
	files := []output.File{
		{Path: "mimetype", Data: []byte("application/epub+zip")}, // must be first, and as it is
		{Path: "META-INF/container.xml", Data: []byte(`<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`)},
		{Path: "EPUB/package.opf", Data: w.packageFile(len(cards))},
		{Path: "EPUB/nav.xhtml", Data: w.nav()},
		{Path: "EPUB/toc.ncx", Data: w.ncx()},
		{Path: "EPUB/style.css", Data: []byte(epubStyle)},
		{Path: "EPUB/title.xhtml", Data: title},
	}
	files = append(files, cards...)
	for _, name := range slices.Sorted(maps.Keys(w.pictures)) {
		files = append(files, output.File{Path: "EPUB/pictures/" + name, Data: w.pictures[name]})
	}
	packed := []pack.Packed{pack.Raw(files[0])}
	for _, f := range files[1:] {
		packed = append(packed, pack.Pack(f))
	}
	var out bytes.Buffer
	err := pack.Write(&out, packed)
	return out.Bytes(), err
}

func cardFile(n int) string { return fmt.Sprintf("card-%04d.xhtml", n) }

// An epub is one being made.
type epub struct {
	book     *Book
	pictures map[string][]byte
	alt      bool // every picture has words that stand for it
}

// page is one of its pages.
func (w *epub) page(lang, title, body string) []byte {
	e := escape.EscapeString
	dir := ""
	if w.book.Dir == "rtl" {
		dir = ` dir="rtl"`
	}
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="` + e(lang) + `" xml:lang="` + e(lang) + `"` + dir + `>
<head>
<title>` + e(title) + `</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
` + body + `</body>
</html>
`)
}

// title is the first page.
func (w *epub) title(r *binder) []byte {
	b, e := w.book, escape.EscapeString
	var out strings.Builder
	out.WriteString(`<section epub:type="titlepage" class="titlepage">` + "\n")
	if data, there := b.Picture(b.Logo); there && b.Logo != "" {
		fmt.Fprintf(&out, `<p><img class="logo" src="%s" alt="%s"/></p>`+"\n", e(r.picture(b.Logo, data)), e(b.Organisation))
	}
	fmt.Fprintf(&out, "<h1>%s</h1>\n", e(b.Name))
	for _, line := range []string{b.Organisation, b.Words.Updated} {
		if line != "" {
			fmt.Fprintf(&out, "<p>%s</p>\n", e(line))
		}
	}
	if b.Licence != "" {
		fmt.Fprintf(&out, "<p>%s %s</p>\n", e(b.Words.Licence), e(b.Licence))
	}
	fmt.Fprintf(&out, "<p>%s</p>\n</section>\n", e(b.Words.Access))
	return w.page(b.Lang, b.Name, out.String())
}

// nav is the table of contents, for reading and for the reader's own menu.
func (w *epub) nav() []byte {
	b, e := w.book, escape.EscapeString
	var out strings.Builder
	fmt.Fprintf(&out, `<nav epub:type="toc" id="toc" role="doc-toc">`+"\n<h1>%s</h1>\n<ol>\n", e(b.Words.Contents))
	n := 0
	for _, g := range b.Groups {
		fmt.Fprintf(&out, `<li><a href="%s">%s</a>`+"\n<ol>\n", cardFile(n+1), e(g.Title))
		for _, c := range g.Cards {
			n++
			fmt.Fprintf(&out, `<li><a href="%s"%s>%s</a></li>`+"\n", cardFile(n), langOf(c.Lang, b.Lang), e(c.Title))
		}
		out.WriteString("</ol>\n</li>\n")
	}
	out.WriteString("</ol>\n</nav>\n")
	return w.page(b.Lang, b.Words.Contents, out.String())
}

func langOf(lang, around string) string {
	if lang == around {
		return ""
	}
	return ` lang="` + lang + `" xml:lang="` + lang + `"`
}

// ncx is the same for readers of EPUB 2.
func (w *epub) ncx() []byte {
	b, e := w.book, escape.EscapeString
	var out strings.Builder
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="%s">
<head><meta name="dtb:uid" content="%s"/></head>
<docTitle><text>%s</text></docTitle>
<navMap>
`, e(b.Lang), w.id(), e(b.Name))
	n, order := 0, 0
	point := func(title string, card int) {
		order++
		fmt.Fprintf(&out, `<navPoint id="p%d" playOrder="%d"><navLabel><text>%s</text></navLabel><content src="%s"/>`, order, n+1, e(title), cardFile(card))
	}
	for _, g := range b.Groups {
		point(g.Title, n+1)
		for _, c := range g.Cards {
			point(c.Title, n+1)
			n++
			out.WriteString("</navPoint>")
		}
		out.WriteString("</navPoint>\n")
	}
	out.WriteString("</navMap>\n</ncx>\n")
	return []byte(out.String())
}

// id is the book's own: the same whenever the same cards are bound.
func (w *epub) id() string {
	h := sha256.New()
	fmt.Fprintf(h, "vakka %s %s", w.book.ID, w.book.Lang)
	for _, g := range w.book.Groups {
		for _, c := range g.Cards {
			fmt.Fprintf(h, "\x00%s", c.Address)
		}
	}
	s := h.Sum(nil)
	s[6], s[8] = s[6]&0x0f|0x80, s[8]&0x3f|0x80 // a UUID of version 8 (RFC 9562): its maker's own
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", s[0:4], s[4:6], s[6:8], s[8:10], s[10:16])
}

// packageFile says what the book is and what it is made of.
func (w *epub) packageFile(cards int) []byte {
	b := w.book
	var manifest, spine strings.Builder
	item := func(id, href, mediaType, more string) {
		fmt.Fprintf(&manifest, `<item id="%s" href="%s" media-type="%s"%s/>`+"\n", id, href, mediaType, more)
	}
	item("nav", "nav.xhtml", "application/xhtml+xml", ` properties="nav"`)
	item("ncx", "toc.ncx", "application/x-dtbncx+xml", "")
	item("style", "style.css", "text/css", "")
	item("title", "title.xhtml", "application/xhtml+xml", "")
	spine.WriteString(`<itemref idref="title"/>` + "\n" + `<itemref idref="nav"/>` + "\n")
	for n := 1; n <= cards; n++ {
		id := fmt.Sprintf("card-%04d", n)
		item(id, cardFile(n), "application/xhtml+xml", "")
		fmt.Fprintf(&spine, `<itemref idref="%s"/>`+"\n", id)
	}
	for i, name := range slices.Sorted(maps.Keys(w.pictures)) {
		item(fmt.Sprintf("picture-%d", i+1), "pictures/"+name, mime(name), "")
	}
	direction := ""
	if b.Dir == "rtl" {
		direction = ` page-progression-direction="rtl"`
	}
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="` + escape.EscapeString(b.Lang) + `">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
` + w.metadata() + `</metadata>
<manifest>
` + manifest.String() + `</manifest>
<spine toc="ncx"` + direction + `>
` + spine.String() + `</spine>
</package>
`)
}

// metadata says what the book is, and for whom it can be read.
func (w *epub) metadata() string {
	b := w.book
	modified := b.Updated
	if modified.IsZero() {
		modified = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var meta strings.Builder
	add := func(format, value string) {
		if value != "" {
			fmt.Fprintf(&meta, format+"\n", escape.EscapeString(value))
		}
	}
	add(`<dc:identifier id="id">%s</dc:identifier>`, w.id())
	add(`<dc:title>%s</dc:title>`, b.Name)
	add(`<dc:language>%s</dc:language>`, b.Lang)
	add(`<dc:creator>%s</dc:creator>`, b.Organisation)
	add(`<dc:publisher>%s</dc:publisher>`, b.Organisation)
	add(`<dc:source>%s</dc:source>`, b.BaseURL)
	add(`<dc:rights>%s</dc:rights>`, strings.TrimSpace(b.Licence+" "+b.LicenceURL))
	add(`<meta property="dcterms:modified">%s</meta>`, modified.Format("2006-01-02T00:00:00Z"))
	modes, enough := []string{"textual"}, "textual"
	if len(w.pictures) > 0 {
		modes = append(modes, "visual")
		if !w.alt {
			enough = "textual,visual"
		}
	}
	for _, mode := range modes {
		add(`<meta property="schema:accessMode">%s</meta>`, mode)
	}
	add(`<meta property="schema:accessModeSufficient">%s</meta>`, enough)
	features := []string{"tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "unlocked"}
	if len(w.pictures) > 0 && w.alt {
		features = append(features, "alternativeText")
	}
	for _, f := range features {
		add(`<meta property="schema:accessibilityFeature">%s</meta>`, f)
	}
	add(`<meta property="schema:accessibilityHazard">%s</meta>`, "none")
	add(`<meta property="schema:accessibilitySummary">%s</meta>`, b.Words.Access)
	return meta.String()
}
