package aoe

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"vakka/internal/diag"
)

// say are the sheet's words, in Finnish, Swedish and English.
var say = map[string][3]string{
	"head":             {"Lomake avointen oppimateriaalien kirjastoon (aoe.fi)", "Formulär för Biblioteket för öppna lärresurser (aoe.fi)", "Sheet for the Library of Open Educational Resources (aoe.fi)"},
	"how":              {"Kirjaudu palveluun, valitse uusi oppimateriaali ja kopioi kentät. Merkki * tarkoittaa: valitse luettelosta, teksti on neuvo.", "Logga in i tjänsten, välj en ny lärresurs och kopiera fälten. Tecknet * betyder: välj i listan, texten är ett råd.", "Sign in to the service, choose a new resource and copy the fields. The mark * means: choose from the list, the text is advice."},
	"ready":            {"Kaikki pakollinen on kunnossa.", "Allt obligatoriskt finns med.", "Everything that is required is there."},
	"faults":           {"Korjaa ensin kortti: kohtia {n}.", "Rätta kortet först. Ställen att rätta: {n}.", "Mend the card first: {n} places."},
	"files":            {"1. Tiedostot ja linkit", "1. Filer och länkar", "1. Files and links"},
	"basics":           {"2. Perustiedot", "2. Grunduppgifter", "2. Basic details"},
	"education":        {"3. Koulutustiedot", "3. Utbildningsuppgifter", "3. Educational details"},
	"details":          {"4. Tarkemmat tiedot", "4. Närmare uppgifter", "4. More details"},
	"license":          {"5. Lisenssi", "5. Licens", "5. Licence"},
	"license.name":     {"Lisenssi", "Licens", "Licence"},
	"sources":          {"6. Hyödynnetyt materiaalit", "6. Använt material", "6. Sources"},
	"none":             {"ei mitään", "ingenting", "nothing"},
	"link":             {"Linkki", "Länk", "Link"},
	"name":             {"Nimi", "Namn", "Name"},
	"keyword":          {"Asiasana", "Ämnesord", "Keyword"},
	"author":           {"Tekijä", "Upphovsperson", "Author"},
	"organisation":     {"Organisaatio", "Organisation", "Organisation"},
	"role":             {"Kohderyhmä *", "Målgrupp *", "Educational role *"},
	"type":             {"Oppimateriaalin tyyppi *", "Lärresursens typ *", "Type of resource *"},
	"use":              {"Käyttö opetuksessa *", "Användning i undervisningen *", "Educational use *"},
	"description":      {"Kuvaus", "Beskrivning", "Description"},
	"level":            {"Koulutusaste *", "Utbildningsstadium *", "Educational level *"},
	"teaches":          {"Opettaa", "Lär ut", "Teaches"},
	"accessibility":    {"Saavutettavuus *", "Tillgänglighet *", "Accessibility *"},
	"time":             {"Kesto", "Tid", "Time required"},
	"publisher":        {"Julkaisija", "Utgivare", "Publisher"},
	"source":           {"Materiaalin nimi", "Materialets namn", "Name of the source"},
	"source-link.name": {"Materiaalin linkki", "Materialets länk", "Link of the source"},

	"role.task":            {"oppija", "den som lär sig", "learner"},
	"role.guide":           {"oppija", "den som lär sig", "learner"},
	"role.survey":          {"oppija", "den som lär sig", "learner"},
	"role.model":           {"opetuksen tai ohjauksen ammattilainen", "den som undervisar eller handleder", "teaching or guidance professional"},
	"role.page":            {"se, jolle sivu on kirjoitettu", "den som sidan är skriven för", "whom the page is written for"},
	"role.week":            {"oppija", "den som lär sig", "learner"},
	"type.task":            {"harjoitus tai tehtävä", "övning eller uppgift", "exercise or activity"},
	"type.guide":           {"ohje", "anvisning", "guide"},
	"type.survey":          {"testi tai itsearvio", "test eller självutvärdering", "test or self-assessment"},
	"type.model":           {"pedagoginen kuvaus", "pedagogisk beskrivning", "description of practice"},
	"type.page":            {"teksti", "text", "text"},
	"type.week":            {"suunnitelma", "plan", "plan"},
	"use.task":             {"itsenäinen opiskelu tai ryhmän toiminta", "självstudier eller gruppens verksamhet", "independent study or group work"},
	"use.guide":            {"itsenäinen opiskelu", "självstudier", "independent study"},
	"use.survey":           {"itsearviointi", "självutvärdering", "self-assessment"},
	"use.model":            {"ohjaajan oma työ", "handledarens eget arbete", "professional support"},
	"use.page":             {"ohjaajan oma työ", "handledarens eget arbete", "professional support"},
	"use.week":             {"ryhmän toiminta", "gruppens verksamhet", "group work"},
	"level.advice":         {"se, jonka oppijoille kortti sopii; kuntouttavassa työtoiminnassa usein aikuiskoulutus tai muu", "det vars studerande kortet passar; i arbetsverksamhet i rehabiliteringssyfte ofta vuxenutbildning eller annat", "the one whose learners it suits; in social rehabilitation often adult education or other"},
	"accessibility.advice": {"vain se, minkä olet tarkistanut kortista; tekijä vastaa tiedosta", "bara det som du har kontrollerat på kortet; den som gör uppgiften ansvarar för den", "only what you have checked on the card; its maker answers for it"},

	"long":              {"liian pitkä: {length} merkkiä, enintään {most}", "för lång: {length} tecken, högst {most}", "too long: {length} characters, at most {most}"},
	"missing":           {"puuttuu", "saknas", "missing"},
	"no-summary":        {"puuttuu: kirjoita korttiin tiivistelmä", "saknas: skriv en sammanfattning på kortet", "missing: write a summary on the card"},
	"no-address":        {"puuttuu: kerro pankin osoite tiedostossa bank.yaml (base_url)", "saknas: ange bankens adress i bank.yaml (base_url)", "missing: tell the bank's address in bank.yaml (base_url)"},
	"no-language":       {"puuttuu: kortti ei ole suomeksi, ruotsiksi eikä englanniksi", "saknas: kortet finns inte på finska, svenska eller engelska", "missing: the card is not in Finnish, Swedish or English"},
	"license.fault":     {"ei kelpaa: palvelu ottaa vain Creative Commons 4.0 -lisenssit, ei CC0:aa", "duger inte: tjänsten tar bara Creative Commons 4.0-licenser, inte CC0", "will not do: the service takes Creative Commons 4.0 licences only, and no CC0"},
	"source-link.fault": {"puuttuu: palvelu haluaa osoitteen, joka alkaa https://", "saknas: tjänsten vill ha en adress som börjar med https://", "missing: the service wants an address that begins with https://"},
}

