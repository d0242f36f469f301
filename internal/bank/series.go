package bank

import (
	"cmp"
	"slices"
	"strconv"

	"vakka/internal/diag"
)

// series joins cards that are done one after another: those of one kind whose
// originals name the same series, in the order of their parts.
func (a *assembly) series() {
	type name struct {
		kind   Kind
		series string
	}
	members := map[name][]*Material{}
	var names []name
	for _, m := range a.bank.Materials {
		t := m.Texts[0]
		switch {
		case t.Series == "" && m.Facts.Part > 0:
			a.report(t.File, t.At.Of("part"), "series-missing", nil)
		case t.Series != "" && m.Facts.Part == 0:
			if _, written := t.At.Find("part"); written {
				continue // what is wrong with it has been told
			}
			a.report(t.File, t.At.Of("series"), "part-missing", diag.Args{"series": t.Series})
		case t.Series != "":
			n := name{m.Kind, Fold(t.Series)}
			if members[n] == nil {
				names = append(names, n)
			}
			members[n] = append(members[n], m)
		}
	}
	for _, n := range names {
		list := members[n]
		slices.SortStableFunc(list, func(x, y *Material) int { return cmp.Compare(x.Facts.Part, y.Facts.Part) })
		for i, m := range list {
			m.Series = list
			if i > 0 && list[i-1].Facts.Part == m.Facts.Part {
				t := m.Texts[0]
				a.report(t.File, t.At.Of("part"), "part-twice", diag.Args{
					"series": t.Series, "part": strconv.Itoa(m.Facts.Part), "other": list[i-1].Texts[0].File})
			}
		}
	}
}

// next is the part after this one; nil when it is the last, or in no series.
func (m *Material) next() *Material {
	if i := slices.Index(m.Series, m); i >= 0 && i+1 < len(m.Series) {
		return m.Series[i+1]
	}
	return nil
}
