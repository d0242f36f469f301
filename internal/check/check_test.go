package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var today = time.Date(2026, 11, 20, 0, 30, 0, 0, time.FixedZone("Helsinki", 2*3600)) // still the 19th in UTC

func at(line int) diag.Pos { return diag.Pos{Line: line, Column: 1} }

// material is a material of one text, with nothing wrong in it.
func material(id string, change ...func(*bank.Text)) *bank.Material {
	folder, _, _ := strings.Cut(id, "/")
	kind, known := bank.KindOfFolder(folder)
	if !known {
		kind = bank.Page
	}
	t := &bank.Text{File: "content/" + id + ".md", Lang: "fi", Title: "Otsikko " + id}
	t.At.Set("title", at(2))
	t.At.Set("review_by", at(3))
	if kind == bank.Task {
		t.Body.Here = []bank.Section{{ID: "h-nain-teet", Heading: "Näin teet", Role: bank.Steps, At: at(10), Text: "Kävele.",
			Items: []bank.Item{{Text: "Kävele.", At: at(12)}}}}
	}
	for _, f := range change {
		f(t)
	}
	return &bank.Material{ID: id, Kind: kind, Texts: []*bank.Text{t}}
}

// told checks a bank of some materials: one line a diagnostic.
func told(materials ...*bank.Material) []string {
	return toldOf(&bank.Bank{Config: bank.Config{Languages: []string{"fi", "sv"}}, Materials: materials})
}