func wording(key, lang string) string {
	w, known := say[key]
	if !known {
		panic("aoe: no words for " + key)
	}
	switch lang {
	case "sv":
		return w[1]
	case "en":
		return w[2]
	}
	return w[0]
}

// Write prints the sheet as text in fi, sv or en.
func (s Sheet) Write(w io.Writer, lang string) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s (%s)\n\n%s\n", wording("head", lang), diag.Visible(s.Title), s.ID, wording("how", lang))
	for _, step := range s.Steps {
		fmt.Fprintf(&out, "\n%s\n", wording(step.Key, lang))
		if len(step.Fields) == 0 {
			fmt.Fprintf(&out, "  %s\n", wording("none", lang))
		}
		for _, f := range step.Fields {
			f.write(&out, lang)
		}
	}
	if n := s.Faults(); n > 0 {
		fmt.Fprintf(&out, "\n%s\n", strings.ReplaceAll(wording("faults", lang), "{n}", fmt.Sprint(n)))
	} else {
		fmt.Fprintf(&out, "\n%s\n", wording("ready", lang))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (f Field) write(out *strings.Builder, lang string) {
	name := f.Key
	if name == "source-link" || name == "license" {
		name += ".name"
	}
	label := wording(name, lang)
	if f.Lang != "" {
		label += " (" + f.Lang + ")"
	}
	value := shown(f.Value)
	if f.Choose {
		value = wording(f.Value, lang)
	}
	out.WriteString(strings.TrimRight(fmt.Sprintf("  %-26s %s", label+":", value), " ") + "\n")
	if f.Fault != "" {
		key := f.Fault
		if key == "license" || key == "source-link" {
			key += ".fault"
		}
		fault := strings.NewReplacer("{length}", fmt.Sprint(utf8.RuneCountInString(f.Value)), "{most}", fmt.Sprint(f.Most)).Replace(wording(key, lang))
		fmt.Fprintf(out, "  %-26s ! %s\n", "", fault)
	}
}

// shown is a value as a terminal may have it, however long: it is to be copied.
func shown(s string) string {
	var out strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		out.WriteString(diag.Visible(string(r)))
	}
	return out.String()
}
