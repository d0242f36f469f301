package check

import (
	"fmt"
	"slices"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A habit is something that most tasks of a bank tell. In a bank where they do,
// a task that does not has been forgotten; in one where they do not, nobody is
// told to.
type habit struct {
	rule string
	key  string // where the hint points
	has  func(m *bank.Material, c card) bool
}

var habits = []habit{
	{"missing-goal", "title", func(m *bank.Material, _ card) bool { return len(m.Facts.Goals) > 0 }},
	{"missing-return", "title", func(m *bank.Material, c card) bool { return len(m.Facts.Return) > 0 || c.Returns }},
	{"missing-reflection", "title", func(_ *bank.Material, c card) bool { return c.Reflects }},
	{"no-related", "title", func(m *bank.Material, _ card) bool { return len(m.Facts.Related) > 0 }},
}

func hasRole(sections []bank.Section, role bank.Role) bool {
	return slices.ContainsFunc(sections, func(s bank.Section) bool { return s.Role == role })
}

// enough is how many tasks must do as one does before it is a habit: at least
// these, and three of four.
const enough = 6

// forgotten finds tasks without what the bank's other tasks have; cards are what
// the texts of each of its materials tell.
func forgotten(b *bank.Bank, cards []card, report report) {
	var tasks []int
	for i, m := range b.Materials {
		if m.Kind == bank.Task && !m.Texts[0].Body.Unread {
			tasks = append(tasks, i)
		}
	}
	for _, h := range habits {
		var without []*bank.Text
		for _, i := range tasks {
			if m := b.Materials[i]; !h.has(m, cards[i]) {
				without = append(without, m.Texts[0])
			}
		}
		if with := len(tasks) - len(without); with < enough || 4*with < 3*len(tasks) {
			continue
		}
		for _, t := range without {
			report(t.File, t.At.Of(h.key), h.rule, nil)
		}
	}
}

// A large bank has something for everyone: fewCards tells of goals, levels and
// languages that have next to nothing.
const (
	largeBank = 20
	few       = 3
)

func fewCards(b *bank.Bank, report report) {
	tasks := 0
	count := map[string]map[string]int{"goals": {}, "level": {}, "lang": {}}
	for _, m := range b.Materials {
		if m.Kind != bank.Task {
			continue
		}
		tasks++
		for _, g := range m.Facts.Goals {
			count["goals"][g]++
		}
		count["level"][m.Facts.Level]++
		for _, t := range m.Texts {
			count["lang"][t.Lang]++
		}
	}
	if tasks < largeBank {
		return
	}
	tell := func(key, name string, n int) {
		if n < few {
			report("bank.yaml", b.Config.At[key], "few-cards", diag.Args{"name": name, "count": fmt.Sprint(n)})
		}
	}
	for _, facet := range []string{"goals", "level"} {
		for _, term := range b.Config.Vocabularies[facet].Terms {
			tell("vocabularies", term.Label.In(b.Lang()), count[facet][term.ID])
		}
	}
	for _, lang := range b.Config.Languages {
		tell("languages", lang, count["lang"][lang])
	}
}
