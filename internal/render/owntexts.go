package render

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var textPlace = regexp.MustCompile(`\{\w+\}`)

// textForms end the keys of a text that counts.
var textForms = []string{".zero", ".one", ".two", ".few", ".many", ".other"}

// lay puts the bank's own words in the place of the interface's and finds those
// that have no place there.
func (l *Look) lay(c bank.Config) ([]diag.Diagnostic, error) {
	if len(c.Texts) == 0 {
		return nil, nil
	}
	tables, err := readTables(l.builtIn)
	if err != nil {
		return nil, err
	}
	o := &ownTexts{config: c, builtIn: tables, laid: map[string]map[string]string{}}
	for _, t := range c.Texts {
		o.put(t)
	}
	for lang, texts := range o.laid {
		whole := maps.Clone(tables[lang])
		maps.Copy(whole, texts)
		data, err := json.Marshal(whole) // its keys are sorted
		if err != nil {
			return nil, err
		}
		l.own["text/"+lang+".json"] = append(data, '\n')
	}
	return append(o.found, o.forms()...), nil
}

// readTables reads every text/*.json.
func readTables(files fs.FS) (map[string]map[string]string, error) {
	names, err := fs.Glob(files, "text/*.json")
	if err == nil && len(names) == 0 {
		err = errors.New("text/fi.json is missing")
	}
	if err != nil {
		return nil, fmt.Errorf("texts of the interface: %w", err)
	}
	tables := map[string]map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("texts of the interface: %w", err)
		}
		texts := map[string]string{}
		if err := json.Unmarshal(data, &texts); err != nil {
			return nil, fmt.Errorf("texts of the interface, %s: %w", name, err)
		}
		tables[strings.TrimSuffix(path.Base(name), ".json")] = texts
	}
	return tables, nil
}

// ownTexts are a bank's words on their way into the interface's tables.
type ownTexts struct {
	config  bank.Config
	builtIn map[string]map[string]string
	laid    map[string]map[string]string
	found   []diag.Diagnostic
}

func (o *ownTexts) report(at diag.Pos, rule string, args diag.Args) {
	o.found = append(o.found, diag.New("bank.yaml", at, rule, args))
}

// put lays one text in its languages.
func (o *ownTexts) put(t bank.OwnText) {
	free := strings.HasPrefix(t.Key, bank.OwnTextPrefix)
	if lang := o.config.Languages[0]; free && t.Words.In(lang) == "" {
		o.report(t.At[""], "text-own-language", diag.Args{"key": t.Key, "lang": lang})
		return
	}
	if !free && !o.known(t.Key) {
		o.report(t.At[""], "text-unknown", diag.Args{"key": t.Key, "near": bank.Near(t.Key, slices.Collect(maps.Keys(o.builtIn["fi"])))})
		return
	}
	for _, lang := range slices.Sorted(maps.Keys(t.Words)) {
		if _, known := o.builtIn[lang]; !known {
			o.report(t.At[lang], "text-language", diag.Args{"lang": lang, "allowed": strings.Join(slices.Sorted(maps.Keys(o.builtIn)), ", ")})
			continue
		}
		if !free {
			o.places(t, lang)
		}
		if o.laid[lang] == nil {
			o.laid[lang] = map[string]string{}
		}
		o.laid[lang][t.Key] = t.Words[lang]
	}
}

// known tells whether the interface has the text in any language: forms of
// counting differ.
func (o *ownTexts) known(key string) bool {
	for _, texts := range o.builtIn {
		if _, ok := texts[key]; ok {
			return true
		}
	}
	return false
}

// theirs is the interface's own text: in the language, or in the one it is a
// simpler form of, or in Finnish.
func (o *ownTexts) theirs(key, lang string) string {
	base, _ := splitForm(key)
	for _, l := range []string{lang, bank.BaseLang(lang), "fi"} {
		for _, k := range []string{key, base + ".other"} {
			if s, ok := o.builtIn[l][k]; ok {
				return s
			}
		}
	}
	return ""
}

// places compares the {places} of a text with those of the interface's own.
func (o *ownTexts) places(t bank.OwnText, lang string) {
	theirs := o.theirs(t.Key, lang)
	want, got := textPlace.FindAllString(theirs, -1), textPlace.FindAllString(t.Words[lang], -1)
	base, form := splitForm(t.Key)
	if _, counts := o.builtIn["fi"][base+".other"]; form != "" && counts {
		want = append(want, "{n}") // the noun itself may say how many
	}
	for _, p := range got {
		if !slices.Contains(want, p) {
			places := strings.Join(slices.Compact(slices.Sorted(slices.Values(want))), ", ")
			if places == "" {
				places = "–"
			}
			o.report(t.At[lang], "text-place", diag.Args{"key": t.Key, "place": p, "places": places, "near": bank.Near(p, want)})
		}
	}
	for _, p := range slices.Compact(slices.Sorted(slices.Values(want))) {
		if !slices.Contains(got, p) && !(p == "{n}" && form != "" && form != ".other") {
			o.report(t.At[lang], "text-place-missing", diag.Args{"key": t.Key, "lang": lang, "place": p, "text": theirs})
		}
	}
}

// forms finds a text that counts of which only some forms have the bank's words.
func (o *ownTexts) forms() (found []diag.Diagnostic) {
	for _, t := range o.config.Texts {
		base, form := splitForm(t.Key)
		if form == "" || strings.HasPrefix(t.Key, bank.OwnTextPrefix) {
			continue
		}
		for lang := range t.Words {
			var missing []string
			for _, f := range textForms {
				_, theirs := o.builtIn[lang][base+f]
				if _, ours := o.laid[lang][base+f]; theirs && !ours {
					missing = append(missing, base+f)
				}
			}
			if len(missing) > 0 {
				found = append(found, diag.New("bank.yaml", t.At[lang], "text-forms", diag.Args{"key": base, "lang": lang, "missing": strings.Join(missing, ", ")}))
			}
		}
	}
	return found
}

// splitForm takes count.task.one apart.
func splitForm(key string) (base, form string) {
	for _, f := range textForms {
		if base, counts := strings.CutSuffix(key, f); counts {
			return base, f
		}
	}
	return key, ""
}

// A Text is one of the interface's, for the people who would change it.
type Text struct {
	Key   string
	Words map[string]string // by language
}

// Texts are the interface's own, by their keys, sorted.
func Texts(builtIn fs.FS) ([]Text, error) {
	tables, err := readTables(builtIn)
	if err != nil {
		return nil, err
	}
	all := map[string]map[string]string{}
	for lang, texts := range tables {
		for key, s := range texts {
			if all[key] == nil {
				all[key] = map[string]string{}
			}
			all[key][lang] = s
		}
	}
	var out []Text
	for _, key := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Text{key, all[key]})
	}
	return out, nil
}
