package check

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// reviewDue reminds of a text whose last day to be read again has passed. Days
// are compared as days: the one written has no hour and no time zone.
func reviewDue(t text, today time.Time, report report) {
	if !t.ReviewBy.IsZero() && today.Format(time.DateOnly) > t.ReviewBy.Format(time.DateOnly) {
		report(t.File, t.At.Of("review_by"), "review-due", diag.Args{"date": t.ReviewBy.Format("2.1.2006")})
	}
}

// missingSteps finds a task that does not say what to do, step by step.
func missingSteps(t text, _ time.Time, report report) {
	if t.of.Kind != bank.Task || t.Body.Unread {
		return
	}
	heading, ok := stepsHeading[t.Lang]
	if !ok {
		heading = stepsHeading["en"]
	}
	var at diag.Pos
	near := ""
	for _, s := range t.sections {
		if s.Role == bank.Steps && len(s.Items) > 0 {
			return
		}
		misspelt := s.Role == "" && bank.Near(s.Heading, []string{heading}) != ""
		if (s.Role == bank.Steps || misspelt) && at == (diag.Pos{}) {
			at = s.At
			if misspelt {
				near = heading
			}
		}
	}
	report(t.File, at, "missing-steps", diag.Args{"heading": heading, "near": near})
}

// stepsHeading is what the section of steps is best called, by the language of
// the text, which is not always that of the program.
var stepsHeading = map[string]string{
	"fi": "Näin teet", "fi-simple": "Näin teet", "sv": "Gör så här", "en": "What to do",
	"uk": "Що робити", "ru": "Что делать", "ar": "ماذا تفعل", "so": "Sidan samee",
}

// headingJump finds a heading two levels below the one before: those who move
// by headings lose their way there.
func headingJump(t text, _ time.Time, report report) {
	level := 1
	for _, s := range t.sections {
		if s.ID != "" {
			level = 2
		}
		for _, h := range s.Headings {
			if h.Level > level+1 {
				report(t.File, h.At, "heading-jump", diag.Args{"heading": h.Text})
			}
			level = h.Level
		}
	}
}

var vague = map[string]bool{
	"tästä": true, "tässä": true, "tänne": true, "täällä": true, "täältä": true, "klikkaa": true, "klikkaa tästä": true, "klikkaa tänne": true,
	"tästä linkistä": true, "lue lisää": true, "lisää": true, "linkki": true,
	"här": true, "klicka": true, "klicka här": true, "läs mer": true, "mer": true, "länk": true, "den här länken": true,
	"here": true, "click": true, "click here": true, "read more": true, "more": true, "link": true, "this": true, "this link": true,
}

// vagueLinkText finds a link whose words do not tell where it leads.
func vagueLinkText(t text, _ time.Time, report report) {
	for _, l := range t.Body.Links {
		if vague[strings.ToLower(strings.Trim(l.Text, " .:!…»›>→"))] {
			report(t.File, l.At, "vague-link-text", diag.Args{"text": l.Text})
		}
	}
}

// noPicture are words that name a picture and do not tell what is in it.
var noPicture = regexp.MustCompile(`^(kuva|valokuva|piirros|bild|foto|teckning|image|img|picture|photo|drawing)[ _-]?\d*$`)

// poorAlt finds a picture whose words are the name of its file, or the word picture.
func poorAlt(t text, _ time.Time, report report) {
	for _, i := range t.Body.Images {
		alt := strings.ToLower(strings.Trim(i.Alt, " ."))
		name := strings.ToLower(path.Base(i.Written))
		stem := strings.TrimSuffix(name, path.Ext(name))
		if alt != "" && (alt == name || alt == stem && strings.ContainsAny(stem, "_0123456789") || noPicture.MatchString(alt)) {
			report(t.File, i.At, "poor-alt", diag.Args{"alt": i.Alt})
		}
	}
}

// surveyEmpty finds a survey that asks nothing.
func surveyEmpty(t text, _ time.Time, report report) {
	if t.of.Kind != bank.Survey || t.Survey == nil || t.Text != t.of.Texts[0] || t.bank.Intros[bank.Survey] == t.of {
		return
	}
	if _, written := t.At.Find("statements"); len(t.Survey.Statements) == 0 && !written { // else it has been told of
		report(t.File, diag.Pos{}, "survey-empty", nil)
	}
}

// translationName finds a card beside another of the same name with a language after a
// hyphen or a line: kavely-sv.md, which was meant as kavely.sv.md.
func translationName(b *bank.Bank, report report) {
	known := map[string]*bank.Material{}
	for _, m := range b.Materials {
		known[m.ID] = m
	}
	for _, m := range b.Materials {
		for _, lang := range b.Config.Languages {
			id, named := strings.CutSuffix(m.ID, "-"+lang)
			of := known[id]
			if !named || of == nil || slices.ContainsFunc(of.Texts, func(t *bank.Text) bool { return t.Lang == lang }) {
				continue
			}
			stem, _, _ := strings.Cut(path.Base(of.Texts[0].File), ".")
			report(m.Texts[0].File, diag.Pos{}, "translation-name", diag.Args{"original": of.Texts[0].File, "name": stem + "." + lang + ".md"})
		}
	}
}

// translationAlone finds a task or guide in another language than the bank's that
// tells nothing but its words: the facts were its original's, which somebody has
// renamed, or which is a draft.
func translationAlone(t text, _ time.Time, report report) {
	f := t.of.Facts
	told := len(f.Goals) + len(f.Service) + len(f.Place) + len(f.Group) + len(f.Return) + len(f.Models) + len(f.Related) + f.Duration + len(f.Level) + len(f.DigitalLevel)
	if t.Text != t.of.Texts[0] || t.Lang == t.bank.Lang() || told > 0 || t.of.Kind != bank.Task && t.of.Kind != bank.Guide {
		return
	}
	stem := strings.TrimSuffix(t.File, path.Ext(t.File))
	report(t.File, diag.Pos{}, "translation-alone", diag.Args{"original": strings.TrimSuffix(stem, path.Ext(stem)) + ".md"})
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
			gaps = append(gaps, keyName(row.key, t.Lang))
		}
	}
	if len(gaps) > 0 {
		report(t.File, diag.Pos{}, "model-gap", diag.Args{"keys": strings.Join(gaps, ", ")})
	}
}

// keyName is a model's front matter key as writers of a language write it.
func keyName(en, lang string) string {
	for _, k := range bank.Keys {
		if k.EN == en && k.In == "" && slices.Contains(k.Kinds, bank.Model) {
			return k.Name(lang)
		}
	}
	panic("check: a model has no key " + en)
}

// duplicateTitle finds two materials of one kind that a reader cannot tell
// apart in a list. Weeks are told apart by their dates.
func duplicateTitle(b *bank.Bank, report report) {
	type shown struct {
		kind              bank.Kind
		lang, title, week string
	}
	first := map[shown]*bank.Text{}
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			key := shown{m.Kind, t.Lang, bank.Fold(t.Title), ""}
			if t.Week != nil {
				key.week = fmt.Sprint(t.Week.Year, t.Week.Week)
			}
			if other := first[key]; other != nil {
				report(t.File, t.At.Of("title"), "duplicate-title", diag.Args{"title": t.Title, "other": other.File})
			} else {
				first[key] = t
			}
		}
	}
}
