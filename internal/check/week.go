package check

import (
	"fmt"
	"slices"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// The law's limits of rehabilitative work activity: at most four days a week
// and eight hours a day.
const (
	mostDays    = 4
	mostMinutes = 8 * 60
)

// weekDays looks at how many days a week has, and that none stands twice.
func weekDays(t text, _ time.Time, report report) {
	if t.Week == nil || t.of.Kind != bank.Week || !ownDays(t) {
		return
	}
	_, written := t.At.Find("days") // and then what is wrong with them has been told
	if len(t.Week.Days) == 0 && !written && t.Week.Year != 0 && t.Text == t.of.Texts[0] && t.bank.Intros[bank.Week] != t.of {
		report(t.File, t.Week.At, "week-empty", nil)
	}
	held := slices.DeleteFunc(slices.Clone(t.Week.Days), func(d bank.Day) bool { return d.Cancelled })
	if len(held) > mostDays {
		report(t.File, held[mostDays].At, "week-too-many-days", diag.Args{"days": fmt.Sprint(len(held))})
	}
	seen := map[time.Weekday]bool{}
	for _, d := range t.Week.Days {
		if seen[d.Weekday] {
			report(t.File, d.At, "week-day-twice", nil)
		}
		seen[d.Weekday] = true
	}
}

// weekHours looks at a day's hours, and at whether its tasks and meetings fit.
func weekHours(t text, _ time.Time, report report) {
	if t.Week == nil || !ownDays(t) {
		return
	}
	for _, d := range t.Week.Days {
		planned := 0
		for _, ref := range d.Tasks {
			if ref.To != nil {
				planned += ref.To.Facts.Duration
			}
		}
		for _, m := range d.Meetings {
			if !m.Cancelled {
				planned += m.Minutes
			}
		}
		long := d.End - d.Start
		switch {
		case d.Cancelled:
		case d.Start < 0 || d.End < 0:
		case long <= 0:
			report(t.File, d.At, "week-day-backwards", nil)
		case long > mostMinutes:
			report(t.File, d.At, "week-day-too-long", diag.Args{"length": hours(long)})
		case planned > long:
			report(t.File, d.At, "week-day-overfull", diag.Args{"planned": fmt.Sprint(planned), "minutes": fmt.Sprint(long)})
		}
	}
}

// hours writes minutes as every language here does: 8 h 30 min.
func hours(minutes int) string {
	if minutes%60 == 0 {
		return fmt.Sprintf("%d h", minutes/60)
	}
	return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
}

// weekMeetings looks at a day's meetings: nobody can be in two at once, nor in
// one before the day begins.
func weekMeetings(t text, _ time.Time, report report) {
	if t.Week == nil || !ownDays(t) {
		return
	}
	for _, d := range t.Week.Days {
		meetings := slices.DeleteFunc(slices.Clone(d.Meetings), func(m bank.Meeting) bool { return m.Time < 0 || m.Cancelled })
		slices.SortStableFunc(meetings, func(a, b bank.Meeting) int { return a.Time - b.Time })
		for i, m := range meetings {
			if d.Start >= 0 && m.Time < d.Start || d.End > d.Start && m.Time+m.Minutes > d.End {
				report(t.File, m.At, "week-meeting-outside-day", nil)
			}
			if i > 0 && m.Time < meetings[i-1].Time+meetings[i-1].Minutes {
				report(t.File, m.At, "week-meetings-overlap", diag.Args{"other": meetings[i-1].Label})
			}
		}
	}
}

// weekClock finds times that the clock skips or shows twice, when summer time
// begins and ends.
func weekClock(t text, _ time.Time, report report) {
	if t.Week == nil || !ownDays(t) {
		return
	}
	zone, err := time.LoadLocation(t.bank.Config.Timezone)
	if err != nil { // which has been told
		return
	}
	for _, d := range t.Week.Days {
		look := func(at diag.Pos, minutes int) {
			if minutes < 0 || d.Date.IsZero() {
				return
			}
			args := diag.Args{"time": fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), "date": d.Date.Format(time.DateOnly)}
			switch shown(d.Date, minutes, zone) {
			case 0:
				report(t.File, at, "week-clock-gap", args)
			case 2:
				report(t.File, at, "week-clock-twice", args)
			}
		}
		look(d.At, d.Start)
		look(d.At, d.End)
		for _, m := range d.Meetings {
			look(m.At, m.Time)
		}
	}
}

// shown is how many times clocks show a time on a date: once, but for two days
// a year.
func shown(date time.Time, minutes int, zone *time.Location) int {
	wall := date.Add(time.Duration(minutes) * time.Minute)
	offsets := map[int]bool{}
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		offsets[offset] = true
	}
	times := 0
	for offset := range offsets {
		moment := wall.Add(-time.Duration(offset) * time.Second)
		if _, real := moment.In(zone).Zone(); real == offset {
			times++
		}
	}
	return times
}

// weekLevel finds tasks that need more digital skills than the group has.
func weekLevel(t text, _ time.Time, report report) {
	levels := t.bank.Config.Vocabularies["digital_level"]
	group := levels.Place(t.of.Facts.DigitalLevel)
	if t.Week == nil || group < 0 || !ownDays(t) {
		return
	}
	label := func(id string) string { return levels.Term(id).Label.In(t.Lang, t.bank.Lang()) }
	for _, d := range t.Week.Days {
		for _, ref := range d.Tasks {
			if ref.To == nil || levels.Place(ref.To.Facts.DigitalLevel) <= group {
				continue
			}
			task, _ := ref.To.In(t.Lang)
			report(t.File, ref.At, "week-task-too-digital", diag.Args{"task": task.Title,
				"level": label(ref.To.Facts.DigitalLevel), "group": label(t.of.Facts.DigitalLevel)})
		}
	}
}
