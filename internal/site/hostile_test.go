package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"vakka/internal/diag"
)

// hostile is what a text may hold, by malice or by accident.
var hostile = []string{
	`<script>alert(1)</script>`,
	`</script><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`,
	`"><script>alert(1)</script>`,
	`'><img src=x onerror=alert(1)>`,
	`<img src=x onerror=alert(1)//`,
	`<svg onload=alert(1)>`,
	`<svg><script href="data:,alert(1)"/>`,
	`<svg><animate onbegin=alert(1) attributeName=x>`,
	`<svg><use href="data:image/svg+xml,<svg id='x'/>#x">`,
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
	`<iframe src="javascript:alert(1)"></iframe>`,
	`<iframe srcdoc="<script>alert(1)</script>">`,
	`<object data="javascript:alert(1)">`,
	`<embed src="data:text/html,<script>alert(1)</script>">`,
	`<base href="https://evil.example/">`,
	`<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
	`<link rel=stylesheet href=https://evil.example/a.css>`,
	`<style>*{background:url(https://evil.example/)}</style>`,
	`<form action="https://evil.example/"><input name=x><button>OK</button></form>`,
	`<input autofocus onfocus=alert(1)>`,
	`<details open ontoggle=alert(1)>`,
	`<video><source onerror=alert(1)>`,
	`<body onload=alert(1)>`,
	`<a href="javascript:alert(1)">x</a>`,
	`<a href=" &#14; javascript:alert(1)">x</a>`,
	`<a href="&#106;avascript:alert(1)">x</a>`,
	`[x](javascript:alert(1))`,
	`[x](&#x6a;avascript&colon;alert(1))`,
	`[x](JaVaScRiPt:alert(1))`,
	`[x](java%0ascript:alert(1))`,
	`[x](vbscript:msgbox)`,
	`[x](data:text/html;base64,PHNjcmlwdD4=)`,
	`[x](blob:https://evil.example/1)`,
	`[x](ms-msdt:/id)`,
	`[x](//evil.example/)`,
	`[x](\\evil.example\x)`,
	`![x](javascript:alert(1))`,
	`![x](data:image/svg+xml,<svg/onload=alert(1)>)`,
	`<javascript:alert(1)>`,
	`<https://example.org/"onmouseover="alert(1)>`,
	`[x](https://example.org/ "a\" onmouseover=\"alert(1)")`,
	"`<script>alert(1)</script>`",
	"```html\n<script>alert(1)</script>\n```",
	`<!-- --><script>alert(1)</script>`,
	`<!--><img src=x onerror=alert(1)>-->`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`<?php alert(1) ?>`,
	`<!DOCTYPE html><script>alert(1)</script>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<plaintext>`,
	`<xmp><script>alert(1)</script>`,
	`</textarea></style></template></noscript><img src=x onerror=alert(1)>`,
	`{{.Bank.Name}} {{template "404.html"}} {{"<script>alert(1)</script>"}}`,
	`{% raw %} <%= 7*7 %> ${7*7} #{7*7}`,
	`{onclick=alert(1) style=color:red .a #b}`,
	`## location {#forms onclick=alert(1)}`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`,
	`&amp;lt;b&amp;gt; &#60;script&#62;`,
	`=HYPERLINK("https://evil.example/","x")`,
	`'; DROP TABLE kortit; --`,
	"\u2028alert(1)\u2029 \u202egnp.exe\u202c \ufeff\u200b",
	`ﬀ ß İ ı K Å ﷺ 𝒳 👩‍🏫 Z̴̡̈́a̷l̶g̵o̸`,
	"tab\there",
	`../../../etc/passwd`,
	`con`,
	`__proto__`,
	`<b>`,
	`*`,
}

