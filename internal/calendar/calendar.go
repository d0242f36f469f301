// Package calendar turns events into the bytes of an iCalendar file (RFC 5545)
// that Outlook, Google and Apple's calendars import.
//
// Pure: the same events give the same bytes. What people wrote is a value and
// never a line of the file: values are escaped, control characters are left
// out, and lines are folded at 75 octets between characters, so nothing in a
// title can begin a property or a component of its own.
//
// An event is the same event for a calendar as long as its UID is the same. The
// caller makes it of what does not change when people edit: which material,
// which day, what time (see UID). Renaming keeps it; a meeting that is moved to
// another time is another event, and the old one is best left in place as
// cancelled. SEQUENCE and DTSTAMP come from the day the text was last changed,
// so they grow with the author's own date and not with each build; calling an
// event off counts as a change too.
//
// Times are local with a VTIMEZONE. Europe/Helsinki has the two rules that every
// program knows; any other zone gets each change of its clocks in the years of
// the events, from Go's table of zones; UTC needs none.
package calendar

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // a bank's time zone must be known on every machine
)

// A Calendar is one file. Zone is a name of the IANA table; one that is not
// known is taken for UTC.
type Calendar struct {
	Name, About string
	Zone        string
	Events      []Event
}

// An Event is one time or one day. Day is its date, midnight UTC. Start and End
// are minutes from midnight on a wall clock; a Start below 0 makes the event
// last the whole day, and then End is not looked at. End may be past midnight.
type Event struct {
	UID       string
	Changed   time.Time // the day its text was last changed
	Day       time.Time
	Start     int
	End       int
	Title     string
	About     string
	Place     string
	URL       string
	Remind    int // minutes before; 0: no reminder. All-day events have none
	Cancelled bool
}

// UID is a stable name for an event of a bank: of what it is made of only a
// hash is seen.
func UID(bank string, parts ...string) string {
	sum := sha256.Sum256([]byte(bank + "\x00" + strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12]) + "@" + bank
}

// Bytes is the file. Lines end in CRLF.
func Bytes(c Calendar) []byte {
	w, zone := &writer{}, zoneOf(c.Zone)
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//Vakka//Vakka//FI")
	w.line("CALSCALE:GREGORIAN")
	w.line("METHOD:PUBLISH")
	w.text("X-WR-CALNAME", c.Name)
	w.text("X-WR-CALDESC", c.About)
	if zone != time.UTC {
		w.text("X-WR-TIMEZONE", zone.String())
	}
	w.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H")
	w.line("X-PUBLISHED-TTL:PT12H")
	w.timezone(zone, c.Events)
	for _, e := range c.Events {
		w.event(e, zone)
	}
	w.line("END:VCALENDAR")
	return w.out.Bytes()
}

func (w *writer) event(e Event, zone *time.Location) {
	w.line("BEGIN:VEVENT")
	w.raw("UID", e.UID)
	w.line("DTSTAMP:" + e.Changed.UTC().Format("20060102T150405Z"))
	w.line(fmt.Sprintf("SEQUENCE:%d", sequence(e)))
	if e.Start < 0 {
		w.line("DTSTART;VALUE=DATE:" + e.Day.Format("20060102"))
		w.line("DTEND;VALUE=DATE:" + e.Day.AddDate(0, 0, 1).Format("20060102"))
		w.line("TRANSP:TRANSPARENT")
	} else {
		w.moment("DTSTART", wall(e.Day, e.Start), zone)
		w.moment("DTEND", wall(e.Day, max(e.End, e.Start)), zone)
	}
	w.text("SUMMARY", e.Title)
	w.text("DESCRIPTION", e.About)
	w.text("LOCATION", e.Place)
	w.raw("URL", e.URL)
	switch {
	case e.Cancelled:
		w.line("STATUS:CANCELLED")
	case e.Start >= 0 && e.Remind > 0:
		w.line("STATUS:CONFIRMED")
		w.alarm(e)
	default:
		w.line("STATUS:CONFIRMED")
	}
	w.line("END:VEVENT")
}

// alarm reminds once. Outlook understands the minutes of a trigger alone.
func (w *writer) alarm(e Event) {
	w.line("BEGIN:VALARM")
	w.line("ACTION:DISPLAY")
	w.text("DESCRIPTION", e.Title)
	w.line(fmt.Sprintf("TRIGGER:-PT%dM", e.Remind))
	w.line("END:VALARM")
}

// sequence grows with the day of the last change: two numbers a day, so that an
// event called off on the day it was made is newer than itself.
func sequence(e Event) int {
	const epoch = 18262 // days from 1970 to 2020
	n := 2 * max(0, int(e.Changed.Unix()/86400)-epoch)
	if e.Cancelled {
		n++
	}
	return n
}

// wall is what a clock on the wall shows, kept as if it were UTC.
func wall(day time.Time, minutes int) time.Time { return day.Add(time.Duration(minutes) * time.Minute) }

// moment writes a local time. A time that the clock shows twice means the first
// one by the standard; one that it skips is the caller's to refuse.
func (w *writer) moment(name string, wall time.Time, zone *time.Location) {
	if zone == time.UTC {
		w.line(name + ":" + wall.Format("20060102T150405Z"))
		return
	}
	w.line(name + ";TZID=" + zone.String() + ":" + wall.Format("20060102T150405"))
}

type writer struct{ out bytes.Buffer }

// text writes a property whose value is text; nothing when there is none.
func (w *writer) text(name, value string) {
	if value = escape(value); value != "" {
		w.line(name + ":" + value)
	}
}

// raw writes a property whose value is no text and so has no escapes.
func (w *writer) raw(name, value string) {
	if value = strings.Map(visible, strings.ToValidUTF8(value, "")); value != "" {
		w.line(name + ":" + value)
	}
}

const octets = 75 // the longest line, without its end

// line writes a content line, folded between characters.
func (w *writer) line(s string) {
	room := octets
	for len(s) > room {
		cut := room
		for cut > 0 && s[cut]&0xC0 == 0x80 { // inside a character
			cut--
		}
		w.out.WriteString(s[:cut])
		w.out.WriteString("\r\n ")
		s, room = s[cut:], octets-1
	}
	w.out.WriteString(s)
	w.out.WriteString("\r\n")
}

// breaks are the characters that part lines, as one.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\t", " ")

// escape makes a value of a text: line breaks and signs that mean something are
// written as escapes, and what cannot be seen is left out.
func escape(s string) string {
	s = breaks.Replace(strings.ToValidUTF8(s, ""))
	var out strings.Builder
	out.Grow(len(s) + 16)
	for _, c := range strings.TrimSpace(s) {
		switch {
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\\' || c == ';' || c == ',':
			out.WriteByte('\\')
			out.WriteRune(c)
		case visible(c) >= 0:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// visible drops the characters that control something.
func visible(c rune) rune {
	if c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c == '\ufeff' {
		return -1
	}
	return c
}
