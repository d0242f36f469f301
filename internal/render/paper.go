package render

import (
	"strings"

	"vakka/internal/bank"
)

// What a task takes of a sheet of paper is counted in lines of its text; more
// than sheetLines would not fit, and then the letters are smaller.
const (
	lineLetters = 95
	sheetLines  = 39
)

// Long is true of a task that needs smaller letters to be one sheet of A4.
func (p *taskPage) Long() bool { return p.Lines > sheetLines }

// paperLines is about how many lines of print a text takes: headings and what
// is around steps take more than their words, answers two lines each.
func paperLines(body []bank.Section) float64 {
	lines := 0.0
	for _, s := range body {
		if s.Role == bank.Coach {
			continue // is not printed
		}
		if s.Heading != "" {
			lines += 1.6
		}
		for block := range strings.Lines(s.Text) {
			lines++
			if len(block) >= lineLetters { // as many letters at the most
				lines += float64(lettersIn(strings.TrimSpace(block)) / lineLetters)
			}
		}
		switch s.Role {
		case bank.Reflection:
			lines += 3.1 * float64(len(s.Items))
		case bank.Steps:
			lines += 0.25 * float64(len(s.Items))
		}
	}
	return lines
}

// lettersIn is how many letters a text has: bytes that begin one.
func lettersIn(s string) (n int) {
	for i := range len(s) {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}
