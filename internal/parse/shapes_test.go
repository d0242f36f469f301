//go:build unix

package parse

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// shapes are what has taken parsers of Markdown and YAML time that grows with
// the square of the size, or faster: each of about n bytes.
var shapes = map[string]func(n int) string{
	"stars":              repeat("*a **a ", " "),
	"left and right":     repeat("*a_ _b* ", ""),
	"open emphasis":      repeat("**a *b __c _d ", ""),
	"nested brackets":    func(n int) string { return lined(strings.Repeat("[", 900)+"a"+strings.Repeat("]", 900), n) },
	"links in links":     func(n int) string { return lined(strings.Repeat("[a](", 400)+strings.Repeat(")", 400), n) },
	"pictures in links":  func(n int) string { return lined(strings.Repeat("[![a](b.png)", 100)+strings.Repeat("](c)", 100), n) },
	"open titles":        repeat(`[a](<b> "c `, ""),
	"references":         repeat("[a][b]", ""),
	"definitions":        func(n int) string { return strings.Repeat("[a]: /b 'c'\n", min(n/12, 1900)) + repeat("[a] ", "")(n) },
	"almost definitions": func(n int) string { return strings.Repeat("[a]: <b\n\n", n/9) },
	"footnotes":          func(n int) string { return strings.Repeat("a[^1] \n\n[^1]: b\n\n", n/18) },
	"backticks":          func(n int) string { return lined(ticks(90), n) },
	"escapes":            repeat(`\\\*\_`, ""),
	"autolinks":          repeat("<a:b <http://a ", ""),
	"bare addresses":     repeat("www.a.b_c_ http://a.b/(((", ""),
	"bare mail":          repeat("a@b.c+d-", ""),
	"tables of columns": func(n int) string {
		return lined(strings.Repeat("|a", 60), 240) + strings.Repeat("|-", 60) + "|\n" + lined(strings.Repeat("|a", 60), n)
	},
	"tables without end": func(n int) string { return strings.Repeat("a|b\n-|-\n\n", n/10) },
	"headings":           func(n int) string { return strings.Repeat("## a b c\n", n/9) },
	"underlined":         func(n int) string { return strings.Repeat("a\n--\n", n/5) },
	"quotes and lists":   func(n int) string { return strings.Repeat("> - > - > - a\n", n/14) },
	"lazy quotes":        func(n int) string { return strings.Repeat("> a\nb\n\n", n/8) },
	"lists and blanks":   func(n int) string { return strings.Repeat("- a\n\n\n", n/6) },
	"many lists":         func(n int) string { return strings.Repeat("- a\n+ b\n* c\n", n/12) },
	"fences":             func(n int) string { return strings.Repeat("```a\n~~~\n", n/9) },
	"comments":           repeat("<!-- a --", ""),
	"html":               repeat("<a b='c' ", ""),
	"closed html":        repeat("</a><a/>", ""),
	"declarations":       repeat("<!A <![CDATA[ <?a ", ""),
	"entities":           repeat("&amp;&#1;&#x41;&nosuch;", ""),
	"long words":         func(n int) string { return lined(strings.Repeat("sana", 1900), n) },
	"alerts":             func(n int) string { return strings.Repeat("> [!TIP]\n> a\n\n", n/16) },
	"combining":          repeat("a\u0301\u0308\u0323", ""),
	"invisible":          repeat("a\u200b\u200d\u00ad", ""),
}

func repeat(unit, between string) func(n int) string {
	return func(n int) string { return lined(strings.Repeat(unit+between, 7000/len(unit+between)), n) }
}

// lined repeats a line as paragraphs until there are about n bytes.
func lined(line string, n int) string { return strings.Repeat(line+"\n\n", max(n/(len(line)+2), 1)) }

func ticks(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return out.String()
}

// TestShapes holds that the largest page allowed takes no time that a writer
// would notice: at most 2 s of the processor's.
func TestShapes(t *testing.T) {
	for name, shape := range shapes {
		begun := processor()
		_, _ = Document(testFile("task", ""), []byte("---\notsikko: x\n---\n"+shape(240<<10)), testConfig())
		if took := processor() - begun; took > slower*2*time.Second {
			t.Errorf("%s: 240 kB take %v", name, took)
		} else if testing.Verbose() {
			t.Logf("%-20s %10v", name, took.Round(10*time.Microsecond))
		}
	}
}

func processor() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
