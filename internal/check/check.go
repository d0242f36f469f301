// Package check holds the rules a bank must keep beyond being readable: what a
// client, a colleague or the law expects of material that is otherwise correct.
//
// One rule is one function, named as its id, and has a story of the same name
// in cmd/vakka/testdata/rules. A rule looks at the assembled bank and never at
// files. Rules that need to know what day it is are told.
package check

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/law"
)

// A text is one text of one material: what most rules look at.
type text struct {
	*bank.Text
	of       *bank.Material
	bank     *bank.Bank
	memory   *Memory
	sections []bank.Section // of its body: a large bank's are brought from afar
}

type report func(file string, at diag.Pos, rule string, args diag.Args)

// ownRules look at one text at a time, and at nothing but its own material's
// texts and bank.yaml: what they find can be remembered. widerRules also look at
// the day, at the clock and at other materials, bankRules at the whole, and so do
// forgotten and personalData.
var (
	ownRules = []func(t text, day time.Time, report report){
		missingSteps, headingJump, vagueLinkText, poorAlt, meetingLink, unfinished, weekMeetings, weekHoliday, modelGap, translationAlone, plainFinnish,
	}
	widerRules = []func(t text, day time.Time, report report){reviewDue, surveyEmpty, weekDays, weekHours, weekClock, weekLevel}
	bankRules  = []func(b *bank.Bank, report report){duplicateTitle, translationName, lowContrast, unknownColour, menuEntry, footerEntry, fewCards, statementMissing, statementData}
)

// All applies every rule. Today is the day in the bank's time zone.
func All(b *bank.Bank, today time.Time) []diag.Diagnostic {
	return (*Memory)(nil).Look(b, today).Found()
}

// apply lets rules look at every text of a material; bodies are the sections of
// each, nil for rules that look at none.
func apply(rules []func(text, time.Time, report), b *bank.Bank, of *bank.Material, m *Memory, today time.Time, bodies [][]bank.Section) (found []diag.Diagnostic) {
	note := func(file string, at diag.Pos, rule string, args diag.Args) {
		found = append(found, diag.New(file, at, rule, args))
	}
	for i, t := range of.Texts {
		one := text{Text: t, of: of, bank: b, memory: m}
		if bodies != nil {
			one.sections = bodies[i]
		}
		for _, rule := range rules {
			rule(one, today, note)
		}
	}
	return found
}

// parallel does work for 0 … n-1 on every processor.
func parallel(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}

// Remarks counts the places that each rule remarks on, of those that the site's
// pages tell of.
func Remarks(found []diag.Diagnostic) map[string]int {
	out := map[string]int{}
	for _, d := range found {
		if _, told := law.Remarked[d.Rule]; told {
			out[d.Rule]++
		}
	}
	return out
}
