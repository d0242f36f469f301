package render

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"vakka/internal/bank"
)

// words are the interface's texts in one language: text/fi.json is a flat
// table of key → text, {name} in a text is filled in, and a key that counts
// has two forms, key.one and key.other, and more where the language has them
// (see plural).
type words struct {
	lang   string // the language the texts are really in
	tables []table

	durations *durations
}

// A table is one language's texts.
type table struct {
	lang  string
	texts map[string]string
}

// loadWords reads the texts for pages in lang. A language without texts of its
// own gets those of the language it is a form of (plain Finnish: Finnish), then
// the bank's own, then Finnish; so does a single text that is missing.
func loadWords(files fs.FS, lang, own string) (*words, error) {
	w := &words{durations: new(durations)}
	for _, l := range []string{lang, bank.BaseLang(lang), own, bank.BaseLang(own), "fi"} {
		texts, err := once(files, "text/"+l+".json", func() (map[string]string, error) { return loadTexts(files, l) })
		if err != nil {
			return nil, err
		}
		if texts == nil {
			continue
		}
		if w.lang == "" {
			w.lang = l
		}
		w.tables = append(w.tables, table{l, texts})
	}
	if w.lang == "" {
		return nil, errors.New("texts of the interface: text/fi.json is missing")
	}
	return w, nil
}

// loadTexts reads the texts of one language, nil when there are none.
func loadTexts(files fs.FS, lang string) (map[string]string, error) {
	data, err := fs.ReadFile(files, "text/"+lang+".json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("texts of the interface: %w", err)
	}
	texts := map[string]string{}
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, fmt.Errorf("texts of the interface, text/%s.json: %w", lang, err)
	}
	return texts, nil
}

func (w *words) find(key string) (string, bool) {
	for _, t := range w.tables {
		if s, ok := t.texts[key]; ok {
			return s, true
		}
	}
	return "", false
}

// T is a text of the interface. Pairs are names and values for its {places}.
// An unknown key panics with a missingText: a fault of ours, or of a bank's own
// templates, which Pages gives as an error.
func (w *words) T(key string, pairs ...any) string {
	s, ok := w.find(key)
	if !ok {
		panic(missingText(key))
	}
	if len(pairs) == 0 {
		return s
	}
	return fillPlaces(s, pairs)
}

// fillPlaces puts values in a text's {places}. What has no value stays.
func fillPlaces(s string, pairs []any) string {
	room := len(s)
	for i := 1; i < len(pairs); i += 2 {
		value, _ := pairs[i].(string)
		room += len(value)
	}
	var out strings.Builder
	out.Grow(room)
	for {
		from := strings.IndexByte(s, '{')
		if from < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:from])
		name, rest, closed := strings.Cut(s[from+1:], "}")
		value, known := "", false
		for i := 0; closed && !known && i+1 < len(pairs); i += 2 {
			if known = pairs[i] == name; known {
				value = inWords(pairs[i+1])
			}
		}
		if known {
			out.WriteString(value)
			s = rest
		} else {
			out.WriteByte('{')
			s = s[from+1:]
		}
	}
}

// inWords is a value as fmt prints it.
func inWords(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(v)
}

type missingText string

func (m missingText) Error() string { return "the texts of the interface have no " + string(m) }

// textErrors makes a missingText an error again; any other panic goes on.
func textErrors(err *error) {
	switch why := recover().(type) {
	case nil:
	case missingText:
		*err = why
	default:
		panic(why)
	}
}

// N is a text that counts: {n} of something, in the form that the number asks
// for in the language the text is found in.
func (w *words) N(key string, n int, pairs ...any) string {
	for _, t := range w.tables {
		for _, form := range []string{plural(t.lang, n), ".other"} {
			if _, ok := t.texts[key+form]; ok {
				return w.T(key+form, append(pairs, "n", n)...)
			}
		}
	}
	return w.T(key + ".other") // says what is missing
}

// maybe is a text that need not exist.
func (w *words) maybe(key, otherwise string) string {
	if s, ok := w.find(key); ok {
		return s
	}
	return otherwise
}

// list is texts one after another, with the comma of the interface's language.
func (w *words) list(texts []string) string { return strings.Join(texts, w.Comma()) }

// Comma is what stands between the texts of a list in the interface's language.
func (w *words) Comma() string {
	switch bank.BaseLang(w.lang) {
	case "ar", "fa", "prs", "ckb", "ur", "ps":
		return "، "
	}
	return ", "
}
