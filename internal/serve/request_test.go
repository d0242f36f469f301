package serve

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// What is asked for and what is answered. "Etusivu" and the like show which
// file came; nothing but 200 may carry one.
func TestRequests(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	tests := []struct {
		target string
		status int
		want   string // in the body
	}{
		{"/", 200, "Etusivu"},
		{"/index.html", 200, "Etusivu"},
		{"/?q=1", 200, "Etusivu"},
		{"/index.html?x=../..", 200, "Etusivu"},
		{"/tehtavat/", 200, "Tehtävät"},
		{"/tehtavat/kavely.html", 200, "Kävely"},
		{"/tehtavat/k%61vely.html", 200, "Kävely"},
		{"/tehtavat%2Fkavely.html", 200, "Kävely"},
		{"/a%20b.txt", 200, "väli"},
		{"/Iso.txt", 200, "Iso"},
		{"/sw.js", 200, "unregister"},
		// case, endings, slashes
		{"/iso.txt", 404, "Ei löydy"},
		{"/INDEX.HTML", 404, "Ei löydy"},
		{"/tehtavat/kavely", 404, "Ei löydy"},
		{"/tehtavat/kavely.html/", 404, "Ei löydy"},
		{"/tehtavat/kavely.html/index.html", 404, "Ei löydy"},
		{"//", 404, "Ei löydy"},
		{"//index.html", 404, "Ei löydy"},
		{"/tehtavat//kavely.html", 404, "Ei löydy"},
		{"/index.html%20", 404, "Ei löydy"},
		{"/index.html.", 404, "Ei löydy"},
		{"/index.html::$DATA", 404, "Ei löydy"},
		{"/a+b.txt", 404, "Ei löydy"},
		// out of the folder, in every dress
		{"/..", 404, "Ei löydy"},
		{"/../", 404, "Ei löydy"},
		{"/../index.html", 404, "Ei löydy"},
		{"/tehtavat/../index.html", 404, "Ei löydy"},
		{"/./index.html", 404, "Ei löydy"},
		{"/../../../../etc/passwd", 404, "Ei löydy"},
		{"/%2e%2e/%2e%2e/etc/passwd", 404, "Ei löydy"},
		{"/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "Ei löydy"},
		{"/%252e%252e%252findex.html", 404, "Ei löydy"},
		{"/tehtavat/%252e%252e/index.html", 404, "Ei löydy"},
		{`/..\..\etc\passwd`, 404, "Ei löydy"},
		{"/..%5c..%5cwindows%5cwin.ini", 404, "Ei löydy"},
		{"/tehtavat%5ckavely.html", 404, "Ei löydy"},
		{"/....//....//etc/passwd", 404, "Ei löydy"},
		{"/..;/index.html", 404, "Ei löydy"},
		{"/%c0%ae%c0%ae/index.html", 404, "Ei löydy"},
		{"/%ff%fe", 404, "Ei löydy"},
		{"/index.html%00.txt", 404, "Ei löydy"},
		{"/%00", 404, "Ei löydy"},
		{"/%0d%0aSet-Cookie:%20x=1", 404, "Ei löydy"},
		{"/C:/windows/win.ini", 404, "Ei löydy"},
		{"/etc/passwd", 404, "Ei löydy"},
		{"/file:///etc/passwd", 404, "Ei löydy"},
		{"/@fs/etc/passwd", 404, "Ei löydy"},
		// what is never published, and lists
		{"/.git/config", 404, "Ei löydy"},
		{"/.env", 404, "Ei löydy"},
		{"/tehtavat/.hidden", 404, "Ei löydy"},
		{"/bank.yaml", 404, "Ei löydy"},
		{"/content/tehtavat/kavely.md", 404, "Ei löydy"},
		{"/viikot/", 404, "Ei löydy"},
		{"/viikot", 404, "Ei löydy"},
		// the server's own
		{"/_vakka/live.js", 200, "EventSource"},
		{"/_vakka/live.css", 200, ".vakka-live"},
		{"/_vakka/", 404, "Not Found"},
		{"/_vakka/sw.js", 404, "Not Found"},
		{"/_vakka/../index.html", 404, "Not Found"},
		// not a path at all
		{"index.html", 400, ""},
		{"*", 404, ""},
		{"/%zz", 400, ""},
		{"http://evil.example/", 403, "Forbidden"},
		{"http://" + b.host + "/", 403, "Forbidden"},
		{"http://user@" + b.host + "/", 403, "Forbidden"},
	}
	for _, tt := range tests {
		resp, body := b.get(tt.target)
		if resp.StatusCode != tt.status || !strings.Contains(body, tt.want) {
			t.Errorf("%s: %d, want %d with %q; body %q", tt.target, resp.StatusCode, tt.status, tt.want, body)
		}
	}
	b.until("/", "Etusivu") // and the server is alive
}

func TestMethods(t *testing.T) {
	t.Parallel()
	b := start(t, Options{HeaderTimeout: 200 * time.Millisecond}, gives(good()))
	for method, want := range map[string]int{
		"HEAD": 200, "POST": 405, "PUT": 405, "DELETE": 405, "PATCH": 405, "OPTIONS": 405, "TRACE": 405, "PROPFIND": 405, "get": 405,
	} {
		resp, body := b.raw(fmt.Sprintf("%s / HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", method, b.host))
		if resp.StatusCode != want || strings.Contains(body, "Tervetuloa") {
			t.Errorf("%s: %d, want %d; body %q", method, resp.StatusCode, want, body)
		}
		if want == 405 && resp.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: Allow is %q", method, resp.Header.Get("Allow"))
		}
	}
	for name, request := range map[string]string{
		"OPTIONS *":         "OPTIONS * HTTP/1.1\r\nHost: " + b.host + "\r\nConnection: close\r\n\r\n",
		"CONNECT":           "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
		"an endless body":   "POST / HTTP/1.1\r\nHost: " + b.host + "\r\nContent-Length: 99999999\r\n\r\nx",
		"two Hosts":         "GET / HTTP/1.1\r\nHost: " + b.host + "\r\nHost: evil.example\r\n\r\n",
		"no Host":           "GET / HTTP/1.1\r\n\r\n",
		"no Host, HTTP/1.0": "GET / HTTP/1.0\r\n\r\n",
		"a big header":      "GET / HTTP/1.1\r\nHost: " + b.host + "\r\nX: " + strings.Repeat("x", 80<<10) + "\r\n\r\n",
		"not HTTP":          "\x16\x03\x01\x02\x00\x01",
	} {
		if resp, body := b.raw(request); resp.StatusCode == 200 || strings.Contains(body, "Tervetuloa") {
			t.Errorf("%s: %d %q", name, resp.StatusCode, body)
		}
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	_, port, _ := strings.Cut(b.host, ":")
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "LOCALHOST:" + port: 200, "[::1]:" + port: 200,
		"evil.example": 403, "evil.example:" + port: 403, "localhost": 403, "127.0.0.1": 403, "localhost:1": 403,
		"localhost.evil.example:" + port: 403, "localhost.:" + port: 403, "127.0.0.1.nip.io:" + port: 403, "127.1:" + port: 403,
		"0.0.0.0:" + port: 403, "2130706433:" + port: 403, "evil@localhost:" + port: 403, "localhost:" + port + "@evil.example": 403, "": 403,
	} {
		resp, body := b.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
		bad := resp.StatusCode == 403 || resp.StatusCode == 400
		if (want == 200) != (resp.StatusCode == 200) || want != 200 && !bad || want != 200 && strings.Contains(body, "Tervetuloa") {
			t.Errorf("Host %q: %d, want %d", host, resp.StatusCode, want)
		}
	}
}

