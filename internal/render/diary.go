package render

import (
	"encoding/json"

	"vakka/internal/bank"
)

// diaryPage shows what a client has noted on their own device (diary.html).
// Without scripts it is a form to print, one sheet for a week.
type diaryPage struct {
	frame
	Words string // JSON: what the script says, diaryWords
	Blank []string
}

// diaryWords is what the script of the diary's page is told.
type diaryWords struct {
	Lang     string            `json:"lang"`
	Weekdays []string          `json:"weekdays"` // from Sunday on
	Months   []string          `json:"months"`   // from January on
	Faces    []string          `json:"faces"`    // hard, fair, good
	Texts    map[string]string `json:"texts"`
}

// diaryTexts are the texts that the script says; it knows them by these names.
var diaryTexts = map[string]string{
	"date": "date", "day": "date.day", "span": "date.span", "spanMonth": "date.span.month",
	"title": "diary", "done": "diary.was-done", "felt": "diary.felt", "note": "diary.note", "dayNote": "diary.day-note", "aboutDay": "diary.about-day",
	"saved": "diary.saved", "full": "diary.full", "today": "diary.today", "week": "diary.week",
	"nothing": "diary.nothing", "copied": "diary.copied", "notCopied": "diary.not-copied", "cut": "diary.cut",
	"cleared": "diary.cleared", "undone": "diary.undone", "remove": "diary.remove", "removeWhat": "diary.remove.what", "removed": "diary.removed",
	"imported": "diary.imported", "importedPlan": "diary.imported.plan", "keptPlan": "diary.kept.plan",
	"badFile": "diary.bad-file", "otherBank": "diary.other-bank", "newer": "diary.newer",
}

// faces are the icons and the words of the faces by their numbers, from one.
var faces = [][2]string{{"face-hard", "diary.face.hard"}, {"face-fair", "diary.face.fair"}, {"face-good", "diary.face.good"}}

// diaryID is the id of the diary's page in a language.
func diaryID(lang string) string { return inTongue(lang, "paivakirja", "dagbok", "diary") }

func (e *edition) diaryPage() *diaryPage {
	p := &diaryPage{frame: e.ownFrame(ownDiary)}
	p.Class, p.Own = "diary", []string{"diary"}
	w := diaryWords{Lang: p.Lang(), Texts: map[string]string{}}
	for i := range 7 {
		w.Weekdays = append(w.Weekdays, e.T("weekday."+itoa(i)))
	}
	for i := range 7 {
		p.Blank = append(p.Blank, w.Weekdays[(i+1)%7])
	}
	for i := range 12 {
		w.Months = append(w.Months, e.T("month."+itoa(i+1)))
	}
	for _, f := range p.Faces() {
		w.Faces = append([]string{f.Label}, w.Faces...)
	}
	for name, key := range diaryTexts {
		w.Texts[name] = e.T(key)
	}
	data, err := json.Marshal(w)
	if err != nil {
		panic(err) // texts only
	}
	p.Words = string(data)
	return p
}

// A face is one of the ways a day's task may have felt.
type face struct {
	Value       int // as the diary keeps it
	Icon, Label string
}

// Faces are the three, the best first.
func (f *frame) Faces() []face {
	var out []face
	for i := len(faces) - 1; i >= 0; i-- {
		out = append(out, face{i + 1, faces[i][0], f.T(faces[i][1])})
	}
	return out
}

// Diary leads to the page of the diary, "" when the bank has none.
func (f *frame) Diary() string {
	if f.Bank().Diary.Off {
		return ""
	}
	return f.to(diaryID(f.lang))
}

// placeDiary says where on a task's page its diary stands: under the questions
// that it has room to answer, or after everything else.
func (p *taskPage) placeDiary() {
	if p.Bank().Diary.Off {
		return
	}
	p.Own = append(p.Own, "diary-box")
	p.DiaryLast = true
	for i := range p.Sections {
		if p.Sections[i].Role == bank.Reflection {
			p.Sections[i].Diary, p.DiaryLast = true, false
			return
		}
	}
}
