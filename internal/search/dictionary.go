package search

import (
	"strings"

	"vakka/internal/search/fi"
	"vakka/internal/search/voikko"
)

// A dictionary is an open dictionary, or none.
type dictionary struct {
	readings            fi.Dictionary
	name, version, hash string
}

// DictionaryFiles are the files that the dictionary an option means is read
// from, none when there is none.
func DictionaryFiles(option string) []string {
	switch option {
	case "none":
		return nil
	case "", "auto":
		if option = voikko.Find(); option == "" {
			return nil
		}
	}
	return voikko.Files(option)
}

// openDictionary finds the dictionary an option means.
func openDictionary(option string) (dictionary, error) {
	path := option
	switch option {
	case "none":
		return dictionary{}, nil
	case "", "auto":
		if path = voikko.Find(); path == "" {
			return dictionary{}, nil
		}
	}
	d, err := voikko.Open(path)
	if err != nil {
		return dictionary{}, err
	}
	return dictionary{func(form string) []fi.Reading { return readings(d, form) }, "voikko", d.Version(), d.Hash()}, nil
}

func readings(d *voikko.Dictionary, form string) []fi.Reading {
	var out []fi.Reading
	for _, a := range d.Analyse(form) {
		r := fi.Reading{Lemma: strings.ToLower(a.Lemma)}
		if len(a.Parts) > 1 {
			for _, p := range a.Parts {
				r.Parts = append(r.Parts, strings.ToLower(strings.Trim(p, "-")))
			}
		} else if len(a.Roots) == 1 {
			r.Root = strings.ToLower(a.Roots[0])
		}
		if known(out, r.Lemma) {
			continue
		}
		if out = append(out, r); len(out) == 4 {
			break
		}
	}
	return out
}

func known(list []fi.Reading, lemma string) bool {
	for _, r := range list {
		if r.Lemma == lemma {
			return true
		}
	}
	return false
}
