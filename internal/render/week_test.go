package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

// weekBank is the fixture with its week changed.
func weekBank(t testing.TB, base string, change func(*bank.Document)) *bank.Bank {
	t.Helper()
	docs := fixtureDocuments()
	for _, d := range docs {
		if d.Kind == bank.Week && change != nil {
			change(d)
		}
	}
	config := fixtureConfig()
	config.BaseURL = base
	b, _ := bank.Assemble(bank.Parts{Config: config, Documents: docs, Drafts: true, Files: fixtureFiles})
	return b
}

const address = "https://example.fi/pankki/"

// uids are the events of a calendar: what they are called → their UIDs.
func uids(ics string) map[string]string {
	out := map[string]string{}
	ics = strings.ReplaceAll(ics, "\r\n ", "")
	for _, event := range strings.Split(ics, "BEGIN:VEVENT")[1:] {
		uid := regexp.MustCompile(`UID:(\S+)`).FindStringSubmatch(event)[1]
		start := regexp.MustCompile(`DTSTART[^:]*:(\S+)`).FindStringSubmatch(event)[1]
		kind := "meeting"
		if strings.Contains(event, "SUMMARY:Päivän ohjelma") || strings.Contains(event, "SUMMARY:Peruttu: Päivän ohjelma") {
			kind = "day"
		}
		out[kind+" "+start] = uid
	}
	return out
}