func TestOtherOrigins(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	page := func(site string) []string {
		return []string{"Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
	}
	load := func(site, mode, dest string) []string {
		return []string{"Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", dest}
	}
	tests := []struct {
		path   string
		header []string
		status int
	}{
		{"/", page("none"), 200},
		{"/", page("same-origin"), 200},
		{"/", page("cross-site"), 200}, // a link in an e-mail or a chat
		{"/", page("same-site"), 200},
		{"/_vakka/live.js", page("cross-site"), 403},
		{"/_vakka/events", page("cross-site"), 403},
		{"/tyyli.css", load("same-origin", "no-cors", "style"), 200},
		{"/tyyli.css", load("cross-site", "no-cors", "style"), 403},
		{"/_vakka/live.js", load("same-origin", "no-cors", "script"), 200},
		{"/_vakka/live.js", load("cross-site", "no-cors", "script"), 403},
		{"/_vakka/live.js", load("same-site", "no-cors", "script"), 403}, // another port of this machine
		{"/", load("cross-site", "navigate", "iframe"), 403},
		{"/", load("cross-site", "navigate", "object"), 403},
		{"/", load("cross-site", "cors", "empty"), 403},
		{"/_vakka/events", load("cross-site", "cors", "empty"), 403},
		{"/_vakka/events", load("cross-site", "no-cors", "empty"), 403},
		{"/", []string{"Sec-Fetch-Site", "nonsense"}, 403},
		{"/", []string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Site", "cross-site"}, 403},
		{"/", []string{"Origin", b.url}, 200},
		{"/", []string{"Origin", "null"}, 403},
		{"/", []string{"Origin", "http://evil.localhost:9"}, 403},
		{"/", []string{"Origin", "http://127.0.0.1:9"}, 403},
		{"/", []string{"Origin", "https://" + b.host}, 403},
		{"/", []string{"Origin", b.url + ".evil.example"}, 403},
		{"/", []string{"Origin", b.url, "Origin", "http://evil.example"}, 403},
		{"/_vakka/events", []string{"Origin", "http://evil.example"}, 403},
	}
	for _, tt := range tests {
		resp, body := b.get(tt.path, tt.header...)
		if resp.StatusCode != tt.status {
			t.Errorf("%s %v: %d, want %d", tt.path, tt.header, resp.StatusCode, tt.status)
		}
		if tt.status == 403 && body != "Forbidden\n" {
			t.Errorf("%s %v: body %q", tt.path, tt.header, body)
		}
		for name := range resp.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s %v: %s", tt.path, tt.header, name)
			}
		}
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	want := map[string]string{
		"Cache-Control":                "no-store",
		"Content-Security-Policy":      "frame-ancestors 'none'",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
	}
	for _, path := range []string{"/", "/tyyli.css", "/tehtavat", "/none", "/sw.js", "/_vakka/live.js", "/_vakka/none", "http://evil.example/"} {
		resp, _ := b.get(path)
		for name, value := range want {
			if got := resp.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

// What a file is is for its site to say; the server knows its own.
func TestMediaTypes(t *testing.T) {
	b := start(t, Options{}, gives(good()))
	for path, want := range map[string]string{
		"/": "said of index.html", "/tehtavat/kavely.html": "said of tehtavat/kavely.html", "/tyyli.css": "said of tyyli.css",
		"/sw.js": typeJS, "/_vakka/live.js": typeJS, "/_vakka/live.css": typeCSS, "/none": typeHTML,
	} {
		if resp, _ := b.get(path); resp.Header.Get("Content-Type") != want {
			t.Errorf("%s: %s, want %s", path, resp.Header.Get("Content-Type"), want)
		}
	}
}

func TestFolderWithoutSlashIsSentOn(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	for target, want := range map[string]string{
		"/tehtavat": "/tehtavat/", "/tehtavat?q=//evil.example": "/tehtavat/?q=//evil.example", "/%74ehtavat": "/tehtavat/",
		"//tehtavat": "", "//evil.example/..": "", `/\evil.example`: "", "//evil.example/%2e%2e/tehtavat": "", "/tehtavat/..": "",
	} {
		resp, _ := b.get(target)
		if got := resp.Header.Get("Location"); got != want || (want != "") != (resp.StatusCode == http.StatusFound) {
			t.Errorf("%s: %d to %q, want %q", target, resp.StatusCode, got, want)
		}
	}
}

func TestScriptStandsAtTheEndOfHTMLOnly(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good("osa.html", "<p>No body", "body.txt", "</body>")))
	for path, tail := range map[string]string{
		"/":         "<p>Tervetuloa<script src=\"/_vakka/live.js\" data-version=\"V\"></script>\n</body>",
		"/none":     "<p>Ei löydy<script src=\"/_vakka/live.js\" data-version=\"V\"></script>\n</body>",
		"/osa.html": "<p>No body<script src=\"/_vakka/live.js\" data-version=\"V\"></script>\n",
		"/body.txt": "</body>",
	} {
		_, body := b.get(path)
		if _, rest, ok := strings.Cut(body, `data-version="`); ok {
			version, _, _ := strings.Cut(rest, `"`)
			body = strings.ReplaceAll(body, version, "V")
		}
		if !strings.HasSuffix(body, tail) {
			t.Errorf("%s: %q", path, body)
		}
	}
}

func TestEveryWorkerIsTheOneThatLeaves(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good("oma-sw.js", "old worker")))
	for _, path := range []string{"/sw.js", "/oma-sw.js", "/none.js"} {
		resp, body := b.get(path, "Service-Worker", "script")
		if resp.StatusCode != 200 || !strings.Contains(body, "registration.unregister()") || resp.Header.Get("Content-Type") != "text/javascript; charset=utf-8" {
			t.Errorf("%s: %d %q", path, resp.StatusCode, body)
		}
	}
}

