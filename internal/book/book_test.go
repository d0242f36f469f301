package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"rsc.io/qr"
)

func sample() Book {
	return Book{ID: "paja", Name: `Paja & "co"`, Organisation: "Kunta", Lang: "fi", Dir: "ltr", Logo: "kuvat/tunnus.png", BaseURL: "https://paja.example.fi/",
		Updated: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Licence: "CC BY 4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/",
		Words: Words{Contents: "Sisällys", Updated: "Päivitetty 22.11.2026.", Scan: "Avaa", Licence: "Lisenssi:", Access: "Otsikot ja tekstivastineet."},
		Groups: []Group{
			{"Arki", []Card{
				{"tehtavat/a.html", "Kävely", "fi", `<h1>Kävely</h1><h2 id="h-x">Näin</h2><ol><li>Katso <a href="../ohjeet/o.html#h-y">ohje</a></li></ol><p><img src="../kuvat/iso.jpg" srcset="../kuvat/p.jpg 480w, ../kuvat/m.jpg 800w, ../kuvat/iso.jpg 1600w" alt="polku" loading="lazy" width="9" height="6"><br><a href="#h-x">ylös</a> <a href="https://example.org/?a=1&amp;b=2">muualle</a> <a href="../sivut/tietoa.html#h-z">tietoa</a></p>`},
				{"sv/tehtavat/b.html", "Promenad", "sv", `<h1>Promenad</h1><table><tr><td align="right" onclick="x()">1</td></tr></table><details><summary>Mera</summary><p>text` + "\x0c" + `</p></details>`}}},
			{"Ohjeet", []Card{{"ohjeet/o.html", "Ohje", "fi", `<h1>Ohje</h1><p><a href="javascript:alert(1)">ei</a><img src="puuttuu.jpg" alt="kuva"></p>`}}}},
		Picture: func(address string) ([]byte, bool) {
			data, ok := map[string]string{"kuvat/m.jpg": "JPG", "kuvat/iso.jpg": "ISO", "kuvat/tunnus.png": "PNG"}[address]
			return []byte(data), ok
		}}
}

