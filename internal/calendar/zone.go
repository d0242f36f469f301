package calendar

import (
	"fmt"
	"sync"
	"time"
)

// zones are those that were asked for: each is read from a file.
var zones sync.Map

// zoneOf is a zone by its name, UTC for a name that is not known.
func zoneOf(name string) *time.Location {
	if zone, known := zones.Load(name); known {
		return zone.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" {
		zone = time.UTC
	}
	zones.Store(name, zone)
	return zone
}

// helsinki is the block that calendars have seen the most of.
var helsinki = []string{
	"BEGIN:VTIMEZONE",
	"TZID:Europe/Helsinki",
	"BEGIN:DAYLIGHT",
	"DTSTART:19700329T030000",
	"TZOFFSETFROM:+0200",
	"TZOFFSETTO:+0300",
	"TZNAME:EEST",
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
	"END:DAYLIGHT",
	"BEGIN:STANDARD",
	"DTSTART:19701025T040000",
	"TZOFFSETFROM:+0300",
	"TZOFFSETTO:+0200",
	"TZNAME:EET",
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
	"END:STANDARD",
	"END:VTIMEZONE",
}

// timezone writes what the file's TZIDs mean.
func (w *writer) timezone(zone *time.Location, events []Event) {
	switch zone.String() {
	case "UTC":
		return
	case "Europe/Helsinki":
		for _, l := range helsinki {
			w.line(l)
		}
		return
	}
	w.line("BEGIN:VTIMEZONE")
	w.line("TZID:" + zone.String())
	for _, o := range observances(zone, events) {
		kind := "STANDARD"
		if o.summer {
			kind = "DAYLIGHT"
		}
		w.line("BEGIN:" + kind)
		w.line("DTSTART:" + o.from.Format("20060102T150405"))
		w.line("TZOFFSETFROM:" + offset(o.before))
		w.line("TZOFFSETTO:" + offset(o.after))
		w.text("TZNAME", o.name)
		w.line("END:" + kind)
	}
	w.line("END:VTIMEZONE")
}

// An observance is an offset and the wall time, by the one before, from which
// it holds.
type observance struct {
	from          time.Time
	before, after int // seconds east of UTC
	name          string
	summer        bool
}

// observances lists those in force from before the first event until after the
// last.
func observances(zone *time.Location, events []Event) []observance {
	first, last := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Time{}
	for i, e := range events {
		if i == 0 || e.Day.Before(first) {
			first = e.Day
		}
		if e.Day.After(last) {
			last = e.Day
		}
	}
	var out []observance
	for t := first.AddDate(0, 0, -2).In(zone); ; {
		start, end := t.ZoneBounds()
		name, after := t.Zone()
		o := observance{from: time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), before: after, after: after, name: name, summer: t.IsDST()}
		if !start.IsZero() {
			_, o.before = start.Add(-time.Second).In(zone).Zone()
			o.from = start.UTC().Add(time.Duration(o.before) * time.Second)
		}
		out = append(out, o)
		if end.IsZero() || end.After(last.AddDate(0, 0, 2)) {
			return out
		}
		t = end
	}
}

// offset is +0300.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 { // only before standard time
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
