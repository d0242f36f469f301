package check

import (
	"slices"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// weekHoliday finds a day of a week's programme on which nearly everything in
// Finland is closed: weeks are begun from a model, which knows weekdays only.
func weekHoliday(t text, _ time.Time, report report) {
	if t.Week == nil || !ownDays(t) || !slices.Contains([]string{"Europe/Helsinki", "Europe/Mariehamn"}, t.bank.Config.Timezone) {
		return
	}
	for _, d := range t.Week.Days {
		open := slices.ContainsFunc(d.Meetings, func(m bank.Meeting) bool { return !m.Cancelled }) || d.Start >= 0
		if !d.Cancelled && open && !d.Date.IsZero() && holiday(d.Date) {
			report(t.File, d.At, "week-holiday", diag.Args{"date": d.Date.Format("2.1.2006")})
		}
	}
}

// holiday is true of public holidays in Finland, and of the eves of midsummer and
// of Christmas, which are held as such. A Sunday is one in any week.
func holiday(date time.Time) bool {
	year, month, day := date.Date()
	switch {
	case date.Weekday() == time.Sunday:
		return false
	case month == time.January && (day == 1 || day == 6), month == time.May && day == 1, month == time.December && (day == 6 || day >= 24 && day <= 26):
		return true
	case month == time.June && (date.Weekday() == time.Friday && day >= 19 && day <= 25 || date.Weekday() == time.Saturday && day >= 20 && day <= 26):
		return true // midsummer
	case date.Weekday() == time.Saturday && (month == time.October && day == 31 || month == time.November && day <= 6):
		return true // All Saints' Day
	}
	after := date.YearDay() - easter(year).YearDay()
	return after == -2 || after == 1 || after == 39 // Good Friday, Easter Monday, Ascension Day
}

// easter is the Sunday after the first full moon of spring, as the church's
// tables for the Gregorian calendar have them.
func easter(year int) time.Time {
	century := year / 100
	moon := (19*(year%19) + century - century/4 - (8*century+13)/25 + 15) % 30 // days from 21 March to the full moon, …
	if moon == 29 || moon == 28 && year%19 > 10 {                              // … which the tables keep before 19 April
		moon--
	}
	full := time.Date(year, time.March, 21+moon, 0, 0, 0, 0, time.UTC)
	return full.AddDate(0, 0, 7-int(full.Weekday()))
}
