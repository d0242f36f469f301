package render

import (
	"cmp"
	"fmt"
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
	Total    string // of the whole week
	Ready    []need // what its tasks need, unless the author has told it
	Older    *link
	Newer    *link
	ByMail   bool   // some meeting has a link that goes out by e-mail
	Calendar string // address of the week's calendar file, "" when it has nothing to put there
	Letter   *letterView
}

// A day is one day of a week. Entries are its meetings, by the clock, and then
// its tasks in the author's order.
type day struct {
	ID        string
	Date      time.Time
	Name      string // maanantai 23.11.
	Hours     string // 9.00–13.00
	Entries   []entry
	Total     string
	Notes     string
	Lang      string // of the notes, when it is not that of what is around them
	Sheet     string // address of its sheet for printing
	Cancelled bool
}

// An entry is one thing of a day: a meeting or a task.
type entry struct {
	Meeting   bool
	Time      string // of a meeting
	Task      link   // of a task
	Label     string // of a meeting
	Lang      string // of the label, when it is not that of what is around it
	UI        string // the page's language, when what is around is in another
	Length    string
	Cancelled bool
	Off       string // says that the meeting is cancelled
	Link      string // into the meeting, only in a bank that allows it
	Calendar  string // address of the meeting's own calendar file
	When      string // the meeting's day and time in words, for those who hear one link at a time
}

// A need is a thing to have at hand. Lang is set when it is not in the page's
// language.
type need struct{ Text, Lang string }

func (e *edition) weekPage(a article, m *bank.Material) *weekPage {
	t, _ := m.In(e.lang)
	p := &weekPage{article: a}
	p.Own = []string{"week"}
	if w := t.Week; w != nil {
		p.Number, p.Group = w.Week, w.GroupName
		p.Days = p.days(t, cmp.Or(p.TextLang, p.words.lang))
		p.dayFiles(m, t)
		total := 0
		for _, d := range w.Days {
			total += planned(d)
			p.ByMail = p.ByMail || !d.Cancelled && slices.ContainsFunc(d.Meetings, func(m bank.Meeting) bool { return m.Link == "" && !m.Cancelled })
		}
		if total > 0 {
			p.Total = p.Duration(total)
		}
		if !hasRole(t, bank.Ready) {
			p.Ready = p.needs(cmp.Or(p.TextLang, p.words.lang), w.Days...)
		}
		p.Related = append(p.Related, p.links(taskGuides(m, w))...)
		p.Letter = e.letterView(&p.frame, m)
		if p.Letter.Subject != "" {
			p.Share.Coach = nil // stands beside the letter
		}
	}
	list := e.lists[bank.Week]
	if i := slices.IndexFunc(list, func(other *bank.Material) bool { return other.ID == m.ID }); i >= 0 {
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

// dayFiles fills in the addresses of what is made of the days: sheets to print
// and files for calendars. Files are in the language that the text really is in.
func (p *weekPage) dayFiles(m *bank.Material, t *bank.Text) {
	if hasEvents(m, p.lang) {
		p.Calendar = p.Rel(p.fileAddress(m.ID, t.Lang, ".ics"))
	}
	for i, d := range t.Week.Days {
		p.Days[i].Sheet = p.to(dayID(m, d))
		slots := meetingSlots(d)
		for j, k := range byClock(d.Meetings) {
			if slots[k] == "" {
				continue
			}
			e := &p.Days[i].Entries[j]
			e.Calendar = p.Rel(p.fileAddress(dayID(m, d)+"-"+slots[k], t.Lang, ".ics"))
			e.When = p.Days[i].Name + " " + p.T("clock.at", "time", e.Time)
		}
	}
}

// fileAddress is where a file beside a page stands: viikot/2026-w48.ics.
func (e *edition) fileAddress(id, lang, ext string) string {
	page := e.site.bank.Address(id, lang)
	return page[:len(page)-len(".html")] + ext
}

// dayID is the id of a day's sheet: viikot/2026-w48/ma. Two days that are the
// same day are a mistake that is told elsewhere.
func dayID(m *bank.Material, d bank.Day) string { return m.ID + "/" + bank.DaySlugs[d.Weekday] }

// meetingSlots names a day's meetings by their times, 0900; a second one at the
// same time is 0900-2. A meeting that has no time has no name.
func meetingSlots(d bank.Day) []string {
	out := make([]string, len(d.Meetings))
	count := map[int]int{}
	for i, m := range d.Meetings {
		if m.Time < 0 {
			continue
		}
		out[i] = fmt.Sprintf("%02d%02d", m.Time/60, m.Time%60)
		if count[m.Time]++; count[m.Time] > 1 {
			out[i] += fmt.Sprintf("-%d", count[m.Time])
		}
	}
	return out
}

// byClock gives the places of a day's meetings in the order of the clock.
func byClock(meetings []bank.Meeting) []int {
	out := make([]int, len(meetings))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return meetings[a].Time - meetings[b].Time })
	return out
}

