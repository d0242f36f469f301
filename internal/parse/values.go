package parse

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// value reads one plain value with a parser for its form, and reports by rule
// what the parser does not understand. An empty value gives the zero value.
func value[T any](f fields, e entry, rule string, parse func(string) (T, bool)) T {
	var none T
	if e.value == nil {
		return none
	}
	s, ok := f.scalar(e, e.value)
	if !ok || s == "" {
		return none
	}
	out, ok := parse(strings.Trim(s, curly))
	if !ok {
		f.add(nodePos(e.value), rule, diag.Args{"key": e.name.Value, "value": s})
		return none
	}
	return out
}

var (
	isoDate     = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	finnishDate = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
	timeForm    = regexp.MustCompile(`^(?:klo |kl\.? )?(\d{1,2})[.:](\d{2})$`)
	minutesForm = regexp.MustCompile(`^(?:(\d{1,4}(?:[.,]\d{1,2})?) ?(?:h|t|tim|tunti|tuntia|timme|timmar|hours?)\.?)?(?: ?(\d{1,4}) ?(?:min|minuuttia?|minuter|minutes?)?\.?)?$`)
)

// date reads 2026-11-20 and 20.11.2026 as midnight UTC of that day.
func date(s string) (time.Time, bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() >= 1900 { // as most are written
		return t, true
	}
	y, m, d := 1, 2, 3
	parts := isoDate.FindStringSubmatch(s)
	if parts == nil {
		y, m, d = 3, 2, 1
		if parts = finnishDate.FindStringSubmatch(s); parts == nil {
			return time.Time{}, false
		}
	}
	t := time.Date(atoi(parts[y]), time.Month(atoi(parts[m])), atoi(parts[d]), 0, 0, 0, 0, time.UTC)
	if t.Day() != atoi(parts[d]) || int(t.Month()) != atoi(parts[m]) || t.Year() < 1900 {
		return time.Time{}, false
	}
	return t, true
}

const mostMinutes = 24 * 60

// minutes reads 45, 45 min, 1 h, 1 h 30 min and 1,5 h as minutes, 1 to 1440.
func minutes(s string) (int, bool) {
	if n, err := strconv.ParseUint(s, 10, 16); err == nil && len(s) <= 4 && n >= 1 && n <= mostMinutes { // as most are written
		return int(n), true
	}
	parts := minutesForm.FindStringSubmatch(strings.ReplaceAll(strings.ToLower(s), "\u00a0", " "))
	if parts == nil || parts[1] == "" && parts[2] == "" {
		return 0, false
	}
	hours, _ := strconv.ParseFloat(strings.Replace(parts[1], ",", ".", 1), 64)
	n := int(hours*60+0.5) + atoi(parts[2])
	if n < 1 || n > mostMinutes {
		return 0, false
	}
	return n, true
}

// clock reads 09:00, 9.00 and 9:00 as minutes from midnight.
func clock(s string) (int, bool) {
	parts := timeForm.FindStringSubmatch(s)
	if parts == nil || atoi(parts[1]) > 23 || atoi(parts[2]) > 59 {
		return 0, false
	}
	return atoi(parts[1])*60 + atoi(parts[2]), true
}

// weekdays are the folded names of the days, from Sunday on.
var weekdays = [7]string{
	time.Sunday:    "su sunnuntai so son sondag sun sunday",
	time.Monday:    "ma maanantai man mandag mon monday",
	time.Tuesday:   "ti tiistai tis tisdag tue tues tuesday",
	time.Wednesday: "ke keskiviikko on ons onsdag wed wednesday",
	time.Thursday:  "to torstai tor tors torsdag thu thur thurs thursday",
	time.Friday:    "pe perjantai fr fre fredag fri friday",
	time.Saturday:  "la lauantai lo lor lordag sat saturday",
}

func weekday(s string) (time.Weekday, bool) {
	folded := bank.Fold(s)
	for d, all := range weekdays {
		for name := range strings.FieldsSeq(all) {
			if name == folded {
				return time.Weekday(d), true
			}
		}
	}
	return 0, false
}

func boolean(s string) (bool, bool) {
	switch bank.Fold(s) {
	case "true", "kylla", "ja", "yes":
		return true, true
	case "false", "ei", "nej", "no":
		return false, true
	}
	return false, false
}

// statementLevel reads 1, 2 or 3.
func statementLevel(s string) (int, bool) {
	n := atoi(s)
	return n, len(s) == 1 && n >= 1 && n <= 3
}

// part reads a card's place in its series.
func part(s string) (int, bool) {
	n := atoi(s)
	return n, len(s) <= 2 && n >= 1
}

var langForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// language reads a BCP 47 tag: fi, sv, fi-simple.
func language(s string) (string, bool) {
	return s, len(s) <= 35 && langForm.MatchString(s)
}

// kindNames are the folded names of the kinds.
var kindNames = map[bank.Kind]string{
	bank.Task:   "task tehtava uppgift",
	bank.Guide:  "guide ohje",
	bank.Model:  "model malli modell toimintamalli",
	bank.Week:   "week viikko vecka",
	bank.Survey: "survey kartoitus kartlaggning",
	bank.Page:   "page sivu sida",
}

func kind(s string) (bank.Kind, bool) {
	folded := bank.Fold(s)
	for _, k := range bank.Kinds {
		for name := range strings.FieldsSeq(kindNames[k]) {
			if name == folded {
				return k, true
			}
		}
	}
	return "", false
}

// atoi is for digits a pattern has already accepted; "" is 0.
func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func number(n int) string { return strconv.Itoa(n) }
