package bank

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// An ISOWeek is a week of ISO 8601: it begins on a Monday and belongs to the
// year that has its Thursday.
type ISOWeek struct{ Year, Week int }

var isoWeekForm = regexp.MustCompile(`^(\d{4})-?[wWvV](\d{1,2})$`)

// ReadISOWeek reads 2026-w48, as people write it. A week that its year does not
// have is no week: 2026 has 53, 2025 has 52.
func ReadISOWeek(written string) (ISOWeek, bool) {
	parts := isoWeekForm.FindStringSubmatch(written)
	if parts == nil {
		return ISOWeek{}, false
	}
	year, _ := strconv.Atoi(parts[1])
	week, _ := strconv.Atoi(parts[2])
	_, last := time.Date(year, 12, 28, 0, 0, 0, 0, time.UTC).ISOWeek() // always in the last week
	if year < 2000 || year > 2100 || week < 1 || week > last {
		return ISOWeek{}, false
	}
	return ISOWeek{year, week}, true
}

// LooksLikeISOWeek tells whether something is written like a week, also like one that
// its year does not have.
func LooksLikeISOWeek(written string) bool { return isoWeekForm.MatchString(written) }

// WeekOf is the week that a day belongs to.
func WeekOf(day time.Time) ISOWeek {
	year, week := day.ISOWeek()
	return ISOWeek{year, week}
}

// Day is the date of one of the week's days, midnight UTC.
func (w ISOWeek) Day(d time.Weekday) time.Time {
	fourth := time.Date(w.Year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	return fourth.AddDate(0, 0, fromMonday(d)-fromMonday(fourth.Weekday())+7*(w.Week-1))
}

// Next is the week after.
func (w ISOWeek) Next() ISOWeek { return WeekOf(w.Day(time.Monday).AddDate(0, 0, 7)) }

func (w ISOWeek) String() string { return fmt.Sprintf("%d-w%02d", w.Year, w.Week) }

func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }
