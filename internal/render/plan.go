package render

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"vakka/internal/bank"
)

// planPage is where a person's own programme is put together, opened, shared
// and printed (plan.html). Without scripts it is a form for a week on paper.
type planPage struct {
	frame
	Words  string // JSON: what the script says and where its data is, planWords
	Days   []string
	Agreed []agreed // times a day that can be agreed on
	Levels []string // of digital skills, from the first rung
	Today  string
	Tasks  string
}

type agreed struct {
	Minutes int
	Label   string
}

// todayPage is where a person's day begins (today.html): the tasks of their
// own programme and the next meeting of a group. Without scripts it leads to
// the weeks.
type todayPage struct {
	frame
	Words    string
	Meetings []meeting // hidden until the script knows what day it is
	Weeks    []todayWeek
	Plan     string
	Tasks    string
}

// A meeting of a group, as the script picks the next one.
type meeting struct {
	Date   time.Time
	At     int    // minutes from midnight
	Until  string // when it is over, for the script: 09:30
	Day    string
	Time   string
	Label  string
	Group  string
	Length string
	Lang   string // of the label, when it is not the page's
	Week   link
}

// planWords is what the scripts of both pages are told.
type planWords struct {
	Lang     string            `json:"lang"`
	Data     string            `json:"data"`  // the address of the tasks, without .js
	Parts    int               `json:"parts"` // how many letters of a code tell its file
	Address  string            `json:"address,omitempty"`
	Zone     string            `json:"zone"`
	Goals    []string          `json:"goals"`
	Levels   []string          `json:"levels"`
	Weekdays []string          `json:"weekdays"` // from Monday
	Months   []string          `json:"months"`
	Toward   []string          `json:"toward"` // maanantaille …
	Texts    map[string]string `json:"texts"`
}

// planTexts and todayTexts are what the scripts say; they know them by these
// names.
var planTexts = map[string]string{
	"minutes": "minutes", "hours": "hours", "week": "week.number", "day": "date.day", "span": "date.span", "spanMonth": "date.span.month",
	"every": "plan.every", "sumOf": "plan.sum.of", "left": "plan.left", "over": "plan.over", "none": "plan.none", "total": "week.total",
	"one": "count.task.one", "many": "count.task.other", "goals": "plan.goals.none",
	"moved": "plan.moved", "removed": "plan.removed", "first": "plan.first", "last": "plan.last", "full": "plan.full", "emptied": "plan.cleared",
	"undone": "plan.undone", "gone": "plan.gone", "above": "plan.above", "weekSet": "plan.set",
	"skippedOne": "plan.skipped.one", "skippedMany": "plan.skipped.other", "odd": "plan.odd", "broken": "plan.broken", "newer": "plan.newer",
	"replace": "plan.replace", "refused": "plan.refused", "same": "plan.same", "failed": "plan.failed", "inAddress": "plan.in-address",
	"copied": "share.copied", "notCopied": "share.not-copied", "saved": "plan.file.saved", "opened": "plan.file.opened",
	"fileBad": "plan.file.bad", "fileLarge": "plan.file.large", "fileOther": "plan.file.other",
	"title": "plan", "daySheet": "plan.day.sheet", "up": "plan.up", "down": "plan.down", "choose": "plan.choose", "remove": "plan.remove.title",
	"printDay": "plan.print.day.title", "file": "plan.file.name", "qr": "plan.qr.label",
}

var todayTexts = map[string]string{
	"minutes": "minutes", "hours": "hours", "week": "week.number", "day": "date.day",
	"progress": "steps.done", "all": "own.all", "next": "own.next", "future": "own.future", "past": "own.past", "saved": "own.saved",
	"inLink": "own.in-link", "notKept": "own.not-kept", "done": "own.done.title", "gone": "plan.gone", "failed": "plan.failed",
	"restored": "own.restored", "empty": "own.empty", "meetingToday": "own.meeting.today", "one": "count.task.one", "many": "count.task.other",
}

// planID and todayID are the ids of the pages in a language.
func planID(lang string) string  { return inTongue(lang, "ohjelma", "program", "plan") }
func todayID(lang string) string { return inTongue(lang, "tanaan", "idag", "today") }

