package editor

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vakka/internal/bank"
)

// schema is the JSON Schema of a kind's front matter.
func schema(kind bank.Kind, vocabularies map[string]bank.Vocabulary, lang string) object {
	out := block(kind, "", vocabularies, lang)
	out["$schema"] = "http://json-schema.org/draft-07/schema#"
	var titled []object
	for _, k := range bank.Keys {
		if k.EN == "title" {
			for _, name := range names(k) {
				titled = append(titled, object{"required": []string{name}})
			}
		}
	}
	out["anyOf"] = titled
	return out
}

// block is the schema of a mapping: of the whole front matter, or of a block of
// the list named in. Keys of other languages may be written and are not
// suggested.
func block(kind bank.Kind, in string, vocabularies map[string]bank.Vocabulary, lang string) object {
	properties := object{}
	for _, k := range bank.Keys {
		if k.In != in || len(k.Kinds) > 0 && !slices.Contains(k.Kinds, kind) {
			continue
		}
		about := k.About.In(lang, "en")
		for _, name := range names(k) {
			property := value(k, kind, vocabularies, lang)
			property["description"], property["errorMessage"] = about, about
			if name != k.Name(lang) {
				property["doNotSuggest"] = true
			}
			if old, both := properties[name].(object); !both || old["doNotSuggest"] == true {
				properties[name] = property
			}
		}
	}
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

func names(k bank.Key) []string {
	all := []string{k.EN, k.FI, k.SV}
	slices.Sort(all)
	return slices.Compact(all)
}

var (
	scalar   = []string{"string", "number", "boolean", "null"}
	kindWord = map[bank.Kind][]string{
		bank.Task: {"task", "tehtävä", "uppgift"}, bank.Guide: {"guide", "ohje"}, bank.Model: {"model", "malli", "modell"},
		bank.Week: {"week", "viikko", "vecka"}, bank.Survey: {"survey", "kartoitus", "kartläggning"}, bank.Page: {"page", "sivu", "sida"},
	}
	dayWord = map[string][]string{
		"fi": {"ma", "ti", "ke", "to", "pe", "la", "su"}, "sv": {"må", "ti", "on", "to", "fr", "lö", "sö"}, "en": {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
	}
)

// value is the schema of a key's value. It is never narrower than what the
// parser reads, but for capital letters inside a vocabulary's word.
func value(k bank.Key, kind bank.Kind, vocabularies map[string]bank.Vocabulary, lang string) object {
	switch k.Value {
	case bank.TermValue:
		return object{"enum": terms(vocabularies[k.Vocabulary], lang)}
	case bank.TermsValue:
		return oneOrMore(object{"enum": terms(vocabularies[k.Vocabulary], lang)})
	case bank.TextsValue, bank.RefsValue:
		return oneOrMore(object{"type": scalar})
	case bank.MinutesValue, bank.WeekValue:
		return object{"type": []string{"string", "integer", "number", "null"}}
	case bank.NumberValue:
		return object{"type": []string{"integer", "null"}}
	case bank.DateValue:
		return object{"type": []string{"string", "null"}, "pattern": `^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})$`}
	case bank.TimeValue:
		return object{"type": []string{"string", "number", "null"}, "pattern": `^(klo |kl\.? )?\d{1,2}[.:]\d{2}$`}
	case bank.BoolValue:
		return object{"enum": []any{true, false, nil, "kyllä", "ei", "ja", "nej", "yes", "no", "true", "false"}}
	case bank.LangValue:
		return object{"type": []string{"string", "null"}, "pattern": `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`}
	case bank.KindValue:
		var all []any
		for _, kind := range bank.Kinds {
			for _, word := range kindWord[kind] {
				all = append(all, word)
			}
		}
		return object{"enum": all}
	case bank.DayValue: // suggested, and any other form let through
		return object{"anyOf": []object{{"enum": dayWord[spoken(lang)]}, {"type": "string"}}}
	case bank.ListValue:
		return object{"type": []string{"array", "null"}, "items": block(kind, k.EN, vocabularies, lang)}
	}
	return object{"type": scalar}
}

// oneOrMore takes a list, or one value alone.
func oneOrMore(one object) object {
	return object{"anyOf": []object{{"type": "array", "items": one}, one}}
}

func spoken(lang string) string {
	if base := bank.BaseLang(lang); dayWord[base] != nil {
		return base
	}
	return "en"
}

// terms are the ways to write a vocabulary's values: the labels of the writers'
// language first, then the ids and all other labels, and nothing at all.
func terms(v bank.Vocabulary, lang string) []any {
	var words []string
	for _, t := range v.Terms {
		words = append(words, t.Label.In(lang))
	}
	for _, t := range v.Terms {
		words = append(words, t.ID)
		var labels []string
		for _, label := range t.Label {
			labels = append(labels, label)
		}
		slices.Sort(labels)
		words = append(words, labels...)
	}
	var out []any
	seen := map[string]bool{"": true}
	for _, word := range words {
		for _, form := range []string{word, strings.ToLower(word), capital(word)} {
			if !seen[form] {
				seen[form] = true
				out = append(out, form)
			}
		}
		if n, err := strconv.Atoi(word); err == nil && !seen["number "+word] {
			seen["number "+word] = true
			out = append(out, n)
		}
	}
	return append(out, nil)
}

func capital(word string) string {
	for i, r := range word {
		return string(unicode.ToUpper(r)) + word[i+len(string(r)):]
	}
	return word
}
