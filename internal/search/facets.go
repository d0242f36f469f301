package search

import (
	"strings"

	"vakka/internal/bank"
)

// facets lists, by facet, its values: id, label, documents as gaps.
func (ix *index) facets() map[string][][]string {
	out := map[string][][]string{}
	collect := func(name string, values []string, label func(string) string, of func(textOf) []string) {
		place, lists, last := map[string]int{}, make([]strings.Builder, len(values)), make([]int, len(values))
		for k, v := range values {
			place[v], last[k] = k, -1
		}
		for i, t := range ix.texts {
			for _, v := range of(t) {
				if k, ok := place[v]; ok && last[k] < i {
					number(&lists[k], i-last[k]-1)
					last[k] = i
				}
			}
		}
		var list [][]string
		for k, v := range values {
			if b := &lists[place[v]]; b.Len() > 0 {
				list = append(list, []string{values[k], label(v), b.String()})
			}
		}
		if len(list) > 1 {
			out[name] = list
		}
	}
	var kinds []string
	for _, k := range bank.Kinds {
		kinds = append(kinds, string(k))
	}
	collect("kind", kinds, func(string) string { return "" }, func(t textOf) []string { return []string{string(t.material.Kind)} })
	for name, v := range ix.bank.Config.Vocabularies {
		var ids []string
		for _, t := range v.Terms {
			ids = append(ids, t.ID)
		}
		collect(name, ids, func(id string) string { return v.Term(id).Label.In(ix.tag, ix.bank.Lang()) },
			func(t textOf) []string { return ix.bank.FacetValues(t.material, name) })
	}
	return out
}

// variants lists, for plain Finnish and the like, the texts in it and their
// plain counterparts: for each the gap from the one before, and the place of
// the counterpart plus one, 0 for none.
func (ix *index) variants() map[string]string {
	own := map[*bank.Material]int{}
	for i, t := range ix.texts {
		if t.text.Lang == ix.tag {
			own[t.material] = i + 1
		}
	}
	lists, last := map[string]*strings.Builder{}, map[string]int{}
	for i, t := range ix.texts {
		v := t.text.Lang
		if v == ix.tag {
			continue
		}
		if lists[v] == nil {
			lists[v], last[v] = &strings.Builder{}, -1
		}
		number(lists[v], i-last[v]-1)
		number(lists[v], own[t.material])
		last[v] = i
	}
	out := map[string]string{}
	for v, b := range lists {
		out[v] = b.String()
	}
	return out
}

// counterparts are, of texts in a variant of the language, those of the same
// materials in the language itself.
func (ix *index) counterparts() map[int32]int32 {
	own := map[*bank.Material]int32{}
	for i, t := range ix.texts {
		if t.text.Lang == ix.tag {
			own[t.material] = int32(i)
		}
	}
	out := map[int32]int32{}
	for i, t := range ix.texts {
		if o, ok := own[t.material]; ok && t.text.Lang != ix.tag {
			out[int32(i)] = o
		}
	}
	return out
}

// synonyms are the glossary's words that mean the same: each line's words.
func (ix *index) synonyms() []string {
	var out []string
	for _, s := range ix.bank.Config.Glossary {
		out = append(out, strings.Join(append([]string{s.Word}, s.Same...), ","))
	}
	return out
}
