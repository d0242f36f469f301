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

// An Opening is the dictionary that an option means, read and understood when
// somebody asks, or beside what the caller does until then.
type Opening struct {
	closed func() (*voikko.Closed, error)
	open   func() (*voikko.Dictionary, error) // of one that is there
}

func opening(option string) *Opening {
	o := &Opening{closed: sync.OnceValues(func() (*voikko.Closed, error) { return closedDictionary(option) })}
	o.open = sync.OnceValues(func() (*voikko.Dictionary, error) {
		c, err := o.closed()
		if err != nil {
			return nil, err
		}
		return c.Open()
	})
	return o
}

// Open begins to open the dictionary that an option means, as in Options. A
// memory, which may be nil, may make it needless.
func Open(option string, memory *Memory) *Opening {
	o := opening(option)
	go func() {
		if c, err := o.closed(); err == nil && c != nil && (memory == nil || !memory.readings.knows(c.Sum())) {
			_, _ = o.open() // who asks for it hears
		}
	}()
	return o
}

// openDictionary waits for a dictionary. Where the memory knows what it says of
// words, it is opened when a word is met that it does not know.
func openDictionary(o *Opening, memory *Memory) (dictionary, error) {
	c, err := o.closed()
	if err != nil || c == nil {
		if memory != nil {
			memory.readings.forget()
		}
		return dictionary{}, err
	}
	out := dictionary{name: "voikko", version: c.Version(), hash: c.Hash()}
	if memory == nil || !memory.readings.knows(c.Sum()) {
		if _, err := o.open(); err != nil {
			return dictionary{}, err
		}
	}
	out.readings = func(form string) []fi.Reading {
		d, err := o.open()
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
