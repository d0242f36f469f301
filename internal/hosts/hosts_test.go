package hosts

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var published = []string{
	"index.html", "404.html", "sw.js", "tehtavat/kavely.html", "assets/app.ngl323vdum.js", "assets/style.e5uj7b6qik.css",
	"haku/fi.js", "haku/fi-0b2c9ba15e/t7.js", "kuvat/aiti-56ltbnuu-400.svg", "liitteet/lista-abcdefgh.pdf", "viikot/2026-w48.ics",
}

func foldersOf(published []string) Folders {
	all := Folders{}
	for _, name := range published {
		all.Add(name)
	}
	return all
}

func aBank(change func(*bank.Bank)) *bank.Bank {
	b := &bank.Bank{
		Config:  bank.Config{ID: "eta-paja", Languages: []string{"fi", "sv"}, Hosts: bank.HostNames, BaseURL: "https://example.fi/a/b/", Offline: true},
		Aliases: map[string]string{"tehtavat/vanha.html": "tehtavat/kavely.html", "sv/gammal.html": "sv/tehtavat/kavely.html"},
	}
	if change != nil {
		change(b)
	}
	return b
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got; -update rewrites)\n%s", name, d)
	}
}

func TestGolden(t *testing.T) {
	for _, f := range Files(aBank(nil), foldersOf(published)) {
		golden(t, strings.TrimPrefix(f.Path, ".")+".golden", string(f.Data))
	}
	for _, server := range Snippets {
		golden(t, server+".golden", Snippet(aBank(nil), server))
	}
	atRoot := aBank(func(b *bank.Bank) { b.Config.BaseURL = "" })
	for _, server := range Snippets {
		golden(t, server+"-root.golden", Snippet(atRoot, server))
	}
}

func paths(b *bank.Bank) string {
	var out []string
	for _, f := range Files(b, foldersOf(published)) {
		out = append(out, f.Path)
	}
	return strings.Join(out, " ")
}

func TestChosenHosts(t *testing.T) {
	all := ".htaccess .nojekyll _headers _redirects staticwebapp.config.json web.config"
	for hosts, want := range map[string]string{
		strings.Join(bank.HostNames, " "): all,
		"":                                "",
		"github":                          ".nojekyll",
		"gitlab s3 nginx caddy":           "",
		"netlify":                         "_headers",
		"netlify cloudflare":              "_headers _redirects",
		"iis apache":                      ".htaccess web.config",
		"azure":                           "staticwebapp.config.json",
	} {
		got := paths(aBank(func(b *bank.Bank) { b.Config.Hosts = strings.Fields(hosts) }))
		if got != want {
			t.Errorf("%q: %q, want %q", hosts, got, want)
		}
	}
	if got := paths(aBank(func(b *bank.Bank) { b.Aliases = nil })); got != strings.Replace(all, "_redirects ", "", 1) {
		t.Errorf("without old addresses: %q", got)
	}
	for _, name := range bank.HostNames {
		if _, known := reads[name]; !known {
			t.Errorf("nobody knows what %s reads", name)
		}
	}
	if len(reads) != len(bank.HostNames) {
		t.Errorf("%d hosts are known and %d may be named", len(reads), len(bank.HostNames))
	}
}

