package starter

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"vakka/internal/bank"
)

// Models are the models a week can be begun from, by the ids of the vocabulary.
// The first is what a week is when nothing is said.
var Models = []string{"pitka", "lyhyt", "intervalli", "hybridi"}

// modelWords are other words for them.
var modelWords = map[string]string{
	"pitkakestoinen": "pitka", "lang": "pitka", "langvarig": "pitka", "long": "pitka", "longterm": "pitka",
	"lyhytkestoinen": "lyhyt", "kort": "lyhyt", "kortvarig": "lyhyt", "short": "lyhyt", "shortterm": "lyhyt",
	"intervall": "intervalli", "intervallimodell": "intervalli", "interval": "intervalli", "intervallimalli": "intervalli",
	"hybrid": "hybridi", "hybridimalli": "hybridi", "hybridmodell": "hybridi",
}

// Model understands a word for a model in Finnish, Swedish or English.
func Model(word string) (string, bool) {
	folded := strings.ReplaceAll(bank.Fold(word), "-", "")
	if slices.Contains(Models, folded) {
		return folded, true
	}
	id, ok := modelWords[folded]
	return id, ok
}

// Week is the first text of a week by a model: its usual days and meetings. An
// empty title becomes the week's number. Day is the day it is written.
func Week(week bank.ISOWeek, model, title, lang string, day time.Time) []byte {
	name := string(bank.Week)
	if model != "" && model != Models[0] {
		name += "-" + model
	}
	if title == "" {
		title = map[string]string{"fi": "Viikko", "sv": "Vecka"}[bank.BaseLang(lang)]
		if title == "" {
			title = "Week"
		}
		title += " " + strconv.Itoa(week.Week)
	}
	return fill(template(name, lang), title, week, day)
}
