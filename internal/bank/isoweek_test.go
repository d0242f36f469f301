package bank

import (
	"testing"
	"time"
)

// Every day from 2020 to 2040 is in the week that Go says, and on its own date.
func TestEveryISOWeek(t *testing.T) {
	last := ISOWeek{}
	for day := time.Date(2019, 12, 30, 0, 0, 0, 0, time.UTC); day.Year() < 2041; day = day.AddDate(0, 0, 1) {
		year, week := day.ISOWeek()
		w, ok := ReadISOWeek(ISOWeek{year, week}.String())
		if !ok || w != (ISOWeek{year, week}) || w != WeekOf(day) {
			t.Fatalf("%s: read as %v %v", day.Format(time.DateOnly), w, ok)
		}
		if got := w.Day(day.Weekday()); !got.Equal(day) {
			t.Fatalf("%s is read as %s", day.Format(time.DateOnly), got.Format(time.DateOnly))
		}
		if day.Weekday() == time.Monday && last.Year != 0 && last.Next() != w {
			t.Fatalf("after %v comes %v, not %v", last, last.Next(), w)
		}
		last = w
	}
}

// The years that have 53 weeks, by the calendar.
func TestLongYears(t *testing.T) {
	long := map[int]bool{2020: true, 2026: true, 2032: true, 2037: true}
	for year := 2020; year <= 2040; year++ {
		if _, ok := ReadISOWeek(ISOWeek{year, 53}.String()); ok != long[year] {
			t.Errorf("week 53 of %d: %v", year, ok)
		}
	}
	for day, want := range map[string]string{"2026-12-28": "2026-w53", "2027-01-03": "2026-w53", "2027-01-01": "2026-w53", "2027-01-04": "2027-w01", "2024-12-30": "2025-w01"} {
		d, _ := time.Parse(time.DateOnly, day)
		if got := WeekOf(d).String(); got != want {
			t.Errorf("%s is in %s, want %s", day, got, want)
		}
	}
}

var badWeeks = []string{
	"2025-w53", "2027-w53", "2026-w54", "2026-w00", "2026-w0", "2026-w", "2026-48", "w48", "W5", "48", "vk 48", "viikko 48",
	"1999-w01", "2101-w01", "26-w48", "2026-w048", "2026 w48", "2026/w48", "2026--w48", "2026-w-48", "2026-w48-1", "48-2026",
	"31.4.2026", "2026-11-23", "2026-w4x", "2026-w48 ", "", "-", "２０２６-w48",
}

func TestBadWeeks(t *testing.T) {
	for _, s := range badWeeks {
		if w, ok := ReadISOWeek(s); ok {
			t.Errorf("%q is read as %v", s, w)
		}
	}
	for in, want := range map[string]string{"2026-w48": "2026-w48", "2026-W1": "2026-w01", "2026w53": "2026-w53", "2026-v48": "2026-w48", "2026V48": "2026-w48"} {
		if w, ok := ReadISOWeek(in); !ok || w.String() != want {
			t.Errorf("%q is read as %v %v", in, w, ok)
		}
	}
}

func FuzzISOWeek(f *testing.F) {
	for _, s := range append(badWeeks, "2026-w53", "2020-v53") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, ok := ReadISOWeek(s)
		if !ok {
			return
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			if WeekOf(w.Day(d)) != w || w.Day(d).Weekday() != d {
				t.Fatalf("%q: %v is on %s", s, d, w.Day(d))
			}
		}
		if again, ok := ReadISOWeek(w.String()); !ok || again != w {
			t.Fatalf("%q: %v is read as %v", s, w, again)
		}
	})
}
