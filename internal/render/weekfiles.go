package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"
	"time"

	"vakka/internal/bank"
	"vakka/internal/calendar"
	"vakka/internal/letter"
)

// shortest is how long a meeting or a day takes in a calendar when nobody has
// said it: an event without length is hard to see.
const shortest = 30

// weekJobs lists the files of the edition's weeks: for each week that is
// written in its language a calendar file, one for each meeting and, when the
// bank knows its address, the letter as a draft and as a quick message; and one
// calendar of all weeks to subscribe to.
func (e *edition) weekJobs(yield func(job) bool) bool {
	own := false
	for _, m := range e.lists[bank.Week] {
		if t, ok := m.In(e.lang); ok && t.Week != nil {
			own = true
			if !e.oneWeekJobs(m, t, yield) {
				return false
			}
		}
	}
	return !own || !e.anyEvents() || yield(job{address: e.allWeeksAddress(), make: worded(e.allWeeks)})
}

// oneWeekJobs lists the files of one week.
func (e *edition) oneWeekJobs(m *bank.Material, t *bank.Text, yield func(job) bool) bool {
	return e.calendarJobs(m, t, yield) && (e.site.bank.Config.BaseURL == "" || e.letterJobs(m, yield))
}

func (e *edition) calendarJobs(m *bank.Material, t *bank.Text, yield func(job) bool) bool {
	if !hasEvents(m, e.lang) {
		return true
	}
	all := sync.OnceValue(func() []weekEvent { return e.events(m) })
	file := func(id string, wanted func(weekEvent) bool) bool {
		return yield(job{address: e.fileAddress(id, e.lang, ".ics"), make: worded(func() []byte {
			var some []weekEvent
			for _, one := range all() {
				if wanted(one) {
					some = append(some, one)
				}
			}
			return e.calendar(t.Title, t.Summary, some)
		})})
	}
	if !file(m.ID, func(weekEvent) bool { return true }) {
		return false
	}
	for _, d := range t.Week.Days {
		for _, slot := range meetingSlots(d) {
			one := func(v weekEvent) bool { return v.Day.Equal(d.Date) && v.slot == slot }
			if slot != "" && !d.Date.IsZero() && !file(dayID(m, d)+"-"+slot, one) {
				return false
			}
		}
	}
	return true
}

func (e *edition) letterJobs(m *bank.Material, yield func(job) bool) bool {
	return yield(job{address: e.fileAddress(m.ID, e.lang, ".eml"), make: worded(func() []byte { return letter.EML(e.site.letters.of(e, m).letter) })}) &&
		yield(job{address: e.fileAddress(m.ID, e.lang, ".txt"), make: worded(func() []byte { return []byte(e.site.letters.of(e, m).quick) })})
}

// worded makes a file, or tells which text of the interface it misses.
func worded(make func() []byte) func() ([]byte, error) {
	return func() (data []byte, err error) {
		defer textErrors(&err)
		return make(), nil
	}
}

// allWeeksAddress is where the calendar of all weeks stands: viikot.ics.
func (e *edition) allWeeksAddress() string {
	return e.fileAddress(e.site.bank.Folder(bank.Week), e.lang, ".ics")
}

func (e *edition) anyEvents() bool {
	return slices.ContainsFunc(e.lists[bank.Week], func(m *bank.Material) bool { return hasEvents(m, e.lang) })
}

// hasEvents is true of a week that has something to put into a calendar.
func hasEvents(m *bank.Material, lang string) bool {
	t, _ := m.In(lang)
	return t.Week != nil && slices.ContainsFunc(t.Week.Days, func(d bank.Day) bool { return !d.Date.IsZero() })
}

// allWeeks is the calendar of all weeks, the oldest first. A week that is not
// written in the edition's language is there in its own.
func (e *edition) allWeeks() []byte {
	var events []weekEvent
	for _, m := range slices.Backward(e.lists[bank.Week]) {
		events = append(events, e.events(m)...)
	}
	return e.calendar(e.T("list.title", "list", e.Name(), "value", e.T("list.week")), "", events)
}

func (e *edition) calendar(name, about string, events []weekEvent) []byte {
	c := calendar.Calendar{Name: name, About: about, Zone: e.site.bank.Config.Timezone}
	for _, one := range events {
		c.Events = append(c.Events, one.Event)
	}
	return calendar.Bytes(c)
}

// A weekEvent is an event and what it was made of: a meeting by its slot, or a
// whole day without one.
type weekEvent struct {
	calendar.Event
	slot string
}