func toldOf(b *bank.Bank) (out []string) {
	for _, d := range diag.Sort(All(b, today)) {
		file := strings.TrimSuffix(strings.TrimPrefix(d.File, "content/"), ".md")
		out = append(out, fmt.Sprintf("%s %s:%d", d.Rule, file, d.Pos.Line))
	}
	return out
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func pictured(file, alt string) func(*bank.Text) {
	return func(t *bank.Text) {
		t.Body.Images = append(t.Body.Images, &bank.Image{Written: file, Path: file, Alt: alt, At: at(30)})
	}
}

// A language after a hyphen makes a card of its own.
func TestTranslationName(t *testing.T) {
	swedish := material("sivut/b")
	swedish.Texts = append(swedish.Texts, &bank.Text{File: "content/sivut/b.sv.md", Lang: "sv", Title: "Otsikko b"})
	got := told(material("sivut/a"), material("sivut/a-sv"), swedish, material("sivut/b-sv"), material("sivut/b-so"), material("sivut/c-sv"))
	same(t, "told", []string{"translation-name sivut/a-sv:0"}, got)
}

// A translation has its facts from its original, and a card of its own has facts.
func TestTranslationAlone(t *testing.T) {
	swedish := func(id string, facts bank.Facts) *bank.Material {
		m := material(id, func(t *bank.Text) { t.Lang, t.File = "sv", "content/"+id+".sv.md" })
		m.Facts = facts
		return m
	}
	with := material("ohjeet/d")
	with.Texts = append(with.Texts, &bank.Text{File: "content/ohjeet/d.sv.md", Lang: "sv", Title: "Guide"})
	got := told(swedish("ohjeet/a", bank.Facts{}), swedish("ohjeet/b", bank.Facts{Duration: 15}), swedish("ohjeet/c", bank.Facts{Place: []string{"koti"}}),
		with, material("ohjeet/e"), swedish("sivut/f", bank.Facts{}))
	same(t, "told", []string{"translation-alone ohjeet/a.sv:0"}, got)
}

func day(y int, m time.Month, d int) func(*bank.Text) {
	return func(t *bank.Text) { t.ReviewBy = time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
}

func sections(list ...bank.Section) func(*bank.Text) {
	return func(t *bank.Text) { t.Body.Here = list }
}

func linked(text, url string) func(*bank.Text) {
	return func(t *bank.Text) { t.Body.Links = []*bank.Link{{Text: text, URL: url, At: at(20)}} }
}

func steps(items ...bank.Item) bank.Section {
	var texts []string
	for _, i := range items {
		texts = append(texts, i.Text)
	}
	return bank.Section{ID: "h-vaiheet", Heading: "Vaiheet", Role: bank.Steps, At: at(10), Items: items, Text: strings.Join(texts, "\n")}
}

func item(text string, line int) bank.Item { return bank.Item{Text: text, At: at(line)} }

func model(change func(*bank.ModelText)) func(*bank.Text) {
	return func(t *bank.Text) {
		t.Model = &bank.ModelText{Audience: "a", Days: "b", Period: "c", Start: "d", Presence: "e", Meetings: "f", Channels: []string{"g"}, Roles: []string{"h"}}
		change(t.Model)
	}
}

func week(days ...bank.Day) func(*bank.Text) {
	for i := range days {
		days[i].At = at(10 + i)
		for j := range days[i].Meetings {
			days[i].Meetings[j].At = at(100 + 10*i + j)
		}
	}
	return func(t *bank.Text) { t.Week = &bank.WeekText{Year: 2026, Week: 48, Days: days} }
}

func hoursOf(weekday time.Weekday, start, end int) bank.Day {
	return bank.Day{Weekday: weekday, Start: start * 60, End: end * 60}
}

func meetings(d bank.Day, list ...bank.Meeting) bank.Day { d.Meetings = list; return d }

func survey(texts ...string) func(*bank.Text) {
	return func(t *bank.Text) {
		t.Survey = &bank.SurveyText{}
		for i, s := range texts {
			t.Survey.Statements = append(t.Survey.Statements, bank.Statement{Text: s, At: at(10 + i)})
		}
	}
}

const teams = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x"

// One row a bank; each rule has rows that keep it and rows that break it.
func TestRules(t *testing.T) {
	long := &bank.Material{Facts: bank.Facts{Duration: 200}}
	monday := hoursOf(time.Monday, 9, 13)
	for name, c := range map[string]struct {
		of   *bank.Material
		want []string
	}{
		"review: no day":    {material("tehtavat/a"), nil},
		"review: tomorrow":  {material("tehtavat/a", day(2026, 11, 21)), nil},
		"review: today":     {material("tehtavat/a", day(2026, 11, 20)), nil},
		"review: yesterday": {material("tehtavat/a", day(2026, 11, 19)), []string{"review-due tehtavat/a:3"}},
		"review: last year": {material("sivut/a", day(2025, 12, 31)), []string{"review-due sivut/a:3"}},

		"steps: no section":        {material("tehtavat/a", sections()), []string{"missing-steps tehtavat/a:0"}},
		"steps: misspelt":          {material("tehtavat/a", sections(bank.Section{ID: "a", Heading: "Nain tet", At: at(7)})), []string{"missing-steps tehtavat/a:7"}},
		"steps: no list":           {material("tehtavat/a", sections(steps())), []string{"missing-steps tehtavat/a:10"}},
		"steps: in the second":     {material("tehtavat/a", sections(steps(), steps(item("Kävele.", 12)))), nil},
		"steps: a page needs none": {material("sivut/a", sections()), nil},

		"headings: in order":         {material("sivut/a", sections(bank.Section{ID: "h-a", Headings: []bank.Heading{{Level: 3}, {Level: 4}, {Level: 3}}, At: at(8)}, bank.Section{ID: "h-b", At: at(9)})), nil},
		"headings: two to four":      {material("sivut/a", sections(bank.Section{ID: "h-a", Headings: []bank.Heading{{Level: 4, At: at(9)}}, At: at(8)})), []string{"heading-jump sivut/a:9"}},
		"headings: one to three":     {material("sivut/a", sections(bank.Section{Headings: []bank.Heading{{Level: 3, At: at(9)}}, At: at(8)})), []string{"heading-jump sivut/a:9"}},
		"headings: back up and down": {material("sivut/a", sections(bank.Section{ID: "h-a", Headings: []bank.Heading{{Level: 3}, {Level: 4}}}, bank.Section{ID: "h-b", Headings: []bank.Heading{{Level: 4, At: at(10)}}, At: at(9)})), []string{"heading-jump sivut/a:10"}},

		"link: a name":   {material("sivut/a", linked("Näin lähetät kuvan", "https://example.fi/")), nil},
		"link: here":     {material("sivut/a", linked("Tästä.", "https://example.fi/")), []string{"vague-link-text sivut/a:20"}},
		"link: Swedish":  {material("sivut/a", linked("Läs mer »", "https://example.fi/")), []string{"vague-link-text sivut/a:20"}},
		"link: English":  {material("sivut/a", linked("CLICK HERE", "https://example.fi/")), []string{"vague-link-text sivut/a:20"}},
		"link: in words": {material("sivut/a", linked("Lue lisää kävelystä", "https://example.fi/")), nil},

		"picture: what it shows": {material("sivut/a", pictured("puu.jpg", "Puu."), pictured("IMG_1234.jpg", "Kuva puusta"), pictured("p.jpg", "")), nil},
		"picture: its file":      {material("sivut/a", pictured("../kuvat/Puu.jpg", "puu.jpg")), []string{"poor-alt sivut/a:30"}},
		"picture: its number":    {material("sivut/a", pictured("IMG_1234.jpg", "IMG_1234")), []string{"poor-alt sivut/a:30"}},
		"picture: a picture":     {material("sivut/a", pictured("p.jpg", "Kuva 1.")), []string{"poor-alt sivut/a:30"}},

		"survey: one statement": {material("kartoitukset/a", survey("Osaan lähettää kuvan.")), nil},
		"survey: none":          {material("kartoitukset/a", survey()), []string{"survey-empty kartoitukset/a:0"}},

		"model: whole": {material("mallit/a", model(func(*bank.ModelText) {})), nil},
		"model: a gap": {material("mallit/a", model(func(m *bank.ModelText) { m.Days, m.Roles = "", nil })), []string{"model-gap mallit/a:0"}},

		"week: four days":   {material("viikot/a", week(monday, hoursOf(2, 9, 13), hoursOf(3, 9, 13), hoursOf(4, 9, 17))), nil},
		"week: none":        {material("viikot/a", week()), []string{"week-empty viikot/a:0"}},
		"week: one off":     {material("viikot/a", week(monday, hoursOf(2, 9, 13), bank.Day{Weekday: 3, Start: 540, End: 500, Cancelled: true}, hoursOf(4, 9, 13), hoursOf(5, 9, 13))), nil},
		"week: five days":   {material("viikot/a", week(monday, hoursOf(2, 9, 13), hoursOf(3, 9, 13), hoursOf(4, 9, 13), hoursOf(5, 9, 13))), []string{"week-too-many-days viikot/a:14"}},
		"week: twice":       {material("viikot/a", week(monday, monday)), []string{"week-day-twice viikot/a:11"}},
		"week: backwards":   {material("viikot/a", week(hoursOf(1, 13, 9))), []string{"week-day-backwards viikot/a:10"}},
		"week: no time":     {material("viikot/a", week(hoursOf(1, 9, 9))), []string{"week-day-backwards viikot/a:10"}},
		"week: no hours":    {material("viikot/a", week(bank.Day{Weekday: 1, Start: -1, End: -1, Tasks: []bank.Ref{{To: long}}})), nil},
		"week: too long":    {material("viikot/a", week(hoursOf(1, 8, 17))), []string{"week-day-too-long viikot/a:10"}},
		"week: overfull":    {material("viikot/a", week(bank.Day{Weekday: 1, Start: 540, End: 780, Tasks: []bank.Ref{{To: long}, {}}, Meetings: []bank.Meeting{{Time: 540, Minutes: 45}}})), []string{"week-day-overfull viikot/a:10"}},
		"week: just full":   {material("viikot/a", week(bank.Day{Weekday: 1, Start: 540, End: 780, Tasks: []bank.Ref{{To: long}}, Meetings: []bank.Meeting{{Time: 540, Minutes: 40}}})), nil},
		"meeting: in turn":  {material("viikot/a", week(meetings(monday, bank.Meeting{Time: 600, Minutes: 30}, bank.Meeting{Time: 540, Minutes: 60}))), nil},
		"meeting: at once":  {material("viikot/a", week(meetings(monday, bank.Meeting{Time: 600, Minutes: 30}, bank.Meeting{Time: 540, Minutes: 61}))), []string{"week-meetings-overlap viikot/a:100"}},
		"meeting: too soon": {material("viikot/a", week(meetings(monday, bank.Meeting{Time: 530, Minutes: 30}))), []string{"week-meeting-outside-day viikot/a:100"}},
		"meeting: too late": {material("viikot/a", week(meetings(monday, bank.Meeting{Time: 770, Minutes: 30}))), []string{"week-meeting-outside-day viikot/a:100"}},
		"meeting: one off":  {material("viikot/a", week(meetings(monday, bank.Meeting{Time: 600, Minutes: 30, Cancelled: true}, bank.Meeting{Time: 540, Minutes: 90}))), nil},
		"meeting: no time":  {material("viikot/a", week(meetings(monday, bank.Meeting{Time: -1, Minutes: 30}))), nil},

		"secret: Teams":       {material("sivut/a", linked("Kokous", teams)), []string{"meeting-link sivut/a:20"}},
		"secret: short Teams": {material("sivut/a", linked("Kokous", "https://teams.live.com/meet/93")), []string{"meeting-link sivut/a:20"}},
		"secret: Meet":        {material("sivut/a", linked("Kokous", "https://meet.google.com/abc-defg-hij")), []string{"meeting-link sivut/a:20"}},
		"secret: a group":     {material("sivut/a", linked("Ryhmä", "https://chat.whatsapp.com/AbCdEf")), []string{"meeting-link sivut/a:20"}},
		"secret: Zoom":        {material("sivut/a", linked("Kokous", "https://us02web.zoom.us/j/123?pwd=x")), []string{"meeting-link sivut/a:20"}},
		"secret: wrapped": {material("sivut/a", linked("Kokous", "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19")),
			[]string{"meeting-link sivut/a:20"}},
		"secret: in text":       {material("sivut/a", sections(bank.Section{Text: "Tule: " + teams, At: at(8)})), []string{"meeting-link sivut/a:8"}},
		"secret: told once":     {material("sivut/a", linked(teams, teams), sections(bank.Section{Text: teams, At: at(8)})), []string{"meeting-link sivut/a:20"}},
		"secret: in a note":     {material("viikot/a", week(bank.Day{Weekday: 1, Start: 540, End: 780, Notes: teams})), []string{"meeting-link viikot/a:10"}},
		"secret: in a meeting":  {material("viikot/a", week(meetings(monday, bank.Meeting{Label: "Piiri " + teams, Time: 540, Minutes: 9}))), []string{"meeting-link viikot/a:100"}},
		"secret: in a summary":  {material("sivut/a", func(t *bank.Text) { t.Summary = teams; t.At.Set("summary", at(4)) }), []string{"meeting-link sivut/a:4"}},
		"secret: in a model":    {material("mallit/a", model(func(m *bank.ModelText) { m.Channels = []string{"Teams", teams} })), []string{"meeting-link mallit/a:0"}},
		"no secret: front page": {material("sivut/a", linked("Teams", "https://teams.microsoft.com/")), nil},
		"no secret: help":       {material("sivut/a", linked("Zoom", "https://support.zoom.com/hc/fi")), nil},

		"unfinished: the summary":  {material("sivut/a", func(t *bank.Text) { t.Summary = "… (kerro, mitä sivulla on)"; t.At.Set("summary", at(4)) }), []string{"unfinished sivut/a:4"}},
		"unfinished: a model":      {material("mallit/a", model(func(m *bank.ModelText) { m.Audience, m.Start = "… (kenelle)", "Yhdessä …" })), []string{"unfinished mallit/a:0"}},
		"unfinished: an item":      {material("tehtavat/a", sections(steps(item("Kävele.", 11), item("…", 12), item(" ... ", 13)))), []string{"unfinished tehtavat/a:12", "unfinished tehtavat/a:13"}},
		"unfinished: a paragraph":  {material("sivut/a", sections(bank.Section{Text: "Alku.\n…\nLoppu.", At: at(8)})), []string{"unfinished sivut/a:8"}},
		"unfinished: both":         {material("tehtavat/a", sections(bank.Section{Role: bank.Steps, Text: "…\n…", Items: []bank.Item{item("…", 12)}, At: at(8)})), []string{"unfinished tehtavat/a:8", "unfinished tehtavat/a:12"}},
		"unfinished: a statement":  {material("kartoitukset/a", survey("Osaan lähettää kuvan.", "Osaan …", "…", "I can ...")), []string{"unfinished kartoitukset/a:11", "unfinished kartoitukset/a:12", "unfinished kartoitukset/a:13"}},
		"finished: dots in a text": {material("tehtavat/a", sections(steps(item("Odota … ja jatka.", 11), item("Ja niin edelleen…", 12), item(".", 13)))), nil},
	} {
		same(t, name, c.want, told(c.of))
	}
}

// What is wrong with days that a translation shows after its original is told
// of the original only.
func TestInheritedDays(t *testing.T) {
	m := material("viikot/a", week(hoursOf(1, 13, 9), hoursOf(1, 9, 18)))
	shared := *m.Texts[0].Week
	m.Texts = append(m.Texts, &bank.Text{File: "content/viikot/a.sv.md", Lang: "sv", Week: &shared})
	same(t, "shared", []string{"week-day-backwards viikot/a:10", "week-day-too-long viikot/a:11", "week-day-twice viikot/a:11"}, told(m))
	own := shared
	own.Days = slices.Clone(shared.Days[:1])
	m.Texts[1].Week = &own
	if got := told(m); !slices.Contains(got, "week-day-backwards viikot/a.sv:10") {
		t.Errorf("a translation's own days are not looked at: %v", got)
	}
}

func TestMeetingLinksMayBeAllowed(t *testing.T) {
	b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, AllowMeetingLinks: true}, Materials: []*bank.Material{material("sivut/a", linked("Kokous", teams))}}
	same(t, "told", []string(nil), toldOf(b))
}

