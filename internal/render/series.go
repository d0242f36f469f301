package render

import (
	"slices"
	"strconv"

	"vakka/internal/bank"
)

// A series is where a card stands among those that are done one after another.
type series struct {
	Line  string // Osa 2/3
	Name  string // of the series, "" when the text does not say it in its language
	Parts []seriesPart
}

type seriesPart struct {
	link
	Current bool
}

func (f *frame) series(m *bank.Material, t *bank.Text) *series {
	at := slices.IndexFunc(m.Series, func(other *bank.Material) bool { return other.ID == m.ID })
	if at < 0 || len(m.Series) < 2 {
		return nil
	}
	s := &series{Name: t.Series, Line: f.T("series.part", "n", strconv.Itoa(at+1), "of", strconv.Itoa(len(m.Series)))}
	for _, other := range m.Series {
		s.Parts = append(s.Parts, seriesPart{f.link(other), other.ID == m.ID})
	}
	return s
}

// checked says who has checked a translation, or that nobody has yet.
func (f *frame) checked(m *bank.Material, t *bank.Text) string {
	switch {
	case t == m.Texts[0]:
		return ""
	case t.Checked == "":
		return f.T("about.unchecked")
	}
	return f.T("about.checked", "who", t.Checked)
}