func booklet(t testing.TB, b Book) string {
	t.Helper()
	data, err := Booklet(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBooklet(t *testing.T) {
	page := booklet(t, sample())
	for _, want := range []string{
		`<title>Paja &amp; &#34;co&#34;</title>`, `<ol start="3">`, `<a href="#k2" lang="sv">Promenad</a>`, // cover and contents
		`<a href="#k3">ohje</a><span class="to">3</span>`, `<a href="#k1-h-x">ylös</a>`, `<h4 id="k1-h-x">`, // links inside
		`<a href="https://example.org/?a=1&amp;b=2">muualle</a>`, `<a href="https://paja.example.fi/sivut/tietoa.html#h-z">tietoa</a>`, // and out
		`src="data:image/jpeg;base64,SlBH"`, `src="data:image/png;base64,UE5H"`, // pictures, of the size that paper needs
		`<em>kuva</em>`, `<span>ei</span>`, `<td class="align-right">1</td>`, `<div><p>Mera</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the booklet lacks %s", want)
		}
	}
	for _, bad := range []string{"javascript:", "onclick", "<script", "srcset", `src="../`, `href="../`, "<details"} {
		if strings.Contains(page, bad) {
			t.Errorf("the booklet has %s", bad)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("the id %s is there twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(` (?:href="#|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("nothing has the id %s", m[1])
		}
	}
	if n := strings.Count(page, `<p class="code"><svg`); n != 3 {
		t.Errorf("%d codes of 3 cards", n)
	}
}

// Without an address there are no codes, and links to pages outside the book
// are words.
func TestNoAddress(t *testing.T) {
	b := sample()
	b.BaseURL = ""
	page := booklet(t, b)
	if strings.Contains(page, "<svg") || !strings.Contains(page, "<span>tietoa</span>") || !strings.Contains(page, `<a href="#k3">ohje</a>`) {
		t.Error("links or codes without an address")
	}
}

// The drawing holds the code's own squares.
func TestCode(t *testing.T) {
	b := sample()
	var out bytes.Buffer
	if err := b.code(&out, b.Groups[0].Cards[0]); err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode("https://paja.example.fi/tehtavat/a.html", qr.M)
	if err != nil {
		t.Fatal(err)
	}
	black := 0
	for _, m := range regexp.MustCompile(`M\d+ \d+h(\d+)v1h-`).FindAllStringSubmatch(out.String(), -1) {
		n := 0
		for _, c := range m[1] {
			n = n*10 + int(c-'0')
		}
		black += n
	}
	dark := 0
	for y := range want.Size {
		for x := range want.Size {
			if want.Black(x, y) {
				dark++
			}
		}
	}
	if black != dark {
		t.Errorf("%d dark squares, the code has %d", black, dark)
	}
}

func epubFiles(t testing.TB, b Book) (order []string, files map[string]string) {
	t.Helper()
	data, err := EPUB(b)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		order, files[f.Name] = append(order, f.Name), string(text)
		if f.Name == "mimetype" && (f.Method != zip.Store || len(f.Extra) > 0) {
			t.Error("the type of the book is packed")
		}
	}
	return order, files
}

// What every reader of EPUB relies on: the type first, whole XML, everything in
// the manifest and nothing else, every link inside leading somewhere, and what
// the book says about itself.
func TestEPUB(t *testing.T) {
	order, files := epubFiles(t, sample())
	if order[0] != "mimetype" || files["mimetype"] != "application/epub+zip" {
		t.Error("the type does not come first")
	}
	for name, text := range files {
		if !regexp.MustCompile(`\.(xhtml|opf|ncx|xml)$`).MatchString(name) {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		d.Strict = true
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	opf := files["EPUB/package.opf"]
	listed := map[string]bool{}
	for _, m := range regexp.MustCompile(`<item id="[^"]+" href="([^"]+)"`).FindAllStringSubmatch(opf, -1) {
		listed["EPUB/"+m[1]] = true
	}
	for name := range files {
		if strings.HasPrefix(name, "EPUB/") && name != "EPUB/package.opf" && !listed[name] {
			t.Errorf("%s is not in the manifest", name)
		}
		delete(listed, name)
	}
	for name := range listed {
		t.Errorf("the manifest names %s, which is not there", name)
	}
	for name, text := range files {
		for _, m := range regexp.MustCompile(` (?:href|src)="([^":#]+)(?:#[^"]*)?"`).FindAllStringSubmatch(text, -1) {
			if strings.HasPrefix(name, "EPUB/") && name != "EPUB/package.opf" && files["EPUB/"+m[1]] == "" {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
	for _, want := range []string{`version="3.0"`, `<dc:language>fi</dc:language>`, `properties="nav"`, `<meta property="dcterms:modified">2026-11-22T00:00:00Z</meta>`,
		`schema:accessMode">textual<`, `schema:accessMode">visual<`, `schema:accessModeSufficient">textual<`, `schema:accessibilityFeature">alternativeText<`,
		`schema:accessibilityHazard">none<`, `schema:accessibilitySummary">Otsikot`, `<dc:rights>CC BY 4.0 https://creativecommons.org`} {
		if !strings.Contains(opf, want) {
			t.Errorf("the package does not say %s", want)
		}
	}
	if card := files["EPUB/card-0002.xhtml"]; !strings.Contains(card, `lang="sv" xml:lang="sv"`) || !strings.Contains(card, "<p>text</p>") {
		t.Errorf("the Swedish card: %s", card)
	}
	if !strings.Contains(files["EPUB/card-0001.xhtml"], `<a href="card-0003.xhtml">ohje</a>`) {
		t.Error("a link to another card does not lead to it")
	}
}

// A picture without words is told of, not hidden.
func TestEPUBWithoutWords(t *testing.T) {
	b := sample()
	b.Groups[1].Cards[0].HTML += `<img src="../kuvat/iso.jpg" alt="">`
	_, files := epubFiles(t, b)
	if opf := files["EPUB/package.opf"]; strings.Contains(opf, "alternativeText") || !strings.Contains(opf, "textual,visual") {
		t.Error("the book promises words for every picture")
	}
}

func TestSameBytes(t *testing.T) {
	a, err := EPUB(sample())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := EPUB(sample()); err != nil || !bytes.Equal(a, b) {
		t.Error("the same book gives other bytes", err)
	}
	if first, second := booklet(t, sample()), booklet(t, sample()); first != second {
		t.Error("the same booklet gives other bytes")
	}
}

func FuzzCard(f *testing.F) {
	f.Add(`<p>a<br>b</p>`)
	f.Add(`<svg><a href="#x">`)
	f.Add(`<a href="../x#y"><img srcset="a 1w"></a>` + "\x00")
	f.Fuzz(func(t *testing.T, body string) {
		b := sample()
		b.Groups[0].Cards[0].HTML = body
		_, files := epubFiles(t, b)
		d := xml.NewDecoder(strings.NewReader(files["EPUB/card-0001.xhtml"]))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", body, err)
			}
		}
	})
}
