package render

import (
	"encoding/json"
	"strings"

	"vakka/internal/bank"
)

// surveyPage is a self-assessment as a form to read and fill, on the screen or
// on paper (survey.html). With scripts it shows at once what the answers lead
// to. Nothing a person answers leaves the page, or is kept without asking.
type surveyPage struct {
	article
	Areas []surveyArea
	Words string // JSON: what the script says, surveyWords
}

// surveyWords is what the script of a survey is told.
type surveyWords struct {
	Months []string          `json:"months"` // from January on
	Texts  map[string]string `json:"texts"`
}

// surveyTexts are the texts that the script says; it knows them by these names.
var surveyTexts = map[string]string{
	"date": "date", "next": "survey.next", "kept": "survey.kept", "notKept": "survey.not-kept", "forgotten": "survey.forgotten",
	"copied": "diary.copied", "notCopied": "diary.not-copied",
}

// A surveyArea is the statements under one heading.
type surveyArea struct {
	Name       string
	Statements []statement
}

// A statement is one to answer; its name, s1, ties its radio buttons together.
type statement struct {
	Name, Text string
	Level      int
	Framework  string // ids of the competence, parted by spaces
	Answers    []string
	Guides     []link
}

func (e *edition) surveyPage(a article, m *bank.Material) *surveyPage {
	t, _ := m.In(e.lang)
	p := &surveyPage{article: a}
	if t.Survey == nil {
		return p
	}
	p.Own, p.Words = append(p.Own, "survey"), e.surveyWords()
	for i, s := range t.Survey.Statements {
		if len(p.Areas) == 0 || p.Areas[len(p.Areas)-1].Name != s.Area {
			p.Areas = append(p.Areas, surveyArea{Name: s.Area})
		}
		st := statement{Name: "s" + itoa(i+1), Text: s.Text, Level: s.Level, Framework: strings.Join(s.Framework, " "), Answers: t.Survey.Answers}
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

func (e *edition) surveyWords() string {
	w := surveyWords{Texts: map[string]string{}}
	for i := range 12 {
		w.Months = append(w.Months, e.T("month."+itoa(i+1)))
	}
	for name, key := range surveyTexts {
		w.Texts[name] = e.T(key)
	}
	data, err := json.Marshal(w)
	if err != nil {
		panic(err) // texts only
	}
	return string(data)
}
