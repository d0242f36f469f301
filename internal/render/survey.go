package render

import (
	"vakka/internal/bank"
)

// surveyPage is a self-assessment as a form to read and fill, on the screen or
// on paper (survey.html). Nothing a person answers is kept anywhere.
type surveyPage struct {
	article
	Areas []surveyArea
}

// A surveyArea is the statements under one heading.
type surveyArea struct {
	Name       string
	Statements []statement
}

// A statement is one to answer; its name, s1, ties its radio buttons together.
type statement struct {
	Name, Text string
	Answers    []string
	Guides     []link
}

func (e *edition) surveyPage(a article, m *bank.Material) *surveyPage {
	t, _ := m.In(e.lang)
	p := &surveyPage{article: a}
	if t.Survey == nil {
		return p
	}
	for i, s := range t.Survey.Statements {
		if len(p.Areas) == 0 || p.Areas[len(p.Areas)-1].Name != s.Area {
			p.Areas = append(p.Areas, surveyArea{Name: s.Area})
		}
		st := statement{Name: "s" + itoa(i+1), Text: s.Text, Answers: t.Survey.Answers}
		for _, g := range s.Guides {
			if g.To != nil {
				st.Guides = append(st.Guides, p.link(g.To))
			}
		}
		area := &p.Areas[len(p.Areas)-1]
		area.Statements = append(area.Statements, st)
	}
	return p
}
