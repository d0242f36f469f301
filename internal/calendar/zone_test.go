package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// The two rules of Helsinki say the same as Go's table, every hour of the days
// around each change from 2020 to 2040.
func TestHelsinki(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Helsinki")
	if err != nil {
		t.Fatal(err)
	}
	lastSunday := func(year int, month time.Month) time.Time {
		d := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
		return d.AddDate(0, 0, -int(d.Weekday()))
	}
	for year := 2020; year <= 2040; year++ {
		spring, autumn := lastSunday(year, 3).Add(time.Hour), lastSunday(year, 10).Add(time.Hour) // 1:00 UTC
		for _, around := range []time.Time{spring, autumn} {
			for m := around.Add(-48 * time.Hour); m.Before(around.Add(48 * time.Hour)); m = m.Add(time.Hour) {
				want := 2 * 3600
				if !m.Before(spring) && m.Before(autumn) {
					want = 3 * 3600
				}
				if _, got := m.In(zone).Zone(); got != want {
					t.Fatalf("%s: the file says %d, Go's table %d", m, want, got)
				}
			}
		}
	}
}

func TestZones(t *testing.T) {
	for zone, want := range map[string]string{
		"UTC":     "",
		"":        "",
		"Nowhere": "",
		"Europe/Stockholm": "DAYLIGHT 20260329T020000 +0100 +0200 CEST, STANDARD 20261025T030000 +0200 +0100 CET, DAYLIGHT 20270328T020000 +0100 +0200 CEST, " +
			"STANDARD 20271031T030000 +0200 +0100 CET",
		"Asia/Tokyo":   "STANDARD 19510909T010000 +1000 +0900 JST",
		"Etc/GMT-3":    "STANDARD 19700101T000000 +0300 +0300 +03",
		"Asia/Kolkata": "STANDARD 19451015T000000 +0630 +0530 IST",
	} {
		c := Calendar{Name: "x", Zone: zone, Events: []Event{{UID: "a@b", Title: "x", Day: on("2026-10-01"), Start: 540, End: 570}, {UID: "c@b", Title: "x", Day: on("2027-11-15"), Start: 540, End: 570}}}
		lines := unfold(t, Bytes(c))
		var got []string
		var kind, from, before, after string
		for _, l := range lines {
			name, value, _ := strings.Cut(l, ":")
			switch {
			case l == "BEGIN:DAYLIGHT" || l == "BEGIN:STANDARD":
				kind = value
			case name == "DTSTART":
				from = value
			case name == "TZOFFSETFROM":
				before = value
			case name == "TZOFFSETTO":
				after = value
			case name == "TZNAME":
				got = append(got, fmt.Sprint(kind, " ", from, " ", before, " ", after, " ", value))
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s:\n got %s\nwant %s", zone, s, want)
		}
		start := "DTSTART;TZID=" + zone + ":20261001T090000"
		if want == "" {
			start = "DTSTART:20261001T090000Z"
		}
		if !strings.Contains(strings.Join(lines, "\n"), start) {
			t.Errorf("%s: no %s", zone, start)
		}
	}
}
