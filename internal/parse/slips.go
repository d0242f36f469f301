package parse

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"vakka/internal/diag"
)

// slips tells of what was meant as a heading, a list, a link or a picture and
// is only text to Markdown: a space is missing or too much, or the mark is a
// word processor's; and of code that is left open.
func (p *page) slips(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		kind := n.Kind()
		if entering && kind == ast.KindFencedCodeBlock {
			p.fenceSlip(n)
		}
		if entering && (kind == ast.KindParagraph || kind == ast.KindTextBlock) {
			p.tableSlip(n)
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				p.slip(n, line.Start, line.Value(p.body))
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// tableSlip finds rows of a table whose second line, which makes them one, is away or
// has another number of columns.
func (p *page) tableSlip(n ast.Node) {
	if n.Lines().Len() < 2 {
		return
	}
	first, second := n.Lines().At(0), n.Lines().At(1)
	row := bytes.TrimSpace(first.Value(p.body))
	if len(row) < 2 || row[0] != '|' || !bytes.HasPrefix(bytes.TrimSpace(second.Value(p.body)), []byte("|")) {
		return
	}
	columns := bytes.Count(bytes.TrimSuffix(row, []byte("|")), []byte("|"))
	p.add(p.src.pos(p.from+first.Start), "table-line", diag.Args{"instead": strings.Repeat("| --- ", min(columns, 20)) + "|"})
}

var (
	headingMark = regexp.MustCompile(`^(#{2,6})([^\s#].*)$`)
	numberMark  = regexp.MustCompile(`^(\d{1,2}[.)])(\p{Lu}.*)$`)
	// what Word writes before the points of a list, · and its own signs among them
	bulletMark = regexp.MustCompile(`^(?:[•·▪◦●○‣⁃§\x{f0a7}\x{f0b7}]|o\t)\s*(\S.*)$`)
	brokenLink = regexp.MustCompile(`(!?\[[^\[\]]+\])(\s*)\(([^()<>"'” ]*[^()<>"'”]*[^()<>"'” ])\)`)
)

func (p *page) slip(n ast.Node, start int, line []byte) {
	trimmed := bytes.TrimSpace(line)
	if mark, instead := markOf(trimmed); mark != "" {
		p.add(p.src.pos(p.from+start+bytes.Index(line, trimmed)), "line-mark", diag.Args{"mark": mark, "instead": short(instead)})
	}
	if !mayBreak(line) {
		return
	}
	for _, m := range brokenLink.FindAllSubmatchIndex(line, -1) {
		words, gap, target := string(line[m[2]:m[3]]), m[5] > m[4], string(line[m[6]:m[7]])
		spaced := strings.ContainsAny(target, " \t")
		if !gap && !spaced || !looksLikeTarget(target) || within(n, start+m[0]) {
			continue
		}
		if spaced {
			target = "<" + target + ">"
		}
		p.add(p.src.pos(p.from+start+m[0]), "link-space", diag.Args{"link": string(line[m[0]:m[1]]), "instead": words + "(" + target + ")"})
	}
}

// mayBreak tells cheaply whether a line can have a link or a picture that a
// space breaks.
func mayBreak(line []byte) bool {
	for {
		i := bytes.IndexByte(line, ']')
		if i < 0 {
			return false
		}
		line = line[i+1:]
		if end := bytes.IndexByte(line, ')'); end > 0 && (line[0] == '(' || line[0] == ' ' || line[0] == '\t') && bytes.ContainsAny(line[:end], " \t") {
			return true
		}
	}
}

// markOf gives the mark at the start of a line that Markdown does not know, and
// the line as it should be; "" for any other line. Most are told by their first
// byte.
func markOf(line []byte) (mark, instead string) {
	if len(line) == 0 {
		return "", ""
	}
	form := bulletMark
	switch first := line[0]; {
	case first == '#':
		form = headingMark
	case '0' <= first && first <= '9':
		form = numberMark
	case first != 'o' && first < utf8.RuneSelf:
		return "", ""
	}
	m := form.FindSubmatch(line)
	switch {
	case m == nil:
		return "", ""
	case form == bulletMark:
		return strings.TrimSpace(string(line[:len(line)-len(m[1])])), "- " + string(m[1])
	}
	return string(m[1]), string(m[1]) + " " + string(m[2])
}

// looksLikeTarget tells an address or a file's name from words in brackets.
func looksLikeTarget(s string) bool {
	return strings.Contains(s, "://") || fileEnding.MatchString(s)
}

var fileEnding = regexp.MustCompile(`(?i)\.(md|jpe?g|png|gif|webp|svg|heic|pdf|docx?|odt|mp[34])(#\S*)?$`)

// within tells whether a place is in code, where nothing is a link.
func within(n ast.Node, at int) (in bool) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c.Kind() != ast.KindCodeSpan || !entering {
			return ast.WalkContinue, nil
		}
		for t := c.FirstChild(); t != nil; t = t.NextSibling() {
			if s, ok := t.(*ast.Text); ok && s.Segment.Start <= at && at < s.Segment.Stop {
				in = true
			}
		}
		return ast.WalkSkipChildren, nil
	})
	return in
}

// short keeps a proposal on one line of a screen.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return strings.TrimSpace(string(r[:60])) + " …"
	}
	return s
}
