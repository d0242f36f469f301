package convert

import (
	"bytes"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"sync"
)

// mostMarkdown is as much as a card may hold, without pictures.
const mostMarkdown = 256 << 10

// markdown reads what Google Docs writes: tables, footnotes, boxes to tick, and
// headings with a name in braces.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.Linkify),
	goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

var (
	dataPicture = regexp.MustCompile(`data:image/[A-Za-z0-9.+-]+;base64,[A-Za-z0-9+/=]+`)
	nested      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^(?:[ \t]*(?:[-*+>]|[0-9]{1,9}[.)])){21}`) })
	emptyLines  = regexp.MustCompile(`\n(?:[ \t]*\n){2,}`)
	matter      = regexp.MustCompile(`(?s)\A---\n(.*?\n)---\n`)
)

func readMarkdown(doc *Document, data []byte, beside fs.FS) {
	readMarkdownPage(doc, data, func(name string) []byte {
		if beside == nil || !fs.ValidPath(name) {
			return nil
		}
		data, err := fs.ReadFile(beside, name)
		if err != nil || len(data) > mostPart {
			return nil
		}
		return data
	})
}

// readMarkdownPage reads Markdown as the web page that it means. Pictures in it
// are taken out first, so that they cost the Markdown parser nothing.
func readMarkdownPage(doc *Document, data []byte, file func(string) []byte) {
	text := strings.ReplaceAll(utf8Text(data), "\r\n", "\n")
	var pictures []string
	text = dataPicture.ReplaceAllStringFunc(text, func(s string) string {
		pictures = append(pictures, s)
		return "vakka-picture-" + strconv.Itoa(len(pictures)-1)
	})
	head := ""
	if m := matter.FindStringSubmatch(text); m != nil {
		head, text = m[1], text[len(m[0]):]
	}
	text = emptyLines.ReplaceAllString(text, "\n\n")
	if len(text) > mostMarkdown || nested().MatchString(text) {
		refuse("import-too-large", "")
	}
	var out bytes.Buffer
	out.WriteString("<!doctype html><meta charset=utf-8>")
	if err := markdown.Convert([]byte(text), &out); err != nil {
		panic(err) // it writes to memory
	}
	page := out.String()
	for i := len(pictures) - 1; i >= 0; i-- {
		page = strings.ReplaceAll(page, `"vakka-picture-`+strconv.Itoa(i)+`"`, `"`+pictures[i]+`"`)
	}
	readPage(doc, []byte(page), file)
	if head != "" {
		doc.Blocks = append([]Block{{Kind: Code, Inline: lines(head)}}, doc.Blocks...)
	}
}

// lines is text with its line breaks.
func lines(s string) (out []Inline) {
	for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
		if i > 0 {
			out = append(out, Inline{Break: true})
		}
		out = append(out, Inline{Text: tidy(line)})
	}
	return out
}
