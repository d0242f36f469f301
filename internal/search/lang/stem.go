package lang

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/swedish"
)

// Stem gives the folded stem of a word in lower case. A language without a
// stemmer has the folded word itself.
func Stem(lang, word string) string {
	f := stemmers[lang]
	if f == nil {
		return Fold(word)
	}
	env := snowballstem.NewEnv(word)
	f(env)
	return Fold(env.Current())
}

// HasStemmer tells whether words of a language have stems.
func HasStemmer(lang string) bool { return stemmers[lang] != nil }

var stemmers = map[string]func(*snowballstem.Env) bool{
	"sv": swedish.Stem, "en": english.Stem, "ru": russian.Stem, "ar": arabic.Stem,
}