func TestDuplicateTitle(t *testing.T) {
	titled := func(id, lang, title string) *bank.Material {
		return material(id, func(t *bank.Text) { t.Lang, t.Title = lang, title })
	}
	numbered := func(id string, number int) *bank.Material {
		return material(id, func(t *bank.Text) {
			t.Title, t.Week = "Viikko", &bank.WeekText{Year: 2026, Week: number, Days: []bank.Day{hoursOf(1, 9, 13)}}
		})
	}
	for name, c := range map[string]struct {
		of   []*bank.Material
		want []string
	}{
		"two titles":       {[]*bank.Material{titled("tehtavat/a", "fi", "Kävely"), titled("tehtavat/b", "fi", "Juoksu")}, nil},
		"one title":        {[]*bank.Material{titled("tehtavat/a", "fi", "Kävely"), titled("tehtavat/b", "fi", "kävely")}, []string{"duplicate-title tehtavat/b:2"}},
		"in two languages": {[]*bank.Material{titled("sivut/a", "fi", "Teams"), titled("sivut/b", "sv", "Teams")}, nil},
		"of two kinds":     {[]*bank.Material{titled("tehtavat/a", "fi", "Teams"), titled("ohjeet/b", "fi", "Teams")}, nil},
		"C and C++":        {[]*bank.Material{titled("tehtavat/a", "fi", "C"), titled("tehtavat/b", "fi", "C++")}, nil},
		"two weeks":        {[]*bank.Material{numbered("viikot/a", 48), numbered("viikot/b", 49)}, nil},
		"one week":         {[]*bank.Material{numbered("viikot/a", 48), numbered("viikot/b", 48)}, []string{"duplicate-title viikot/b:2"}},
	} {
		same(t, name, c.want, told(c.of...))
	}
}

