package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" viewBox="0 0 4 3"`

// svgs: what is written in a drawing, what comes of it, and what is told.
var svgs = []struct{ in, out, dropped string }{
	{head + `><g id="a"><path d="M0 0L1,1Z" fill="#fff"/></g></svg>`, head + `><g id="a"><path d="M0 0L1,1Z" fill="#fff"/></g></svg>`, ""},
	{"\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- by hand -->\n" + head + `/>`, head + `/>`, ""},
	{`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + head + `/>`, head + `/>`, ""},
	{`<svg viewBox="0 0 40 30"/>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"/>`, ""},
	{`<svg width="100%" viewBox="0,0,40.4,30.6"/>`, `<svg xmlns="http://www.w3.org/2000/svg" width="40" viewBox="0,0,40.4,30.6" height="31"/>`, ""},
	{`<svg width="80" viewBox="0 0 40 30"/>`, `<svg xmlns="http://www.w3.org/2000/svg" width="80" viewBox="0 0 40 30" height="60"/>`, ""},
	{`<svg width="25.4mm" height="1in"/>`, `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"/>`, ""},
	{`<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><s:rect s:onload="x()" width="1"/></s:svg>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="4" height="3"><rect width="1"/></svg>`, ""},
	{head + ` xmlns:xlink="http://www.w3.org/1999/xlink"><defs><g id="a"/></defs><use xlink:href="#a" x="1"/></svg>`, head + `><defs><g id="a"/></defs><use href="#a" x="1"/></svg>`, ""},
	{head + `><title>Äiti &amp; &lt;isä&gt;</title><text x="1">a <tspan>b</tspan></text></svg>`, head + `><title>Äiti &amp; &lt;isä&gt;</title><text x="1">a <tspan>b</tspan></text></svg>`, ""},
	{head + `><rect style="fill:#fff; stroke : url(#g);-inkscape-x:1" fill="red"/></svg>`, head + `><rect fill="#fff" stroke="url(#g)"/></svg>`, ""},
	{head + `><metadata><rdf/></metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/></svg>`, head + `/>`, ""},

	{head + `><script>alert(1)</script><SCRIPT/></svg>`, head + `/>`, "<SCRIPT>, <script>"},
	{head + `><script xlink:href="https://evil.example/x.js"/></svg>`, head + `/>`, "<script>"},
	{head + ` onload="alert(1)"/>`, head + `/>`, "onload"},
	{head + `><g onclick="alert(1)" ONMOUSEOVER="x"/></svg>`, head + `><g/></svg>`, "ONMOUSEOVER, onclick"},
	{head + `><a href="javascript:alert(1)"><text>x</text></a></svg>`, head + `/>`, "<a>"},
	{head + `><use href="https://evil.example/x.svg#a"/></svg>`, head + `><use/></svg>`, "href"},
	{head + `><use href="data:image/svg+xml,x#a"/><use href="javascript:x"/></svg>`, head + `><use/><use/></svg>`, "href"},
	{head + `><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>x</script></body></foreignObject></svg>`, head + `/>`, "<foreignObject>"},
	{head + `><script xmlns="http://www.w3.org/1999/xhtml">x</script></svg>`, head + `/>`, "<script>"},
	{head + `><image href="x.png"/><animate attributeName="href"/><set/><iframe/><style>@import "x"</style></svg>`, head + `/>`, "<animate>, <iframe>, <image>, <set>, <style>"},
	{head + `><rect style="background:url(https://evil.example/x)"/></svg>`, head + `><rect/></svg>`, "style"},
	{head + `><rect style="fill:url(https://evil.example/x)"/></svg>`, head + `><rect/></svg>`, "style"},
	{head + `><rect fill="url(https://evil.example/x)"/></svg>`, head + `><rect/></svg>`, "fill"},
	{head + `><rect fill="u\72l(https://evil.example/x)"/></svg>`, head + `><rect/></svg>`, "fill"},
	{head + `><rect fill="url(#a) url(//evil.example)"/></svg>`, head + `><rect/></svg>`, "fill"},
	{head + `><rect fill="image-set('x')" stroke="src(x)" color="var(--x)" opacity="expression(x)"/></svg>`, head + `><rect/></svg>`, "color, fill, opacity, stroke"},
	{head + `><rect fill="url/**/(x)" stroke="@import x"/></svg>`, head + `><rect/></svg>`, "fill, stroke"},
	{head + `><text aria-label="&quot;&gt;&lt;script&gt;">]]&gt;</text></svg>`, head + `><text aria-label="&#34;&gt;&lt;script&gt;">]]&gt;</text></svg>`, ""},
	{head + `><text><![CDATA[<script>x</script>]]></text></svg>`, head + `><text>&lt;script&gt;x&lt;/script&gt;</text></svg>`, ""},
	{`<?xml-stylesheet href="x.xsl"?>` + head + `/>`, head + `/>`, "<?xml-stylesheet?>"},
	{head + ` xml:base="https://evil.example/" xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load"/>`, head + `/>`, ""},
	{head + `><handler/><listener/><discard/><mask/><filter/><feImage/></svg>`, head + `/>`, "<discard>, <feImage>, <filter>, <handler>, <listener>, <mask>"},

	{`<!DOCTYPE svg [<!ENTITY a "x">]>` + head + `>&a;</svg>`, "svg-doctype", ""},
	{`<!DOCTYPE svg SYSTEM "file:///etc/passwd" [ ]>` + head + `/>`, "svg-doctype", ""},
	{`<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>` + head + `>&lol2;</svg>`, "svg-doctype", ""},
	{head + `>&nbsp;</svg>`, "svg-broken", ""},
	{head + `><g></svg>`, "svg-broken", ""},
	{head + `>`, "svg-broken", ""},
	{head + `/><svg/>`, "svg-broken", ""},
	{`<?xml version="1.0" encoding="UTF-16"?>` + head + `/>`, "svg-broken", ""},
	{"<svg>\xff</svg>", "svg-broken", ""},
	{`<html><svg/></html>`, "svg-broken", ""},
	{`<svg xmlns="http://www.w3.org/1999/xhtml"/>`, "svg-broken", ""},
	{`<svg/>`, "svg-size", ""},
	{`<svg width="0" height="0"/>`, "svg-size", ""},
	{`<svg viewBox="0 0 -1 5"/>`, "svg-size", ""},
	{`<svg viewBox="0 0 NaN Inf"/>`, "svg-size", ""},
	{`<svg width="1e9" height="5"/>`, "svg-size", ""},
	{head + `><g id="a"><use href="#a"/></g></svg>`, "svg-circle", ""},
	{head + `>` + uses(30) + `</svg>`, "svg-circle", ""},
	{head + `>` + strings.Repeat("<g>", 200) + strings.Repeat("</g>", 200) + `</svg>`, "svg-circle", ""},
}

// uses is a bomb: each group draws the one before twice.
func uses(n int) string {
	out := `<g id="u0"/>`
	for i := range n {
		out += fmt.Sprintf(`<g id="u%d"><use href="#u%d"/><use href="#u%d"/></g>`, i+1, i, i)
	}
	return out
}

func TestSVG(t *testing.T) {
	for _, test := range svgs {
		d, f := rebuildSVG([]byte(test.in))
		got := strings.TrimSuffix(string(d.data), "\n")
		if f != nil {
			got = f.Rule
		}
		same(t, test.in, got, test.out)
		same(t, test.in+": dropped", strings.Join(d.dropped, ", "), test.dropped)
	}
}

// TestOwnDrawings: the drawings of this repository's own bank lose nothing.
func TestOwnDrawings(t *testing.T) {
	root := "../../content"
	count := 0
	ok(t, filepath.WalkDir(root, func(name string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".svg" {
			return err
		}
		data, err := os.ReadFile(name)
		ok(t, err)
		d, f := rebuildSVG(data)
		if f != nil || len(d.dropped) > 0 {
			t.Errorf("%s: %v %v", name, f, d.dropped)
		}
		count++
		return nil
	}))
	if count == 0 {
		t.Error("no drawings found")
	}
}

// FuzzSVG reads every result as a browser's XML parser does, and looks for
// anything that is not in the lists. A result is its own result.
func FuzzSVG(f *testing.F) {
	for _, s := range svgs {
		f.Add([]byte(s.in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, fault := rebuildSVG(data)
		if fault != nil {
			return
		}
		decoder := xml.NewDecoder(bytes.NewReader(d.data))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("cannot be read: %v\n%s", err, d.data)
			}
			switch token := token.(type) {
			case xml.StartElement:
				if token.Name.Space != svgSpace || !svgElements[token.Name.Local] {
					t.Errorf("element %v", token.Name)
				}
				for _, a := range token.Attr {
					local := a.Name.Local == "href" && strings.HasPrefix(a.Value, "#") || a.Name.Local == "xmlns" && a.Value == svgSpace
					if a.Name.Space != "" || !local && !harmless(a.Name.Local, a.Value) {
						t.Errorf("attribute %v=%q", a.Name, a.Value)
					}
				}
			case xml.ProcInst, xml.Directive, xml.Comment:
				t.Errorf("token %v", token)
			}
		}
		again, fault := rebuildSVG(d.data)
		if fault != nil || !bytes.Equal(again.data, d.data) || len(again.dropped) > 0 {
			t.Errorf("its own result differs: %v %v\n%s\n%s", fault, again.dropped, d.data, again.data)
		}
	})
}
