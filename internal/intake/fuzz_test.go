package intake

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// packed makes an archive of name, content, name, content …
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i]})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// partsOf gives the parts of an archive that are XML, and the others.
func partsOf(t testing.TB, data []byte) (parts map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// Whatever a document holds, it is refused or becomes a card that the bank can
// be built with.
func FuzzDocx(f *testing.F) {
	all := samples(f)
	word := partsOf(f, all["word.docx"].Data)
	for _, name := range []string{"word.docx", "writer.docx"} {
		parts := partsOf(f, all[name].Data)
		f.Add(parts["word/document.xml"], parts["word/styles.xml"], parts["word/numbering.xml"])
	}
	const p = `<w:document xmlns:w="w"><w:body>`
	for _, body := range []string{
		``, `<w:p/>`, `<w:tbl><w:tr><w:tc/></w:tr></w:tbl>`, `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "javascript:x"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r></w:p>`,
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>**a** _b_ &lt;b&gt; [x](y) &amp;amp; ` + "`" + `</w:t></w:r></w:p>`, strings.Repeat(`<w:p>`, 300), `<w:p><w:r><w:t>--&gt; &lt;!-- x --</w:t></w:r></w:p>`,
		`<w:p><w:r><w:t>---</w:t><w:br/><w:t>=== | ---</w:t></w:r></w:p>`,
	} {
		f.Add(p+body+`</w:body></w:document>`, "", "")
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering string) {
		list := []string{"word/document.xml", document, "word/_rels/document.xml.rels", word["word/_rels/document.xml.rels"], "word/styles.xml", styles, "word/numbering.xml", numbering}
		for _, name := range []string{"word/comments.xml", "word/footnotes.xml", "word/media/image1.png", "word/charts/chart1.xml"} {
			list = append(list, name, word[name])
		}
		c := sound(t, File{Name: "a.docx", Data: packed(t, list...)})
		if c.Refused || strings.Contains(document, "Fallback") || strings.Contains(document, "<!") || !strings.Contains(document, "<w:body>") {
			return
		}
		got := joined(string(c.Files[0].Data) + strings.Join(c.Saved, "\n"))
		_, body, _ := strings.Cut(document, "<w:body>")
		for _, m := range texts1.FindAllStringSubmatch(body, -1) { // each text by itself: what stands in one is not parted
			for _, w := range wordsOf(html.UnescapeString(m[1])) {
				if !strings.Contains(got, w) && !strings.ContainsFunc(w, unicode.IsNumber) {
					t.Errorf("%q is lost\n%s", w, c.Files[0].Data)
				}
			}
		}
	})
}

var texts1 = regexp.MustCompile(`<w:t>([\pL ]+)</w:t>`)

// joined is text as small letters alone.
func joined(s string) string { return strings.Join(wordsOf(s), "") }

func FuzzOdt(f *testing.F) {
	parts := partsOf(f, samples(f)["writer.odt"].Data)
	f.Add(parts["content.xml"], parts["styles.xml"])
	f.Fuzz(func(t *testing.T, content, styles string) {
		sound(t, File{Name: "a.odt", Data: packed(t, "content.xml", content, "styles.xml", styles)})
	})
}

func FuzzPages(f *testing.F) {
	for name, file := range samples(f) {
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".md") {
			f.Add(strings.HasSuffix(name, ".md"), file.Data)
		}
	}
	f.Add(false, []byte(`<ul><li>a<ol start=3><li>b</ol></ul><table><tr><td colspan=3 rowspan=2>x<table><tr><td>y</table></table>`))
	f.Add(true, []byte("- a\n  3. b\n\n> c\n\n|a|b|\n|-|-|\n|c|d|\n"))
	f.Fuzz(func(t *testing.T, markdown bool, data []byte) {
		name := "a.html"
		if markdown {
			name = "a.md"
		}
		sound(t, File{Name: name, Data: data})
	})
}

// FuzzArchives gives whole files: archives that are broken or lie.
func FuzzArchives(f *testing.F) {
	for name, file := range samples(f) {
		if strings.HasSuffix(name, ".docx") || strings.HasSuffix(name, ".zip") {
			f.Add(name, file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		sound(t, File{Name: name, Data: data})
	})
}

// sound fails unless a file is refused or becomes a card without faults.
func sound(t *testing.T, f File) Card {
	t.Helper()
	c := Cards([]File{f}, options())[0]
	for _, fault := range faults(c, options()) {
		t.Errorf("%s\n%s", fault, c.Files[0].Data)
	}
	return c
}