// Gaps are named as the file's writer would write them.
func TestModelGapNamesKeys(t *testing.T) {
	for lang, want := range map[string]string{"fi": "päivät, roolit", "fi-simple": "päivät, roolit", "sv": "dagar, roller", "en": "days, roles", "ru": "days, roles"} {
		m := material("mallit/a", model(func(m *bank.ModelText) { m.Days, m.Roles = "", nil }), func(t *bank.Text) { t.Lang = lang })
		found := All(&bank.Bank{Config: bank.Config{Languages: []string{"fi"}}, Materials: []*bank.Material{m}}, today)
		if len(found) != 1 || found[0].Args["keys"] != want {
			t.Errorf("%s: %v, want %s", lang, found, want)
		}
	}
}

func TestMenuEntry(t *testing.T) {
	b, _ := bank.Assemble(bank.Parts{
		Config: bank.Config{Languages: []string{"fi"}, Menu: []string{"tehtavat", "uppgifter", "tietoa", "tietoaa", "tehtavat/a", "ohje"}, At: map[string]diag.Pos{"menu": at(5)}},
		Documents: []*bank.Document{
			{File: "content/sivut/tietoa.md", ID: "sivut/tietoa", Kind: bank.Page, Text: &bank.Text{File: "content/sivut/tietoa.md", Lang: "fi", Title: "Tietoa"}},
		},
	})
	var got []string
	for _, d := range All(b, today) {
		got = append(got, fmt.Sprint(d.Rule, " ", d.File, ":", d.Pos.Line, " ", d.Args["entry"], " near ", d.Args["near"]))
	}
	same(t, "told", []string{
		"menu-entry bank.yaml:5 tietoaa near tietoa", "menu-entry bank.yaml:5 tehtavat/a near tehtavat", "menu-entry bank.yaml:5 ohje near ",
	}, got)
}

