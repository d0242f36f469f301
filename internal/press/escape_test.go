package press

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"testing"
)

// hostile are texts that would be markup, an address that runs, or half of
// either.
var hostile = []string{
	"", " ", "a", "åäö – €", "a & b", "&amp;", "&#39;", "<b>x</b>", `"`, "'", "`", "=", "+", "a+b", "\x00", "\x00<", "\xff", "\xff\xfe<\x80", "\u2028\u2029", "\uFFFD", "\uFDD0\uFFFF", "👩‍👩‍👧",
	"</title><script>alert(1)</script>", "</textarea>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", `" onclick="alert(1)`, `' onclick='alert(1)`, "x onclick=alert(1)",
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:x", " javascript:x", "javascript&colon;x", "javascript%3Ax", "vbscript:x", "data:text/html,x", "file:///etc", "//x.fi", "/a:b", "a/b:c", "a?b:c", "a#b:c", ":", ":x", "?:",
	"https://x.fi/ä ö?a=1&b=2#c", "HTTPS://x", "http:x", "mailto:a@b?subject=c d", "MAILTO:x", "httpſ:x", "tel:1", "webcal://x", "ſ:", "a%20b", "a%2", "a%zz", "%", "%%41", "a(b)c", "[::1]", "{x}", "^|\\", "x,y z", "~_-.!*;@$",
	"a.jpg 1w, b.jpg 2w", "a.jpg 1w,javascript:x 2w", ",,", "x y z\"", "{{.}}", strings.Repeat("<&>", 50),
}

var places = map[string]string{
	inText: `{{.}}`, inAttribute: `<p title="{{.}}">`, inAttribute + " quoted once": `<p title='{{.}}'>`, inTitle: `<title>{{.}}</title>`,
	inAddress: `<a href="{{.}}">`, inAddress + " of a picture": `<img src="{{.}}">`, afterAddress: `<a href="tel:{{.}}">`, afterAddress + " of a path": `<a href="/x/{{.}}">`, inSrcset: `<img srcset="{{.}}">`,
	"the rest": `<a href="?q={{.}}"><p title={{.}} onclick="f({{.}})"><script>{{.}}</script>`,
}

// types are what texts may be.
var types = map[string]func(string) any{
	"string": func(s string) any { return s }, "role": func(s string) any { return role(s) }, "own": func(s string) any { return own(s) },
	"HTML": func(s string) any { return template.HTML(s) }, "URL": func(s string) any { return template.URL(s) }, "Srcset": func(s string) any { return template.Srcset(s) },
	"CSS": func(s string) any { return template.CSS(s) }, "JS": func(s string) any { return template.JS(s) }, "JSStr": func(s string) any { return template.JSStr(s) }, "HTMLAttr": func(s string) any { return template.HTMLAttr(s) },
}

// compared writes a text of every type in every place both ways.
func compared(t testing.TB, s string) {
	t.Helper()
	for where, p := range presses {
		for as, typed := range types {
			v := typed(s)
			var want strings.Builder
			wantErr := p.set.ExecuteTemplate(&want, "page", v)
			got, err := p.Fill(nil, "page", v)
			if string(got) != want.String() || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("%q as %s in %s\n got %q, %v\nwant %q, %v", s, as, where, got, err, want.String(), wantErr)
			}
			if err := p.Slow("page", v); err != nil {
				t.Errorf("%s in %s: %v", as, where, err)
			}
		}
	}
}

var presses = func() map[string]*Press {
	out := map[string]*Press{}
	for where, text := range places {
		set, err := newSet(text)
		if err != nil {
			panic(err)
		}
		out[where] = New(set, functions)
	}
	return out
}()

func TestEscapers(t *testing.T) {
	for _, s := range hostile {
		compared(t, s)
	}
	for c := range 256 { // every byte, with and without neighbours
		compared(t, string([]byte{byte(c)}))
		compared(t, "a"+string([]byte{byte(c), 'b', '%', byte(c), '4'}))
	}
}

func FuzzEscapers(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { compared(t, s) })
}

// The names in an escaped tree are those we think, so that each place tests what
// its name says, and common texts are written by us.
func TestPlaces(t *testing.T) {
	for where, text := range places {
		if chain, _, _ := strings.Cut(where, " quoted"); slices.Contains([]string{inText, inAttribute, inTitle, inAddress, afterAddress}, chain) {
			set, err := newSet(text)
			if err != nil {
				t.Fatal(err)
			}
			p := New(set, functions)
			if err := p.escape("page"); err != nil {
				t.Fatal(err)
			}
			tree := set.Lookup("page").Tree.Root.String()
			for name := range strings.FieldsSeq(chain) {
				if !strings.Contains(tree, escaperName+name) {
					t.Errorf("%s: no %s in %s", text, name, tree)
				}
			}
			if textWriter(chain, textType) == nil {
				t.Errorf("%s is left to html/template", where)
			}
		}
	}
}
