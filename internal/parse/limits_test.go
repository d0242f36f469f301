package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestLimits(t *testing.T) {
	r := strings.Repeat
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"long line", "a\n" + r("x", 9000), []string{"5:1 line-too-long"}},
		{"long paragraph", "a\n\n" + r("sana sana sana\n", 700), []string{"6:1 paragraph-too-long"}},
		{"long paragraph in a list", "- " + r("sana sana sana\n  ", 700), []string{"4:3 paragraph-too-long"}},
		{"long list is fine", r("- sana sana sana\n", 700), nil},
		{"long code is fine", "```\n" + r("sana sana sana\n", 700) + "```\n", nil},
		{"long table is fine", "| a |\n|---|\n" + r("| sana sana sana |\n", 700), nil},
		{"long table that is none", "| a |\n" + r("| sana sana sana |\n", 700), []string{"4:1 paragraph-too-long"}},
		{"list on one line", r("- ", 21) + "a", []string{"4:1 nested-too-deep"}},
		{"list of twenty", r("- ", 20) + "a", nil},
		{"quotes", "a\n\n" + r(">", 21) + " a", []string{"6:1 nested-too-deep"}},
		{"numbered and quotes", r("1. > ", 11) + "a", []string{"4:1 nested-too-deep"}},
		{"list by indent", indented(25), []string{"24:1 nested-too-deep"}},
		{"list by wide indent is fine", "- a\n    - b\n        - c\n            - d\n", nil},
		{"code is no list", "```\n" + r(" ", 60) + "x\n" + r("-", 60) + "\n```", nil},
		{"references", "[a]\n\n" + references(2001), []string{"2022:1 too-many-references"}},
		{"references that fit", "[a]\n\n" + references(1990), nil},
		{"long reference used often", "[a]: /" + r("x", 8000) + "\n\n" + r(r("[a] ", 1000)+"\n\n", 30), []string{"4:1 too-many-references"}},
		{"wide table", "|" + r("a|", 3000) + "\n|" + r("-|", 3000) + "\n" + r("|a\n", 20000), []string{"5:1 table-too-large"}},
	} {
		doc, list := Document(testFile("task", ""), []byte("---\notsikko: x\n---\n"+c.body), testConfig())
		if d := cmp.Diff(c.want, brief(list)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if empty := len(doc.Text.Body.Sections()) == 0; empty != (c.want != nil) {
			t.Errorf("%s: no body: %v", c.name, empty)
		}
		checkWords(t, list)
	}
}

func indented(depth int) string {
	var out strings.Builder
	for i := range depth {
		fmt.Fprintf(&out, "%s- a\n", strings.Repeat("  ", i))
	}
	return out.String()
}

func references(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "[a%d]: /x\n", i)
		if i%500 == 0 {
			out.WriteString("\n[a]: /x\n\nx\n\n")
		}
	}
	return out.String()
}

// TestHostileSizes holds that nothing within the limits, or beyond them, takes
// long or much memory. On an idle machine the slowest takes half a second; the
// bound is wide because a test machine is seldom idle, and what it guards
// against, time that grows with the square of the size, takes minutes.
func TestHostileSizes(t *testing.T) {
	r := strings.Repeat
	fill := func(unit string, line, paragraph int) string {
		l := r(unit, max(line/len(unit), 1)) + "\n"
		p := r(l, max(paragraph/len(l), 1)) + "\n"
		return r(p, 120000/len(p))
	}
	front := func(s string) string { return "---\n" + s + "\n---\n" }
	for name, in := range map[string]string{
		"lists and blanks":   r("- ", 3000) + "x" + r("\n", 3000),
		"twenty and blanks":  r(r("- ", 20)+"x"+r("\n", 3000), 60),
		"emphasis":           fill("**_* ", 8000, 8000),
		"emphasis in lines":  fill("*a_ ", 100, 8000),
		"links":              fill("[a](b", 8000, 8000),
		"brackets":           fill("[", 8000, 8000),
		"pictures":           fill("![", 8000, 8000),
		"backticks":          fill("``\\ ", 8000, 8000),
		"growing backticks":  fill("`a``b```c````d`````e", 8000, 8000),
		"quotes":             fill("> ", 40, 8000),
		"entities":           fill("&amp;", 8000, 8000),
		"raw html":           fill("<b a='", 8000, 8000),
		"remarks":            fill("<!-- a ", 8000, 8000),
		"closed remarks":     fill("<!-- a -->", 8000, 120000),
		"processing":         fill("<?a ", 8000, 8000),
		"addresses":          fill("http://a.b/", 8000, 8000),
		"mail":               fill("a.a@a.", 8000, 8000),
		"tables":             fill("|a", 60, 200) + fill("|-", 60, 200),
		"delimiter rows":     r("|-\n", 80000),
		"delimiters":         r("|-|-\n", 12000),
		"headings":           r("# a\n", 60000),
		"equal headings":     r("## a\n", 40000),
		"fences":             r("```\n", 50000),
		"blank lines":        r("\n", 250000),
		"short lines":        r("a\n\n", 80000),
		"references":         references(1990) + fill("[a7] ", 8000, 8000),
		"alerts":             r("> [!TIP]\n\n", 20000),
		"tasks":              r("- [ ] a\n", 30000),
		"links by the line":  r("[a](b.md)\n\n", 20000),
		"yaml brackets":      front("otsikko: x\na: " + r("[", 60000)),
		"yaml bracket lines": front("otsikko: x\na: " + r("[\n", 30000)),
		"yaml braces":        front("otsikko: x\na: " + r("{a: ", 15000)),
		"yaml hyphens":       front("otsikko: x\na:\n " + r("- ", 30000)),
		"yaml keys":          front(manyKeys(7000)),
		"yaml broken keys":   front("a: b: c\n" + manyKeys(7000)),
		"yaml quotes":        front("otsikko: x\n" + r("a: \"b\n", 10000)),
		"yaml anchors":       front("otsikko: x\na: [" + r("&a b,", 10000) + "]"),
		"yaml bomb":          front("a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\notsikko: x"),
		"unclosed":           "---\n" + r("otsikko: x\n", 20000),
		"long value":         front("otsikko: " + r("x", 60000)),
		"controls":           r("\x01", 250000),
		"controls by line":   r("a\x01\n", 80000),
		"turned":             front("otsikko: \"" + r("\\u202e", 9000) + "\""),
		"long flow":          front("otsikko: x\ntarvitset: [!, " + r("a,", 25000) + "]"),
		"many refs":          front("otsikko: x\nliittyvät: [" + r("a,", 25000) + "]"),
		"comments":           front("otsikko: x\ntarvitset:\n" + r(" - a #b\n", 7000)),
		"many terms":         front("otsikko: x\ntavoitteet: [" + r("arkki,", 9000) + "]"),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		doc, list := Document(testFile("task", ""), []byte(in), testConfig())
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 8*time.Second || mb > 1500 {
			t.Errorf("%s: %v, %d MB allocated in all", name, took, mb)
		} else if testing.Verbose() {
			t.Logf("%-20s %8v %5d MB, %d mistakes", name, took.Round(time.Millisecond), mb, len(list))
		}
		_ = doc
	}
}

func manyKeys(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "k%d: a\n", i)
	}
	return out.String()
}
