package letter

import (
	"bytes"
	"flag"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the expected files anew")

func sample(subject, words string) Letter {
	return Letter{Bank: "paja", Lang: "fi", Dir: "ltr", Subject: subject, Date: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), Blocks: []Block{
		{HTML: "<p>Hyvää huomenta, <em>Aamuryhmä</em>!</p>", Plain: "Hyvää huomenta, Aamuryhmä!"},
		{Heading: "maanantai 23.11. klo 9.00–13.00"},
		{Items: []Item{{Time: "9.00", Text: words, Note: "30 min"}, {Text: "Kävely", Note: "45 min", URL: "https://example.fi/pankki/tehtavat/kavely.html"}}},
		{Text: "Ota rauhassa."},
		{Heading: "Apua viikkoon"},
		{Items: []Item{{Text: "Lähetä kuva", URL: "https://example.fi/?a=1&b=2"}}},
	}}
}

func TestGolden(t *testing.T) {
	for name, got := range map[string][]byte{"viikko.eml": EML(sample("Viikko 48: valoa päiviin", "Aamupiiri")), "viikko.txt": []byte(Text(sample("", "Aamupiiri").Blocks))} {
		file := "testdata/" + name
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Errorf("%s differs (-want +got):\n%s", name, d)
		}
	}
}

var hostile = []string{
	"Viikko 48: valoa päiviin", "x\r\nBcc: kaikki@example.fi", "x\nContent-Type: text/html\n\n<script>alert(1)</script>", "a\r\n\r\nrunko", "\x00\x1b[31m",
	strings.Repeat("a", 998), strings.Repeat("ä", 400), strings.Repeat("🙂", 100), "=?utf-8?q?=0d=0aBcc:_x?=", "--=_vakka_x", "=_vakka", "a\u2028b", ".", "", " ", "\xff",
	`"><script>alert(1)</script><img src=x onerror=alert(2)>`, "{{.}}", "javascript:alert(1)", "\r\n.\r\n", "From x", "Subject: toinen", "\tx", "a=b=3D", "aä " + strings.Repeat("pitkä sana ", 20),
}

// parsed reads a file as a mail program does and holds what every letter must be.
func parsed(t *testing.T, data []byte) (subject string, parts []string) {
	t.Helper()
	for _, l := range strings.Split(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(l) > 76 || strings.ContainsAny(l, "\r\n") || !utf8.ValidString(l) {
			t.Fatalf("a line of %d: %q", len(l), l)
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Content-Language", "Content-Type", "Date", "Message-Id", "Mime-Version", "Subject", "X-Unsent"}
	if len(m.Header) != len(want) {
		t.Fatalf("headers: %v", m.Header)
	}
	for _, name := range want {
		if len(m.Header[name]) != 1 {
			t.Fatalf("header %s: %v", name, m.Header[name])
		}
	}
	subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s: %v", kind, err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p) // decodes quoted-printable
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, strings.ReplaceAll(string(body), "\r\n", "\n"))
	}
	if len(parts) != 2 {
		t.Fatalf("%d parts", len(parts))
	}
	return subject, parts
}

func TestHostile(t *testing.T) {
	for _, s := range hostile {
		l := sample(s, s)
		_, parts := parsed(t, EML(l))
		if strings.Contains(parts[1], "<script") || strings.Contains(parts[1], "<img") {
			t.Errorf("%q became markup", s)
		}
		if a, b := EML(l), EML(l); !bytes.Equal(a, b) {
			t.Errorf("%q gives two letters", s)
		}
	}
}

func FuzzSubject(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, _ := parsed(t, EML(sample(s, s)))
		want := strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
		clean := strings.IndexFunc(want, func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' }) < 0
		if clean && got != want {
			t.Fatalf("%q is read as %q", want, got)
		}
	})
}

func TestShort(t *testing.T) {
	address := "https://example.fi/v.html"
	for name, c := range map[string]struct {
		lines   []string
		address string
		most    int
		want    string
	}{
		"all of it":         {[]string{"Yksi.", "", "Kaksi."}, address, 100, "Yksi.\nKaksi.\n\n" + address + "\n"},
		"a line too many":   {[]string{"Yksi.", strings.Repeat("a", 50)}, address, 60, "Yksi.\n\n" + address + "\n"},
		"whole sentences":   {[]string{"Tule mukaan. Pidetään hauskaa. Otetaan kahvia."}, address, 60, "Tule mukaan. Pidetään hauskaa.\n\n" + address + "\n"},
		"a date is no end":  {[]string{"Alkaa 23. 11. aamulla. " + strings.Repeat("a", 50)}, address, 48, address + "\n"},
		"nothing after it":  {[]string{strings.Repeat("a", 70), "Kaksi."}, address, 60, address + "\n"},
		"no address":        {[]string{"Yksi.", "Kaksi."}, "", 100, "Yksi.\nKaksi.\n"},
		"a very long one":   {[]string{"Yksi."}, strings.Repeat("x", 80), 60, strings.Repeat("x", 80) + "\n"},
		"counts characters": {[]string{strings.Repeat("ä", 32)}, address, 60, strings.Repeat("ä", 32) + "\n\n" + address + "\n"},
	} {
		if got := Short(c.lines, c.address, c.most); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func FuzzShort(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		const address = "https://example.fi/"
		got := Short([]string{a, b}, address, Most)
		if n := length(strings.TrimSuffix(got, "\n")); n > Most || !strings.HasSuffix(got, address+"\n") {
			t.Fatalf("%d characters: %q", n, got)
		}
	})
}
