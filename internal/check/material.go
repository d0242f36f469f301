package check

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// reviewDue reminds of a text whose time to be read again has come.
func reviewDue(t text, today time.Time, report report) {
	if !t.ReviewBy.IsZero() && today.After(t.ReviewBy) {
		report(t.File, diag.Pos{}, "review-due", diag.Args{"date": t.ReviewBy.Format("2.1.2006")})
	}
}

// missingSteps finds a task that does not say what to do, step by step.
func missingSteps(t text, _ time.Time, report report) {
	if t.of.Kind != bank.Task {
		return
	}
	for _, s := range t.Body.Sections {
		if s.Role != bank.Steps {
			continue
		}
		if len(s.Items) == 0 {
			report(t.File, s.At, "missing-steps", nil)
		}
		return
	}
	report(t.File, diag.Pos{}, "missing-steps", nil)
}

// headingJump finds a heading two levels below the one before: those who move
// by headings lose their way there.
func headingJump(t text, _ time.Time, report report) {
	level := 1
	for _, h := range t.Headings() {
		if h.Level > level+1 {
			report(t.File, diag.Pos{}, "heading-jump", diag.Args{"heading": h.Text})
		}
		level = h.Level
	}
}

var vague = map[string]bool{
	"tästä": true, "tässä": true, "tänne": true, "täältä": true, "klikkaa": true, "klikkaa tästä": true, "lue lisää": true, "linkki": true,
	"här": true, "klicka här": true, "läs mer": true, "länk": true,
	"here": true, "click here": true, "read more": true, "link": true, "this": true,
}

// vagueLinkText finds a link whose words do not tell where it leads.
func vagueLinkText(t text, _ time.Time, report report) {
	for _, l := range t.Body.Links {
		if vague[strings.ToLower(strings.Trim(l.Text, " .:!"))] {
			report(t.File, l.At, "vague-link-text", diag.Args{"text": l.Text})
		}
	}
}

var meetingAddress = regexp.MustCompile(`(?i)teams\.(microsoft|live)\.com/(l/meetup-join|meet/)|meet\.google\.com/[a-z]{3}-|zoom\.us/j/|whereby\.com/`)

// meetingLink finds a group's meeting link: whoever has it can come in, so it
// goes out by e-mail and never onto a public page.
func meetingLink(t text, _ time.Time, report report) {
	if t.bank.Config.AllowMeetingLinks {
		return
	}
	for _, l := range t.Body.Links {
		if meetingAddress.MatchString(l.URL) {
			report(t.File, l.At, "meeting-link", nil)
		}
	}
	for _, s := range t.Body.Sections {
		if meetingAddress.MatchString(s.Text) {
			report(t.File, s.At, "meeting-link", nil)
		}
	}
}

// modelGap finds a model that leaves a row of the comparison empty.
func modelGap(t text, _ time.Time, report report) {
	if t.of.Kind != bank.Model || t.Model == nil {
		return
	}
	var gaps []string
	for _, row := range []struct{ key, value string }{
		{"audience", t.Model.Audience}, {"days", t.Model.Days}, {"period", t.Model.Period}, {"start", t.Model.Start},
		{"presence", t.Model.Presence}, {"meetings", t.Model.Meetings},
		{"channels", strings.Join(t.Model.Channels, "")}, {"roles", strings.Join(t.Model.Roles, "")},
	} {
		if row.value == "" {
			gaps = append(gaps, keyName(row.key, t.Lang, bank.Model))
		}
	}
	if len(gaps) > 0 {
		report(t.File, diag.Pos{}, "model-gap", diag.Args{"keys": strings.Join(gaps, ", ")})
	}
}

// keyName is a front matter key as writers of a language write it.
func keyName(en, lang string, kind bank.Kind) string {
	for _, k := range bank.Keys {
		if k.EN == en && k.In == "" && (k.Kinds == nil || k.Kinds[0] == kind) {
			switch bank.BaseLang(lang) {
			case "fi":
				return k.FI
			case "sv":
				return k.SV
			}
		}
	}
	return en
}

// duplicateTitle finds two materials of one kind that a reader cannot tell
// apart in a list.
func duplicateTitle(b *bank.Bank, report report) {
	first := map[string]*bank.Text{}
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			key := fmt.Sprint(m.Kind, t.Lang, bank.Fold(t.Title))
			if other := first[key]; other != nil {
				report(t.File, diag.Pos{}, "duplicate-title", diag.Args{"title": t.Title, "other": other.File})
			} else {
				first[key] = t
			}
		}
	}
}
