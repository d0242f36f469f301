package editor

import (
	"maps"
	"slices"

	"vakka/internal/bank"
)

const bankSchemaFile = "vakka-bank.schema.json"

// bankSchema is the JSON Schema of bank.yaml. Like those of front matter it is
// never narrower than what the parser reads, but for capital letters inside a
// word that is chosen from a list.
func bankSchema(lang string) object {
	out := settingsBlock("", lang)
	out["$schema"] = "http://json-schema.org/draft-07/schema#"
	var named []object
	for _, name := range []string{"name", "nimi", "namn"} {
		named = append(named, object{"required": []string{name}})
	}
	out["anyOf"] = named
	return out
}

// settingsBlock is the schema of a block of bank.yaml, or of the whole.
func settingsBlock(in, lang string) object {
	properties := object{}
	for _, k := range bank.SettingKeys {
		if k.In != in {
			continue
		}
		shown := k.Name(lang)
		if shown == "" {
			shown = k.EN
		}
		for _, name := range names(k) {
			if name == "" {
				continue
			}
			property := setting(k, lang)
			property["description"], property["errorMessage"] = k.About.In(lang, "en"), k.About.In(lang, "en")
			if name != shown {
				property["doNotSuggest"] = true
			}
			if old, both := properties[name].(object); !both || old["doNotSuggest"] == true {
				properties[name] = property
			}
		}
	}
	return object{"type": []string{"object", "null"}, "properties": properties, "additionalProperties": false}
}

var (
	colourForm   = object{"type": []string{"string", "null"}, "pattern": `^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`}
	languageForm = `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`
	wordsForm    = object{"anyOf": []object{{"type": scalar},
		{"type": "object", "patternProperties": object{languageForm: object{"type": scalar}}, "additionalProperties": false}}}
)

// setting is the schema of a key's value in bank.yaml.
func setting(k bank.Key, lang string) object {
	switch k.Value {
	case bank.WordsValue:
		return maps.Clone(wordsForm)
	case bank.BlockValue:
		return settingsBlock(k.EN, lang)
	case bank.BlockOrBoolValue:
		return object{"anyOf": []object{settingsBlock(k.EN, lang), value(bank.Key{Value: bank.BoolValue}, "", nil, lang)}}
	case bank.ListValue:
		return object{"type": []string{"array", "null"}, "items": settingsBlock(k.EN, lang)}
	case bank.DecimalValue:
		return object{"type": []string{"number", "string"}}
	case bank.ColoursValue:
		colours := object{}
		for name := range bank.LightColours {
			colours[name] = colourForm
		}
		return object{"type": []string{"object", "null"}, "properties": colours, "additionalProperties": false}
	case bank.HostsValue:
		return oneOrMore(object{"enum": bank.HostNames})
	case bank.BlocksValue:
		words := slices.Concat(bank.FrontBlocks, slices.Sorted(maps.Keys(bank.FrontWords)))
		for _, word := range slices.Clone(words) {
			words = append(words, capital(word))
		}
		return oneOrMore(object{"enum": words})
	case bank.VocabulariesValue:
		vocabularies := object{}
		for name := range bank.DefaultVocabularies() {
			vocabularies[name] = object{"type": []string{"array", "null"}, "items": termForm}
		}
		return object{"type": []string{"object", "null"}, "properties": vocabularies, "additionalProperties": false}
	case bank.GlossaryValue:
		return object{"type": []string{"object", "null"}, "additionalProperties": oneOrMore(object{"type": scalar})}
	case bank.OwnTextsValue:
		return object{"type": []string{"object", "null"}, "additionalProperties": wordsForm}
	}
	return value(k, "", nil, lang)
}

// termForm is one value of a vocabulary.
var termForm = object{"type": "object", "additionalProperties": false,
	"properties": object{
		"id": object{"type": scalar}, "tunnus": object{"type": scalar, "doNotSuggest": true},
		"icon": object{"type": scalar}, "kuvake": object{"type": scalar, "doNotSuggest": true}, "ikon": object{"type": scalar, "doNotSuggest": true},
		"colour": colourForm, "color": colourForm, "väri": colourForm, "färg": colourForm,
	},
	"patternProperties": object{languageForm: object{"type": scalar}}}