func (e *edition) planPage() *planPage {
	p := &planPage{frame: e.ownFrame(ownPlan)}
	p.Class, p.Own = "plan", []string{"plan"}
	w := p.planWords(planTexts)
	p.Days, p.Levels = w.Weekdays, w.Levels
	for m := 30; m <= 8*60; m += 30 {
		p.Agreed = append(p.Agreed, agreed{m, e.Duration(m)})
	}
	p.Words = asJSON(w)
	p.Today, p.Tasks = p.TodayHref(), p.Rel(e.listAddress(bank.Task))
	return p
}

func (e *edition) todayPage() *todayPage {
	p := &todayPage{frame: e.ownFrame(ownToday)}
	p.Class, p.Own = "own-day", []string{"today"}
	p.Words = asJSON(p.planWords(todayTexts))
	p.Plan, p.Tasks = p.PlanHref(), p.Rel(e.listAddress(bank.Task))
	weeks := e.lists[bank.Week]
	for _, m := range weeks[:min(len(weeks), weeksOnHand)] { // this week is among them, also when many are written beforehand
		if t, _ := m.In(p.lang); t.Week != nil && len(t.Week.Days) > 0 {
			p.Weeks = append(p.Weeks, todayWeek{p.link(m), t.Week.Days[len(t.Week.Days)-1].Date})
		}
		p.Meetings = append(p.Meetings, p.meetings(m)...)
	}
	slices.SortStableFunc(p.Meetings, func(a, b meeting) int {
		if d := a.Date.Compare(b.Date); d != 0 {
			return d
		}
		return a.At - b.At
	})
	return p
}

// A todayWeek is a week until its last day; what is past is hidden by the script.
type todayWeek struct {
	link
	Until time.Time
}

// meetings are those of a week.
func (f *frame) meetings(m *bank.Material) []meeting {
	t, _ := m.In(f.lang)
	var out []meeting
	if t.Week == nil {
		return nil
	}
	for _, d := range t.Week.Days {
		for _, one := range d.Meetings {
			v := meeting{Date: d.Date, At: one.Time, Until: fmt.Sprintf("%02d:%02d", (one.Time+one.Minutes)/60, (one.Time+one.Minutes)%60), Day: f.Day(d.Date), Time: f.Clock(one.Time),
				Label: one.Label, Group: t.Week.GroupName, Week: f.link(m)}
			if one.Minutes > 0 {
				v.Length = f.Duration(one.Minutes)
			}
			if t.Lang != f.words.lang {
				v.Lang = t.Lang
			}
			out = append(out, v)
		}
	}
	return out
}

func (f *frame) planWords(texts map[string]string) planWords {
	e := f.edition
	w := planWords{Lang: e.words.lang, Data: f.Rel(e.plan().base), Parts: e.plan().parts, Zone: f.Bank().Timezone,
		Goals: e.labels("goals"), Levels: e.labels("digital_level"), Texts: map[string]string{}}
	if base := f.Bank().BaseURL; base != "" {
		w.Address = base + f.Address
	}
	for _, day := range []time.Weekday{1, 2, 3, 4, 5, 6, 0} {
		w.Weekdays = append(w.Weekdays, e.T("weekday."+itoa(int(day))))
		w.Toward = append(w.Toward, e.T("toward."+itoa(int(day))))
	}
	for month := 1; month <= 12; month++ {
		w.Months = append(w.Months, e.T("month."+itoa(month)))
	}
	for name, key := range texts {
		w.Texts[name] = e.T(key)
	}
	return w
}

// labels are a vocabulary's values in words.
func (e *edition) labels(vocabulary string) []string {
	out := []string{}
	for _, t := range e.vocabulary(vocabulary).Terms {
		out = append(out, e.label(t))
	}
	return out
}

func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and numbers only
	}
	return string(data)
}

// PlanHref and TodayHref lead to the pages of one's own programme.
func (f *frame) PlanHref() string  { return f.to(planID(f.lang)) }
func (f *frame) TodayHref() string { return f.to(todayID(f.lang)) }

// planMark is what a card says of itself to the button that adds it to a
// programme: its code, its ID and its minutes; "" when it cannot be added.
func (f *frame) planMark(m *bank.Material) string { return f.site.planMarks[m.ID] }

// A planDay is a day of the week that a task can be added to.
type planDay struct{ Name, Toward string }

// PlanDays are the days of the week from Monday.
func (f *frame) PlanDays() []planDay {
	var out []planDay
	for _, day := range []int{1, 2, 3, 4, 5, 6, 0} {
		out = append(out, planDay{f.T("weekday." + itoa(day)), f.T("toward." + itoa(day))})
	}
	return out
}
