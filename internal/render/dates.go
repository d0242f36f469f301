package render

import (
	"sync/atomic"
	"time"
)

// Date is a day as people write it: 23.11.2026, 23 November 2026.
func (w *words) Date(t time.Time) string {
	return w.T("date", "d", t.Day(), "m", int(t.Month()), "y", t.Year(), "month", w.T("month."+itoa(int(t.Month()))))
}

// Day is a day of a week: maanantai 23.11.
func (w *words) Day(t time.Time) string {
	return w.T("date.day", "weekday", w.Weekday(t), "d", t.Day(), "m", int(t.Month()), "month", w.T("month."+itoa(int(t.Month()))))
}

// Weekday is its name, as it stands alone.
func (w *words) Weekday(t time.Time) string { return w.T("weekday." + itoa(int(t.Weekday()))) }

// Span is from one day to another: 23.–26.11.2026.
func (w *words) Span(from, to time.Time) string {
	switch {
	case from.Equal(to):
		return w.Date(from)
	case from.Year() != to.Year():
		return w.Date(from) + "–" + w.Date(to)
	}
	key := "date.span"
	if from.Month() == to.Month() {
		key = "date.span.month"
	}
	return w.T(key, "d", from.Day(), "m", int(from.Month()), "month", w.T("month."+itoa(int(from.Month()))),
		"d2", to.Day(), "m2", int(to.Month()), "month2", w.T("month."+itoa(int(to.Month()))), "y", to.Year())
}

// Clock is minutes from midnight as a time of day: 9.00.
func (w *words) Clock(minutes int) string {
	return w.T("clock", "h", minutes/60, "mm", twoDigits(minutes%60))
}

// twoDigits is a number below a hundred.
func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// Duration is how long something takes: 45 min, 1 h 30 min.
func (w *words) Duration(minutes int) string {
	if minutes < 0 || minutes >= len(w.durations) {
		return w.duration(minutes)
	}
	known := &w.durations[minutes]
	if s := known.Load(); s != nil {
		return *s
	}
	s := w.duration(minutes)
	known.Store(&s)
	return s
}

// durations are those of less than ten hours in words, as each is asked for.
type durations [600]atomic.Pointer[string]

func (w *words) duration(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return w.T("minutes", "m", m)
	case m == 0:
		return w.T("hours", "h", h)
	}
	return w.T("hours", "h", h) + " " + w.T("minutes", "m", m)
}

// ISO is a day for machines: 2026-11-23.
func (w *words) ISO(t time.Time) string { return t.Format(time.DateOnly) }
