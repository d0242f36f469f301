package parse

import (
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A keyTable finds keys by the names people may write them by.
type keyTable struct {
	keys   []bank.Key
	byName map[string]*namedKey // by name, as the table has it and folded
}

// namedKey is a key and the languages (English, Finnish, Swedish) in which it
// has the name it was found by.
type namedKey struct {
	bank.Key
	in [3]bool
}

// find finds a key as somebody has written it: most write it as the table has it.
func (t *keyTable) find(written string) (k *namedKey, known bool) {
	if k, known = t.byName[written]; !known {
		k, known = t.byName[bank.Fold(written)]
	}
	return k, known
}

// names are the ways to write a key, in the order of namedKey.in.
func names(k bank.Key) [3]string { return [3]string{k.EN, k.FI, k.SV} }

func newKeyTable(keys []bank.Key) *keyTable {
	t := &keyTable{keys, map[string]*namedKey{}}
	for _, k := range keys {
		for l, n := range names(k) {
			if n == "" {
				continue
			}
			named := t.byName[bank.Fold(n)]
			if named == nil {
				named = &namedKey{}
				t.byName[bank.Fold(n)] = named
			}
			named.Key = k
			named.in[l] = true
			t.byName[n] = named
		}
	}
	return t
}

// near suggests a key: first in the language that the other keys of the mapping
// are in (used counts them), or in lang when there are none; then in any.
func (t *keyTable) near(written string, used [3]int, lang string) string {
	best := map[string]int{"fi": 1, "sv": 2}[bank.BaseLang(lang)]
	for l := range used {
		if used[l] > used[best] {
			best = l
		}
	}
	var own, all []string
	for _, k := range t.keys {
		for l, n := range names(k) {
			if n == "" {
				continue
			}
			all = append(all, n)
			if l == best {
				own = append(own, n)
			}
		}
	}
	for _, names := range [][]string{own, all} {
		if n := bank.Near(written, names); n != "" {
			return n
		}
		if n := beginsWith(written, names); n != "" { // tavoite for tavoitteet
			return n
		}
	}
	return ""
}

// beginsWith gives the first name that goes on from what is written, but for its
// last letter: what was one may have been meant as many.
func beginsWith(written string, names []string) string {
	start := []rune(bank.Fold(written))
	for _, n := range slices.Sorted(slices.Values(names)) {
		if len(start) >= 6 && strings.HasPrefix(bank.Fold(n), string(start[:len(start)-1])) {
			return n
		}
	}
	return ""
}

// place is a kind of document and, inside it, the list whose blocks the keys
// are in; "" for the top.
type place struct {
	kind bank.Kind
	in   string
}

// keyTables are the front matter keys of every place there is.
var keyTables = func() map[place]*keyTable {
	keys := map[place][]bank.Key{}
	for _, k := range bank.Keys {
		kinds := k.Kinds
		if len(kinds) == 0 {
			kinds = bank.Kinds
		}
		for _, kind := range kinds {
			keys[place{kind, k.In}] = append(keys[place{kind, k.In}], k)
		}
	}
	tables := map[place]*keyTable{}
	for p, list := range keys {
		tables[p] = newKeyTable(list)
	}
	return tables
}()

// isTitleKey tells whether a name is the title's, in any language.
func isTitleKey(name string) bool {
	k, known := keyTables[place{bank.Task, ""}].find(name)
	return known && k.EN == "title"
}

// isKeyName tells whether some kind of document has a key of this name.
func isKeyName(name string) bool {
	for _, kind := range bank.Kinds {
		if _, known := keyTables[place{kind, ""}].find(name); known {
			return true
		}
	}
	return false
}
