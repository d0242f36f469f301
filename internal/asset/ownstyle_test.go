package asset

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var ownRules = []struct{ css, want string }{
	{"", ""},
	{"h1 { color: red }", ""},
	{"\ufeffh1 { color: red }\r\n", ""},
	{"h1 { background: url(#a) url( '#b' ) }", ""},
	{"@font-face { src: url(f.woff2) format('woff2'), url(\"f.woff2\") }", ""},
	{"a{}\n@IMPORT 'x.css';", "2:1 css-import"},
	{"@\\69mport 'x.css';", "1:1 css-import"},
	{"/* @import 'x' */ h1::after { content: '@import url(http://e.org/)' }", ""},
	{"h1 { background: URL( HTTPS://e.org/a ) }", "1:18 css-outside"},
	{"h1 { background: url(//e.org/a) }", "1:18 css-outside"},
	{"h1 { background: url(/a.png) }", "1:18 css-outside"},
	{"h1 { background: url(\\68ttps://e.org/a) }", "1:18 css-outside"},
	{"ä { background: image-set('https://e.org/a' type('image/png') 1x) }", "1:27 css-outside"},
	{"h1 { --a: url(https://e.org/a) }", "1:11 css-outside"},
	{"h1 { background: url(../f.woff2) }", "1:18 css-file"},
	{"h1 { background: url(broken.woff2) }", "1:18 css-file"},
	{"h1 { background: url(a.exe) }", "1:18 css-file"},
	{"h1 { background: url(a.png) }", "1:18 css-file"},
	{"h1 { color: red", "1:4 css-broken"},
	{"h1 { color: red }}", "1:18 css-broken"},
	{"h1 ( }", "1:6 css-broken"},
	{"/* x", "1:1 css-broken"},
	{" imAge(\"", "1:8 css-broken"},
	{"url('a", "1:1 css-broken"},
	{"h1 { content: 'x\n' }", "1:15 css-broken"},
	{"h1 { background: url(a b) }", "1:18 css-broken"},
	{"h1 { background: \\75rl(https://e.org/a) }", "1:18 css-outside"},
	{"h1 { background: u\\72l('https://e.org/a') }", "1:18 css-outside"},
	{"h1 { --a: 'https://e.org/a'; background: image-set(var(--a) 1x) }", "1:52 css-outside"},
	{"h1 { background: image-set(--mine() 1x) }", "1:28 css-outside"},
	{"h1 { background: image-set(attr(title) 1x) }", "1:28 css-outside"},
	{"h1 { background: image-set(linear-gradient(var(--a), red) 1x) }", ""},
	{"h1 { color: var(--a); inline-size: calc(1px + var(--b)) }", ""},
	{"\xff", "0:0 not-utf8"},
}

func ownStyle(t testing.TB, css string) (*OwnStyle, []diag.Diagnostic) {
	t.Helper()
	folder := fstest.MapFS{"templates/a.css": {Data: []byte(css)}, "templates/f.woff2": {Data: []byte("wOF2")}, "templates/broken.woff2": {Data: []byte("woff")}}
	s, found, err := ReadOwnStyle(folder, bank.Theme{CSS: "templates/a.css"})
	if err != nil {
		t.Fatal(err)
	}
	return s, found
}

func TestOwnStyle(t *testing.T) {
	for _, c := range ownRules {
		_, found := ownStyle(t, c.css)
		got := ""
		if len(found) > 0 {
			got = strings.TrimPrefix(diagPlace(found[0]), "templates/a.css:")
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.css, got, c.want)
		}
	}
}

// Rules without mistakes keep their bytes but for the addresses, and load
// nothing from elsewhere.
func FuzzOwnStyle(f *testing.F) {
	for _, c := range ownRules {
		f.Add(c.css)
	}
	f.Fuzz(func(t *testing.T, css string) {
		s, found := ownStyle(t, css)
		address, kept, files := s.Publish()
		if (address == "") != (len(files) == 0) || len(kept) != len(files) {
			t.Errorf("%q: %q, %d files, %d kept", css, address, len(files), len(kept))
		}
		if len(found) == 0 && len(s.named) == 0 && address != "" && string(files[0].Data) != string(s.data) {
			t.Errorf("%q became %q", css, files[0].Data)
		}
	})
}

func diagPlace(d diag.Diagnostic) string {
	return fmt.Sprintf("%s:%d:%d %s", d.File, d.Pos.Line, d.Pos.Column, d.Rule)
}
