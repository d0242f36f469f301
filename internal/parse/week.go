package parse

import (
	"path"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// week reads a week's programme. Which week it is may be said by its number, by
// any of its days, or by the file's name alone.
func (rd *reader) week() *bank.WeekText {
	t := &bank.WeekText{GroupName: rd.text(rd.at("group_name")), At: diag.Pos{Line: 1, Column: 1}}
	w := rd.whichWeek(t)
	t.Year, t.Week = w.Year, w.Week
	if days := rd.at("days"); days.value != nil && len(items(days.value)) == 0 {
		rd.add(days.pos(), "week-empty", nil)
	}
	for _, b := range rd.blocks(rd.at("days"), keyTables[place{bank.Week, "days"}], rd.lang) {
		if d, ok := rd.day(b, w); ok {
			t.Days = append(t.Days, d)
		}
	}
	return t
}

// whichWeek finds the week, and tells when the file's name or a date means
// another: a copied file keeps the old week until someone notices.
func (rd *reader) whichWeek(t *bank.WeekText) bank.ISOWeek {
	number, start := rd.at("week"), rd.at("start")
	hasNumber, hasStart := number.value != nil && !isNull(number.value), start.value != nil && !isNull(start.value)
	first := value(rd.fields, start, "bad-date", date)
	base := path.Base(rd.file.ID)
	named, isNamed := bank.ReadISOWeek(base)
	var w bank.ISOWeek
	switch {
	case hasNumber:
		w, t.At = value(rd.fields, number, "bad-week", bank.ReadISOWeek), number.pos()
	case hasStart:
		t.At = start.pos()
		if !first.IsZero() {
			w = bank.WeekOf(first)
		}
	case isNamed:
		return named
	case bank.LooksLikeISOWeek(base):
		rd.add(t.At, "bad-week", diag.Args{"value": base})
	case base != "index": // which is the text on top of the list of weeks
		rd.add(t.At, "no-week", nil)
	}
	if w.Year == 0 {
		return w
	}
	if isNamed && named != w {
		rd.add(t.At, "week-differs", diag.Args{"week": w.String(), "other": path.Base(rd.file.Name)})
	}
	if hasNumber && !first.IsZero() && bank.WeekOf(first) != w {
		rd.add(start.pos(), "week-differs", diag.Args{"week": w.String(), "other": first.Format(time.DateOnly)})
	}
	return w
}

func (rd *reader) day(b block, w bank.ISOWeek) (bank.Day, bool) {
	e, known := b.entries["day"]
	if !known || isNull(e.value) {
		rd.add(b.at, "no-day", nil)
		return bank.Day{}, false
	}
	weekday := value(rd.fields, e, "bad-day", func(s string) (*time.Weekday, bool) { d, ok := weekday(s); return &d, ok })
	if weekday == nil {
		return bank.Day{}, false
	}
	d := bank.Day{
		Weekday:   *weekday,
		Start:     rd.clock(b.entries["start"]),
		End:       rd.clock(b.entries["end"]),
		Tasks:     rd.refs(b.entries["tasks"]),
		Notes:     rd.text(b.entries["notes"]),
		Cancelled: rd.yes(b.entries["cancelled"]),
		At:        b.at,
	}
	if w.Year != 0 {
		d.Date = w.Day(d.Weekday)
	}
	for _, m := range rd.blocks(b.entries["meetings"], keyTables[place{bank.Week, "meetings"}], rd.lang) {
		d.Meetings = append(d.Meetings, bank.Meeting{
			Label:     rd.text(m.entries["label"]),
			Time:      rd.clock(m.entries["time"]),
			Minutes:   value(rd.fields, m.entries["minutes"], "bad-duration", minutes),
			Link:      value(rd.fields, m.entries["link"], "bad-meeting-link", secureAddress),
			Cancelled: rd.yes(m.entries["cancelled"]),
			At:        m.at,
		})
	}
	return d, true
}

// secureAddress reads an address that nobody on the way can read or change.
func secureAddress(s string) (string, bool) {
	address, kind := readAddress(s)
	return address, kind == external && strings.HasPrefix(address, "https:") && !strings.ContainsAny(address, " \"<>")
}

// clock reads a time of day as minutes from midnight, -1 when there is none.
func (rd *reader) clock(e entry) int {
	after := value(rd.fields, e, "bad-time", func(s string) (int, bool) { n, ok := clock(s); return n + 1, ok })
	return max(after, 0) - 1
}
