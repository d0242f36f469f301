package search

import (
	"strings"
	"sync"

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

// closedDictionary finds the dictionary an option means, and reads it without
// understanding it yet; nil for none.
func closedDictionary(option string) (*voikko.Closed, error) {
	path := option
	switch option {
	case "none":
		return nil, nil
	case "", "auto":
		if path = voikko.Find(); path == "" {
			return nil, nil
		}
	}
	return voikko.Look(path)
}

// openDictionary finds the dictionary an option means. Where the memory knows
// what it says of words, it is opened when a word is met that it does not know.
func openDictionary(option string, memory *Memory) (dictionary, error) {
	c, err := closedDictionary(option)
	if err != nil || c == nil {
		if memory != nil {
			memory.readings.forget()
		}
		return dictionary{}, err
	}
	out := dictionary{name: "voikko", version: c.Version(), hash: c.Hash()}
	open := sync.OnceValues(c.Open)
	if memory == nil || !memory.readings.knows(c.Sum()) {
		if _, err := open(); err != nil {
			return dictionary{}, err
		}
	}
	out.readings = func(form string) []fi.Reading {
		d, err := open()
		if err != nil {
			panic(err) // it was opened before, with the same bytes
		}
		return readings(d, form)
	}
	if memory != nil {
		out.readings = memory.readings.over(c.Sum(), out.readings)
	}
	return out, nil
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