func TestPartsOfAFile(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	resp, body := b.get("/Iso.txt", "Range", "bytes=1-")
	if resp.StatusCode != http.StatusPartialContent || body != "so" {
		t.Errorf("%d %q", resp.StatusCode, body)
	}
}

// The script that runs in the writer's pages handles texts of files: it must
// not know any way to make markup or code of them.
func TestLiveScriptPutsTextsAsTextOnly(t *testing.T) {
	for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc", ".style", "setAttribute('on", "import("} {
		if strings.Contains(string(liveJS), word) {
			t.Errorf("live.js uses %s", word)
		}
	}
}

func FuzzPath(f *testing.F) {
	for _, path := range []string{
		"/", "/index.html", "/tehtavat", "/tehtavat/", "/tehtavat/kavely.html", "/../index.html", "//", "/./", "/tehtavat/..", "", "index.html",
		"/tehtavat//", "/\\..\\x", "/a\x00", "/.git/config", "/.well-known/security.txt", "/\xff", "/tehtavat/index.html/", "/a b.txt", "/://evil",
	} {
		f.Add(path)
	}
	files := goodFiles(".well-known/security.txt", "Contact")
	// Keys that no build gives, and that must not be reached even so.
	for _, key := range []string{"", "..", "../x", ".git/config", "a//b", "/etc/passwd", "a\\b", "tehtavat/../x", "./x", "a\x00b", "/index.html", "x/.y/index.html"} {
		files[key] = []byte("secret")
	}
	f.Fuzz(func(t *testing.T, path string) {
		name, folder, found := lookup(inMemory(files), path)
		if !found {
			if name != "" || folder {
				t.Fatalf("%q: not found, yet %q %v", path, name, folder)
			}
			return
		}
		key := name
		if folder {
			key += "/index.html"
		}
		if data, ok := files[key]; !ok || string(data) == "secret" {
			t.Fatalf("%q gives %q", path, key)
		}
		if path != "/"+name && path+"index.html" != "/"+name {
			t.Fatalf("%q gives %q: more than a name was changed", path, name)
		}
	})
}
