package render

import (
	"slices"
	"time"

	"vakka/internal/bank"
)

// weekPage is one week's programme (week.html).
type weekPage struct {
	article
	Number   int
	Group    string
	Days     []day
	Older    *link
	Newer    *link
	Meetings bool // some day has a meeting, whose link goes out by e-mail
}

// A day is one day of a week. Entries are its meetings, by the clock, and then
// its tasks in the author's order.
type day struct {
	ID      string
	Date    time.Time
	Name    string // maanantai 23.11.
	Hours   string // 9.00–13.00
	Entries []entry
	Total   string
	Notes   string
}

// An entry is one thing of a day: a meeting or a task.
type entry struct {
	Meeting bool
	Time    string // of a meeting
	Task    link   // of a task
	Label   string // of a meeting
	Length  string
}

func (e *edition) weekPage(a article, m *bank.Material) *weekPage {
	t, _ := m.In(e.lang)
	p := &weekPage{article: a}
	if w := t.Week; w != nil {
		p.Number, p.Group = w.Week, w.GroupName
		p.Days = p.days(w)
		for _, d := range w.Days {
			p.Meetings = p.Meetings || len(d.Meetings) > 0
		}
	}
	list := e.lists[bank.Week]
	if i := slices.Index(list, m); i >= 0 {
		if i > 0 {
			l := p.link(list[i-1])
			p.Newer = &l
		}
		if i+1 < len(list) {
			l := p.link(list[i+1])
			p.Older = &l
		}
	}
	return p
}

// days makes a week's days as they stand on this page.
func (f *frame) days(w *bank.WeekText) []day {
	var out []day
	for _, d := range w.Days {
		v := day{ID: "day-" + f.ISO(d.Date), Date: d.Date, Name: f.Day(d.Date), Notes: d.Notes, Hours: f.hours(d)}
		total := 0
		meetings := slices.Clone(d.Meetings)
		slices.SortStableFunc(meetings, func(a, b bank.Meeting) int { return a.Time - b.Time })
		for _, meeting := range meetings {
			entry := entry{Meeting: true, Time: f.Clock(meeting.Time), Label: meeting.Label}
			if meeting.Minutes > 0 {
				entry.Length = f.Duration(meeting.Minutes)
			}
			v.Entries = append(v.Entries, entry)
			total += meeting.Minutes
		}
		for _, ref := range d.Tasks {
			if ref.To == nil {
				continue
			}
			l := f.link(ref.To)
			v.Entries = append(v.Entries, entry{Task: l, Length: l.Note})
			total += ref.To.Facts.Duration
		}
		if total > 0 {
			v.Total = f.Duration(total)
		}
		out = append(out, v)
	}
	return out
}

// hours is when a day starts and ends, as far as it is said.
func (f *frame) hours(d bank.Day) string {
	switch {
	case d.Start >= 0 && d.End > d.Start:
		return f.T("clock.span", "from", f.Clock(d.Start), "to", f.Clock(d.End))
	case d.Start >= 0:
		return f.T("clock.from", "from", f.Clock(d.Start))
	}
	return ""
}