// An event keeps its name when it is renamed, or something is put before it, or
// the bank learns its address; it does not keep it in another bank.
func TestEventsKeepTheirNames(t *testing.T) {
	const file = "viikot/2026-w48.ics"
	want := uids(pages(t, weekBank(t, "", nil))[file])
	if len(want) != 4 {
		t.Fatalf("the fixture has %d events: %v", len(want), want)
	}
	for name, change := range map[string]func(*bank.Document){
		"renamed": func(d *bank.Document) {
			d.Text.Title, d.Text.Week.GroupName, d.Text.Week.Days[0].Meetings[0].Label = "x", "y", "z"
		},
		"reordered": func(d *bank.Document) {
			slices.Reverse(d.Text.Week.Days)
			slices.Reverse(d.Text.Week.Days[1].Meetings)
		},
		"called off": func(d *bank.Document) {
			d.Text.Week.Days[0].Cancelled, d.Text.Updated = true, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
		},
	} {
		if d := cmp.Diff(want, uids(pages(t, weekBank(t, "", change))[file])); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	if d := cmp.Diff(want, uids(pages(t, weekBank(t, address, nil))[file])); d != "" {
		t.Errorf("with an address (-want +got):\n%s", d)
	}
	other := fixtureConfig()
	other.ID = "toinen"
	b, _ := bank.Assemble(bank.Parts{Config: other, Documents: fixtureDocuments(), Drafts: true, Files: fixtureFiles})
	for event, uid := range uids(pages(t, b)[file]) {
		if want[event] == uid {
			t.Errorf("%s has the same name in two banks", event)
		}
	}
}

func TestWeekFiles(t *testing.T) {
	without, with := pages(t, weekBank(t, "", nil)), pages(t, weekBank(t, address, nil))
	for _, name := range []string{"viikot/2026-w48.ics", "viikot/2026-w48/ma-0900.ics", "viikot/2026-w48/ma-1200.ics", "viikot.ics", "viikot/2026-w48/ma.html", "sv/viikot/2026-w48/ke.html"} {
		if without[name] == "" || with[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	for _, name := range []string{"viikot/2026-w48.eml", "viikot/2026-w48.txt"} {
		if without[name] != "" || with[name] == "" {
			t.Errorf("%s: letters are made when the bank knows its address, and only then", name)
		}
	}
	for name := range with {
		if strings.HasPrefix(name, "sv/viikot") && !strings.HasSuffix(name, ".html") {
			t.Errorf("%s: the week is not in Swedish", name)
		}
	}
	for name, data := range without {
		if strings.HasSuffix(name, ".ics") && strings.Contains(data, "://") {
			t.Errorf("%s has an address though the bank has none", name)
		}
	}
	if strings.Contains(without["viikot/2026-w48.html"], "teams.microsoft.com/share?href=http") || !strings.Contains(without["viikot/2026-w48.html"], "base_url: https") {
		t.Error("without an address the page does not tell what to set")
	}
}

// The time is local on both sides of a change of the clocks.
func TestEventsAreLocal(t *testing.T) {
	for _, date := range []time.Time{time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 26, 0, 0, 0, 0, time.UTC), time.Date(2027, 3, 28, 0, 0, 0, 0, time.UTC)} {
		ics := pages(t, weekBank(t, "", func(d *bank.Document) {
			d.Text.Week.Days = []bank.Day{{Weekday: date.Weekday(), Date: date, Start: -1, End: -1, Meetings: []bank.Meeting{{Label: "Piiri", Time: 8*60 + 15}}}}
		}))["viikot/2026-w48.ics"]
		for _, want := range []string{"DTSTART;TZID=Europe/Helsinki:" + date.Format("20060102") + "T081500\r\n", "DTEND;TZID=Europe/Helsinki:" + date.Format("20060102") + "T084500\r\n", "DTSTART;VALUE=DATE:" + date.Format("20060102")} {
			if !strings.Contains(ics, want) {
				t.Errorf("no %q in\n%s", want, ics)
			}
		}
	}
}

func TestCalledOff(t *testing.T) {
	got := pages(t, weekBank(t, address, func(d *bank.Document) {
		d.Text.Week.Days[0].Meetings[0].Cancelled = true // at 12
		d.Text.Week.Days[1].Cancelled = true
	}))
	ics := strings.ReplaceAll(got["viikot/2026-w48.ics"], "\r\n ", "")
	if n := strings.Count(ics, "STATUS:CANCELLED"); n != 2 {
		t.Errorf("%d events are called off, want 2", n)
	}
	if n := strings.Count(ics, "BEGIN:VALARM"); n != 2 {
		t.Errorf("%d events remind, want 2", n)
	}
	for name, want := range map[string][]string{
		"viikot/2026-w48.html":    {`<s>Loppupiiri</s>`, `<span class="mark">Peruttu</span>`, "Yhteensä 1 h 30 min", "Koko viikko 1 h 30 min", "%0APeruttu%3A%20Loppupiiri%2012.00%0A"},
		"viikot/2026-w48/ke.html": {`<span class="mark">Peruttu</span>`},
		"viikot/2026-w48.txt":     {"\nmaanantai 23.11. klo 9.00–13.00, Aamupiiri 9.00\nPeruttu: Loppupiiri 12.00\nPeruttu: keskiviikko 25.11.\n"},
		"index.html":              {`<span class="mark">Peruttu</span>`},
	} {
		for _, w := range want {
			if !strings.Contains(got[name], w) {
				t.Errorf("%s has no %s", name, w)
			}
		}
	}
	off := pages(t, weekBank(t, address, func(d *bank.Document) {
		d.Text.Week.Days[1].Cancelled = true
		for i := range d.Text.Week.Days[0].Meetings {
			d.Text.Week.Days[0].Meetings[i].Cancelled = true
		}
	}))["viikot/2026-w48.txt"]
	if !strings.Contains(off, "\nmaanantai 23.11. klo 9.00–13.00\nPeruttu: Aamupiiri 9.00\nPeruttu: Loppupiiri 12.00\n") || strings.Contains(off, "sähköpostiin") {
		t.Errorf("the quick message asks people to meetings that are called off:\n%s", off)
	}
}

// A link stands where a bank allows it, and nowhere is the promise of a mail.
func TestMeetingLink(t *testing.T) {
	const link = "https://kokous.example.fi/a?b=1&c=2"
	got := pages(t, weekBank(t, address, func(d *bank.Document) {
		d.Text.Week.Days[0].Meetings[0].Link, d.Text.Week.Days[0].Meetings[1].Link = link, link
	}))
	if page := got["viikot/2026-w48.html"]; !strings.Contains(page, `<a href="https://kokous.example.fi/a?b=1&amp;c=2" rel="noopener noreferrer">Aamupiiri</a>`) || strings.Contains(page, "tulee sähköpostiin") {
		t.Error("the page does not lead into the meeting")
	}
	if ics := got["viikot/2026-w48.ics"]; !strings.Contains(ics, "LOCATION:"+link) || strings.Contains(ics, "sähköpostiin") {
		t.Errorf("the calendar does not lead into the meeting:\n%s", ics)
	}
}

// Two meetings at the same time, one without a time or a name, one past
// midnight: each that can be in a calendar has a file of its own.
func TestOddMeetings(t *testing.T) {
	b := weekBank(t, address, func(d *bank.Document) {
		d.Text.Week.Days[0].Meetings = []bank.Meeting{{Label: "A", Time: 540}, {Label: "B", Time: 540}, {Label: "C", Time: -1}, {Time: 23 * 60, Minutes: 120}}
	})
	got := pages(t, b)
	checkSite(t, got)
	for name, want := range map[string]string{"ma-0900": "SUMMARY:A –", "ma-0900-2": "SUMMARY:B –", "ma-2300": "DTEND;TZID=Europe/Helsinki:20261124T010000"} {
		if !strings.Contains(got["viikot/2026-w48/"+name+".ics"], want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
	if strings.Contains(got["viikot/2026-w48.ics"], "SUMMARY:C") || !strings.Contains(got["viikot/2026-w48.html"], "<b>C</b>") {
		t.Error("a meeting without a time is on the page and in no calendar")
	}
}

// What tasks need is there once; what the author has written wins.
func TestReady(t *testing.T) {
	page := pages(t, weekBank(t, "", nil))["viikot/2026-w48.html"]
	if n := strings.Count(page, "lämpimät vaatteet"); n != 1 {
		t.Errorf("what two days need is on the page %d times", n)
	}
	own := pages(t, weekBank(t, address, func(d *bank.Document) {
		d.Text.Body = body(part("Mitä tarvitset valmiiksi", bank.Ready, html("<ul><li>reppu</li></ul>")...))
	}))
	if page := own["viikot/2026-w48.html"]; strings.Contains(page, "lämpimät vaatteet") || !strings.Contains(page, "reppu") {
		t.Error("the author's list does not win")
	}
	if sheet := own["viikot/2026-w48/ma.html"]; !strings.Contains(sheet, "lämpimät vaatteet") {
		t.Error("the day's sheet does not tell what the day needs")
	}
}

// The letter has neither pictures nor ids of the page, and whole addresses.
func TestLetterOfBody(t *testing.T) {
	got := pages(t, weekBank(t, address, func(d *bank.Document) {
		d.Text.Body = body(part("Otsikko", bank.Plain, slices.Concat(linkTo("../ohjeet/laheta-kuva.md", "Kuva"), []bank.Fragment{
			{HTML: `<h3 id="h-alku">Alku</h3><p><a href="`}, {Link: &bank.Link{URL: "#h-alku", Text: "alkuun"}}, {HTML: `">alkuun</a></p>`},
			{Image: &bank.Image{Written: "x.png", Alt: "Metsä <tie>"}}})...), part("Ohjaajalle", bank.Coach, html("<p>salaisuus</p>")...))
	}))
	checkSite(t, got)
	eml := strings.ReplaceAll(strings.ReplaceAll(got["viikot/2026-w48.eml"], "=\r\n", ""), "=3D", "=")
	for _, want := range []string{`<a href="https://example.fi/pankki/ohjeet/laheta-kuva.html">Kuva</a>`, `<h3>Alku</h3>`, `href="https://example.fi/pankki/viikot/2026-w48.html#h-alku"`, "&lt;tie&gt;", "Kuva: https://example.fi/pankki/ohjeet/laheta-kuva.html"} {
		if !strings.Contains(eml, want) {
			t.Errorf("the letter has no %s", want)
		}
	}
	for _, bad := range []string{"<img", "salaisuus", "class=", `id="`} {
		if strings.Contains(eml, bad) {
			t.Errorf("the letter has %s", bad)
		}
	}
}

// A week of 500 tasks is a page like any other, and its quick message is short.
func TestHeavyWeek(t *testing.T) {
	b := weekBank(t, address, func(d *bank.Document) {
		for i := range 500 {
			d.Text.Week.Days[0].Tasks = append(d.Text.Week.Days[0].Tasks, bank.Ref{Written: "kavely"})
			if i%10 == 0 {
				d.Text.Week.Days[0].Meetings = append(d.Text.Week.Days[0].Meetings, bank.Meeting{Label: "Piiri", Time: i, Minutes: 10})
			}
		}
	})
	got := pages(t, b)
	for _, name := range []string{"viikot/2026-w48.html", "viikot/2026-w48/ma.html"} {
		checkPage(t, name, got[name])
	}
	if n := strings.Count(got["viikot/2026-w48/ma.html"], `class="box"`); n != 554 {
		t.Errorf("the sheet has %d boxes", n)
	}
	if n := len([]rune(got["viikot/2026-w48.txt"])); n > 601 {
		t.Errorf("the quick message has %d characters", n)
	}
	empty := pages(t, weekBank(t, address, func(d *bank.Document) { d.Text.Week.Days = nil }))
	checkSite(t, empty)
	if empty["viikot.ics"] != "" || empty["viikot/2026-w48.ics"] != "" || empty["viikot/2026-w48.txt"] == "" {
		t.Error("a week without days has a calendar, or no letter")
	}
}

// A fallback week in another language leads to the files it really has.
func TestFilesOfAnotherLanguage(t *testing.T) {
	docs := append(fixtureDocuments(), func() *bank.Document {
		d := doc("viikot/2026-w49", "sv", bank.Week, "Vecka 49", "Morgongruppens vecka.")
		monday := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
		d.Text.Week = &bank.WeekText{Year: 2026, Week: 49, Days: []bank.Day{{Weekday: time.Monday, Date: monday, Start: -1, End: -1, Meetings: []bank.Meeting{{Label: "Träff", Time: 540}}}}}
		return d
	}())
	config := fixtureConfig()
	config.BaseURL = address
	b, _ := bank.Assemble(bank.Parts{Config: config, Documents: docs, Drafts: true, Files: fixtureFiles})
	got := pages(t, b)
	checkSite(t, got)
	for name, want := range map[string]string{
		"viikot/2026-w49.html":    `href="../sv/viikot/2026-w49.ics"`,
		"sv/viikot/2026-w48.html": `href="../../viikot/2026-w48/ma-0900.ics"`,
		"sv/viikot/index.html":    `href="../viikot.ics"`,
	} {
		if !strings.Contains(got[name], want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
	for _, file := range []string{"viikot.ics", "sv/viikot.ics"} {
		if n := strings.Count(got[file], "BEGIN:VEVENT"); n != 6 {
			t.Errorf("%s has %d events, want all 6", file, n)
		}
	}
	if fmt.Sprint(uids(got["viikot.ics"])["meeting 20261130T090000"]) != uids(got["sv/viikot.ics"])["meeting 20261130T090000"] {
		t.Error("an event has two names in two languages")
	}
}
