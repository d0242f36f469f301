package check

import (
	"strings"
	"time"

	"vakka/internal/diag"
)

// unfinished finds the dots that a new material begins with and that nobody has
// written over: the beginning of a fact in words, a list item, a paragraph, or the
// end of a survey's statement.
func unfinished(t text, _ time.Time, report report) {
	tell := func(at diag.Pos) { report(t.File, at, "unfinished", nil) }
	for _, fact := range facts(t) {
		if strings.HasPrefix(fact.text, "…") {
			tell(t.At.Of(fact.key))
		}
	}
	for _, s := range t.sections {
		left := 0
		for line := range strings.SplitSeq(s.Text, "\n") {
			if dots(line) {
				left++
			}
		}
		for _, item := range s.Items {
			if dots(item.Text) {
				tell(item.At)
				left--
			}
		}
		if left > 0 {
			tell(s.At)
		}
	}
	for _, i := range t.Body.Images { // an imported picture whose words are to be written
		if dots(i.Alt) {
			tell(i.At)
		}
	}
	if t.Survey == nil {
		return
	}
	for _, s := range t.Survey.Statements {
		if trimmed := strings.TrimSpace(s.Text); strings.HasSuffix(trimmed, "…") || strings.HasSuffix(trimmed, "...") {
			tell(s.At)
		}
	}
}

// dots is true of a block of text that is nothing but an ellipsis, with or
// without the mark of its list.
func dots(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.Trim(line, ".…") == "" && (strings.Contains(line, "…") || strings.Contains(line, "..."))
}

// facts are those that a new material begins with as a hint of what to write.
func facts(t text) []struct{ key, text string } {
	out := []struct{ key, text string }{{"summary", t.Summary}}
	if m := t.Model; m != nil {
		out = append(out, []struct{ key, text string }{{"audience", m.Audience}, {"start", m.Start}, {"presence", m.Presence}, {"meetings", m.Meetings}}...)
	}
	return out
}
