package diag

import (
	"fmt"
	"io"
	"strconv"
)

// WriteText prints diagnostics as people and editors read them, each on a line
// of its own with its hint under it:
//
//	content/tehtavat/kavely.md:4:1: virhe: tuntematon avain ”kestoo” [unknown-key]
//	  vihje: Tarkoititko ”kesto”?
func WriteText(w io.Writer, list []Diagnostic, lang string) error {
	for _, d := range list {
		if _, err := fmt.Fprintf(w, "%s: %s: %s [%s]\n", d.Where(), word(lang, d.Severity().String()), d.Message(lang), d.Rule); err != nil {
			return err
		}
		if hint := d.Hint(lang); hint != "" {
			if _, err := fmt.Fprintf(w, "  %s: %s\n", word(lang, "hint"), hint); err != nil {
				return err
			}
		}
	}
	return nil
}

// Where is file:line:column, as far as they are known. A file as a whole is
// its first line: editors jump there, and scripts see one form only.
func (d Diagnostic) Where() string {
	line, column := max(d.Pos.Line, 1), max(d.Pos.Column, 1)
	return Visible(d.File) + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

// String names a severity in JSON and SARIF: error, warning or note.
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Word is the severity in a language, as WriteText prints it.
func (s Severity) Word(lang string) string { return word(lang, s.String()) }

// Summary counts a list in words: ”2 virhettä, 1 varoitus”.
func Summary(list []Diagnostic, lang string) string {
	count := map[Severity]int{}
	for _, d := range list {
		count[d.Severity()]++
	}
	out := ""
	for _, part := range []struct {
		n   int
		key string
	}{{count[Error], "errors"}, {count[Warning], "warnings"}, {count[Hint], "notes"}} {
		if part.n == 0 {
			continue
		}
		if out != "" {
			out += ", "
		}
		key := part.key
		if part.n == 1 {
			key += "1"
		}
		out += fill(word(lang, key), Args{"n": strconv.Itoa(part.n)})
	}
	if out == "" {
		return word(lang, "none")
	}
	return out
}
