package check

import (
	"slices"
	"testing"
	"time"

	"vakka/internal/bank"
)

// The days of a year on which Finland is closed, as its almanacs have them, but
// for Sundays.
func TestHolidays(t *testing.T) {
	for year, want := range map[int][]string{
		2026: {"01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19", "06-20", "10-31", "12-24", "12-25", "12-26"},
		2027: {"01-01", "01-06", "03-26", "03-29", "05-01", "05-06", "06-25", "06-26", "11-06", "12-06", "12-24", "12-25"},
		2028: {"01-01", "01-06", "04-14", "04-17", "05-01", "05-25", "06-23", "06-24", "11-04", "12-06", "12-25", "12-26"},
		2038: {"01-01", "01-06", "04-23", "04-26", "05-01", "06-03", "06-25", "06-26", "11-06", "12-06", "12-24", "12-25"},
	} {
		var got []string
		for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
			if holiday(day) {
				got = append(got, day.Format("01-02"))
			}
		}
		slices.Sort(got)
		same(t, "holidays", want, got)
	}
}

// Easter Sundays of the church's table, its earliest and latest among them.
func TestEaster(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05",
		"2027-03-28", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2099-04-12", "2285-03-22"} {
		day, err := time.Parse(time.DateOnly, want)
		if err != nil {
			t.Fatal(err)
		}
		if got := easter(day.Year()).Format(time.DateOnly); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestWeekHoliday(t *testing.T) {
	epiphany := time.Date(2027, 1, 6, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		day  bank.Day
		zone string
		want []string
	}{
		"a day's hours":    {bank.Day{Date: epiphany, Start: 540, End: 780}, "Europe/Helsinki", []string{"week-holiday viikot/a:10"}},
		"a meeting":        {bank.Day{Date: epiphany, Start: -1, End: -1, Meetings: []bank.Meeting{{Time: 540}}}, "Europe/Mariehamn", []string{"week-holiday viikot/a:10"}},
		"called off":       {bank.Day{Date: epiphany, Start: 540, End: 780, Cancelled: true}, "Europe/Helsinki", nil},
		"meetings off":     {bank.Day{Date: epiphany, Start: -1, End: -1, Meetings: []bank.Meeting{{Time: 540, Cancelled: true}}}, "Europe/Helsinki", nil},
		"tasks at home":    {bank.Day{Date: epiphany, Start: -1, End: -1}, "Europe/Helsinki", nil},
		"the day after":    {bank.Day{Date: epiphany.AddDate(0, 0, 1), Start: 540, End: 780}, "Europe/Helsinki", nil},
		"another country":  {bank.Day{Date: epiphany, Start: 540, End: 780}, "Europe/Oslo", nil},
		"not known a date": {bank.Day{Start: 540, End: 780}, "Europe/Helsinki", nil},
	} {
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Timezone: c.zone}, Materials: []*bank.Material{material("viikot/a", week(c.day))}}
		same(t, name, c.want, toldOf(b))
	}
}
