package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A body in which no bare address can be is read without looking for one as it
// is with.
func FuzzUnlinked(f *testing.F) {
	for _, c := range matters {
		f.Add(c.in)
	}
	for _, body := range attacks {
		f.Add(body)
	}
	for _, body := range []string{"a b c", "ä    \n0", "a \t\nb", "a\t \nb", "a\\ b\nc  \nd\\\ne", "(a) *b c* _d e_ ~~f g~~", "ftp:x http: https:/ mailto:a a.b", "`a b` <b c> &amp; d", "- [ ] a b\n- [x] c",
		"[a b]\n\n[a b]: c", "> [!TIP]\n> a b", "| a b | c |\n|--|--|\n| d | e f |"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		s := clean(&report{}, []byte(body), mostPage)
		if s == nil || parserOf(s.text) == markdown.Parser() || !withinLimits(&report{}, s, 0) {
			return
		}
		with, without := outlineOf(markdown.Parser().Parse(text.NewReader(s.text)), s.text), outlineOf(unlinked.Parser().Parse(text.NewReader(s.text)), s.text)
		if with != without {
			t.Errorf("%q is\n%s\nwithout looking for addresses\n%s", body, with, without)
		}
	})
}

// outlineOf writes a tree for comparing: its nodes with their places, and texts
// that stand side by side as one.
func outlineOf(root ast.Node, source []byte) string {
	var out strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				fmt.Fprintf(&out, "%s%s", n.Segment.Value(source), map[bool]string{true: "↵"}[n.SoftLineBreak()]+map[bool]string{true: "⏎"}[n.HardLineBreak()])
			}
		default:
			fmt.Fprintf(&out, "‹%s %d %t›", n.Kind(), n.Pos(), entering)
			if entering {
				out.WriteString(detailOf(n))
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// detailOf writes what a node says beside its words.
func detailOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return fmt.Sprint(n.Level, n.Lines())
	case *ast.List:
		return fmt.Sprint(string(n.Marker), n.Start, n.IsTight)
	case *ast.ListItem:
		return fmt.Sprint(n.Offset)
	case *ast.Paragraph, *ast.TextBlock:
		return fmt.Sprint(n.Lines())
	case *ast.Link:
		return fmt.Sprintf("%q %q", n.Destination, n.Title)
	case *ast.Emphasis:
		return fmt.Sprint(n.Level)
	}
	return ""
}
