package convert

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// zipped makes an archive of name, content, name, content …
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const open, shut = `<w:document xmlns:w="w" xmlns:r="r" xmlns:v="v" xmlns:mc="mc" xmlns:m="m"><w:body>`, `</w:body></w:document>`

func word(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return zipped(t, append([]string{"word/document.xml", open + body + shut}, more...)...)
}

// What is dangerous, too large or unreadable is refused with its reason, soon.
func TestRefused(t *testing.T) {
	many := make([]string, 0, 2*(mostParts+1))
	for i := range mostParts + 1 {
		many = append(many, fmt.Sprint("a", i), "")
	}
	locked := word(t, "<w:p/>")
	for i := range len(locked) - 8 { // set the mark of a locked part in both of its heads
		if string(locked[i:i+4]) == "PK\x03\x04" {
			locked[i+6] |= 1
		}
		if string(locked[i:i+4]) == "PK\x01\x02" {
			locked[i+8] |= 1
		}
	}
	wide := strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc><w:p/></w:tc>`, 60)+`</w:tr>`, 400)
	for what, c := range map[string]struct {
		name string
		data []byte
		rule string
	}{
		"another type":     {"a.pdf", []byte("%PDF"), "import-type"},
		"no type":          {"a", nil, "import-type"},
		"old Word":         {"a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1"), "import-type"},
		"old Word's name":  {"a.doc", nil, "import-type"},
		"macros":           {"a.docm", word(t, ""), "import-macro"},
		"hidden macros":    {"a.docx", word(t, "<w:p/>", "word/vbaProject.bin", "x"), "import-macro"},
		"a template":       {"a.dotx", nil, "import-macro"},
		"locked by Word":   {"a.docx", append([]byte("\xd0\xcf\x11\xe0"), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00"...), "import-password"},
		"locked by zip":    {"a.docx", locked, "import-password"},
		"empty":            {"a.docx", nil, "import-broken"},
		"cut short":        {"a.docx", word(t, "<w:p/>")[:60], "import-broken"},
		"no document":      {"a.docx", zipped(t, "x.xml", "<a/>"), "import-broken"},
		"broken XML":       {"a.docx", word(t, "<w:p>"), "import-broken"},
		"unknown entity":   {"a.docx", word(t, "<w:p>&x;</w:p>"), "import-broken"},
		"an entity":        {"a.docx", zipped(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY x "y">]>`+open+shut), "import-unsafe"},
		"zip slip":         {"a.docx", word(t, "", "../../evil.txt", "x"), "import-unsafe"},
		"an absolute name": {"a.zip", zipped(t, "/etc/x", "x", "a.html", "x"), "import-unsafe"},
		"backslashes":      {"a.zip", zipped(t, `..\..\x`, "x", "a.html", "x"), "import-unsafe"},
		"a drive":          {"a.odt", zipped(t, "c:/x", "x"), "import-unsafe"},
		"one name twice":   {"a.docx", zipped(t, "word/document.xml", "a", "word/document.xml", "b"), "import-unsafe"},
		"many parts":       {"a.docx", zipped(t, many...), "import-too-large"},
		"a bomb":           {"a.docx", word(t, strings.Repeat(" ", mostPart)), "import-too-large"},
		"deep":             {"a.docx", word(t, strings.Repeat("<w:p>", 300)+strings.Repeat("</w:p>", 300)), "import-too-large"},
		"deep without end": {"a.docx", word(t, strings.Repeat("<a>", 2_000_000)), "import-too-large"},
		"many marks":       {"a.docx", word(t, strings.Repeat("<a/>", mostNodes)), "import-too-large"},
		"a huge table":     {"a.docx", word(t, "<w:tbl>"+wide+"</w:tbl>"), "import-too-large"},
		"deep HTML":        {"a.html", []byte(strings.Repeat("<div>", 450)), "import-too-large"},
		"much HTML":        {"a.html", []byte(strings.Repeat("<b>", mostNodes+1)), "import-too-large"},
		"wide HTML":        {"a.html", []byte("<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=60>", 40), 40)), "import-too-large"},
		"deep Markdown":    {"a.md", []byte(strings.Repeat("- ", 3000)), "import-too-large"},
		"long Markdown":    {"a.md", []byte(strings.Repeat("a ", mostMarkdown)), "import-too-large"},
		"no text":          {"a.md", []byte("\xff\xfe"), "import-broken"},
		"two pages":        {"a.zip", zipped(t, "a.html", "a", "b.html", "b"), "import-zip"},
		"no page":          {"a.zip", zipped(t, "a.txt", "a"), "import-zip"},
		"a table of cells": {"a.odt", zipped(t, "content.xml", `<office:document-content xmlns:office="o"><office:body><office:spreadsheet/></office:body></office:document-content>`), "import-type"},
	} {
		start := time.Now()
		_, err := Read(c.name, c.data, nil)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Rule != c.rule {
			t.Errorf("%s: %v, not %s", what, err, c.rule)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: takes %v", what, took)
		}
	}
}

