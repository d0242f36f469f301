package render

import (
	"testing"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// fixture is a small bank with every kind of material, in Finnish and Swedish,
// made by hand so that these tests know nothing of Markdown.
func fixture(t testing.TB) *bank.Bank {
	t.Helper()
	b, found := bank.Assemble(bank.Parts{Config: fixtureConfig(), Documents: fixtureDocuments(),
		Drafts: true, Files: fixtureFiles})
	if diag.Errors(found, false) > 0 {
		for _, d := range found {
			t.Errorf("%s:%d: %s", d.File, d.Pos.Line, d.Message("en"))
		}
		t.Fatal("the fixture does not hold together")
	}
	return b
}

var fixtureFiles = []string{"tehtavat/polku.jpg", "ohjeet/vaihe.svg", "ohjeet/lomake.pdf"}

func fixtureConfig() bank.Config {
	return bank.Config{
		Name: bank.Words{"fi": "Etätyöpaja", "sv": "Distansverkstaden"}, ID: "paja", Organisation: "Raision kaupunki",
		Contact:   bank.Contact{Name: "Ohjaajat", Email: "ohjaajat@example.org", Phone: "+358 2 000 0000"},
		Languages: []string{"fi", "sv"}, Timezone: "Europe/Helsinki", License: "CC-BY-4.0",
		Menu: []string{"tehtavat", "ohjeet", "viikot", "tietoa"}, Vocabularies: bank.DefaultVocabularies(),
		Diary:    bank.Diary{Days: bank.DiaryDays},
		Calendar: bank.CalendarConfig{Remind: 30},
		At:       map[string]diag.Pos{"languages": {Line: 1, Column: 1}},
	}
}

func doc(id, lang string, kind bank.Kind, title, summary string) *bank.Document {
	suffix := ""
	if lang != "fi" {
		suffix = "." + lang
	}
	return &bank.Document{File: "content/" + id + suffix + ".md", ID: id, Kind: kind,
		Text: &bank.Text{File: "content/" + id + suffix + ".md", Lang: lang, Title: title, Summary: summary,
			Updated: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}}
}

func html(s string) []bank.Fragment { return []bank.Fragment{{HTML: s}} }

func part(heading string, role bank.Role, parts ...bank.Fragment) bank.Section {
	return bank.Section{ID: "h-" + bank.Fold(heading), Heading: heading, Title: html(heading), Role: role, Parts: parts}
}

func withItems(s bank.Section, items ...string) bank.Section {
	s.Before, s.After = nil, nil
	for _, i := range items {
		s.Items = append(s.Items, bank.Item{Parts: html(i), Text: i})
	}
	return s
}

// body collects the links and pictures of its sections, as parse does.
func body(sections ...bank.Section) bank.Body {
	b := bank.Body{Here: sections}
	for _, s := range sections {
		lists := [][]bank.Fragment{s.Parts, s.Before, s.After}
		for _, i := range s.Items {
			lists = append(lists, i.Parts)
		}
		for _, list := range lists {
			for _, f := range list {
				if f.Link != nil {
					b.Links = append(b.Links, f.Link)
				}
				if f.Image != nil {
					b.Images = append(b.Images, f.Image)
				}
			}
		}
	}
	return b
}

func linkTo(written, words string) []bank.Fragment {
	return []bank.Fragment{{HTML: `<p><a href="`}, {Link: &bank.Link{Written: written, Text: words}}, {HTML: `">` + words + `</a></p>`}}
}

func ref(names ...string) []bank.Ref {
	var out []bank.Ref
	for _, n := range names {
		out = append(out, bank.Ref{Written: n})
	}
	return out
}

func fixtureDocuments() []*bank.Document {
	return []*bank.Document{
		frontFi(), walkFi(), walkSv(), morning(), guide(), guideSv(), secondGuide(),
		model("hybridi", "Hybridimalli", "hybridi"), model("pitka", "Pitkäkestoinen malli", "pitka"),
		week(), survey(), about(),
	}
}

func frontFi() *bank.Document {
	d := doc("index", "fi", bank.Page, "Hyvä, että tulit.", "Valitse yksi ja aloita.")
	d.Text.Body = body(bank.Section{Parts: linkTo("sivut/tietoa.md", "Lue lisää")})
	return d
}

func walkFi() *bank.Document {
	d := doc("tehtavat/kavely", "fi", bank.Task, "Kävely lähimaastossa", "Lähde ulos ja katso tuttua paikkaa uusin silmin.")
	d.Facts = bank.Facts{Goals: []string{"liike", "luonto"}, Service: []string{"yksilotehtava"}, Duration: 45, Level: "helppo",
		DigitalLevel: "1", Place: []string{"ulkona"}, Group: []string{"yksin", "pari"}, Return: []string{"kuva", "puhe"},
		Models: []string{"pitka", "hybridi"}, Related: ref("aamurutiini", "laheta-kuva"),
		Image: &bank.Image{Written: "polku.jpg", Path: "tehtavat/polku.jpg", Picture: &bank.Picture{Width: 1200, Height: 800,
			Sizes: []bank.PictureSize{{Path: "kuvat/polku-480.jpg", Width: 480}, {Path: "kuvat/polku-1200.jpg", Width: 1200}}}}}
	d.Text.ImageAlt = "Metsäpolku syksyllä"
	d.Text.Needs = []string{"lämpimät vaatteet", "puhelin, jossa on kamera"}
	d.Text.Tags = []string{"ulkoilu"}
	d.Text.Authors = []string{"Ohjaajat"}
	reflection := withItems(part("Pohdi", bank.Reflection), "Mitä huomasit?", "Miltä keho tuntui?")
	d.Text.Body = body(
		bank.Section{Parts: html("<p>Reitin ei tarvitse olla pitkä.</p>")},
		withItems(part("Näin teet", bank.Steps), "Katso sää.", "Kävele 15 minuuttia.", "Ota <em>yksi</em> kuva."),
		reflection,
		part("Palauta", bank.Return, linkTo("../ohjeet/laheta-kuva.md#h-naeinteet", "Näin lähetät kuvan")...),
		part("Jos haluat lisää", bank.More, html(`<div class="alert alert-tip"><p class="alert-title">`)[0], bank.Fragment{Word: "alert.tip"}, bank.Fragment{HTML: "</p>\n<p>Kierrä toisin päin.</p></div>"}),
		part("Ohjaajalle", bank.Coach, html("<p>Sovi, miten kuva lähetetään.</p>")...),
	)
	return d
}

func walkSv() *bank.Document {
	d := doc("tehtavat/kavely", "sv", bank.Task, "Promenad i närheten", "Gå ut och se på en bekant plats med nya ögon.")
	d.Text.ImageAlt = "En skogsstig på hösten"
	d.Text.Needs = []string{"varma kläder"}
	d.Text.Body = body(withItems(part("Gör så här", bank.Steps), "Se på vädret.", "Gå i 15 minuter."),
		part("Lämna in", bank.Return, linkTo("../ohjeet/laheta-kuva.md", "Så skickar du en bild")...))
	return d
}

func morning() *bank.Document {
	d := doc("tehtavat/aamurutiini", "fi", bank.Task, "Oma aamurutiini", "Valitset kolme asiaa, joista aamu alkaa.")
	d.Facts = bank.Facts{Goals: []string{"rytmi"}, Duration: 15, Level: "keskitaso", Group: []string{"yksin"}, Place: []string{"koti"}, Return: []string{"kirjoitus"}}
	d.Text.Aliases = []string{"tehtavat/vanha-aamu"}
	d.Text.Draft = true
	d.Text.Body = body(withItems(part("Näin teet", bank.Steps), "Herää.", "Avaa verhot."))
	return d
}

func guide() *bank.Document {
	d := doc("ohjeet/laheta-kuva", "fi", bank.Guide, "Lähetä kuva", "Näin otat kuvan ja lähetät sen.")
	d.Facts = bank.Facts{Goals: []string{"digi"}, Duration: 10, DigitalLevel: "1", Related: ref("teams")}
	d.Text.Tags = []string{"puhelin", "tietokone"}
	picture := &bank.Image{Written: "vaihe.svg", Path: "ohjeet/vaihe.svg", Alt: "Puhelimen \"kamera\"", Caption: "Kamera <auki>", Block: true,
		Picture: &bank.Picture{Width: 400, Height: 300, Sizes: []bank.PictureSize{{Path: "kuvat/vaihe.svg", Width: 400}}}}
	steps := withItems(part("Näin teet", bank.Steps), "Avaa kamera.")
	steps.ID = "h-naeinteet"
	steps.Items = append(steps.Items, bank.Item{Parts: []bank.Fragment{{HTML: "<p>Ota kuva.</p>"}, {Image: picture}}})
	d.Text.Body = body(steps,
		part("Jos se ei onnistu", bank.Trouble, html("<ul><li>Pyydä apua.</li></ul>")...),
		part("Hyvä tietää", bank.Plain,
			bank.Fragment{HTML: `<p><a href="`}, bank.Fragment{Link: &bank.Link{URL: "https://example.org/?a=1&b=2", Text: "x"}},
			bank.Fragment{HTML: `">ulos</a> <a href="`}, bank.Fragment{Link: &bank.Link{Written: "lomake.pdf", Text: "lomake"}},
			bank.Fragment{HTML: `">lomake</a> <a href="`}, bank.Fragment{Link: &bank.Link{Written: "../tehtavat/", Text: "lista"}},
			bank.Fragment{HTML: `">lista</a></p>`}))
	return d
}

func guideSv() *bank.Document {
	d := doc("ohjeet/laheta-kuva", "sv", bank.Guide, "Skicka en bild", "Så tar du en bild och skickar den.")
	d.Text.Tags = []string{"telefon"}
	d.Text.Aliases = []string{"ohjeet/bild"}
	d.Text.Body = body(withItems(part("Gör så här", bank.Steps), "Öppna kameran."))
	return d
}

func secondGuide() *bank.Document {
	d := doc("ohjeet/teams", "fi", bank.Guide, "Älä hätäile: <Teams> & \"sinä\"", "Liity kokoukseen.")
	d.Facts = bank.Facts{Goals: []string{"digi"}, DigitalLevel: "2"}
	d.Text.Tags = []string{"tietokone"}
	return d
}

func model(slug, title, id string) *bank.Document {
	d := doc("mallit/"+slug, "fi", bank.Model, title, "Osa etänä, osa paikalla.")
	d.Facts = bank.Facts{Models: []string{id}}
	d.Text.Model = &bank.ModelText{Audience: "Kaikille", Days: "1–4 päivää viikossa", Period: "yli 3 kuukautta",
		Start: "Tavataan", Presence: "Aamupiiri", Channels: []string{"Teams", "puhelin"}, Roles: []string{"Ohjaaja auttaa"}}
	d.Text.Body = body(part("Näin aloitetaan", bank.Plain, html("<p>Rauhassa.</p>")...))
	return d
}

func week() *bank.Document {
	d := doc("viikot/2026-w48", "fi", bank.Week, "Viikko 48: valoa", "Aamuryhmän viikko.")
	d.Facts = bank.Facts{Models: []string{"pitka"}}
	monday := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	d.Text.Week = &bank.WeekText{Year: 2026, Week: 48, GroupName: "Aamuryhmä", Days: []bank.Day{
		{Weekday: time.Monday, Date: monday, Start: 540, End: 780, Tasks: ref("aamurutiini", "kavely"), Notes: "Ota rauhassa.",
			Meetings: []bank.Meeting{{Label: "Loppupiiri", Time: 720, Minutes: 15}, {Label: "Aamupiiri", Time: 540, Minutes: 30}}},
		{Weekday: time.Wednesday, Date: monday.AddDate(0, 0, 2), Start: -1, End: -1, Tasks: ref("kavely")},
	}}
	return d
}

func survey() *bank.Document {
	d := doc("kartoitukset/digitaidot", "fi", bank.Survey, "Mitä osaan jo?", "Kolme väittämää.")
	d.Facts = bank.Facts{Duration: 10}
	d.Text.Survey = &bank.SurveyText{Answers: []string{"Osaan itse", "Osaan, kun joku auttaa"}, Statements: []bank.Statement{
		{Text: "Osaan lähettää kuvan.", Area: "Yhteydenpito", Level: 1, Framework: []string{"digcomp-3.0:2.2", "tieke:perus"}, Guides: ref("laheta-kuva")},
		{Text: "Osaan liittyä kokoukseen.", Area: "Yhteydenpito"},
		{Text: "Osaan tehdä salasanan.", Area: "Turvallisuus"},
	}}
	return d
}

func about() *bank.Document {
	d := doc("sivut/tietoa", "fi", bank.Page, "Tietoa", "Mikä tämä on.")
	d.Text.Body = body(part("Mistä", bank.Plain, html(`<div class="table" role="group" tabindex="0" aria-label="`)[0], bank.Fragment{Word: "table"},
		bank.Fragment{HTML: `"><table><tr><th scope="col">a</th></tr></table></div>`}))
	return d
}
