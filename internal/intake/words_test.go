package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// What stands in these marks is no text that a reader sees; what stands in the
// others is. A mark that is not joining parts words.
var (
	joining = strings.Fields("r t rPr b bCs i iCs smartTag softHyphen bookmarkStart bookmarkEnd proofErr span u color rStyle lang sz szCs rFonts highlight noProof commentRangeStart commentRangeEnd a lastRenderedPageBreak kern spacing m:r m:t sup sub font soft-page-break")
	unseen  = map[string]string{"docx": "instrText posOffset posH posV pctWidth pctHeight align lid footnotePr", "odt": "creator date initials binary-data change-info creator-initials", "html": "script style title head xml"}
)

// visible is the text of a sample as its readers see it, found without the code
// that is tested.
func visible(t *testing.T, f File) string {
	t.Helper()
	switch ext := path.Ext(f.Name); ext {
	case ".md":
		text := regexp.MustCompile(`data:image[^>]*|\{#[^}]*\}|\]\([^)]*\)|\[image\d\]`).ReplaceAllString(string(f.Data), " ")
		return text
	case ".html":
		return seenHTML(t, f.Data)
	default:
		archive, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, part := range archive.File {
			in, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			name := part.Name
			switch {
			case path.Ext(name) == ".html":
				all += seenHTML(t, data)
			case ext == ".odt" && (name == "content.xml" || name == "styles.xml"):
				_, body, found := strings.Cut(string(data), "<office:body>")
				if !found {
					_, body, _ = strings.Cut(string(data), "<office:master-styles>")
				}
				all += seenXML(body, unseen["odt"])
			case ext == ".docx" && path.Ext(name) == ".xml" && regexp.MustCompile(`^word/(document|footnotes|endnotes|comments|header\d|footer\d|charts/|diagrams/data)`).MatchString(name):
				all += seenXML(string(data), unseen["docx"]) + "\n"
			}
		}
		return all
	}
}

var tag = regexp.MustCompile(`<(/?)([A-Za-z0-9]+:)?([A-Za-z0-9-]+)[^>]*?(/?)>|<[?!][^>]*>`)

// seenXML is the text of an office format's part.
func seenXML(data, leave string) string {
	var out strings.Builder
	skip, at := 0, 0
	for _, m := range tag.FindAllStringSubmatchIndex(data, -1) {
		if skip == 0 {
			out.WriteString(html.UnescapeString(data[at:m[0]]))
		}
		at = m[1]
		if m[6] < 0 {
			continue
		}
		name := data[m[6]:m[7]]
		closes, single := m[3] > m[2], m[9] > m[8]
		if slices.Contains(strings.Fields(leave), name) && !single {
			if skip++; closes {
				skip -= 2
			}
		}
		if !slices.Contains(joining, name) {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

func seenHTML(t *testing.T, data []byte) string {
	t.Helper()
	in, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(in)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.TextNode {
			if n.Type == html.ElementNode && !slices.Contains(joining, n.Data) {
				out.WriteByte(' ')
			}
			continue
		}
		seen := true
		for up := n.Parent; up != nil; up = up.Parent {
			marker := false
			for _, a := range up.Attr {
				marker = marker || a.Key == "style" && strings.Contains(a.Val, "mso-list:Ignore") || a.Key == "class" && (a.Val == "msocomoff" || a.Val == "msocomanchor" || a.Val == "MsoFootnoteReference" || a.Val == "sdfootnotesym") || (a.Key == "href" && strings.Contains(a.Val, "cmnt"))
			}
			seen = seen && !marker && !slices.Contains(strings.Fields(unseen["html"]), up.Data)
		}
		if seen {
			out.WriteString(n.Data)
		}
	}
	return out.String()
}

// wordsOf splits text into words, as small letters.
func wordsOf(s string) []string {
	s = strings.NewReplacer("\u00ad", "", `\`, "", "**", "", "*", "").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Nd, r) })
}

// Every word that a reader of the document saw is in the card or in the list of
// what to look at.
func TestEveryWord(t *testing.T) {
	for name, file := range samples(t) {
		c := Cards([]File{file}, options())[0]
		got := map[string]bool{}
		for _, w := range append(wordsOf(string(c.Files[0].Data)), wordsOf(strings.Join(c.Saved, "\n"))...) {
			got[w] = true
		}
		words := wordsOf(visible(t, file))
		if len(words) < 30 {
			t.Errorf("%s: only %d words: the test sees nothing", name, len(words))
		}
		for _, w := range words {
			raised := strings.NewReplacer("1", "¹", "2", "²").Replace(w) // a footnote's number, m²
			if !got[w] && !strings.Contains(string(c.Files[0].Data), raised) {
				t.Errorf("%s: %q is lost", name, w)
			}
		}
		for _, secret := range []string{"Salainen", "Virtanen", "Lahti"} {
			if strings.Contains(told(c), secret) && name != "x" && !strings.Contains(visible(t, file), secret) {
				t.Errorf("%s: the name of a writer is carried over", name)
			}
		}
	}
}