// days makes a week's days as they stand on this page.
func (f *frame) days(t *bank.Text, around string) []day {
	out := make([]day, len(t.Week.Days))
	for i, d := range t.Week.Days {
		out[i] = f.dayIn(t, d, around)
	}
	return out
}

// dayIn is a day of a week's text where what is around it on the page is in the
// language around: words in another are marked with theirs.
func (f *frame) dayIn(t *bank.Text, d bank.Day, around string) day {
	v := f.day(d)
	v.Lang = other(t.Lang, around)
	for i := range v.Entries {
		e := &v.Entries[i]
		e.UI, e.Lang = other(f.words.lang, around), v.Lang
		if e.Label == f.T("week.meeting") {
			e.Lang = e.UI
		}
		e.Task.Lang = cmp.Or(e.Task.Lang, e.UI)
	}
	return v
}

func (f *frame) day(d bank.Day) day {
	v := day{ID: "day-" + f.ISO(d.Date), Date: d.Date, Name: f.Day(d.Date), Notes: d.Notes, Hours: f.hours(d), Cancelled: d.Cancelled}
	v.Entries = make([]entry, 0, len(d.Meetings)+len(d.Tasks))
	for _, i := range byClock(d.Meetings) {
		m := d.Meetings[i]
		e := entry{Meeting: true, Label: cmp.Or(m.Label, f.T("week.meeting")), Link: m.Link, Cancelled: m.Cancelled || d.Cancelled}
		if e.Cancelled {
			e.Off = f.T("week.cancelled")
		}
		if m.Time >= 0 {
			e.Time = f.Clock(m.Time)
		}
		if m.Minutes > 0 {
			e.Length = f.Duration(m.Minutes)
		}
		v.Entries = append(v.Entries, e)
	}
	for _, ref := range d.Tasks {
		if ref.To != nil {
			l := f.link(ref.To)
			v.Entries = append(v.Entries, entry{Task: l, Length: l.Note})
		}
	}
	if total := planned(d); total > 0 {
		v.Total = f.Duration(total)
	}
	return v
}

// other is a language when it is not the one around.
func other(lang, around string) string {
	if lang == around {
		return ""
	}
	return lang
}

// planned is how many minutes a day's tasks and meetings take.
func planned(d bank.Day) int {
	if d.Cancelled {
		return 0
	}
	total := 0
	for _, m := range d.Meetings {
		if !m.Cancelled {
			total += m.Minutes
		}
	}
	for _, ref := range d.Tasks {
		if ref.To != nil {
			total += ref.To.Facts.Duration
		}
	}
	return total
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

// needs collects what the tasks of days need, each thing once, in the order in
// which it is needed. Lang is the language around them.
func (e *edition) needs(lang string, days ...bank.Day) []need {
	var out []need
	seen := map[string]bool{}
	for _, d := range days {
		if d.Cancelled {
			continue
		}
		for _, ref := range d.Tasks {
			if ref.To == nil {
				continue
			}
			t, _ := ref.To.In(e.lang)
			for _, s := range t.Needs {
				if folded := bank.Fold(s); !seen[folded] {
					seen[folded] = true
					n := need{Text: s}
					if t.Lang != lang {
						n.Lang = t.Lang
					}
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// taskGuides are the guides that a week's tasks send people to and the week
// itself does not name.
func taskGuides(m *bank.Material, w *bank.WeekText) []*bank.Material {
	named := slices.Concat(m.Guides, m.Related)
	var out []*bank.Material
	for _, d := range w.Days {
		for _, ref := range d.Tasks {
			if ref.To == nil || d.Cancelled {
				continue
			}
			for _, g := range ref.To.Guides {
				if !among(named, g) && !among(out, g) {
					out = append(out, g)
				}
			}
		}
	}
	return out
}

func hasRole(t *bank.Text, role bank.Role) bool {
	return slices.ContainsFunc(t.Body.Words(), func(s bank.Section) bool { return s.Role == role })
}
