// Package aoe turns a material into the sheet that its maker copies into the
// national Library of Open Educational Resources (aoe.fi): every field of its
// form in the form's order, filled in as far as the card tells, with the field's
// limits checked and what is missing named.
//
// The library has no interface for writing, and its own team knows that people
// do not bother to fill in the form. The card knows most of it. What only a
// person can choose (levels of education, accessibility features) is not guessed:
// the sheet says what to choose by.
//
// Limits and licences are those of the library's own form (its source code,
// Opetushallitus/aoe): names 255 characters, descriptions 2,000, keywords 255,
// writers 50, time 50, links 2,000; Creative Commons 4.0 licences, and no CC0.
// The library takes texts in Finnish, Swedish and English.
package aoe

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vakka/internal/bank"
	"vakka/internal/linked"
)

// A Field is one field of the form. Lang is of its value, "" when it is the same
// in every language.
type Field struct {
	Key, Lang, Value string
	Most             int    // characters; 0: as many as there are
	Fault            string // key of what is wrong with it, "" when nothing is
	Choose           bool   // the value is chosen in the form; ours is advice
}

// A Step is a page of the form.
type Step struct {
	Key    string
	Fields []Field
}

// A Sheet is the form, filled in.
type Sheet struct {
	ID, Title string
	Steps     []Step
}

// languages are those that the library takes texts in.
var languages = []string{"fi", "sv", "en"}

// The limits of the library's form, in characters.
const (
	mostName        = 255
	mostDescription = 2000
	mostKeyword     = 255
	mostAuthor      = 50
	mostTime        = 50
	mostLink        = 2000
)

// Make fills in the sheet of a material.
func Make(b *bank.Bank, m *bank.Material) Sheet {
	return Sheet{ID: m.ID, Title: m.Texts[0].Title, Steps: []Step{
		{"files", files(b, m)},
		{"basics", basics(b, m)},
		{"education", education(b, m)},
		{"details", details(b, m)},
		{"license", []Field{terms(linked.LicenseOf(b, m))}},
		{"sources", sources(m)},
	}}
}

// Faults counts what must be mended before the form takes the card.
func (s Sheet) Faults() (n int) {
	for _, step := range s.Steps {
		for _, f := range step.Fields {
			if f.Fault != "" {
				n++
			}
		}
	}
	return n
}

// texts are the material's texts that the library takes.
func texts(m *bank.Material) (out []*bank.Text) {
	for _, lang := range languages {
		for _, t := range m.Texts {
			if t.Lang == lang {
				out = append(out, t)
			}
		}
	}
	return out
}

// limited is a field with its length checked.
func limited(key, lang, value string, most int) Field {
	f := Field{Key: key, Lang: lang, Value: strings.TrimSpace(value), Most: most}
	if utf8.RuneCountInString(f.Value) > most {
		f.Fault = "long"
	}
	return f
}

// files are the pages of the card: the library keeps a link and no copy, so
// that a mended card is mended there too.
func files(b *bank.Bank, m *bank.Material) (out []Field) {
	for _, t := range texts(m) {
		f := limited("link", t.Lang, "", mostLink)
		if base := b.Config.BaseURL; base != "" {
			f = limited("link", t.Lang, base+b.Address(m.ID, t.Lang), mostLink)
		} else {
			f.Fault = "no-address"
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return []Field{{Key: "link", Fault: "no-language"}}
	}
	return out
}

func basics(b *bank.Bank, m *bank.Material) (out []Field) {
	own := texts(m)
	for _, t := range own {
		out = append(out, limited("name", t.Lang, t.Title, mostName))
	}
	out = append(out, words(b, m, own)...)
	authors := 0
	for _, t := range own {
		for _, name := range t.Authors {
			if !slices.ContainsFunc(out, func(f Field) bool { return f.Key == "author" && f.Value == name }) {
				out = append(out, limited("author", "", name, mostAuthor))
				authors++
			}
		}
	}
	made := m.Facts.Organisation
	if made == "" {
		made = b.Config.Organisation
	}
	organisation := Field{Key: "organisation", Value: made}
	if made == "" && authors == 0 {
		organisation.Fault = "missing"
	}
	out = append(out, organisation,
		Field{Key: "role", Value: "role." + string(m.Kind), Choose: true},
		Field{Key: "type", Value: "type." + string(m.Kind), Choose: true},
		Field{Key: "use", Value: "use." + string(m.Kind), Choose: true})
	for _, t := range own {
		f := limited("description", t.Lang, t.Summary, mostDescription)
		if f.Value == "" {
			f.Fault = "no-summary"
		}
		out = append(out, f)
	}
	return out
}

// words are the keywords: the first text's, and the goals. The library takes
// words of the general Finnish ontology, so they are looked up there.
func words(b *bank.Bank, m *bank.Material, own []*bank.Text) (out []Field) {
	var all []string
	lang := "fi"
	if len(own) > 0 {
		all, lang = append(all, own[0].Tags...), own[0].Lang
	}
	for _, id := range m.Facts.Goals {
		all = append(all, strings.ToLower(linked.Label(b, b.Config.Vocabularies["goals"].Term(id), lang)))
	}
	for i, word := range all {
		if !slices.Contains(all[:i], word) {
			out = append(out, limited("keyword", lang, word, mostKeyword))
		}
	}
	if len(out) == 0 {
		return []Field{{Key: "keyword", Fault: "missing"}}
	}
	return out
}

func education(b *bank.Bank, m *bank.Material) []Field {
	out := []Field{{Key: "level", Value: "level.advice", Choose: true}}
	for _, id := range m.Facts.Goals {
		out = append(out, Field{Key: "teaches", Lang: "fi", Value: linked.Label(b, b.Config.Vocabularies["goals"].Term(id), "fi")})
	}
	return out
}

func details(b *bank.Bank, m *bank.Material) []Field {
	out := []Field{{Key: "accessibility", Value: "accessibility.advice", Choose: true}}
	if m.Facts.Duration > 0 {
		out = append(out, limited("time", "", duration(m.Facts.Duration), mostTime))
	}
	if made := b.Config.Organisation; made != "" {
		out = append(out, Field{Key: "publisher", Value: made})
	}
	return out
}

func duration(minutes int) string {
	if minutes < 60 {
		return strconv.Itoa(minutes) + " min"
	}
	if minutes%60 == 0 {
		return strconv.Itoa(minutes/60) + " h"
	}
	return strconv.Itoa(minutes/60) + " h " + strconv.Itoa(minutes%60) + " min"
}

var accepted = regexp.MustCompile(`(?i)^CC-(BY(?:-NC)?(?:-SA|-ND)?)-4\.0$`)

// terms is the licence, when it is one that the form has.
func terms(id string) Field {
	f := Field{Key: "license", Value: id}
	switch part := accepted.FindStringSubmatch(id); {
	case part != nil:
		f.Value = "CC " + strings.ToUpper(part[1]) + " 4.0"
	case id == "":
		f.Fault = "missing"
	default:
		f.Fault = "license"
	}
	return f
}

var webAddress = regexp.MustCompile(`https?://[^\s<>";]+`)

// sources are what the card is based on, each with its address when it has one.
func sources(m *bank.Material) (out []Field) {
	for one := range strings.SplitSeq(m.Facts.BasedOn, ";") {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		address := webAddress.FindString(one)
		name := strings.Trim(strings.Replace(one, address, "", 1), " :")
		if name == "" {
			name = address
		}
		out = append(out, limited("source", "", name, mostName))
		f := limited("source-link", "", address, mostLink)
		if address == "" {
			f.Fault = "source-link"
		}
		out = append(out, f)
	}
	return out
}
