// Package starter turns a kind and a title into a first Markdown file: what a
// coach begins a new card from.
//
// The text is in the bank's language and already keeps every rule but one: its
// list items are three dots, and vakka check says so (rule unfinished) until
// they have been written. The package makes bytes and never writes them.
package starter

import (
	"embed"
	"io/fs"
	"strings"
	"time"
	"unicode"

	"vakka/internal/bank"
)

//go:embed text
var texts embed.FS

// kinds are the words a coach may use for a kind.
var kinds = map[string]bank.Kind{
	"task": bank.Task, "tehtava": bank.Task, "tehtavakortti": bank.Task, "uppgift": bank.Task,
	"guide": bank.Guide, "ohje": bank.Guide, "digiohje": bank.Guide,
	"model": bank.Model, "malli": bank.Model, "toimintamalli": bank.Model, "modell": bank.Model,
	"week": bank.Week, "viikko": bank.Week, "viikkoohjelma": bank.Week, "vecka": bank.Week, "veckoprogram": bank.Week,
	"survey": bank.Survey, "kartoitus": bank.Survey, "kartlaggning": bank.Survey,
	"page": bank.Page, "sivu": bank.Page, "sida": bank.Page,
}

// Kind understands a word for a kind in Finnish, Swedish or English, and the
// name of its folder.
func Kind(word string) (bank.Kind, bool) {
	if k, ok := kinds[bank.Fold(word)]; ok {
		return k, true
	}
	return bank.KindOfFolder(bank.Fold(word))
}

// Text is the first text of a new material in lang (fi, sv or en, or a simpler
// form of one; anything else gets English). Day is the day it is written: a
// week is the one after it, and everything is to be read again in a year.
func Text(kind bank.Kind, title, lang string, day time.Time) []byte {
	data := template(string(kind), lang)
	return fill(data, title, bank.WeekOf(day).Next(), day)
}

// template is a text in lang, or in English.
func template(name, lang string) []byte {
	data, err := fs.ReadFile(texts, "text/"+bank.BaseLang(lang)+"/"+name+".md")
	if err != nil {
		data, err = fs.ReadFile(texts, "text/en/"+name+".md")
	}
	if err != nil {
		panic("starter: " + err.Error())
	}
	return data
}

// fill puts a title and days into a text.
func fill(data []byte, title string, week bank.ISOWeek, day time.Time) []byte {
	return []byte(strings.NewReplacer(
		"{title}", Quote(title),
		"{today}", day.Format(time.DateOnly),
		"{review}", day.AddDate(1, 0, 0).Format(time.DateOnly),
		"{week}", week.String(),
	).Replace(string(data)))
}

// Quote writes a title so that YAML reads it as it was typed, on one line.
func Quote(title string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(title, " "))
	plain = strings.Join(strings.FieldsFunc(plain, func(r rune) bool { return r == ' ' }), " ")
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plain) + `"`
}
