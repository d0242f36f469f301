package check

import (
	"testing"
	"time"

	"vakka/internal/bank"
)

func minute(h, m int) int { return h*60 + m }

// In Finland 03:00–03:59 is skipped on 28 March 2027 and comes twice on
// 31 October 2027; 8:15 is 8:15 on both.
func TestClockChanges(t *testing.T) {
	spring, autumn := time.Date(2027, 3, 28, 0, 0, 0, 0, time.UTC), time.Date(2027, 10, 31, 0, 0, 0, 0, time.UTC)
	gap, twice := []string{"week-clock-gap viikot/a:100"}, []string{"week-clock-twice viikot/a:100"}
	for name, c := range map[string]struct {
		date time.Time
		time int
		zone string
		want []string
	}{
		"before the gap":   {spring, minute(2, 59), "Europe/Helsinki", nil},
		"the gap begins":   {spring, minute(3, 0), "Europe/Helsinki", gap},
		"the gap ends":     {spring, minute(3, 59), "Europe/Helsinki", gap},
		"after the gap":    {spring, minute(4, 0), "Europe/Helsinki", nil},
		"a spring lesson":  {spring, minute(8, 15), "Europe/Helsinki", nil},
		"before twice":     {autumn, minute(2, 59), "Europe/Helsinki", nil},
		"twice begins":     {autumn, minute(3, 0), "Europe/Helsinki", twice},
		"twice ends":       {autumn, minute(3, 59), "Europe/Helsinki", twice},
		"after twice":      {autumn, minute(4, 0), "Europe/Helsinki", nil},
		"an autumn lesson": {autumn, minute(8, 15), "Europe/Helsinki", nil},
		"another zone":     {spring, minute(3, 30), "Europe/Stockholm", nil},
		"its own gap":      {spring, minute(2, 30), "Europe/Stockholm", gap},
		"half an hour":     {time.Date(2027, 4, 4, 0, 0, 0, 0, time.UTC), minute(1, 45), "Australia/Lord_Howe", twice},
		"no summer time":   {spring, minute(3, 30), "UTC", nil},
		"the day before":   {spring.AddDate(0, 0, -1), minute(3, 30), "Europe/Helsinki", nil},
	} {
		d := bank.Day{Weekday: c.date.Weekday(), Date: c.date, Start: -1, End: -1, Meetings: []bank.Meeting{{Time: c.time}}}
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Timezone: c.zone}, Materials: []*bank.Material{material("viikot/a", week(d))}}
		same(t, name, c.want, toldOf(b))
	}
	for name, d := range map[string]bank.Day{"start": {Date: spring, Start: 200, End: 400}, "end": {Date: spring, Start: 60, End: 200}} {
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Timezone: "Europe/Helsinki"}, Materials: []*bank.Material{material("viikot/a", week(d))}}
		same(t, "a day's "+name, []string{"week-clock-gap viikot/a:10"}, toldOf(b))
	}
}

func TestWeekLevel(t *testing.T) {
	task := func(level string) *bank.Material {
		return &bank.Material{Facts: bank.Facts{DigitalLevel: level}, Texts: []*bank.Text{{Lang: "fi", Title: "Tehtävä"}}}
	}
	for name, c := range map[string]struct {
		group string
		tasks []string
		want  []string
	}{
		"below, at, not said": {"1", []string{"0", "1", ""}, nil},
		"above":               {"1", []string{"2", "1", "3"}, []string{"week-task-too-digital viikot/a:50", "week-task-too-digital viikot/a:52"}},
		"no device":           {"0", []string{"1"}, []string{"week-task-too-digital viikot/a:50"}},
		"group not said":      {"", []string{"3"}, nil},
	} {
		d := bank.Day{Weekday: 1, Start: -1, End: -1}
		for i, level := range c.tasks {
			d.Tasks = append(d.Tasks, bank.Ref{To: task(level), At: at(50 + i)})
		}
		d.Tasks = append(d.Tasks, bank.Ref{At: at(60)}) // leads nowhere
		m := material("viikot/a", week(d))
		m.Facts.DigitalLevel = c.group
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Vocabularies: bank.DefaultVocabularies()}, Materials: []*bank.Material{m}}
		same(t, name, c.want, toldOf(b))
	}
}

// A meeting's own link is a secret whatever service it leads to.
func TestMeetingsOwnLink(t *testing.T) {
	m := material("viikot/a", week(bank.Day{Weekday: 1, Start: -1, End: -1, Meetings: []bank.Meeting{{Time: 540, Link: "https://kokous.example.fi/x"}}}))
	for allowed, want := range map[bool][]string{false: {"meeting-link viikot/a:100"}, true: nil} {
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, AllowMeetingLinks: allowed}, Materials: []*bank.Material{m}}
		same(t, "told", want, toldOf(b))
	}
}
