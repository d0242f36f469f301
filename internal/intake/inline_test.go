package intake

import (
	"html"
	"strings"
	"testing"

	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/source"
)

// readBack is the text of a card as the bank's pages show it.
func readBack(t *testing.T, c Card) string {
	t.Helper()
	o := options()
	doc, found := parse.Document(source.File{Path: "sivut/a.md", Name: "content/sivut/a.md", ID: "sivut/a", Kind: "page"}, c.Files[0].Data, o.Config)
	for _, d := range found {
		if d.Severity() == diag.Error {
			t.Errorf("%s\n%s", d.Message("en"), c.Files[0].Data)
		}
	}
	var out strings.Builder
	for _, s := range doc.Text.Body.Sections() {
		out.WriteString(s.Heading + " " + s.Text + " ")
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

var texts = []string{
	"tavallinen teksti", "*tähti* ja **kaksi**", "_alaviiva_ ja snake_case_sana ja _", "`koodi` ja ``", "[linkki](x) ja [x] ja ![kuva](y)", "<b>html</b> <!-- x -->", "&amp; &#65; & &c;",
	"# otsikko", "> lainaus", "- luettelo", "+ plus", "1) yksi", "2020. vuosi", "--- | ---", "===", "***", "a | b", `C:\polku\*`, "~~poisto~~ ~", "https://x.fi/a_b*c_d", "a@b.fi", "rivi\\", "24.12. joulu",
	"![", "](", "[^1]: x", "[a]: b", "- [ ] tehty", "```", "    sisennys", "2 * 3 * 4", "<https://a.fi>", "\\", "*", "a*", "*a", "**", "|", "|a|\n|-|", "[[a]]", "&lt;", "a\u00a0b", "Ä*Ö*Å", "”x”*y*", "$x$", "a\\\nb",
}

// wrapped makes a web page of a paragraph in which a stretch has a look.
func wrapped(before, inside, after, look string) string {
	open, shut := "<"+look+">", "</"+look+">"
	if look == "a" {
		open = `<a href="https://example.fi/(a) b">`
	}
	return "<!doctype html><meta charset=utf-8><title>Otsikko tässä</title><p>Alku on tässä, ja se on pitkä niin, ettei se ole otsikko.<p>" +
		html.EscapeString(before) + open + html.EscapeString(inside) + shut + html.EscapeString(after) + "<p>Loppu."
}

func shown(t *testing.T, before, inside, after, look string) {
	t.Helper()
	// What has no shape is left out, and blanks are one space: compare without.
	plain := func(s string) string {
		return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if r == '\u200c' || r == '\u200d' || r == '\ufffd' {
				return -1
			}
			return r
		}, s)), "")
	}
	page := wrapped(before, inside, after, look)
	c := Cards([]File{{Name: "a.html", Data: []byte(page)}}, options())[0]
	got := readBack(t, c)
	want := plain(cleaned(before + inside + after))
	if !strings.Contains(plain(got), want) {
		t.Errorf("<%s> %q %q %q\nis shown as %q\nfrom\n%s", look, before, inside, after, got, c.Files[0].Data)
	}
}

func TestTexts(t *testing.T) {
	for _, look := range []string{"b", "i", "s", "a", "span"} {
		for _, s := range texts {
			if !typedBullet.MatchString(s) {
				shown(t, "", s, "", look)
			}
			shown(t, "Sana ", s, " sana", look)
			shown(t, "sana", s, "sana", look)
			shown(t, "Sana "+s, "sana", s, look)
		}
	}
}

func FuzzTexts(f *testing.F) {
	for i, s := range texts {
		f.Add(s, texts[(i+7)%len(texts)], texts[(i+13)%len(texts)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, before, inside, after string, look uint8) {
		if len(before)+len(inside)+len(after) > 300 || strings.ContainsAny(before+inside+after, "\r\x00") {
			return
		}
		shown(t, "Sana "+strings.ToValidUTF8(before, ""), strings.ToValidUTF8(inside, ""), strings.ToValidUTF8(after, ""), []string{"b", "i", "s", "a", "span"}[look%5])
	})
}
