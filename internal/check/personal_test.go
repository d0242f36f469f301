package check

import (
	"testing"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// mail makes an address that is not in any list.
const mail = "matti@kunta.fi"

// Every place of a material where words stand is looked at, and each thing is
// told where it is written.
func TestPersonalData(t *testing.T) {
	front := func(key string, line int, set func(*bank.Text)) func(*bank.Text) {
		return func(t *bank.Text) { set(t); t.At.Set(key, at(line)) }
	}
	for name, c := range map[string]struct {
		of   *bank.Material
		want []string
	}{
		"title":    {material("sivut/a", front("title", 2, func(t *bank.Text) { t.Title = mail })), []string{"personal-email sivut/a:2"}},
		"needs":    {material("sivut/a", front("needs", 5, func(t *bank.Text) { t.Needs = []string{"kynä", "040 123 4567"} })), []string{"personal-phone sivut/a:5"}},
		"authors":  {material("sivut/a", front("authors", 6, func(t *bank.Text) { t.Authors = []string{"Maija <" + mail + ">"} })), []string{"personal-email sivut/a:6"}},
		"keywords": {material("sivut/a", front("keywords", 7, func(t *bank.Text) { t.Keywords = []string{"131052-308T"} })), []string{"personal-id sivut/a:7"}},
		"model":    {material("mallit/a", model(func(m *bank.ModelText) { m.Roles = []string{"ohjaaja " + mail} })), []string{"personal-email mallit/a:0"}},
		"survey":   {material("kartoitukset/a", survey("Osaan.", "Soitan 040 123 4567.")), []string{"personal-phone kartoitukset/a:11"}},
		"day":      {material("viikot/a", week(bank.Day{Weekday: 1, Start: 540, End: 780, Notes: "asiakas Matti"})), []string{"personal-name viikot/a:10"}},
		"meeting":  {material("viikot/a", week(meetings(hoursOf(1, 9, 13), bank.Meeting{Label: "010190-999W", Time: 540, Minutes: 9}))), []string{"personal-id-temporary viikot/a:100"}},
		"heading":  {material("sivut/a", sections(bank.Section{Heading: "Asiakas Matti", At: at(8)})), []string{"personal-name sivut/a:8"}},
		"coach":    {material("sivut/a", sections(bank.Section{Role: bank.Coach, Text: mail, At: at(8)})), []string{"personal-email sivut/a:8"}},
		"line": {material("sivut/a", sections(bank.Section{Text: "eka\ntoka jatkuu " + mail, At: at(8),
			Places: []bank.Place{{From: 0, At: at(9)}, {From: 4, At: at(11)}, {From: 9, At: at(12)}}})), []string{"personal-email sivut/a:12"}},
		"link": {material("sivut/a", linked("Kysy", "mailto:"+mail)), []string{"personal-email sivut/a:20"}},
		"once": {material("sivut/a", linked(mail, "mailto:"+mail), sections(bank.Section{Text: mail, At: at(20)})), []string{"personal-email sivut/a:20"}},
		"picture": {material("sivut/a", func(t *bank.Text) {
			t.Body.Images = []*bank.Image{{Alt: "asiakas Matti", Path: "sivut/a.jpg", At: at(30)}}
		}), []string{"personal-name sivut/a:30"}},
		"file name": {material("sivut/asiakas-matti"), []string{"personal-name sivut/asiakas-matti:0"}},
		"folder":    {material("sivut/asiakas-matti/b"), []string{"personal-name sivut/asiakas-matti/b:0"}},
		"nothing":   {material("sivut/a", linked("Kela", "tel:020692204"), sections(bank.Section{Text: "Soita 112 tai 116 117.", At: at(8)})), nil},
	} {
		same(t, name, c.want, told(c.of))
	}
}

// What a translation shows of its original is told of the original only.
func TestInheritedPersonalData(t *testing.T) {
	m := material("kartoitukset/a", survey("Soitan 040 123 4567."))
	m.Texts = append(m.Texts, &bank.Text{File: "content/kartoitukset/a.sv.md", Lang: "sv", Survey: m.Texts[0].Survey})
	same(t, "told", []string{"personal-phone kartoitukset/a:10"}, told(m))
}

func TestPapers(t *testing.T) {
	b := &bank.Bank{
		Config: bank.Config{Languages: []string{"fi"}, Organisation: "Kunta", Contact: bank.Contact{Phone: "02 434 1234", Email: "info@kunta.fi"},
			Allow: []bank.Allowed{{Value: "Maija Virtanen", At: at(2)}, {Value: "@jarjesto.fi", At: at(3)}, {Value: "040 765 4321", At: at(4)}}},
		Papers: []bank.Paper{
			{File: "content/a.md", Authors: []string{"Maija Virtanen", "KUNTA"}, Suspects: []bank.Suspect{{Kind: "email", Key: "x@jarjesto.fi"}, {Kind: "phone", Key: "+35824341234"}, {Kind: "email", Key: "info@kunta.fi"}}},
			{File: "content/b.md", Authors: []string{"Liisa Lahti"}, Marked: true, Placed: true, Unread: true, Suspects: []bank.Suspect{{Kind: "iban", Shown: "FI21…", Key: "FI21"}}},
		},
	}
	same(t, "told", []string{"allow-unused bank.yaml:4", "attachment-author b:0", "attachment-changes b:0", "attachment-place b:0", "attachment-unread b:0", "personal-iban b:0"}, toldOf(b))
}

// Every kind has a rule, or a finding would be told with no words.
func TestPersonalRules(t *testing.T) {
	for kind, rule := range personalRules {
		if _, known := diag.Lookup(rule); !known || kind == "" {
			t.Errorf("%s: no rule %q", kind, rule)
		}
	}
}
