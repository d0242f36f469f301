package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

const front = "---\notsikko: Kävely\n---\n"

// heavy are banks that could take all time or memory: each ends soon, as a site
// or as messages. rule is what is told; "" when the bank is fine.
var heavy = []struct {
	name, file, text, rule string
}{
	{"lists in lists", "", front + strings.Repeat("- ", 3000) + "x" + strings.Repeat("\n", 3000), "nested-too-deep"},
	{"quotes in quotes", "", front + strings.Repeat("> ", 3000) + "x\n", "nested-too-deep"},
	{"lists one deeper on each line", "", front + staircase(500), "nested-too-deep"},
	{"a long line", "", front + strings.Repeat("a", 200<<10), "line-too-long"},
	{"a long paragraph", "", front + strings.Repeat("sana sana sana\n", 10000), "paragraph-too-long"},
	{"emphasis", "", front + paragraphs("**_* ", 250<<10), ""},
	{"brackets", "", front + paragraphs("[a](b", 120<<10), ""},
	{"open brackets", "", front + paragraphs("[", 120<<10), ""},
	{"backticks", "", front + paragraphs("``\\ ", 120<<10), ""},
	{"references", "", front + strings.Repeat("[a]: b\n", 30000), "too-many-references"},
	{"a reference used often", "", front + "[a]: https://example.org/" + strings.Repeat("x", 5000) + "\n\n" + paragraphs("[a]\n\n", 200<<10), "too-many-references"},
	{"a wide table", "", front + "|" + strings.Repeat("a|", 2000) + "\n|" + strings.Repeat("-|", 2000) + "\n" + strings.Repeat("|b\n", 2000), "table-too-large"},
	{"raw HTML", "", front + paragraphs("<b ", 120<<10), ""},
	{"entities", "", front + paragraphs("&amp;&#x26;", 200<<10), ""},
	{"headings", "", front + strings.Repeat("## a\n", 40000), ""},
	{"headings of one name, linked", "", front + strings.Repeat("## a\n[b](#a)\n", 10000), ""},
	{"broken links", "", front + strings.Repeat("[a](b.md)\n\n", 10000), "broken-link"},
	{"keys", "", "---\n" + keys(9000) + "---\n", "front-matter-too-large"},
	{"keys that are not too many", "", "---\notsikko: K\n" + keys(4000) + "---\n", "more-mistakes"},
	{"one key often", "", "---\notsikko: K\n" + strings.Repeat("kesto: 1\n", 5000) + "---\n", "more-mistakes"},
	{"aliases in aliases", "", "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + bomb() + "---\n", "yaml-alias"},
	{"brackets in front matter", "", "---\na: " + strings.Repeat("[", 30000) + "\n---\n", "yaml-bracket"},
	{"blocks in front matter", "", "---\n" + blocks(300) + "---\n", "yaml-too-deep"},
	{"quotes in front matter", "", "---\n" + strings.Repeat("a: \"\n", 10000) + "---\n", "more-mistakes"},
	{"a list of a thousand unknown cards", "", "---\notsikko: K\nliittyvät: [" + strings.Repeat("ei-ole, ", 5000) + "a]\n---\n", "unknown-reference"},
	{"accents on one letter", "", "---\notsikko: Z" + strings.Repeat("\u0301", 20000) + "\n---\n", ""},
	{"aliases in bank.yaml", "bank.yaml", "name: &a [x,x,x,x,x,x,x,x,x]\n" + bomb(), "yaml-alias"},
	{"depth in bank.yaml", "bank.yaml", blocks(300), "yaml-too-deep"},
	{"a vocabulary of thousands", "bank.yaml", "name: P\nvocabularies:\n  place:\n" + terms(1500), ""},
	{"a drawing that uses itself", "content/tehtavat/kuva.svg", lights(), "svg-circle"},
	{"a drawing in a drawing", "content/tehtavat/kuva.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">` + strings.Repeat("<g>", 20000), "svg-circle"},
	{"a drawing with entities", "content/tehtavat/kuva.svg", `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`, "svg-doctype"},
	{"a picture of a thousand megapixels", "content/tehtavat/kuva.svg", "GIF89a\xff\xff\xff\xff\x00\x00\x00", "picture-type"},
}

func paragraphs(s string, most int) string {
	var out strings.Builder
	for out.Len() < most {
		out.WriteString(strings.Repeat(s, 8000/len(s)) + "\n\n")
	}
	return out.String()[:most]
}

func staircase(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return out.String()[:min(out.Len(), 200<<10)]
}

func keys(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "avain%d: 1\n", i)
	}
	return out.String()
}

func bomb() string {
	var out strings.Builder
	for c := 'b'; c <= 'k'; c++ {
		fmt.Fprintf(&out, "%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c,", c-1), 9))
	}
	return out.String()
}

func blocks(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return out.String()
}

func terms(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "    - { id: p%d, fi: Paikka %d }\n", i, i)
	}
	return out.String()
}

func lights() string {
	out := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><g id="a0"><path d="M0 0"/></g>`
	for i := 1; i < 30; i++ {
		out += fmt.Sprintf(`<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 10))
	}
	return out + "</svg>"
}

func TestHeavyBanksEndSoon(t *testing.T) {
	for _, c := range heavy {
		bank := fstest.MapFS{"bank.yaml": {Data: []byte("name: P\n")}, "content/tehtavat/kavely.md": {Data: []byte(front + "\n![k](kuva.svg)\n")},
			"content/tehtavat/kuva.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0"/></svg>`)}}
		file := c.file
		if file == "" {
			file = "content/tehtavat/raskas.md"
		}
		bank[file] = &fstest.MapFile{Data: []byte(c.text)}
		begun := time.Now()
		b, err := build(input(bank))
		took := time.Since(begun)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		// Not a measurement: each is to end within 2 s on a quiet machine (vakka
		// build tells), and this one may be busy with other tests. What slips
		// past the limits takes minutes.
		if took > slower*15*time.Second {
			t.Errorf("%s took %s", c.name, took)
		}
		rules := map[string]bool{}
		for _, d := range b.report.Found {
			rules[d.Rule] = true
		}
		switch {
		case c.rule != "" && (b.report.OK || !rules[c.rule]):
			t.Errorf("%s: no %s among %v", c.name, c.rule, rules)
		case c.rule == "" && !b.report.OK && len(rules) == 0:
			t.Errorf("%s: neither a site nor a reason", c.name)
		}
		if t.Failed() || testing.Verbose() {
			t.Logf("%s: %s, ok %v, %v", c.name, took.Round(time.Millisecond), b.report.OK, rules)
		}
		for name, root := range b.pages {
			for _, fault := range active(root) {
				t.Errorf("%s: %s: %s", c.name, name, fault)
			}
		}
	}
}
