package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

var day = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func sample() *bank.Bank {
	task := func(id, title string, minutes int, goal string, updated time.Time) *bank.Material {
		t := &bank.Text{File: "content/" + id + ".md", Lang: "fi", Title: title, Updated: updated,
			Body: bank.Body{Here: []bank.Section{{Text: strings.Repeat("Kirjoita päiväkirjaan tuntemuksesi. ", 20)}}}}
		return &bank.Material{ID: id, Kind: bank.Task, Facts: bank.Facts{Duration: minutes, Goals: []string{goal, goal}, Level: "helppo"}, Texts: []*bank.Text{t}}
	}
	a := task("tehtavat/a", "A", 30, "koti", day)
	a.Texts = append(a.Texts, &bank.Text{Lang: "sv", Title: "A", Checked: "Anna"})
	b := task("tehtavat/b", "B", 60, "koti", day.AddDate(-2, 0, 0))
	b.Texts[0].ReviewBy = day.AddDate(0, 1, 0)
	term := func(id string) bank.Term { return bank.Term{ID: id, Label: bank.Words{"fi": "=" + id}} }
	return &bank.Bank{Materials: []*bank.Material{a, b}, Config: bank.Config{Name: bank.Words{"fi": "Pankki"}, Languages: []string{"fi", "sv"},
		Vocabularies: map[string]bank.Vocabulary{"goals": {Terms: []bank.Term{term("koti"), term("luonto")}}, "level": {Terms: []bank.Term{term("helppo")}}}}}
}

func TestReport(t *testing.T) {
	r := Make(sample(), Options{Day: day, Lang: "en"})
	var out strings.Builder
	if err := r.WriteText(&out, "en"); err != nil {
		t.Fatal(err)
	}
	want := `Report on the material bank: Pankki
2026-11-22

Material by kind (pieces, minutes)
  tasks           2  90  ██████████████████████████████
  guides          0   0
  service models  0   0
  weeks           0   0
  surveys         0   0
  pages           0   0

Languages (texts, tasks, guides, checked translations)
  fi  2  2  0  0  ██████████████████████████████
  sv  1  1  0  1  ███████████████

Tasks by goal (tasks)
  =koti    2  ██████████████████████████████
  =luonto  0

Tasks by level (tasks)
  =helppo  2  ██████████████████████████████

How fresh the texts are (texts)
  less than half a year  1  ██████████████████████████████
  half a year to a year  0
  more than a year       1  ██████████████████████████████
  no date                1  ██████████████████████████████

To be read again within three months (by)
  content/tehtavat/b.md  2026-12-22

What there is none of (where)
  =luonto         Tasks by goal
  guides          Material by kind
  service models  Material by kind
  weeks           Material by kind
  surveys         Material by kind
  pages           Material by kind

The report is about the material. Nothing is gathered about visitors.
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestCSVAndPage(t *testing.T) {
	b := sample()
	b.Config.Name = bank.Words{"fi": "<script>alert(1)</script>"}
	r := Make(b, Options{Day: day, Lang: "fi"})
	var sheet, page strings.Builder
	if err := r.WriteCSV(&sheet, "fi"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(sheet.String(), "Tehtävät tavoitteittain;'=koti;tehtäviä;2\r\n") {
		t.Errorf("no harmless formula in\n%s", sheet.String())
	}
	if err := r.WriteHTML(&page, "fi"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<script") || !strings.Contains(page.String(), "&lt;script&gt;") {
		t.Error("a name becomes markup")
	}
	if !strings.Contains(page.String(), `<meter min="0" max="2" value="2"></meter>`) {
		t.Error("no bar")
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{"": 0, "maa": 1, "koira": 2, "päiväkirja": 4, "tuntemus": 3, "hakea": 3, "työ": 1, "yöllinen": 3,
		"kuntouttava": 4, "radio": 3, "aie": 2, "tietokone": 4, "maailma": 3, "hauki": 2, "leipä": 2, "lukea": 3, "museo": 3} {
		if got := syllables(word); got != want {
			t.Errorf("%s: %d, want %d", word, got, want)
		}
	}
}

func TestHardness(t *testing.T) {
	base := func(form string) (string, bool) {
		b := map[string]string{"kirjoita": "kirjoittaa", "päiväkirjaan": "päiväkirja"}[form] // the third word is not known
		return b, b != ""
	}
	var got string
	for _, table := range Make(sample(), Options{Day: day, Lang: "en", Base: base}).Tables {
		if table.Name == "hardness" {
			got = fmt.Sprint(table.Rows)
		}
	}
	if want := ""; got != want { // forty known words are too few to tell
		t.Errorf("got %s", got)
	}
	long := sample()
	long.Materials[0].Texts[0].Body.Here[0].Text = strings.Repeat("Kirjoita päiväkirjaan kissa. ", 30)
	for _, table := range Make(long, Options{Day: day, Lang: "en", Base: base}).Tables {
		if table.Name == "hardness" {
			got = fmt.Sprint(table.Rows)
		}
	}
	if want := "[{tasks [17.7 17.7 17.7]}]"; got != want { // kir-joit-taa has three, päi-vä-kir-ja four
		t.Errorf("got %s, want %s", got, want)
	}
}
