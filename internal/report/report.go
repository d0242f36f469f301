// Package report turns a bank into the figures that a town plans and reports
// by: how much material there is of each kind, for each goal, form of service,
// level and language, how fresh it is, and what is missing.
//
// Make counts; WriteText, WriteCSV and WriteHTML print the same tables for a
// terminal, a spreadsheet and a page. Nothing is counted of readers: there is
// nothing to count them by. The day it is told decides what is fresh and due.
//
// Hardness is Wiio's measure for a grade of school (1–12): 2.7 + 0.3 × the
// share, in per cent, of words whose base form has four syllables or more. It
// is told only where base forms are known, as what it is and not as a measure
// of plain language.
package report

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"vakka/internal/bank"
)

// A Report is tables of figures about one bank on one day.
type Report struct {
	Bank   string
	Day    time.Time
	Tables []Table
}

// A Table is rows under a title. Name is the same in every language.
type Table struct {
	Name, Title string
	Columns     []string // what each figure of a row is
	Rows        []Row
	Bars        bool // the first figure is worth a bar
}

// A Row is a label and its figures, in the order of the columns.
type Row struct {
	Label   string
	Figures []string
}

// Options are what a report is told: the day, the language of its words, and
// what gives a word its base form; nil where no dictionary is known.
type Options struct {
	Day  time.Time
	Lang string
	Base func(form string) (base string, known bool)
}

// Make counts a bank.
func Make(b *bank.Bank, o Options) Report {
	c := counter{b, o, words(o.Lang)}
	r := Report{Bank: b.Config.Name.In(o.Lang, b.Lang()), Day: o.Day}
	r.Tables = append(r.Tables, c.kinds(), c.languages())
	for _, name := range []string{"goals", "service", "duration", "level", "digital_level", "place", "group", "return", "models"} {
		if t := c.facet(name); len(t.Rows) > 0 {
			r.Tables = append(r.Tables, t)
		}
	}
	r.Tables = append(r.Tables, c.freshness())
	for _, t := range []Table{c.due(), c.gaps(), c.hardness()} {
		if len(t.Rows) > 0 {
			r.Tables = append(r.Tables, t)
		}
	}
	return r
}

type counter struct {
	bank *bank.Bank
	Options
	say func(key string, pairs ...string) string
}

func (c counter) table(name string, columns ...string) Table {
	t := Table{Name: name, Title: c.say(name), Bars: true}
	for _, column := range columns {
		t.Columns = append(t.Columns, c.say(column))
	}
	return t
}

func (t *Table) row(label string, figures ...int) {
	r := Row{Label: label}
	for _, n := range figures {
		r.Figures = append(r.Figures, strconv.Itoa(n))
	}
	t.Rows = append(t.Rows, r)
}

// kinds counts materials, and how much time the tasks take.
func (c counter) kinds() Table {
	t := c.table("kinds", "count", "minutes")
	for _, k := range bank.Kinds {
		n, minutes := 0, 0
		for _, m := range c.bank.Materials {
			if m.Kind == k {
				n++
				minutes += m.Facts.Duration
			}
		}
		t.row(c.say("kind."+string(k)), n, minutes)
	}
	return t
}

// languages counts texts in each language: all, and of tasks and guides.
func (c counter) languages() Table {
	t := c.table("languages", "texts", "kind.task", "kind.guide", "checked")
	for _, lang := range c.bank.Config.Languages {
		all, checked := 0, 0
		of := map[bank.Kind]int{}
		for _, m := range c.bank.Materials {
			for _, text := range m.Texts {
				if text.Lang != lang {
					continue
				}
				all++
				of[m.Kind]++
				if text != m.Texts[0] && text.Checked != "" {
					checked++
				}
			}
		}
		t.row(lang, all, of[bank.Task], of[bank.Guide], checked)
	}
	return t
}

// facet counts tasks by one fact, values without any too: they are gaps.
func (c counter) facet(name string) Table {
	t := c.table(name, "kind.task")
	count := map[string]int{}
	for _, m := range c.bank.Materials {
		if m.Kind != bank.Task {
			continue
		}
		values := c.bank.FacetValues(m, name)
		slices.Sort(values)
		for _, id := range slices.Compact(values) {
			count[id]++
		}
	}
	for _, term := range c.bank.Config.Vocabularies[name].Terms {
		t.row(term.Label.In(c.Lang, c.bank.Lang()), count[term.ID])
	}
	return t
}

// freshness counts texts by how long ago they were changed.
func (c counter) freshness() Table {
	t := c.table("freshness", "texts")
	ages := []struct {
		key   string
		count int
	}{{key: "fresh"}, {key: "year"}, {key: "old"}, {key: "undated"}}
	for _, m := range c.bank.Materials {
		for _, text := range m.Texts {
			at := 0
			switch {
			case text.Updated.IsZero():
				at = 3
			case text.Updated.AddDate(1, 0, 0).Before(c.Day):
				at = 2
			case text.Updated.AddDate(0, 6, 0).Before(c.Day):
				at = 1
			}
			ages[at].count++
		}
	}
	for _, a := range ages {
		t.row(c.say(a.key), a.count)
	}
	return t
}

// mostDue is how many texts the list of reviews names.
const mostDue = 20

// due lists texts that should be read again, the most urgent first.
func (c counter) due() Table {
	t := c.table("due", "date")
	t.Bars = false
	type review struct {
		by   time.Time
		file string
	}
	var list []review
	for _, m := range c.bank.Materials {
		for _, text := range m.Texts {
			if !text.ReviewBy.IsZero() && text.ReviewBy.Before(c.Day.AddDate(0, 3, 0)) {
				list = append(list, review{text.ReviewBy, text.File})
			}
		}
	}
	slices.SortFunc(list, func(x, y review) int { return cmp.Or(x.by.Compare(y.by), cmp.Compare(x.file, y.file)) })
	for _, r := range list[:min(len(list), mostDue)] {
		t.Rows = append(t.Rows, Row{r.file, []string{r.by.Format(time.DateOnly)}})
	}
	return t
}

// gaps are values that no task has, and kinds without material.
func (c counter) gaps() Table {
	t := c.table("gaps", "where")
	t.Bars = false
	for _, name := range []string{"goals", "service", "duration", "level", "place", "group", "return", "models"} {
		for _, row := range c.facet(name).Rows {
			if row.Figures[0] == "0" {
				t.Rows = append(t.Rows, Row{row.Label, []string{c.say(name)}})
			}
		}
	}
	for _, row := range c.kinds().Rows {
		if row.Figures[0] == "0" {
			t.Rows = append(t.Rows, Row{row.Label, []string{c.say("kinds")}})
		}
	}
	return t
}
