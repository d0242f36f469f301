package asset

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

func TestAttachments(t *testing.T) {
	for _, test := range []struct{ name, data, rule string }{
		{"ohjeet/Hakulomake Ä.PDF", "%PDF-1.7", ""}, {"a.docx", "PK\x03\x04", ""}, {"a.odt", "PK\x03\x04", ""}, {"a.zip", "PK\x05\x06", ""},
		{"a.txt", "<script>", ""}, {"a.csv", "", ""}, {"a.ics", "BEGIN:VCALENDAR\r\n", ""}, {"a.mp3", "ID3", ""}, {"a.mp4", "\x00\x00\x00\x20ftypisom", ""}, {"a.webm", "\x1a\x45\xdf\xa3", ""},
		{"a.html", "x", "attachment-active"}, {"a.HTM", "x", "attachment-active"}, {"a.xhtml", "x", "attachment-active"}, {"a.svgz", "x", "attachment-active"},
		{"a.js", "x", "attachment-active"}, {"a.xml", "x", "attachment-active"}, {"a.xsl", "x", "attachment-active"}, {"a.swf", "x", "attachment-active"},
		{"a.exe", "MZ", "attachment-active"}, {"a.docm", "PK", "attachment-active"}, {"a.xlsm", "PK", "attachment-active"}, {"a.url", "x", "attachment-active"}, {"a.lnk", "x", "attachment-active"}, {"a.iso", "x", "attachment-active"},
		{"a.pdf", "%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >>", "attachment-pdf-active"}, {"a.pdf", "%PDF-1.7\n1 0 obj << /S /URI /URI (https://a.fi) >>", ""},
		{"a.pdf", "<html>", "attachment-type"}, {"a.docx", "", "attachment-type"}, {"a.ics", "<svg>", "attachment-type"},
		{"a.jpg", "x", "attachment-picture"}, {"a.svg", "<svg/>", "attachment-picture"}, {"a.HEIC", "x", "attachment-picture"},
		{"a.rar", "x", "attachment-unknown"}, {"CNAME", "x", "attachment-unknown"}, {"_headers", "x", "attachment-unknown"}, {"a.pdf.", "x", "attachment-unknown"},
		{"big.pdf", "%PDF-" + strings.Repeat("x", maxAttachment), "attachment-heavy"},
		{"gone.pdf", "-", ""},
	} {
		content := fstest.MapFS{test.name: {Data: []byte(test.data)}}
		if test.name == "gone.pdf" {
			content = fstest.MapFS{}
		}
		link, other := &bank.Link{Attachment: test.name, At: diag.Pos{Line: 3, Column: 1}}, &bank.Link{URL: "https://example.org"}
		annex, found, err := Attachments(content, []LinkUse{{"content/a.md", link}, {"content/a.md", link}, {"content/a.md", other}}, nil)
		ok(t, err)
		var rules []string
		for _, d := range found {
			rules = append(rules, d.Rule)
			if d.File != "content/a.md" || d.Pos.Line != 3 || strings.Contains(d.Message("sv")+d.Hint("sv"), "{") {
				t.Errorf("odd diagnostic %+v", d)
			}
		}
		s := &shelf{}
		ok(t, annex.Write(s.put))
		if test.rule != "" || test.name == "gone.pdf" {
			same(t, test.name, strings.Join(rules, " "), test.rule)
			same(t, test.name, link.Published, "")
			same(t, test.name, len(s.files), 0)
			continue
		}
		same(t, test.name, rules, []string(nil))
		same(t, test.name, s.paths(), []string{link.Published})
		same(t, test.name, string(s.files[link.Published]), test.data)
		if !regexp.MustCompile(`^liitteet/[a-z0-9-]+-[a-z2-7]{8}\.[a-z0-9]+$`).MatchString(link.Published) {
			t.Errorf("odd address %s", link.Published)
		}
	}
}

// TestAttachmentChanged: a file that is saved during the build is not
// published under the name of its old bytes.
func TestAttachmentChanged(t *testing.T) {
	content := fstest.MapFS{"a.txt": {Data: []byte("one")}, "b/a.txt": {Data: []byte("one")}}
	links := []LinkUse{{"x.md", &bank.Link{Attachment: "a.txt"}}, {"x.md", &bank.Link{Attachment: "b/a.txt"}}}
	annex, _, err := Attachments(content, links, nil)
	ok(t, err)
	s := &shelf{}
	ok(t, annex.Write(s.put))
	same(t, "copies", len(s.files), 1)
	content["a.txt"] = &fstest.MapFile{Data: []byte("two")}
	if err := annex.Write(s.put); err == nil || !slices.Contains(strings.Fields(err.Error()), "changed") {
		t.Errorf("got %v", err)
	}
}

// TestPrograms: an archive with a program in it is not published, whatever else
// it holds. Pages for a browser are their reader's own files when unpacked.
func TestPrograms(t *testing.T) {
	for names, want := range map[string]string{
		"a.txt": "", "a.html sub/b.js": "", "a.docx sub/": "", "exe": "",
		"a.exe": ".zip › .exe", "a.txt deep/down/B.DOCM": ".zip › .docm", "a.txt photo.jpg.scr": ".zip › .scr", "../x.bat": ".zip › .bat", "run.lnk.": ".zip › .lnk", "word/document.xml word/vbaproject.BIN": ".zip › vbaProject.bin",
	} {
		var data bytes.Buffer
		w := zip.NewWriter(&data)
		for name := range strings.FieldsSeq(names) {
			_, err := w.Create(name)
			ok(t, err)
		}
		ok(t, w.Close())
		link := &bank.Link{Attachment: "a.zip"}
		_, found, err := Attachments(fstest.MapFS{"a.zip": {Data: data.Bytes()}}, []LinkUse{{"x.md", link}}, nil)
		ok(t, err)
		got := ""
		if len(found) > 0 {
			got = found[0].Args["ending"]
		}
		same(t, names, got, want)
		same(t, names, link.Published == "", want != "")
	}
}

// TestPapers: what published files tell of people is known, from each once, and
// nothing is asked of files that are not published.
func TestPapers(t *testing.T) {
	content := fstest.MapFS{
		"a.txt": {Data: []byte("Soita 040 123 4567 tai 0401234567.\nhetu 131052-308T\n")},
		"b.pdf": {Data: []byte("%PDF-1.4\n1 0 obj << /Author (Maija Virtanen) >> endobj trailer << /Info 1 0 R >>")},
		"c.exe": {Data: []byte("MZ a@kunta.fi")},
	}
	var uses []LinkUse
	for _, name := range []string{"b.pdf", "a.txt", "a.txt", "c.exe"} {
		uses = append(uses, LinkUse{"x.md", &bank.Link{Attachment: name}})
	}
	cache := NewCache()
	for range 2 { // the second time from the cache
		annex, _, err := Attachments(content, uses, cache)
		ok(t, err)
		same(t, "papers", annex.Papers, []bank.Paper{
			{File: "content/a.txt", Suspects: []bank.Suspect{{Kind: "phone", Shown: "040 123 4567", Key: "+358401234567"}, {Kind: "id", Shown: "1310…", Key: "131052-308T"}}},
			{File: "content/b.pdf", Authors: []string{"Maija Virtanen"}},
		})
	}
	same(t, "remembered", len(cache.papers), 2)
}