func TestFooterEntry(t *testing.T) {
	b, _ := bank.Assemble(bank.Parts{
		Config: bank.Config{Languages: []string{"fi"}, Footer: []string{"tietoa", "sivut/tietoa", "tietoaa", "tehtavat"}, At: map[string]diag.Pos{"footer": at(6)}},
		Documents: []*bank.Document{
			{File: "content/sivut/tietoa.md", ID: "sivut/tietoa", Kind: bank.Page, Text: &bank.Text{File: "content/sivut/tietoa.md", Lang: "fi", Title: "Tietoa"}},
		},
	})
	var got []string
	for _, d := range All(b, today) {
		got = append(got, fmt.Sprint(d.Rule, " ", d.File, ":", d.Pos.Line, " ", d.Args["entry"], " near ", d.Args["near"]))
	}
	same(t, "told", []string{"footer-entry bank.yaml:6 tietoaa near tietoa", "footer-entry bank.yaml:6 tehtavat near "}, got)
}

func TestHours(t *testing.T) {
	for minutes, want := range map[int]string{480: "8 h", 510: "8 h 30 min", 61: "1 h 1 min"} {
		same(t, fmt.Sprint(minutes), want, hours(minutes))
	}
}

func TestForgotten(t *testing.T) {
	var tasks []*bank.Material
	for i := range 8 {
		m := material(fmt.Sprintf("tehtavat/%d", i))
		if i < 6 {
			m.Facts.Goals = []string{"luonto"}
		}
		if i < 5 {
			m.Facts.Related = []bank.Ref{{Written: "a"}}
		}
		tasks = append(tasks, m)
	}
	want := []string{"missing-goal tehtavat/6:2", "missing-goal tehtavat/7:2"} // five of eight are no habit
	if diff := cmp.Diff(want, told(tasks...)); diff != "" {
		t.Error(diff)
	}
}
