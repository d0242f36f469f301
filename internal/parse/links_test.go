package parse

import (
	"strings"
	"testing"
)

var addresses = []struct {
	in, out string
	kind    address
}{
	{"https://example.fi/a?b=1&c=2#d", "https://example.fi/a?b=1&c=2#d", external},
	{"HTTP://Example.fi", "http://Example.fi", external},
	{"  https://example.fi \n", "https://example.fi", external},
	{"ht\ntps://example.fi", "https://example.fi", external},
	{"https://example.fi/100%", "https://example.fi/100%", external},
	{"https://pääkaupunki.fi/ä", "https://pääkaupunki.fi/ä", external},
	{"https://medium.example/@nimi", "https://medium.example/@nimi", external},
	{"mailto:a@b.fi?subject=Moi", "mailto:a@b.fi?subject=Moi", external},
	{"tel:+35820000000", "tel:+35820000000", external},
	{"../ohjeet/laheta-kuva.md#nain-teet", "../ohjeet/laheta-kuva.md#nain-teet", relative},
	{"#pohdi", "#pohdi", relative},
	{"kavely.md", "kavely.md", relative},
	{"/tehtavat/", "/tehtavat/", relative},
	{"?q=a:b", "?q=a:b", relative},
	{"a/b:c", "a/b:c", relative},
	{"javascript%3Aalert(1)", "javascript%3Aalert(1)", relative},
	{"", "", refused},
	{" ", "", refused},
	{"javascript:alert(1)", "javascript:alert(1)", refused},
	{"java\tscript:alert(1)", "javascript:alert(1)", refused},
	{"\x01javascript:alert(1)", "javascript:alert(1)", refused},
	{"\u00a0javascript:alert(1)", "javascript:alert(1)", refused},
	{"data:image/svg+xml,x", "data:image/svg+xml,x", refused},
	{"blob:https://x", "blob:https://x", refused},
	{"ms-word:ofe|u|x", "ms-word:ofe|u|x", refused},
	{"C:/kuvat/a.png", "C:/kuvat/a.png", refused},
	{"//example.fi", "//example.fi", refused},
	{"/\t/example.fi", "//example.fi", refused},
	{`\\example.fi`, `\\example.fi`, refused},
	{`a\b`, `a\b`, refused},
	{"https:example.fi", "https:example.fi", refused},
	{"https:///example.fi", "https:///example.fi", refused},
	{"https://", "https://", refused},
	{"https://user:pw@example.fi", "https://user:pw@example.fi", refused},
	{"mailto:", "mailto:", refused},
	{"a\x00b", "a\x00b", refused},
}

func TestReadAddress(t *testing.T) {
	for _, c := range addresses {
		if out, kind := readAddress(c.in); out != c.out || kind != c.kind {
			t.Errorf("%q: got %q %d, want %q %d", c.in, out, kind, c.out, c.kind)
		}
	}
}

func TestImagePath(t *testing.T) {
	for _, c := range []struct{ in, file, rule string }{
		{"vaihe-1.svg", "ohjeet/kuva/vaihe-1.svg", ""},
		{"./vaihe-1.svg", "ohjeet/kuva/vaihe-1.svg", ""},
		{"../yhteinen/a%20b.png", "ohjeet/yhteinen/a b.png", ""},
		{"../../kuvat/a.png?x#y", "kuvat/a.png", ""},
		{"100%.png", "ohjeet/kuva/100%.png", ""},
		{"../../../bank.yaml", "", "bad-image"},
		{"%2e%2e/%2e%2e/%2e%2e/x", "", "bad-image"},
		{"..%5c..%5cx", "", "bad-image"},
		{"/etc/passwd", "", "bad-image"},
		{"file:///etc/passwd", "", "bad-image"},
		{"..", "ohjeet", ""},
		{"../..", "", "bad-image"},
		{"a%00b", "", "bad-image"},
		{"#x", "", "bad-image"},
		{"", "", "bad-image"},
		{"https://example.fi/a.png", "", "remote-image"},
		{"//example.fi/a.png", "", "remote-image"},
		{"mailto:a@b.fi", "", "bad-image"},
		{"data:image/png;base64,x", "", "bad-image"},
	} {
		if file, rule := imagePath("ohjeet/kuva", c.in); file != c.file || rule != c.rule {
			t.Errorf("%q: got %q %q, want %q %q", c.in, file, rule, c.file, c.rule)
		}
	}
}

// FuzzLinkFilter holds that what passes is what a browser sees as harmless, and
// that reading an address again changes nothing.
func FuzzLinkFilter(f *testing.F) {
	for _, c := range addresses {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out, kind := readAddress(in)
		again, kindAgain := readAddress(out)
		if kind != refused && (again != out || kindAgain != kind) {
			t.Errorf("%q: %q, then %q", in, out, again)
		}
		seen := browserURL(out)
		switch kind {
		case external:
			if !safeSchemes.MatchString(seen) {
				t.Errorf("%q let through as %q", in, out)
			}
		case relative:
			if anyScheme.MatchString(seen) || strings.HasPrefix(seen, "//") || strings.Contains(seen, `\`) {
				t.Errorf("%q let through as relative %q", in, out)
			}
		}
		if file, rule := imagePath("ohjeet/kuva", in); rule == "" && (strings.HasPrefix(file, "/") || strings.HasPrefix(file, "../") || file == "..") {
			t.Errorf("%q: picture %q", in, file)
		}
	})
}