// hostileBank puts each string everywhere that an author can write. A quoted
// JSON string is a quoted YAML string too.
func hostileBank(extra string) fstest.MapFS {
	q := func(s string) string { data, _ := json.Marshal(s); return string(data) }
	bad := q(hostile[3])
	bank := fstest.MapFS{}
	add := func(name, data string) { bank[name] = &fstest.MapFile{Data: []byte(data)} }
	add("bank.yaml", "name: "+bad+"\norganisation: "+bad+"\nlicense: "+bad+"\nlanguages: [fi, sv]\nbase_url: https://example.org/a/b/\n"+
		"contact:\n  name: "+bad+"\n  phone: "+bad+"\n  address: "+bad+"\n"+
		"vocabularies:\n  place:\n    - { id: koti, fi: "+bad+", sv: "+bad+" }\nglossary:\n  "+bad+": ["+bad+"]\n"+extra)
	const steps = "\n## Näin teet\n\n1. Lähde.\n"
	for i, s := range hostile {
		add(fmt.Sprintf("content/tehtavat/t%d.md", i), "---\notsikko: "+q(s)+"\ntiivistelmä: "+q(s)+"\npaikka: [koti]\ntarvitset: ["+q(s)+"]\nasiasanat: ["+
			q(s)+"]\nhakusanat: ["+q(s)+"]\ntekijät: ["+q(s)+"]\norganisaatio: "+q(s)+"\nperustuu: "+q(s)+"\nlisenssi: "+q(s)+
			"\nkuva: kuva.svg\nkuvateksti: "+q(s)+"\n---\n"+steps)
		add(fmt.Sprintf("content/tehtavat/b%d.md", i), fmt.Sprintf("---\notsikko: B%d\n---\n\n%s\n\n## Näin teet\n\n1. %s\n2. a %s b\n\n> [!TIP]\n> %s\n\n## %s\n\n| a |\n|---|\n| %s |\n",
			i, s, s, s, s, s, s))
		add(fmt.Sprintf("content/tehtavat/l%d.md", i), fmt.Sprintf("---\notsikko: L%d\n---\n%s\n[x](<%s>)\n", i, steps, s))
		add(fmt.Sprintf("content/tehtavat/u%d.md", i), fmt.Sprintf("---\notsikko: U%d\n---\n%s\n[x](https://example.org/%s) ![%s](kuva.svg)\n", i, steps, s, s))
		add(fmt.Sprintf("content/mallit/m%d.md", i), fmt.Sprintf("---\notsikko: M%d\nkenelle: %s\nkanavat: [%s]\nroolit: [%s]\n---\n\nTeksti.\n", i, q(s), q(s), q(s)))
		add(fmt.Sprintf("content/viikot/2026-w%02d.md", i%52+1), fmt.Sprintf("---\notsikko: W%d\nryhmän_nimi: %s\npäivät:\n  - päivä: ma\n    muistiinpanot: %s\n    tapaamiset:\n      - nimi: %s\n---\n\nHei.\n", i, q(s), q(s), q(s)))
		if name := strings.ReplaceAll(s, "/", "⁄"); fs.ValidPath("content/ohjeet/" + name + ".md") {
			add("content/ohjeet/"+name+".md", fmt.Sprintf("---\notsikko: F%d\n---\n%s", i, steps))
		}
	}
	add("content/kartoitukset/k.md", "---\notsikko: K\nvastaukset: ["+bad+"]\nväittämät:\n  - teksti: "+bad+"\n    osa-alue: "+bad+"\n    viitekehys: "+bad+"\n---\n\nTeksti.\n")
	add("content/tehtavat/kuva.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" onload="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)"><path d="M0 0h4"/></a></svg>`)
	return bank
}

// publishable builds a bank without its files that have errors, as their
// authors would.
func publishable(t *testing.T, bank fstest.MapFS) (b built) {
	for range 4 {
		var err error
		b, err = build(input(bank))
		if err != nil {
			t.Fatal(err)
		}
		if b.report.OK {
			return b
		}
		for _, d := range b.report.Found {
			if d.Severity() == diag.Error {
				if d.File == "bank.yaml" {
					t.Fatal(told(b.report.Found))
				}
				for name := range bank {
					if norm.NFC.String(name) == d.File {
						delete(bank, name)
					}
				}
			}
		}
	}
	t.Fatalf("the bank still has errors:\n%s", told(b.report.Found))
	return b
}

// Nothing an author writes can run in a reader's browser, or leave the text it
// was written in, wherever it is written and whether HTML is allowed or not.
func TestHostileTexts(t *testing.T) {
	for _, extra := range []string{"", "allow_html: true\n"} {
		bank := hostileBank(extra)
		all := maps.Clone(bank)
		b := publishable(t, bank)
		for i := range hostile {
			for _, file := range []string{fmt.Sprintf("content/tehtavat/t%d.md", i), fmt.Sprintf("content/mallit/m%d.md", i)} {
				if bank[file] == nil {
					t.Errorf("%s was refused: %s", file, all[file].Data)
				}
			}
		}
		t.Logf("%d of %d files published", len(bank), len(all))
		if len(bank) < len(all)/2 {
			t.Errorf("only %d of %d files were published", len(bank), len(all))
		}
		for _, name := range b.names(".html") {
			root := b.pages[name]
			for _, fault := range active(root) {
				t.Errorf("%s: %s", name, fault)
			}
			for _, fault := range strange(root) {
				t.Errorf("%s: %s", name, fault)
			}
		}
		for i, s := range hostile {
			checkTitle(t, b, i, s)
		}
		for name, data := range b.files {
			if strings.HasSuffix(name, ".svg") && strings.Contains(string(data), "alert") {
				t.Errorf("%s: %s", name, data)
			}
		}
	}
}

// checkTitle sees to it that a title is shown as it was written.
func checkTitle(t *testing.T, b built, i int, s string) {
	root := b.pages[fmt.Sprintf("tehtavat/t%d.html", i)]
	if root == nil || strings.ContainsAny(s, "\u2028\u202e") {
		return
	}
	elements(root, func(n *html.Node) {
		if want := strings.Join(strings.Fields(s), " "); n.Data == "h1" && text(n) != want {
			t.Errorf("the title %q is shown as %q", want, text(n))
		}
		if value(n, "type") == "application/ld+json" {
			var said struct{ Name string }
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &said); err != nil || strings.Join(strings.Fields(said.Name), " ") != strings.Join(strings.Fields(s), " ") {
				t.Errorf("the title %q is said to machines as %q, %v", s, said.Name, err)
			}
			if strings.ContainsAny(n.FirstChild.Data, "<>\u2028\u2029") {
				t.Errorf("%q is not only data: %s", s, n.FirstChild.Data)
			}
		}
	})
}

// ownElements are all that a page is made of.
var ownElements = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(`html head meta title link script body header footer main nav section article aside div span p h1 h2 h3 h4 h5 h6
		ul ol li dl dt dd a b i em strong small del s q u code pre kbd mark sub sup abbr blockquote hr br wbr table caption thead tbody tfoot tr th td
		figure figcaption img svg path circle rect line polyline polygon ellipse g button label input textarea select option fieldset legend form output
		details summary template noscript time address cite ins samp bdi dialog progress colgroup col canvas`) {
		out[name] = true
	}
	return out
}()

// strange lists elements and ids that are not the site's.
func strange(root *html.Node) (faults []string) {
	elements(root, func(n *html.Node) {
		if !ownElements[n.Data] {
			faults = append(faults, "<"+n.Data+">")
		}
		switch id := value(n, "id"); id {
		case "forms", "location", "cookie", "body", "head", "images", "links", "scripts", "currentScript", "getElementById", "__proto__":
			faults = append(faults, "an id that hides a part of the document: "+id)
		}
		if value(n, "name") == "x" || n.Data == "form" && strings.Contains(value(n, "action"), "evil") {
			faults = append(faults, "a form of an author's")
		}
	})
	return faults
}
