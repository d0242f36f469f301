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
	if t.Week == nil || !ownDays(t) {
		return
	}
	if len(t.Week.Days) > mostDays {
		report(t.File, t.Week.Days[mostDays].At, "week-too-many-days", diag.Args{"days": fmt.Sprint(len(t.Week.Days))})
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
			planned += m.Minutes
		}
		long := d.End - d.Start
		switch {
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
		meetings := slices.DeleteFunc(slices.Clone(d.Meetings), func(m bank.Meeting) bool { return m.Time < 0 })
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
