// Package check holds the rules a bank must keep beyond being readable: what a
// client, a colleague or the law expects of material that is otherwise correct.
//
// One rule is one function, named as its id, and has a story of the same name
// in cmd/vakka/testdata/rules. A rule looks at the assembled bank and never at
// files. Rules that need to know what day it is are told.
package check

import (
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A text is one text of one material: what most rules look at.
type text struct {
	*bank.Text
	of   *bank.Material
	bank *bank.Bank
}

type report func(file string, at diag.Pos, rule string, args diag.Args)

// textRules look at one text at a time, bankRules at the whole.
var (
	textRules = []func(t text, day time.Time, report report){
		reviewDue, missingSteps, headingJump, vagueLinkText, meetingLink, unfinished,
		weekDays, weekHours, weekMeetings, weekClock, weekLevel, modelGap, plainFinnish,
	}
	bankRules = []func(b *bank.Bank, report report){duplicateTitle, lowContrast, unknownColour, menuEntry, footerEntry, forgotten, fewCards, personalData, statementMissing, statementData}
)

// All applies every rule. Today is the day in the bank's time zone.
func All(b *bank.Bank, today time.Time) []diag.Diagnostic {
	var found []diag.Diagnostic
	note := func(file string, at diag.Pos, rule string, args diag.Args) {
		found = append(found, diag.New(file, at, rule, args))
	}
	for _, rule := range bankRules {
		rule(b, note)
	}
	statementOld(b, today, note)
	for _, m := range b.Every() {
		for _, t := range m.Texts {
			for _, rule := range textRules {
				rule(text{t, m, b}, today, note)
			}
		}
	}
	statementFull(b, found, note)
	return found
}

// Remarks counts the places that each rule remarks on.
func Remarks(found []diag.Diagnostic) map[string]int {
	out := map[string]int{}
	for _, d := range found {
		out[d.Rule]++
	}
	return out
}