// read gives a document's blocks and notes in one text.
func read1(t *testing.T, name string, data []byte, beside fs.FS) string {
	t.Helper()
	doc, err := Read(name, data, beside)
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for _, b := range doc.Blocks {
		fmt.Fprint(&out, []string{"p", "title", "subtitle", "h", "quote", "code", "table", "line", "note"}[b.Kind])
		if b.Level > 0 {
			fmt.Fprint(&out, b.Level)
		}
		if i := b.Item; i != nil {
			fmt.Fprintf(&out, " [%d %v %d %v]", i.Level, i.Ordered, i.Number, i.Continue)
		}
		for _, i := range b.Inline {
			marks := ""
			for mark, has := range map[string]bool{"B": i.Bold, "I": i.Italic, "S": i.Strike, "C": i.Code} {
				if has {
					marks += mark
				}
			}
			switch {
			case i.Break:
				out.WriteString(" /")
			case i.Picture > 0:
				fmt.Fprintf(&out, " !%d(%s)", i.Picture, i.Alt)
			case i.Note > 0:
				fmt.Fprintf(&out, " {%s: %s}", doc.Notes[i.Note-1].Rule, doc.Notes[i.Note-1].Text)
			default:
				fmt.Fprintf(&out, " %s%q", marks, i.Text)
				if i.Link != "" {
					out.WriteString("<" + i.Link + ">")
				}
			}
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				out.WriteString(" | " + Words(cell))
			}
			out.WriteString(" |")
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestWordBlocks(t *testing.T) {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	p := func(s string) string { return "<w:p>" + run(s) + "</w:p>" }
	for body, want := range map[string]string{
		p("a") + p("") + p("b"): "p \"a\"\np \"b\"\n",
		`<w:p><w:pPr><w:pStyle w:val="Otsikko2"/></w:pPr>` + run("a") + `</w:p>`:                                                                             "h2 \"a\"\n",
		`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + run("a") + `</w:p>`:                                                                                "h1 \"a\"\n",
		`<w:p>` + run("ka") + run("ksi") + `<w:r><w:br/></w:r>` + run("riviä") + `</w:p>`:                                                                    "p \"kaksi\" / \"riviä\"\n",
		`<w:p><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>`:                                                                            "p B\"a\"\n",
		`<w:p><w:r><w:t>a&#xAD;b&#x200B;c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:tab/><w:t>e</w:t></w:r></w:p>`:                                               "p \"abc-d e\"\n",
		`<w:p><w:r><w:t>H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O</w:t></w:r></w:p>`:                    "p \"H₂O\"\n",
		`<w:p><w:fldSimple w:instr=' HYPERLINK "https://a.fi" '>` + run("a") + `</w:fldSimple></w:p>`:                                                        "p \"a\"<https://a.fi>\n",
		`<w:p><w:hyperlink w:anchor="x">` + run("a") + `</w:hyperlink></w:p>`:                                                                                "p \"a\"<#x>\n",
		`<w:p><w:del>` + run("pois") + `</w:del>` + run("a") + `</w:p>`:                                                                                      "p {import-change: - pois} \"a\"\n",
		`<w:p><w:r><w:sym w:char="F0FE"/><w:sym w:char="F0FF"/></w:r></w:p>`:                                                                                 "p \"☑\" {import-symbol: F0FF}\n",
		`<w:tbl><w:tr><w:tc>` + p("a") + `</w:tc><w:tc>` + p("b") + `</w:tc></w:tr><w:tr><w:tc>` + p("c") + `</w:tc></w:tr></w:tbl>`:                         "table | a | b | | c |  |\n",
		`<w:tbl><w:tr><w:tc>` + p("a") + p("b") + `</w:tc></w:tr></w:tbl>`:                                                                                   "p \"a\"\np \"b\"\n",
		`<mc:AlternateContent><mc:Choice>` + p("uusi") + `</mc:Choice><mc:Fallback>` + p("vanha") + `</mc:Fallback></mc:AlternateContent>`:                   "p \"uusi\"\n",
		`<w:p><w:r><w:pict><v:shape alt="Puu"><v:imagedata r:id="x"/></v:shape></w:pict></w:r></w:p>`:                                                        "p {import-picture: Puu}\n",
		`<w:p>` + run("a") + `<w:r><w:pict><v:textbox><w:txbxContent>` + p("laatikko") + `</w:txbxContent></v:textbox></w:pict></w:r>` + run("b") + `</w:p>`: "p \"a\" {import-text-box: laatikko} \"b\"\np \"laatikko\"\n",
		`<w:altChunk/>`: "p {import-object: }\n",
		`<w:uusi>` + p("a") + `</w:uusi>` + run("b") + `<w:p><w:uusi>` + run("c") + `</w:uusi><w:r><w:uusi><w:t>d</w:t></w:uusi></w:r></w:p>`:                                                                                            "p \"a\"\np \"b\"\np \"cd\"\n",
		`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType="end"/></w:r>` + run("a") + `</w:p>`: "p \"☑ a\"\n",
		`<w:p><w:r><w:drawing><a:txBody xmlns:a="a"><a:p><a:r><a:t>piirros</a:t></a:r></a:p></a:txBody></w:drawing></w:r></w:p>`:                                                                                                         "p {import-text-box: piirros}\np \"piirros\"\n",
		`<w:p>` + run("a") + `</w:p><w:sectPr/>`:                                             "p \"a\"\n",
		`<w:p><m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara></w:p>`: "p \"x=1\" {import-equation: x=1}\n",
	} {
		if d := cmp.Diff(want, read1(t, "a.docx", word(t, body), nil)); d != "" {
			t.Errorf("%s:\n%s", body, d)
		}
	}
}

// The lists of a document count on where Word lets them.
func TestWordNumbers(t *testing.T) {
	item := func(num, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	numbering := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
	got := read1(t, "a.docx", word(t, item("1", "0", "a")+item("1", "1", "b")+item("1", "0", "c")+item("2", "0", "d")+item("3", "0", "e")+item("0", "0", "f")+item("9", "0", "g"),
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/></Relationships>`, "word/numbering.xml", numbering), nil)
	want := "p [0 true 3 false] \"a\"\np [1 false 1 false] \"b\"\np [0 true 4 false] \"c\"\np [0 true 5 false] \"d\"\np [0 true 1 false] \"e\"\np \"f\"\np [0 false 0 false] \"g\"\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestHTMLBlocks(t *testing.T) {
	for page, want := range map[string]string{
		"<p>a<p>b":                                         "p \"a\"\np \"b\"\n",
		"<div>a<div>b</div>c</div>":                        "p \"a\"\np \"b\"\np \"c\"\n",
		"<h2><b>a</b> b</h2>":                              "h2 \"a b\"\n",
		"<p>a <b>b</b><i> c</i><br>d":                      "p \"a \" B\"b\" I\" c\" / \"d\"\n",
		"<ul><li>a<ul><li>b</ul><li>c</ul>":                "p [0 false 1 false] \"a\"\np [1 false 1 false] \"b\"\np [0 false 2 false] \"c\"\n",
		"<ol start=4><li>a<li><p>b<p>c</ol>":               "p [0 true 4 false] \"a\"\np [0 true 5 false] \"b\"\np [0 true 5 true] \"c\"\n",
		"<pre>a\n  b</pre>":                                "code \"a\" / \"  b\"\n",
		"<blockquote><p>a</blockquote>":                    "quote \"a\"\n",
		"<p>a<script>b</script><style>c</style><!-- d -->": "p \"a\"\n",
		"<p style='display:none'>a<p>b":                    "p {import-hidden: a}\np \"b\"\n",
		"<p><a href='https://www.google.com/url?q=https://a.fi/%3Fb&sa=D'>a</a>":            "p \"a\"<https://a.fi/?b>\n",
		"<p><img src=//a.fi/b.png alt=c>":                                                   "p {import-remote-picture: //a.fi/b.png c}\n",
		"<p><img src=../kuva.png alt=c>":                                                    "p {import-picture: ../kuva.png c}\n",
		"<p><img src='file:///etc/passwd'>":                                                 "p {import-picture: file:///etc/passwd}\n",
		"<p>a<iframe src=https://b.fi title=c></iframe>":                                    "p \"a\" {import-object: c https://b.fi}\n",
		"<table><tr><th>a<th>b<tr><td rowspan=2>c<td>d<tr><td>e</table>":                    "table {import-table: a b\nc d\ne} | a | b | | c | d | |  | e |\n",
		"<style>.x{font-weight:700;color:#f00}</style><p><span class=x>a</span>":            "p {import-colour: a} B\"a\"\n",
		"<p>a<sup><a id=r href=#ftnt1>1</a></sup><div><p><a id=ftnt1 href=#r>1</a> b</div>": "p \"a¹\"\nnote1 \"b\"\n",
	} {
		if d := cmp.Diff(want, read1(t, "a.html", []byte("<meta charset=utf-8>"+page), fstest.MapFS{})); d != "" {
			t.Errorf("%s:\n%s", page, d)
		}
	}
}

func TestMarkdownBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"# **a** {#b}\n\nc  \nd": "h1 \"a\"\np \"c\" / \" d\"\n",
		"1\\. a\n\n* b\n  * c":   "p \"1. a\"\np [0 false 1 false] \"b\"\np [1 false 1 false] \"c\"\n",
		"- [x] a":                "p [0 false 1 false] \"☑  a\"\n",
		"![][image1]\n\n[image1]: <data:image/png;base64,AAAA>": "p {import-picture: }\n",
		"a[^1]\n\n[^1]: b":      "p \"a¹\"\nline\nnote1 \"b\"\n",
		"---\ntitle: a\n---\nb": "code \"title: a\"\np \"b\"\n",
		"```\na\n  b\n```":      "code \"a\" / \"  b\"\n",
	} {
		if got := read1(t, "a.md", []byte(text), nil); got != want {
			t.Errorf("%s:\n%s", text, got)
		}
	}
}

func TestReadable(t *testing.T) {
	for name, want := range map[string]bool{"a.docx": true, "b/A.DOCX": true, "a.docm": true, "~$a.docx": false, ".a.html": false, "a.txt": false, "a.md": true} {
		if Readable(name) != want {
			t.Errorf("%s", name)
		}
	}
}

// What is beside a page is taken only from the folder it is in.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	gif := "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02L\x01\x00;"
	for name, text := range map[string]string{"salaa.gif": gif, "sivu/oma.gif": gif} {
		if err := os.MkdirAll(dir+"/sivu", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../salaa.gif", dir+"/sivu/linkki.gif"); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir + "/sivu")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got := read1(t, "a.html", []byte("<p><img src=oma.gif alt=a><img src=linkki.gif alt=b><img src=../salaa.gif alt=c>"), root.FS())
	if want := "p !1(a) {import-picture: linkki.gif b} {import-picture: ../salaa.gif c}\n"; got != want {
		t.Errorf("%s", got)
	}
}
