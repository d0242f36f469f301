package parse

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vakka/internal/bank"
)

// markdown is CommonMark with tables, strikethrough, task lists, bare addresses
// and alerts. It has no state; what it knows of a page comes with the writer.
// Attributes ({onclick=…}) stay off. unlinked is the same without bare addresses.
var (
	markdown = dialect(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "mailto:"})))
	unlinked = dialect()
)

func dialect(more ...goldmark.Extender) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
				util.Prioritized(fences{parser.NewFencedCodeBlockParser()}, 690))...), // before goldmark's own, which is at 700
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(util.Prioritized(alertFinder{}, 50), util.Prioritized(definitions{}, 100)),
		)),
		goldmark.WithExtensions(append(more, extension.Table, extension.Strikethrough, extension.TaskList)...),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100))),
	)
}

// parserOf gives the parser for a body. Looking for bare addresses at each space
// takes a third of all parsing; most bodies have nothing that one could be. Where
// a line ends in spaces, goldmark keeps some of them only while it looks.
func parserOf(body []byte) parser.Parser {
	for _, sign := range []string{"@", "://", "www.", "  \n", "\t\n", "\t \n"} {
		if bytes.Contains(body, []byte(sign)) {
			return markdown.Parser()
		}
	}
	return unlinked.Parser()
}

// definitions reads definitions of links ([name]: address) as goldmark does, in
// paragraphs that begin as one.
type definitions struct{}

// Transform implements parser.ParagraphTransformer.
func (definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		line := n.Lines().At(0)
		if first := util.TrimLeftSpace(line.Value(reader.Source())); len(first) > 0 && first[0] != '[' {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(n, reader, pc)
}

// nodes renders the nodes that goldmark would render otherwise than we need.
type nodes struct{}

// draw is a renderer of one kind of node.
type draw func(w *pieces, n ast.Node, entering bool) ast.WalkStatus

func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, f := range map[ast.NodeKind]draw{
		ast.KindHeading:                 drawHeading,
		ast.KindParagraph:               drawParagraph,
		ast.KindTextBlock:               drawTextBlock,
		ast.KindBlockquote:              drawQuote,
		ast.KindCodeBlock:               drawCode,
		ast.KindFencedCodeBlock:         drawCode,
		ast.KindHTMLBlock:               drawHTMLBlock,
		ast.KindListItem:                drawItem,
		ast.KindRawHTML:                 drawRawHTML,
		ast.KindLink:                    drawLink,
		ast.KindAutoLink:                drawAutoLink,
		ast.KindImage:                   drawImage,
		extast.KindTaskCheckBox:         drawBox,
		extast.KindTable:                drawTable,
		extast.KindTableCell:            drawCell,
		ast.KindLinkReferenceDefinition: func(*pieces, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren },
	} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return f(w.(*pieces), n, entering), nil
		})
	}
}

func (w *pieces) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

func drawHeading(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Heading)
	if entering {
		w.printf(`<h%d id="%s">`, n.Level, w.page.ids[n])
	} else {
		w.closeRaw()
		w.printf("</h%d>\n", n.Level)
	}
	return ast.WalkContinue
}

// drawParagraph leaves the paragraph's tags away from a picture that stands
// alone: a figure may not be inside a paragraph.
func drawParagraph(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if i, ok := n.FirstChild().(*ast.Image); ok && w.page.images[i] != nil && w.page.images[i].Block {
		return ast.WalkContinue
	}
	if n.FirstChild() == nil {
		return ast.WalkContinue
	}
	if entering {
		w.say("<p>")
	} else {
		w.closeRaw()
		w.say("</p>\n")
	}
	return ast.WalkContinue
}

func drawTextBlock(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		w.closeRaw()
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.say("\n")
		}
	}
	return ast.WalkContinue
}

// drawItem notes where the items of the list that is asked for stand.
func drawItem(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		if n.Parent() == w.list {
			w.items[len(w.items)-1].to = w.spot()
		}
		w.say("</li>\n")
		return ast.WalkContinue
	}
	w.say("<li>")
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		w.say("\n")
	}
	if n.Parent() == w.list {
		w.items = append(w.items, stretch{from: w.spot()})
	}
	return ast.WalkContinue
}