// events are a week's days and meetings for calendars.
func (e *edition) events(m *bank.Material) []weekEvent {
	t, _ := m.In(e.lang)
	if t.Week == nil {
		return nil
	}
	f := e.absolute(m)
	var out []weekEvent
	for _, d := range t.Week.Days {
		if d.Date.IsZero() {
			continue
		}
		base := calendar.Event{Changed: lastChanged(m, t), Day: d.Date, Remind: e.site.bank.Config.Calendar.Remind, URL: f.whole(m)}
		out = append(out, f.dayEvent(m, t.Week, d, base))
		slots := meetingSlots(d)
		for _, i := range byClock(d.Meetings) {
			if slots[i] != "" {
				out = append(out, f.meetingEvent(m, t.Week, d, d.Meetings[i], slots[i], base))
			}
		}
	}
	return out
}

// absolute is a frame whose addresses are whole, for what leaves the site; when
// the bank does not know its address they are not to be used.
func (e *edition) absolute(m *bank.Material) *frame {
	t, _ := m.In(e.lang)
	f := e.frame(m.ID, t.Title, t.Summary, m)
	f.root = e.site.bank.Config.BaseURL
	return &f
}

// whole is a material's whole address, "" when the bank does not know its own.
func (f *frame) whole(m *bank.Material) string {
	if f.root == "" {
		return ""
	}
	return f.to(m.ID)
}

// lastChanged is the latest day on which any of a week's texts was changed: the
// same in every language, since the events are the same.
func lastChanged(m *bank.Material, t *bank.Text) time.Time {
	last := m.Facts.Date
	for _, text := range m.Texts {
		if text.Updated.After(last) {
			last = text.Updated
		}
	}
	if last.IsZero() {
		last = bank.ISOWeek{Year: t.Week.Year, Week: t.Week.Week}.Day(time.Monday)
	}
	return last
}

func (f *frame) dayEvent(m *bank.Material, w *bank.WeekText, d bank.Day, v calendar.Event) weekEvent {
	v.UID = calendar.UID(f.site.bank.Config.ID, m.ID, f.ISO(d.Date), "day")
	v.Start, v.End = d.Start, d.End
	if d.Start >= 0 && d.End <= d.Start {
		v.End = d.Start + max(planned(d), shortest)
	}
	v.Title, v.Cancelled = f.eventTitle(f.T("calendar.day"), w, d.Cancelled), d.Cancelled
	var lines []string
	for _, one := range f.day(d).Entries {
		if one.Meeting {
			lines = append(lines, strings.TrimSpace(one.Time+" "+one.Label))
			continue
		}
		line := "– " + one.Task.Title
		if one.Length != "" {
			line += " (" + one.Length + ")"
		}
		lines = append(lines, line)
	}
	lines = append(lines, d.Notes, v.URL)
	v.About = strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
	return weekEvent{v, ""}
}

func (f *frame) meetingEvent(m *bank.Material, w *bank.WeekText, d bank.Day, meeting bank.Meeting, slot string, v calendar.Event) weekEvent {
	v.UID = calendar.UID(f.site.bank.Config.ID, m.ID, f.ISO(d.Date), slot)
	v.Start, v.End = meeting.Time, meeting.Time+cmp.Or(meeting.Minutes, shortest)
	v.Cancelled = d.Cancelled || meeting.Cancelled
	v.Title = f.eventTitle(cmp.Or(meeting.Label, f.T("week.meeting")), w, v.Cancelled)
	v.Place = meeting.Link
	v.About = strings.TrimSpace(cmp.Or(meeting.Link, f.T("calendar.link")) + "\n" + v.URL)
	return weekEvent{v, slot}
}

func (f *frame) eventTitle(title string, w *bank.WeekText, cancelled bool) string {
	if w.GroupName != "" {
		title += " – " + w.GroupName
	}
	if cancelled {
		title = f.T("calendar.cancelled", "title", title)
	}
	return title
}

// A weekCalendar is the way to have all weeks in one's own calendar.
type weekCalendar struct {
	File      string       // address on this page
	Subscribe template.URL // for programs that know webcal:, "" when the bank does not know its address
	Address   string       // the same for those that ask for it
}

// weekCalendar is nil when there is nothing to put into a calendar.
func (f *frame) weekCalendar() *weekCalendar {
	if !f.anyEvents() {
		return nil
	}
	address := f.allWeeksAddress()
	if !slices.ContainsFunc(f.lists[bank.Week], func(m *bank.Material) bool { _, ok := m.In(f.lang); return ok }) {
		own, _ := f.lists[bank.Week][0].In(f.lang) // the page shows the weeks in another language
		address = f.fileAddress(f.site.bank.Folder(bank.Week), own.Lang, ".ics")
	}
	c := &weekCalendar{File: f.Rel(address), Subscribe: f.webcal(address)}
	if c.Subscribe != "" {
		c.Address = f.Bank().BaseURL + address
	}
	return c
}
