package paper

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// zipped makes an archive of name, content, name, content …
func zipped(parts ...string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			panic(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func packed(s string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return out.String()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// pdfOf makes a PDF of objects, numbered from 1; trailer is what it says there.
func pdfOf(trailer string, objects ...string) []byte {
	out := "%PDF-1.7\n"
	for i, o := range objects {
		out += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return []byte(out + "trailer\n<< " + trailer + " >>\n%%EOF\n")
}

const page = "<< /Type /Page /Contents 2 0 R /Resources << /Font << /F1 3 0 R >> >> >>"

var cmap = `1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0041> <0031> <0042> <00330035> endbfchar
2 beginbfrange <0061> <0063> <0061> <0070> <0071> [<0040> <00E4>] endbfrange`

var papers = map[string]struct {
	name string
	data []byte
	want Paper
}{
	"docx": {"a.docx", zipped(
		"word/document.xml", `<w:document><w:p><w:r><w:t>131052-</w:t></w:r><w:r><w:t xml:space="preserve">308T</w:t></w:r></w:p><w:p><w:ins w:id="1" w:author="Liisa Lahti"><w:t>uusi</w:t></w:ins><w:del w:author="Liisa Lahti"><w:delText>vanha &amp; pois</w:delText></w:del><w:tab/><w:posOffset>123</w:posOffset></w:p></w:document>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Target="mailto:a@kunta.fi" TargetMode="External"/><Relationship Target="media/kuva.png"/></Relationships>`,
		"word/header1.xml", `<w:hdr><w:p><w:t>Ylä</w:t></w:p></w:hdr>`, "word/media/kuva.png", "x",
		"docProps/core.xml", `<cp:coreProperties><dc:title>Lomake</dc:title><dc:creator>Maija Virtanen</dc:creator><cp:lastModifiedBy>Maija Virtanen</cp:lastModifiedBy></cp:coreProperties>`,
		"docProps/app.xml", `<Properties><Application>Microsoft Office Word</Application><Manager>Pekka Päällikkö</Manager><Company>Kunta</Company></Properties>`),
		Paper{Text: "131052-308T\nuusi  vanha & pois\n\nmailto:a@kunta.fi\nYlä\nLomake\nKunta\n", Authors: []string{"Liisa Lahti", "Maija Virtanen", "Pekka Päällikkö"}, Marked: true}},
	"docx without names": {"a.docx", zipped("word/document.xml", `<w:p><w:t>Hei</w:t></w:p>`, "docProps/core.xml", `<dc:creator>Microsoft Office User</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>`),
		Paper{Text: "Hei\n"}},
	"a code that was taken out, and in a writer's place": {"a.docx", zipped("word/document.xml", `<w:p><w:del w:author="Liisa Lahti"><w:r><w:delText>131052-</w:delText></w:r><w:r><w:delText>308T</w:delText></w:r></w:del><w:ins w:author="Liisa Lahti"><w:t>xxxx</w:t></w:ins></w:p>`,
		"docProps/core.xml", `<dc:creator>a@kunta.fi</dc:creator>`),
		Paper{Text: "xxxx 131052-308T\n\na@kunta.fi\n", Authors: []string{"Liisa Lahti", "a@kunta.fi"}, Marked: true}},
	"xlsx": {"a.xlsx", zipped("xl/sharedStrings.xml", `<sst><si><t>040 123</t></si><si><r><t>45</t></r><r><t>67</t></r></si></sst>`, "xl/comments1.xml", `<comments><authors><author>Liisa Lahti</author></authors></comments>`),
		Paper{Text: "040 123\n4567\n", Authors: []string{"Liisa Lahti"}}},
	"pptx": {"a.pptx", zipped("ppt/slides/slide1.xml", `<a:p><a:r><a:t>Hei</a:t></a:r><a:br/><a:r><a:t>sinä</a:t></a:r></a:p>`, "ppt/commentAuthors.xml", `<p:cmAuthor name="Liisa Lahti"/>`),
		Paper{Text: "Hei sinä\n", Authors: []string{"Liisa Lahti"}, Marked: true}},
	"odt": {"a.odt", zipped("content.xml", `<office:body><text:tracked-changes><dc:creator>Liisa Lahti</dc:creator><dc:date>2026-01-01</dc:date></text:tracked-changes><text:p>131052-<text:span>308T</text:span><text:s/>ja</text:p><text:h>Väli</text:h><text:a xlink:href="tel:0401234567">soita</text:a></office:body>`,
		"meta.xml", `<meta:initial-creator>Maija Virtanen</meta:initial-creator><dc:creator>LibreOffice</dc:creator><meta:generator>LibreOffice/7</meta:generator>`),
		Paper{Text: "131052-308T ja\nVäli\n\ntel:0401234567\nsoita", Authors: []string{"Liisa Lahti", "Maija Virtanen"}, Marked: true}},
	"zip":                                {"a.zip", zipped("lue.txt", "Hei", "lomake.docx", string(zipped("word/document.xml", `<w:p><w:t>sisällä</w:t></w:p>`)), "kuva.jpg", "x"), Paper{Text: "Hei\nsisällä\n"}},
	"txt":                                {"a.txt", []byte("\ufeffHei\näiti"), Paper{Text: "Hei\näiti\n"}},
	"old txt":                            {"a.TXT", []byte("\xe4iti \x80"), Paper{Text: "äiti €\n"}},
	"recording":                          {"a.mp3", []byte("ID3"), Paper{}},
	"a place in a recording":             {"a.mp4", []byte("\x00\x00\x00\x18ftypmp42....\xa9xyz....x\xa9xyz\x00\x12\x15\xc7+60.4864+022.1698/"), Paper{Placed: true}},
	"no place in a recording":            {"a.mp4", []byte("\x00\x00\x00\x18ftypmp42....\xa9xyz\x00\x12\x15\xc7xy\xa9xyz"), Paper{}},
	"a place, by a telephone of Apple's": {"a.m4a", []byte("\x00\x00\x00\x18ftyp..mdtacom.apple.quicktime.location.ISO6709"), Paper{Placed: true}},
	"a place in a document's picture":    {"a.docx", zipped("word/document.xml", "<w:p><w:t>a</w:t></w:p>", "word/media/image1.JPG", "\xff\xd8\xff\xe1..Exif\x00\x00"+taken), Paper{Text: "a\n", Placed: true}},
	"a place in an archive's picture":    {"a.zip", zipped("kuvat/a.webp", "RIFF....WEBPEXIF\x1c\x00\x00\x00"+taken), Paper{Placed: true}},
	"a place in a PDF's picture":         {"a.pdf", []byte("%PDF-1.4 \xff\xd8\xff\xe1..Exif\x00\x00" + taken), Paper{Placed: true}},
	"a camera, no place":                 {"a.zip", zipped("a.png", "\x89PNG....eXIfMM\x00*\x00\x00\x00\x08\x00\x01\x01\x0f\x00\x02\x00\x00\x00\x04abc\x00\x00\x00\x00\x00"), Paper{}},
	"a directory that leads out":         {"a.zip", zipped("a.png", "eXIfMM\x00*\xff\xff\xff\xff", "b.png", "eXIfMM\x00*\x00\x00\x00\x08\xff\xff", "c.png", "eXIfII*"), Paper{}},
	"no zip":                             {"a.docx", []byte("PK\x03\x04"), Paper{Unread: true}},
	"cut short":                          {"a.docx", zipped("word/document.xml", "<w:t>a</w:t>")[:60], Paper{Unread: true}},

	"pdf": {"a.pdf", pdfOf("/Info 4 0 R", page, stream("", `BT /F1 12 Tf 72 700 Td (Hei \344iti) Tj 0 -14 Td [(131052) -20 (-308T) -300 (ja)] TJ T* (\(x\)) ' ET`), "<< /Type /Font /Subtype /Type1 >>",
		"<< /Author (Maija Virtanen) /Title <FEFF004C006F006D0061006B0065> /Creator (Writer) >>"),
		Paper{Text: "Lomake\n\n\nHei äiti\n131052-308T ja\n\n(x)\n\n", Authors: []string{"Maija Virtanen"}}},
	"pdf, packed": {"a.pdf", pdfOf("", page, stream("/Filter /FlateDecode", packed("BT /F1 10 Tf 1 0 0 1 72 700 Tm <00410042> Tj 11 0 Td <0061> Tj 50 0 Td <00620070> Tj ET")),
		"<< /Type /Font /Subtype /Type0 /ToUnicode 4 0 R >>", stream("/Filter [/FlateDecode]", packed(cmap))),
		Paper{Text: "\n\n135a b@\n\n"}},
	"pdf, objects in a stream": {"a.pdf", pdfOf("", stream("/Type /ObjStm /N 2 /First 11", "11 0 12 27 << /Author (Pekka Puro) >> << /URI (mailto:a@kunta.fi) >>"), stream("/Type /XRef /Info 11 0 R", "")),
		Paper{Text: "mailto:a@kunta.fi\n", Authors: []string{"Pekka Puro"}}},
	"pdf, XMP": {"a.pdf", pdfOf("", stream("/Type /Metadata /Subtype /XML", `<x:xmpmeta><rdf:Description><dc:creator><rdf:Seq><rdf:li>Aino Aalto</rdf:li></rdf:Seq></dc:creator><dc:title>Otsikko</dc:title></rdf:Description></x:xmpmeta>`)),
		Paper{Authors: []string{"Aino Aalto"}}},
	"pdf, comment":    {"a.pdf", pdfOf("", "<< /Type /Annot /Subtype /Text /T (Liisa Lahti) /Contents (poista) >>"), Paper{Text: "poista\n", Authors: []string{"Liisa Lahti"}, Marked: true}},
	"pdf, field":      {"a.pdf", pdfOf("", "<< /FT /Tx /T (nimi) /V (Matti) >>"), Paper{Text: "Matti\n"}},
	"pdf, password":   {"a.pdf", pdfOf("/Encrypt 1 0 R", "<< /Filter /Standard >>", page), Paper{Unread: true}},
	"pdf, odd font":   {"a.pdf", pdfOf("", page, stream("", "BT /F1 9 Tf (ab) Tj ET"), "<< /Subtype /Type0 >>"), Paper{Text: "\n\n\n", Unread: true}},
	"pdf, odd filter": {"a.pdf", pdfOf("", page, stream("/Filter /LZWDecode", "x"), "<< >>"), Paper{Text: "\n", Unread: true}},
	"pdf, nothing":    {"a.pdf", []byte("%PDF-1.4"), Paper{}},
}

// taken is what a camera notes: a directory with one entry, which leads to one of
// the place, with a latitude.
const taken = "II*\x00\x08\x00\x00\x00" + "\x01\x00\x25\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00" +
	"\x01\x00\x02\x00\x05\x00\x03\x00\x00\x00\x00\x00\x00\x00"

func TestRead(t *testing.T) {
	for name, c := range papers {
		if d := cmp.Diff(c.want, Read(c.name, c.data)); d != "" {
			t.Errorf("%s: -want +got\n%s", name, d)
		}
	}
}

// TestBrowsersPDF reads what Chromium makes when a page is printed: letters as
// numbers of glyphs, each placed by itself.
func TestBrowsersPDF(t *testing.T) {
	data, err := os.ReadFile("testdata/selain.pdf")
	if err != nil {
		t.Fatal(err)
	}
	got := Read("selain.pdf", data)
	for _, want := range []string{"Lomake äöå\n", "Henkilötunnus 131052-308T ja puhelin 040 123 4567.\n", "Tili FI21 1234 5600 0007 85\n", "mailto:maija@kunta.fi\n"} {
		if !strings.Contains(got.Text, want) {
			t.Errorf("no %q in:\n%s", want, got.Text)
		}
	}
	if got.Unread || len(got.Authors) > 0 {
		t.Errorf("got %+v", got)
	}
}

// bombs are small files that ask for much.
func bombs() map[string][]byte {
	blanks := strings.Repeat(" ", 36<<20)
	deep := strings.Repeat("<a>", 5<<20)
	numbered := func(s string) string {
		var out strings.Builder
		for i := range 60_000 {
			fmt.Fprintf(&out, "%d 0 obj %s ", i, s)
		}
		return out.String()
	}
	pages := make([]string, 2000)
	for i := range pages {
		pages[i] = page
	}
	pages[1], pages[2] = stream("/Filter /FlateDecode", packed("BT"+blanks[:10<<20])), "<< >>"
	return map[string][]byte{
		"a.docx": zipped("word/document.xml", "<w:t>"+blanks),
		"b.odt":  zipped("content.xml", deep, "meta.xml", deep),
		"c.zip":  zipped("1.zip", string(zipped("2.zip", string(zipped("3.txt", "x"))))),
		"d.pdf":  []byte(numbered("[")), "e.pdf": pdfOf("", pages...),
		"g.pdf": []byte(strings.Repeat("trailer << [", 200_000)),
		"h.pdf": pdfOf("", page, stream("/Filter /FlateDecode", packed(strings.Repeat("[", 8<<20))), "<< >>"),
		"i.pdf": pdfOf("", page, stream("", "BT /F1 9 Tf ET"), "<< /ToUnicode 4 0 R >>", stream("", strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 10_000))),
		"j.txt": []byte(blanks),
	}
}

// Files that grow when they are read stop growing, within seconds, and say so.
func TestBombs(t *testing.T) {
	for name, data := range bombs() {
		begun := time.Now()
		got := Read(name, data)
		if took := time.Since(begun); took > slower*20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if len(got.Text) > maxText {
			t.Errorf("%s: %d bytes of text", name, len(got.Text))
		}
		if !got.Unread && name[0] != 'g' && name[0] != 'h' && name[0] != 'b' {
			t.Errorf("%s was read to its end?", name)
		}
		t.Logf("%s %v", name, time.Since(begun))
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range papers {
		f.Add(c.name, c.data)
	}
	for _, c := range actives {
		f.Add("a.pdf", c.data)
	}
	f.Add("a.pdf", []byte("0 0 obj<<<"))
	f.Add("a.pdf", []byte("0 0 obj (\\"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		p := read(name, data) // which must not panic
		if !utf8.ValidString(p.Text) || len(p.Text) > maxText || len(p.Authors) > maxAuthors {
			t.Fatalf("odd text: %d bytes", len(p.Text))
		}
		for _, a := range p.Authors {
			if a == "" || len(a) > 100 || !utf8.ValidString(a) {
				t.Fatalf("odd author %q", a)
			}
		}
	})
}