func drawQuote(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	kind := w.page.alerts[n]
	switch {
	case kind == "" && entering:
		w.say("<blockquote>\n")
	case kind == "":
		w.say("</blockquote>\n")
	case entering:
		w.printf(`<div class="alert alert-%s"><p class="alert-title">`, kind)
		w.put(bank.Fragment{Word: "alert." + kind})
		w.say("</p>\n")
	default:
		w.say("</div>\n")
	}
	return ast.WalkContinue
}

var codeLanguage = regexp.MustCompile(`^[a-z0-9-]{1,20}$`)

// drawCode draws a code block. It can be scrolled with the keyboard.
func drawCode(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.say(`<pre tabindex="0"><code`)
		if f, ok := n.(*ast.FencedCodeBlock); ok {
			if l := strings.ToLower(string(f.Language(w.page.body))); codeLanguage.MatchString(l) {
				w.printf(` class="language-%s"`, l)
			}
		}
		w.printf(">%s</code></pre>\n", html.EscapeString(w.page.blockText(n)))
	}
	return ast.WalkSkipChildren
}

func drawLink(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	l := w.page.links[n]
	switch {
	case l == nil: // refused: its words stay
	case entering:
		w.openLink(l, plain(n.Title))
	default:
		w.say("</a>")
	}
	return ast.WalkContinue
}

func (w *pieces) openLink(l *bank.Link, title string) {
	w.say(`<a href="`)
	w.put(bank.Fragment{Link: l})
	w.say(`"`)
	if strings.HasPrefix(l.URL, "http") {
		w.say(` rel="noopener"`)
	}
	if title != "" {
		w.printf(` title="%s"`, html.EscapeString(title))
	}
	w.say(">")
}

func drawAutoLink(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.AutoLink)
	if !entering {
		return ast.WalkContinue
	}
	label := html.EscapeString(string(n.Label(w.page.body)))
	l := w.page.links[n]
	if l == nil {
		w.printf("%s", label)
		return ast.WalkContinue
	}
	w.openLink(l, "")
	w.printf("%s</a>", label)
	return ast.WalkContinue
}

func drawImage(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Image)
	if !entering {
		return ast.WalkContinue
	}
	if i := w.page.images[n]; i != nil {
		w.put(bank.Fragment{Image: i})
		if i.Block && n.Parent().Kind() == ast.KindParagraph {
			w.say("\n")
		}
	} else {
		w.printf("%s", html.EscapeString(oneLine(w.page.altWords(n))))
	}
	return ast.WalkSkipChildren
}

// drawBox draws a task list's box as a character: there is nothing to click.
func drawBox(w *pieces, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		box := "☐"
		if n.(*extast.TaskCheckBox).IsChecked {
			box = "☑"
		}
		w.printf(`<span class="box" aria-hidden="true">%s</span> `, box)
	}
	return ast.WalkContinue
}

// drawTable draws a table in a box of its own, which scrolls sideways on a
// small screen, also with the keyboard.
func drawTable(w *pieces, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.say(`<div class="table" role="group" tabindex="0" aria-label="`)
		w.put(bank.Fragment{Word: "table"})
		w.printf("\"><table>\n")
	} else {
		w.say("</table></div>\n")
	}
	return ast.WalkContinue
}

func drawCell(w *pieces, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*extast.TableCell)
	tag, scope := "td", ""
	if n.Parent().Kind() == extast.KindTableHeader {
		tag, scope = "th", ` scope="col"`
	}
	if !entering {
		w.closeRaw()
		w.printf("</%s>\n", tag)
		return ast.WalkContinue
	}
	w.printf("<%s%s", tag, scope)
	switch n.Alignment {
	case extast.AlignRight:
		w.say(` class="right"`)
	case extast.AlignCenter:
		w.say(` class="center"`)
	}
	w.say(">")
	return ast.WalkContinue
}