func TestFacts(t *testing.T) {
	for name, want := range map[string][2]string{
		"index.html":                      {"text/html; charset=utf-8", askAgain},
		"sw.js":                           {"text/javascript; charset=utf-8", askAgain},
		"haku/fi.js":                      {"text/javascript; charset=utf-8", askAgain},
		"haku/fi-0b2c9ba15e/t7.js":        {"text/javascript; charset=utf-8", forEver},
		"assets/app.ngl323vdum.js":        {"text/javascript; charset=utf-8", forEver},
		"assets/ohje.html":                {"text/html; charset=utf-8", askAgain},
		"assets/pitka-ohjesivu.html":      {"text/html; charset=utf-8", askAgain},
		"tehtavat/assets/app.abcdefgh.js": {"text/javascript; charset=utf-8", askAgain},
		"kuvat/aiti-56ltbnuu-400.svg":     {"image/svg+xml", forEver},
		"liitteet/lista-abcdefgh.pdf":     {"application/pdf", forEver},
		"viikot/2026-w48.ics":             {"text/calendar; charset=utf-8", askAgain},
		"viikot/2026-w48.eml":             {"message/rfc822", askAgain},
		"manifest.webmanifest":            {"application/manifest+json", askAgain},
		"feed.xml":                        {"application/xml", askAgain},
		"data/materials.json":             {"application/json", askAgain},
		"kartta.html.bak":                 {"application/octet-stream", askAgain},
		"html":                            {"application/octet-stream", askAgain},
		".nojekyll":                       {"application/octet-stream", askAgain},
	} {
		if got := [2]string{MediaType(name), CacheControl(name)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for i, k := range kinds {
		if i > 0 && kinds[i-1].ending >= k.ending {
			t.Errorf("%s does not stand in its place", k.ending)
		}
		if strings.HasPrefix(k.mediaType, "text/") != strings.HasSuffix(k.mediaType, utf8) {
			t.Errorf("%s: texts and only they have a charset: %s", k.ending, k.mediaType)
		}
	}
	for offline, want := range map[bool]bool{true: true, false: false} {
		if got := strings.Contains(Headers(bank.Config{Offline: offline})[0].Value, "worker-src 'self'; "); got != want {
			t.Errorf("offline %t: the policy lets workers in: %t", offline, got)
		}
	}
}

func TestFixedFolders(t *testing.T) {
	for _, c := range []struct{ files, want string }{
		{strings.Join(published, " "), "assets haku/fi-0b2c9ba15e kuvat liitteet"},
		{"index.html", ""},
		{"assets/app.ngl323vdum.js assets/ohje.html", ""}, // a bank has texts there
		{"assets/ohje.html assets/app.ngl323vdum.js", ""},
		{"assets/app.ngl323vdum.js assets/oma/ohje.html", ""},
		{"haku/fi-0b2c9ba15e/t7.js haku/sv-1b2c9ba15e/t7.js", "haku"},
		{"haku/fi-0b2c9ba15e/t7.js haku/fi.js", "haku/fi-0b2c9ba15e"},
	} {
		if got := strings.Join(foldersOf(strings.Fields(c.files)).fixed(), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.files, got, c.want)
		}
	}
}

// Addresses whose signs could mean something in a server's settings are left
// out of them, and what leads out of the site stops the build.
func TestAddresses(t *testing.T) {
	for _, c := range []struct{ url, host, base string }{
		{"", "pankki.example.fi", "/"},
		{"https://example.fi/", "example.fi", "/"},
		{"https://example.fi:8080/a.b/c_d/", "example.fi", "/a.b/c_d/"},
		{"https://pankki.ä.fi/", "pankki.example.fi", "/"},
		{"https://example.fi/ä/", "example.fi", "/"},
		{"https://example.fi/a;}/", "example.fi", "/"},
		{"https://example.fi/$host/", "example.fi", "/"},
		{"https://example.fi/a%0ab/", "example.fi", "/"},
		{"https://example.fi//evil.example/", "example.fi", "/"},
		{"https://[::1]/", "pankki.example.fi", "/"},
	} {
		s := newSite(aBank(func(b *bank.Bank) { b.Config.BaseURL = c.url }))
		if s.host != c.host || s.base != c.base {
			t.Errorf("%s: %s %s, want %s %s", c.url, s.host, s.base, c.host, c.base)
		}
	}
	for from, to := range map[string]string{
		"/x.html": "y.html", "x.html": "//evil.example/y.html", "a.html": "https://evil.example/y.html", "b.html": "../y.html",
		"c.html": "y.html 200", "d.html\n": "y.html", "e*.html": "y.html", "f.html": "y.html;", "g": "y.html", "h.html": ":splat.html",
	} {
		if !panics(func() { newSite(aBank(func(b *bank.Bank) { b.Aliases = map[string]string{from: to} })) }) {
			t.Errorf("%q → %q is taken for a redirect", from, to)
		}
	}
	if !panics(func() { Snippet(aBank(nil), "apache") }) {
		t.Error("there is no snippet for apache")
	}
}

func panics(f func()) (yes bool) {
	defer func() { yes = recover() != nil }()
	f()
	return false
}

// A bank of very many old addresses stays within what hosts take.
func TestLimits(t *testing.T) {
	b := aBank(func(b *bank.Bank) {
		for i := range 5000 {
			b.Aliases[fmt.Sprintf("tehtavat/vanha-osoite-%04d.html", i)] = "tehtavat/kavely.html"
		}
	})
	for _, f := range Files(b, foldersOf(published)) {
		text := string(f.Data)
		n := strings.Count(text, "vanha-osoite")
		switch f.Path {
		case "_redirects":
			if lines := strings.Count(text, " 301\n"); lines != 2000 {
				t.Errorf("%d redirects", lines)
			}
		case ".htaccess":
			if n == 0 || n > 2000 {
				t.Errorf(".htaccess has %d redirects", n)
			}
		case "staticwebapp.config.json":
			if len(text) > mostAzure || len(text) < mostAzure/2 || n == 0 {
				t.Errorf("%s has %d bytes and %d redirects", f.Path, len(text), n)
			}
			if !json.Valid(f.Data) {
				t.Errorf("%s is no JSON", f.Path)
			}
		case "web.config":
			if len(text) > 250<<10 {
				t.Errorf("%s has %d bytes", f.Path, len(text))
			}
		}
	}
}

// What IIS adds it has removed before; a second of the same would stop it.
func TestIIS(t *testing.T) {
	removed, added := map[string]bool{}, map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(newSite(aBank(nil)).iis([]string{"assets", "a&b"})))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, isElement := token.(xml.StartElement)
		if !isElement || len(e.Attr) == 0 || !slices.Contains([]string{"remove", "add", "mimeMap"}, e.Name.Local) || e.Attr[0].Value == "index.html" {
			continue
		}
		key := e.Attr[0].Name.Local + " " + e.Attr[0].Value
		switch {
		case e.Name.Local == "remove":
			removed[key] = true
		case !removed[key] || added[key]:
			t.Errorf("%s is added without being removed, or twice", key)
		default:
			added[key] = true
		}
	}
	if len(added) < 20 {
		t.Errorf("only %d are added", len(added))
	}
}

func TestAzureIsJSON(t *testing.T) {
	for _, b := range []*bank.Bank{aBank(nil), aBank(func(b *bank.Bank) { b.Aliases = nil })} {
		for _, fixed := range [][]string{nil, {"assets"}} {
			if text := newSite(b).azure(fixed); !json.Valid([]byte(text)) {
				t.Errorf("no JSON:\n%s", text)
			}
		}
	}
}
