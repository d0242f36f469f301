package parse

import (
	"html"
	"regexp"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"vakka/internal/bank"
)

// joined puts a body together as a theme would, with the holes filled: with
// sections as written, or with their lists taken apart.
func joined(doc *bank.Document, apart bool) string {
	var out strings.Builder
	write := func(fragments []bank.Fragment) {
		for _, f := range fragments {
			switch {
			case f.Link != nil && f.Link.URL != "":
				out.WriteString(html.EscapeString(f.Link.URL))
			case f.Link != nil:
				out.WriteString(html.EscapeString(f.Link.Written))
			case f.Image != nil:
				out.WriteString(`<img src="` + html.EscapeString(f.Image.Path) + `" alt="` + html.EscapeString(f.Image.Alt) + `">`)
			case f.Word != "":
				out.WriteString("sana")
			default:
				out.WriteString(f.HTML)
			}
		}
	}
	for _, s := range doc.Text.Body.Sections() {
		out.WriteString("<section><h2>")
		write(s.Title)
		out.WriteString("</h2>")
		if apart && s.Items != nil {
			write(s.Before)
			out.WriteString("<ol>")
			for _, i := range s.Items {
				out.WriteString("<li>")
				write(i.Parts)
				out.WriteString("</li>")
			}
			out.WriteString("</ol>")
			write(s.After)
		} else {
			write(s.Parts)
		}
		out.WriteString("</section>")
	}
	return "<main>" + out.String() + "</main><footer>loppu</footer>"
}

