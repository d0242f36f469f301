package borrow

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func reason(err error) string {
	var wrong *AddressError
	if errors.As(err, &wrong) {
		return wrong.Reason
	}
	if errors.Is(err, ErrLarge) {
		return "large"
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// Addresses that nothing is fetched from.
func TestAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"ftp://example.org/": NotWeb, "file:///etc/passwd": NotWeb, "https://": NotWeb, "https://user:secret@example.org/": NotWeb, "://": NotWeb,
		"http://example.org/": NotSafe, "http://10.0.0.1/": NotSafe, "http://169.254.169.254/": NotSafe,
		"http://127.0.0.1:1/": "", "http://localhost:1/": "", "http://[::1]:1/": "", "https://example.org/a/b/index.html": "",
	} {
		if _, err := Web(address); reason(err) != want {
			t.Errorf("%s: %v, not %q", address, err, want)
		}
	}
}

func TestPublic(t *testing.T) {
	for number, want := range map[string]bool{
		"8.8.8.8": true, "2001:4860:4860::8888": true, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "127.0.0.1": false, "::1": false,
		"169.254.169.254": false, "100.64.0.1": false, "fe80::1": false, "fc00::1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false,
	} {
		if got := public(netip.MustParseAddr(number)); got != want {
			t.Errorf("%s: %t", number, got)
		}
	}
}

// A name that leads into a private network is not called, though the number it
// leads to would be when somebody gives that.
func TestPrivateName(t *testing.T) {
	w := &web{}
	for _, c := range []struct{ base, to, want string }{
		{"https://pankki.example.fi/", "10.0.0.1:443", Private}, {"https://pankki.example.fi/", "[::1]:443", Private}, {"https://pankki.example.fi/", "[::ffff:10.0.0.1]:443", Private},
		{"https://pankki.example.fi/", "8.8.8.8:443", ""}, {"https://10.0.0.1/", "10.0.0.1:443", ""}, {"http://localhost/", "127.0.0.1:80", ""},
	} {
		req, err := http.NewRequest(http.MethodGet, c.base, nil)
		if err != nil {
			t.Fatal(err)
		}
		w.base = req.URL
		if err := w.control("tcp", c.to, nil); reason(err) != c.want {
			t.Errorf("%s at %s: %v", c.base, c.to, err)
		}
	}
}

func TestWeb(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("secret")) }))
	defer other.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch strings.TrimPrefix(r.URL.Path, "/pankki/") {
		case "data/materials.json":
			_, _ = w.Write([]byte("here"))
		case "moved":
			http.Redirect(w, r, "/pankki/data/materials.json", http.StatusFound)
		case "elsewhere":
			http.Redirect(w, r, other.URL+"/", http.StatusFound)
		case "round":
			http.Redirect(w, r, "/pankki/round", http.StatusFound)
		case "long":
			for range 100 {
				_, _ = w.Write(make([]byte, 1<<10))
			}
		case "cut":
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte("x"))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	for _, base := range []string{"/pankki", "/pankki/", "/pankki/index.html"} {
		get, err := Web(server.URL + base)
		if err != nil {
			t.Fatal(err)
		}
		for address, want := range map[string]string{
			"data/materials.json": "", "moved": "", "elsewhere": Astray, "round": Astray, "long": "large", "missing": NoAnswer, "cut": "unexpected EOF",
		} {
			data, err := get(context.Background(), address, 50<<10)
			if got := reason(err); got != want && !strings.HasSuffix(got, want) || want == "" && string(data) != "here" {
				t.Errorf("%s from %s: %q, %v", address, base, data, err)
			}
		}
	}
}

// A run fetches so much and no more, however many files it is in.
func TestWebLimits(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(make([]byte, 10)) }))
	defer server.Close()
	req, err := http.NewRequest(http.MethodGet, server.URL+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &web{base: req.URL, client: server.Client(), left: 25, requests: 10}
	for i, want := range []string{"", "", "large"} {
		if _, err := w.get(context.Background(), "a", 100); reason(err) != want {
			t.Errorf("file %d: %v", i, err)
		}
	}
	w = &web{base: req.URL, client: server.Client(), left: 1000, requests: 1}
	for i, want := range []string{"", "large"} {
		if _, err := w.get(context.Background(), "a", 100); reason(err) != want {
			t.Errorf("request %d: %v", i, err)
		}
	}
}
