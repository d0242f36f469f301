package parse

import (
	"fmt"
	"testing"
	"time"

	"vakka/internal/bank"
	"vakka/internal/source"
)

// Which week a programme is for, however it is said, and what is told of it.
func TestWhichWeek(t *testing.T) {
	for name, c := range map[string]struct{ file, matter, monday, told string }{
		"by number":        {"x", "viikko: 2026-w48", "2026-11-23", ""},
		"by a day of it":   {"x", "alkaa: 2026-11-25", "2026-11-23", ""},
		"by its Sunday":    {"x", "börjar: 3.1.2027", "2026-12-28", ""},
		"by the file":      {"2026-w53", "otsikko: Viikko", "2026-12-28", ""},
		"number and day":   {"x", "week: 2026-w48\nstart: 2026-11-29", "2026-11-23", ""},
		"they differ":      {"x", "week: 2026-w48\nstart: 2026-11-30", "2026-11-23", "week-differs:3"},
		"copied file":      {"2026-w49", "viikko: 2026-w48", "2026-11-23", "week-differs:2"},
		"copied with day":  {"2026-w49", "alkaa: 2026-11-23", "2026-11-23", "week-differs:2"},
		"no such week":     {"2026-w49", "viikko: 2025-w53", "", "bad-week:2"},
		"no such day":      {"2026-w49", "alkaa: 31.4.2026", "", "bad-date:2"},
		"53 of 52":         {"2027-w53", "päivät: [{päivä: ma}]", "", "bad-week:1"},
		"nothing says it":  {"x", "otsikko: Viikko", "", "no-week:1"},
		"an empty number":  {"2026-w48", "viikko:", "2026-11-23", ""},
		"an empty list":    {"2026-w48", "päivät: []", "2026-11-23", "week-empty:2"},
		"a list of others": {"index", "otsikko: Viikot", "", ""},
	} {
		f := source.File{Path: "viikot/" + c.file + ".md", Name: "content/viikot/" + c.file + ".md", Kind: "week", ID: "viikot/" + c.file}
		text := "---\n" + c.matter + "\ntitle: x\n---\n"
		if name == "by the file" || name == "nothing says it" || name == "a list of others" {
			text = "---\n" + c.matter + "\n---\n"
		}
		doc, found := Document(f, []byte(text), defaults())
		told := ""
		for _, d := range found {
			told += fmt.Sprintf("%s:%d", d.Rule, d.Pos.Line)
		}
		monday := ""
		if w := doc.Text.Week; w.Year != 0 {
			monday = bankWeek(w.Year, w.Week).Format(time.DateOnly)
		}
		if monday != c.monday || told != c.told {
			t.Errorf("%s: %q, told %q; want %q, %q", name, monday, told, c.monday, c.told)
		}
	}
}

// Meetings' links and what is called off.
func TestMeetingFacts(t *testing.T) {
	f := source.File{Path: "viikot/2026-w48.md", Name: "content/viikot/2026-w48.md", Kind: "week", ID: "viikot/2026-w48"}
	for in, want := range map[string]string{
		"linkki: https://kokous.example.fi/a?b=1&c=ä": "https://kokous.example.fi/a?b=1&c=ä",
		"länk: HTTPS://kokous.example.fi/":            "https://kokous.example.fi/",
		"link: http://kokous.example.fi/":             "bad-meeting-link",
		"link: javascript:alert(1)":                   "bad-meeting-link",
		"link: kokous.example.fi/x":                   "bad-meeting-link",
		"link: \"https://a.fi/\\r\\nBEGIN:VEVENT\"":   "bad-meeting-link",
		"link: https://u:p@a.fi/":                     "bad-meeting-link",
		"link:":                                       "",
	} {
		text := "---\ntitle: x\ndays:\n  - day: mon\n    cancelled: yes\n    meetings:\n      - time: \"25:00\"\n        peruttu: kyllä\n        " + in + "\n---\n"
		doc, found := Document(f, []byte(text), defaults())
		if len(found) == 0 || found[0].Rule != "bad-time" {
			t.Fatalf("%s: 25:00 is a time: %v", in, found)
		}
		day := doc.Text.Week.Days[0]
		got := day.Meetings[0].Link
		if len(found) > 1 {
			got = found[1].Rule
		}
		if got != want || !day.Cancelled || !day.Meetings[0].Cancelled || day.Meetings[0].Time != -1 {
			t.Errorf("%s: %q, want %q; %+v", in, got, want, day)
		}
	}
}

func bankWeek(year, week int) time.Time { return bank.ISOWeek{Year: year, Week: week}.Day(time.Monday) }