// safeTags are all the tags a body may hold, and safeAttributes all attributes.
var (
	safeTags = words(`html head body main footer section a abbr b bdi blockquote br caption cite code dd del details div dl dt em figcaption figure
		h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul wbr`)
	safeAttributes = words(`alt aria-hidden aria-label class colspan href id rel role rowspan scope src start tabindex title`)
	safeIDs        = regexp.MustCompile(`^h-[a-z0-9-]+$`)
	safeClasses    = regexp.MustCompile(`^(table|box|right|center|alert-title|alert alert-[a-z]+|language-[a-z0-9-]+)$`)
	anyScheme      = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)
	safeSchemes    = regexp.MustCompile(`^(https?://[^/]|mailto:|tel:)`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// checkSafe reads a body as a browser would and fails on anything that could
// run, load, clobber or break out.
func checkSafe(t *testing.T, doc *bank.Document) {
	t.Helper()
	if doc == nil {
		return
	}
	checkPage(t, joined(doc, false))
	checkPage(t, joined(doc, true))
}

func checkPage(t *testing.T, page string) {
	t.Helper()
	for round := range 2 { // written anew, it must mean the same
		root, err := xhtml.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		checkNode(t, root, map[string]bool{})
		if f := root.LastChild.LastChild.LastChild; f == nil || f.Data != "footer" || f.FirstChild == nil || f.FirstChild.Data != "loppu" {
			t.Errorf("round %d: the footer is not where it was: %s", round, page)
		}
		var again strings.Builder
		if err := xhtml.Render(&again, root); err != nil {
			t.Fatal(err)
		}
		page = again.String()
	}
}

func checkNode(t *testing.T, n *xhtml.Node, ids map[string]bool) {
	t.Helper()
	if n.Type == xhtml.CommentNode {
		t.Errorf("a comment: %s", n.Data)
	}
	if n.Type == xhtml.ElementNode {
		if !safeTags[n.Data] || n.Namespace != "" {
			t.Errorf("tag %s", n.Data)
		}
		for _, a := range n.Attr {
			v := a.Val
			switch {
			case !safeAttributes[a.Key]:
				t.Errorf("attribute %s=%q of %s", a.Key, v, n.Data)
			case a.Key == "id" && (!safeIDs.MatchString(v) || ids[v]):
				t.Errorf("id %q", v)
			case a.Key == "class" && !safeClasses.MatchString(v):
				t.Errorf("class %q", v)
			case (a.Key == "href" || a.Key == "src") && (anyScheme.MatchString(browserURL(v)) && !safeSchemes.MatchString(browserURL(v)) ||
				strings.HasPrefix(browserURL(v), "//") || strings.Contains(v, `\`)):
				t.Errorf("address %q of %s", v, n.Data)
			}
			if a.Key == "id" && n.Data != "footer" {
				ids[v] = true
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		checkNode(t, c, ids)
	}
}

// browserURL does to an address what the URL standard does first.
func browserURL(s string) string {
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	return strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
}

// attacks are bodies that have run something somewhere, and shapes that have
// broken something. They also seed the fuzzing.
var attacks = []string{
	"[a](javascript:alert(1))", "[a](&#106;avascript:alert(1))", "[a](java&Tab;script:alert(1))", "[a](java\\\nscript:alert(1))",
	"[a](<java script:x>)", "[a](JaVaScRiPt:alert(1))", "[a](&#x0A;javascript:alert(1))", "[a](javascript&colon;alert(1))",
	"[a](data:text/html,<script>alert(1)</script>)", "![a](data:image/svg+xml;base64,PHN2Zz4=)", "[a](vbscript:x)", "[a](file:///etc/passwd)",
	"[a](blob:https://x)", "[a](filesystem:x)", "[a](view-source:x)", "[a](ms-msdt:x)", "[a](search-ms:x)", "[a](ms-word:ofe|u|x)", "[a](smb://x)",
	"[a](//evil.example)", "[a](\\\\evil.example\\x)", "[a](/\\evil.example)", "[a](https:evil.example)", "[a](https:///evil.example)", "[a](\u00a0javascript:x)",
	"<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,x>", "[r]\n\n[r]: javascript:alert(1)", "[r]\n\n[r]: &#106;avascript:x \"<b>\"",
	"[a](https://x.fi \"\\\" onclick=alert(1) \\\"\")", "![\" onerror=alert(1) \"](x.png \"\\\" onload=x\")", "[<img src=x onerror=alert(1)>](https://x.fi)",
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "a <b onclick=x>b</b> c",
	"</main></body></html>", "<div>", "<plaintext>", "<base href=//evil>", "<!-- a --><script>x</script>", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<style>*{}</style>", "<textarea>", "<title>", "<xmp>", "<!DOCTYPE html>", "<![CDATA[x]]>", "<?php x ?>",
	"<form><input name=body>", "<details open ontoggle=alert(1)>", "<table><td>", "<a href=\"javascript:x\">y</a>", "<b><i></b></i>", "<ul><li><p>",
	"```js\" onmouseover=\"alert(1)\nx\n```", "```{onclick=alert(1)}\nx\n```", "``` <script>\nx\n```", "# x {onclick=alert(1)}", "## a {#location style=x}",
	"## location", "## <script>alert(1)</script>", "## ", "## ##", "## ![](x)", "# forms\n# forms", "## ä\n## a\n## A\n## h-a\n## a-2", "## عنوان\n## 标题",
	"> [!TIP]\n> a", "> [!TIP]", "> [!TIP] x", "> [!<b>]\n> x", "> [!NOTE]\n> ---", "> [!NOTE]: /x\n> [!NOTE]", "> > [!WARNING]\n> > x",
	"| a | b |\n|:-:|--:|\n| <b> | [x](y) |", "a|b\n-|-\n`|`|\\|", "- [ ] a\n- [x] b", "~~a~~ www.example.fi a@b.fi http://x.fi/?a=1&b=2", "ftp://x.fi",
	"&#0;&#xFDD0;&#x202e;&#27;", "a\\", "\\", "![", "[![a](b.png)](c)", "![a ![b](c)](d)", "***a***", "\t- a\n\t\t- b", "1. a\n2. b\n\n   ![k](k.png)\n3. c",
	"---\n---\n", "---\ntitle: x\n---\n# x", "<!--", "<!-->x", "<!-- a", "a <!-- b --> c", "<!-- a --> b", "{{ x }} {% y %} ${z} <%= w %> {{< w >}}",
	"![a](../../../etc/passwd)", "![a](/etc/passwd)", "![a](https://evil/p.gif)", "![a](%2e%2e/%2e%2e/x)", "![](x.png)", "![a](kuvat\\x.png)",
}

func TestAttacks(t *testing.T) {
	for _, raw := range []bool{false, true} {
		c := testConfig()
		c.AllowHTML = raw
		for _, body := range attacks {
			for _, frame := range []string{"%s", "## Otsikko %s", "- %s", "> %s", "a %s b", "| a |\n|---|\n| %s |", "## Näin teet\n\n1. %s\n2. b"} {
				doc, list := Document(testFile("task", ""), []byte("---\notsikko: x\n---\n"+strings.ReplaceAll(frame, "%s", body)), c)
				checkSafe(t, doc)
				for _, d := range list {
					if d.Rule == "unreadable" {
						t.Errorf("%q: %s", body, d.Message("en"))
					}
				}
				if t.Failed() {
					t.Fatalf("html %v: %q\n%s", raw, body, joined(doc, false))
				}
			}
		}
	}
}
