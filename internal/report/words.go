package report

import "strings"

// wordings are what a report says, in Finnish, Swedish and English.
var wordings = map[string][3]string{
	"title":         {"Materiaalipankin raportti", "Rapport om materialbanken", "Report on the material bank"},
	"day":           {"Päivä", "Dag", "Day"},
	"table":         {"taulukko", "tabell", "table"},
	"label":         {"rivi", "rad", "row"},
	"figure":        {"luku", "tal", "figure"},
	"promise":       {"Raportti kertoo materiaalista. Kävijöistä ei kerätä mitään.", "Rapporten handlar om materialet. Inget samlas in om besökarna.", "The report is about the material. Nothing is gathered about visitors."},
	"kinds":         {"Materiaali lajeittain", "Material efter slag", "Material by kind"},
	"languages":     {"Kielet", "Språk", "Languages"},
	"goals":         {"Tehtävät tavoitteittain", "Uppgifter efter mål", "Tasks by goal"},
	"service":       {"Tehtävät palvelumuodoittain", "Uppgifter efter tjänsteform", "Tasks by form of service"},
	"duration":      {"Tehtävät keston mukaan", "Uppgifter efter tid", "Tasks by duration"},
	"level":         {"Tehtävät tason mukaan", "Uppgifter efter nivå", "Tasks by level"},
	"digital_level": {"Tehtävät digitason mukaan", "Uppgifter efter digital nivå", "Tasks by digital level"},
	"place":         {"Tehtävät paikan mukaan", "Uppgifter efter plats", "Tasks by place"},
	"group":         {"Tehtävät ryhmän mukaan", "Uppgifter efter grupp", "Tasks by group"},
	"return":        {"Tehtävät palautustavan mukaan", "Uppgifter efter inlämning", "Tasks by way of returning"},
	"models":        {"Tehtävät toimintamalleittain", "Uppgifter efter modell", "Tasks by service model"},
	"freshness":     {"Tekstien tuoreus", "Hur färska texterna är", "How fresh the texts are"},
	"due":           {"Luettava uudelleen kolmen kuukauden sisällä", "Ska läsas igen inom tre månader", "To be read again within three months"},
	"gaps":          {"Mistä ei ole yhtään", "Det som saknas helt", "What there is none of"},
	"hardness":      {"Wiion mitta: luokka-aste, jolla tekstin lukee vaivatta", "Wiios mått: årskursen då texten läses utan möda", "Wiio's measure: the school grade that reads the text with ease"},
	"count":         {"kappaletta", "antal", "pieces"},
	"minutes":       {"minuuttia", "minuter", "minutes"},
	"texts":         {"tekstiä", "texter", "texts"},
	"checked":       {"tarkastettuja käännöksiä", "granskade översättningar", "checked translations"},
	"date":          {"viimeistään", "senast", "by"},
	"where":         {"missä", "var", "where"},
	"middle":        {"keskimmäinen", "mittersta", "middle"},
	"easiest":       {"helpoin", "lättaste", "easiest"},
	"hardest":       {"vaikein", "svåraste", "hardest"},
	"fresh":         {"alle puoli vuotta", "under ett halvt år", "less than half a year"},
	"year":          {"puolesta vuodesta vuoteen", "ett halvt till ett år", "half a year to a year"},
	"old":           {"yli vuosi", "över ett år", "more than a year"},
	"undated":       {"päivä puuttuu", "datum saknas", "no date"},
	"kind.task":     {"tehtäviä", "uppgifter", "tasks"},
	"kind.guide":    {"digiohjeita", "guider", "guides"},
	"kind.model":    {"toimintamalleja", "modeller", "service models"},
	"kind.week":     {"viikkoja", "veckor", "weeks"},
	"kind.survey":   {"kartoituksia", "kartläggningar", "surveys"},
	"kind.page":     {"sivuja", "sidor", "pages"},
}

// words gives a report's wordings in a language.
func words(lang string) func(key string, pairs ...string) string {
	at := 2
	switch lang {
	case "fi", "":
		at = 0
	case "sv":
		at = 1
	}
	return func(key string, pairs ...string) string {
		w, ok := wordings[key]
		if !ok {
			panic("report: no words for " + key)
		}
		return strings.NewReplacer(pairs...).Replace(w[at])
	}
}
