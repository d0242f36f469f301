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

// textRules look at one text at a time, bankRules at the whole, and so does
// personalData.
var (
	textRules = []func(t text, day time.Time, report report){
		reviewDue, missingSteps, headingJump, vagueLinkText, meetingLink, unfinished,
		weekDays, weekHours, weekMeetings, weekClock, weekLevel, modelGap, plainFinnish,
	}
	bankRules = []func(b *bank.Bank, report report){duplicateTitle, lowContrast, unknownColour, menuEntry, footerEntry, forgotten, fewCards, statementMissing, statementData}
)

// All applies every rule. Today is the day in the bank's time zone.
func All(b *bank.Bank, today time.Time) []diag.Diagnostic { return (*Memory)(nil).All(b, today) }

// All applies every rule, and takes over what earlier calls have found out.
func (m *Memory) All(b *bank.Bank, today time.Time) []diag.Diagnostic {
	return m.Look(b, today).Found()
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
