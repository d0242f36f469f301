package check

import (
	"fmt"
	"time"

	"vakka/internal/diag"
)

// The law's limits of rehabilitative work activity: one to four days a week,
// four to eight hours a day.
const (
	mostDays    = 4
	mostMinutes = 8 * 60
)

// weekDays looks at how many days a week has, and that none stands twice.
func weekDays(t text, _ time.Time, report report) {
	if t.Week == nil {
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
	if t.Week == nil {
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
			report(t.File, d.At, "week-day-too-long", diag.Args{"hours": fmt.Sprintf("%.1f", float64(long)/60)})
		case planned > long:
			report(t.File, d.At, "week-day-overfull", diag.Args{"planned": fmt.Sprint(planned), "minutes": fmt.Sprint(long)})
		}
	}
}
