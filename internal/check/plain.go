package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/plain"
)

// How long a sentence and a word may be before a hint: in clients' texts, and
// in plain Finnish, which is for people who read with more effort.
var (
	clientLimits = plain.Limits{Words: 16, Letters: 24}
	simpleLimits = plain.Limits{Words: 12, Letters: 20}
)

var plainRules = []struct {
	issue plain.Issue
	rule  string
}{
	{plain.LongSentence, "plain-long-sentence"}, {plain.LongWord, "plain-long-word"}, {plain.Passive, "plain-passive"},
	{plain.Abbreviation, "plain-abbreviation"}, {plain.Negations, "plain-negations"}, {plain.RareForm, "plain-rare-form"},
}

// mostExamples is how many places of one kind a hint names.
const mostExamples = 3

// plainFinnish suggests where a text for clients could be plainer: one hint for
// each kind of thing, at the first place, however many there are.
func plainFinnish(t text, _ time.Time, report report) {
	client := t.of.Kind == bank.Task || t.of.Kind == bank.Guide || t.of.Kind == bank.Survey
	if !client || bank.BaseLang(t.Lang) != "fi" {
		return
	}
	most := clientLimits
	if t.Lang != "fi" {
		most = simpleLimits
	}
	found := map[plain.Issue][]string{}
	first := map[plain.Issue]diag.Pos{}
	note := func(f plain.Finding, at diag.Pos) {
		if len(found[f.Issue]) == 0 {
			first[f.Issue] = at
		}
		if !slices.Contains(found[f.Issue], f.Words) {
			found[f.Issue] = append(found[f.Issue], f.Words)
		}
	}
	for _, f := range t.memory.look(t.Summary, most) {
		note(f, t.At.Of("summary"))
	}
	for _, s := range t.sections {
		if s.Role == bank.Coach {
			continue
		}
		for _, f := range t.memory.look(s.Text, most) {
			note(f, lineOf(s, f.Line))
		}
	}
	for _, p := range plainRules {
		if words := found[p.issue]; len(words) > 0 {
			report(t.File, first[p.issue], p.rule, diag.Args{
				"words": strings.Join(words[:min(len(words), mostExamples)], ", "), "most": fmt.Sprint(limit(p.issue, most))})
		}
	}
}

func limit(issue plain.Issue, most plain.Limits) int {
	if issue == plain.LongWord {
		return most.Letters
	}
	return most.Words
}

// lineOf is where a line of a section stands, as near as is known.
func lineOf(s bank.Section, line string) diag.Pos {
	line = strings.TrimSpace(line)
	for _, item := range s.Items {
		if line != "" && strings.Contains(item.Text, line) {
			return item.At
		}
	}
	return s.At
}
