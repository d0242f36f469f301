package parse

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vakka/internal/diag"
)

// With these, the worst page takes goldmark under a second and a third of a
// gigabyte; without them, 30 kB of hyphens take all memory.
const (
	deepestBody    = 20
	mostLine       = 8 << 10 // bytes of a line, and of a paragraph
	mostReferences = 2000
	mostCells      = 50000   // of a table, also those that its writer left out
	mostEmpty      = 500000  // empty lines times the lists they stand in
	mostTargets    = 1 << 20 // bytes of all links' addresses and titles: a reference may be used many times
)

// withinLimits looks over a body by plain scanning before goldmark sees it.
func withinLimits(r *report, s *lines, from int) bool {
	ok, references, run, last := true, 0, 0, 0
	open, empty := 0, 0 // lists that may still be open; what empty lines in them have cost
	long := false       // some run of lines could hold a paragraph that is too long
	first := s.pos(from).Line
	for n := first; n <= len(s.starts); n++ {
		line := s.line(n)
		at := diag.Pos{Line: n, Column: 1}
		if len(line) > mostLine {
			r.add(at, "line-too-long", diag.Args{"size": kilobytes(len(line)), "most": kilobytes(mostLine)})
			return false
		}
		depth, rest := containers(line)
		if depth > 0 {
			open = depth
		} else if run == 0 && rest != "" && rest == line {
			open = 0
		}
		if rest == "" {
			empty += open
		}
		if depth > deepestBody || empty > mostEmpty {
			r.add(at, "nested-too-deep", diag.Args{"most": number(deepestBody)})
			return false
		}
		if strings.HasPrefix(rest, "[") && (strings.Contains(rest, "]:") || !strings.Contains(rest, "]")) {
			references++
			if references == mostReferences+1 {
				r.add(at, "too-many-references", diag.Args{"most": number(mostReferences)})
				ok = false
			}
		}
		if n > last {
			last = lastOfRun(s, n)
		}
		if columns := delimiters(rest); columns*(1+last-n) > mostCells {
			r.add(at, "table-too-large", diag.Args{"most": number(mostCells)})
			return false
		}
		if run += len(rest) + 1; rest == "" {
			run = 0
		}
		long = long || run > mostLine
	}
	if ok && long {
		ok = shortParagraphs(r, s, from)
	}
	return ok
}

// containers counts the lists and quotes a line can be inside of, and gives
// what follows their marks. A quote needs its mark on every line and a list at
// least two columns of indent, so a line that opens something new cannot be
// deeper than this; lines without marks open nothing.
func containers(line string) (depth int, rest string) {
	marks, spaces, column, i := 0, 0, 0, 0
	for i < len(line) {
		switch c := line[i]; {
		case c == ' ':
			spaces++
			column++
			i++
			continue
		case c == '\t':
			spaces += 4 - column%4
			column += 4 - column%4
			i++
			continue
		case c == '>':
			i++
		default:
			end := listMark(line[i:])
			if end == 0 {
				return total(marks, spaces), line[i:]
			}
			i += end
			column += end - 1
		}
		column++
		marks++
	}
	return total(marks, spaces), ""
}

func total(marks, spaces int) int {
	if marks == 0 {
		return 0
	}
	return marks + max(spaces-marks, 0)/2
}

// listMark is the length of the list mark a line starts with, 0 for none.
func listMark[T string | []byte](s T) int {
	end := 0
	for end < len(s) && end < 9 && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if end < len(s) && (end > 0 && (s[end] == '.' || s[end] == ')') || end == 0 && (s[0] == '-' || s[0] == '*' || s[0] == '+')) {
		end++
		if end == len(s) || s[end] == ' ' || s[end] == '\t' {
			return end
		}
	}
	return 0
}

// delimiters counts the columns of a line that could be a table's second, 0
// when it could not.
func delimiters(rest string) int {
	columns := 1
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '|':
			columns++
		case '-', ':', ' ', '\t', '>':
		default:
			return 0
		}
	}
	if rest == "" || columns == 1 {
		return 0
	}
	return columns
}

// lastOfRun is the last line before the next empty one.
func lastOfRun(s *lines, n int) int {
	for n < len(s.starts) && s.line(n+1) != "" {
		n++
	}
	return n
}

// blocksOnly parses no inline Markdown: it tells the true paragraphs, cheaply.
var blocksOnly = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
)

// shortParagraphs looks for paragraphs that are too long.
func shortParagraphs(r *report, s *lines, from int) bool {
	ok := true
	body := s.text[from:]
	root := blocksOnly.Parse(text.NewReader(body))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock || n.Lines() == nil || n.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock:
			return ast.WalkContinue, nil
		}
		lines := n.Lines()
		size := lines.At(lines.Len()-1).Stop - lines.At(0).Start
		if size > mostLine {
			r.add(s.pos(from+lines.At(0).Start), "paragraph-too-long", diag.Args{"size": kilobytes(size), "most": kilobytes(mostLine)})
			ok = false
		}
		return ast.WalkContinue, nil
	})
	return ok
}
