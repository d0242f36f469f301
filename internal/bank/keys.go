package bank

// Value is the form of a front matter value.
type Value string

const (
	TextValue    Value = "text"
	TextsValue   Value = "texts"   // a list of texts; one text alone is fine
	TermValue    Value = "term"    // one value of the vocabulary
	TermsValue   Value = "terms"   // a list of them; one alone is fine
	RefsValue    Value = "refs"    // a list of other materials
	MinutesValue Value = "minutes" // 45, "45 min", "1 h 30 min"
	DateValue    Value = "date"    // 2026-11-20 or 20.11.2026
	BoolValue    Value = "bool"    // true/false, kyllä/ei, ja/nej
	LangValue    Value = "lang"
	KindValue    Value = "kind"
	PictureValue Value = "picture" // a path relative to the file
	WeekValue    Value = "week"    // 2026-w48
	TimeValue    Value = "time"    // "09:00"
	NumberValue  Value = "number"
	DayValue     Value = "day"  // ma, tisdag, Wednesday
	ListValue    Value = "list" // a list of blocks with keys of their own
)

// A Key is one front matter key: its name in the three languages, what kind of
// value it takes and what it is for. Keys inside a list's blocks have In set to
// the list's English name.
type Key struct {
	EN, FI, SV string
	Value      Value
	Vocabulary string // for TermValue and TermsValue
	Kinds      []Kind // nil: every kind
	In         string // days, meetings, statements; "" for the top
	Text       bool   // belongs to the text, so a translation writes its own
	About      Words
}

// Name is the key as writers of a language write it.
func (k Key) Name(lang string) string {
	switch BaseLang(lang) {
	case "fi":
		return k.FI
	case "sv":
		return k.SV
	}
	return k.EN
}

// Keys is the one table of front matter keys. The parser, the author's guide,
// the JSON Schema for editors and the "did you mean" hints are made from it.
var Keys = []Key{
	{EN: "title", FI: "otsikko", SV: "titel", Value: TextValue, Text: true,
		About: Words{"fi": "Kortin nimi. Ainoa pakollinen.", "sv": "Kortets namn. Det enda obligatoriska.", "en": "The name of the card. The only required key."}},
	{EN: "summary", FI: "tiivistelmä", SV: "sammanfattning", Value: TextValue, Text: true,
		About: Words{"fi": "Yksi tai kaksi lyhyttä lausetta. Näkyy luetteloissa ja haussa.", "sv": "En eller två korta meningar. Syns i listor och sökning.", "en": "One or two short sentences, shown in lists and search."}},
	{EN: "goals", FI: "tavoitteet", SV: "mål", Value: TermsValue, Vocabulary: "goals",
		About: Words{"fi": "Mitä tehtävä tukee. Ensimmäinen on tärkein.", "sv": "Vad uppgiften stöder. Det första är viktigast.", "en": "What the task is good for. The first is the main one."}},
	{EN: "service", FI: "palvelu", SV: "tjänst", Value: TermsValue, Vocabulary: "service",
		About: Words{"fi": "Palvelumuodot, joihin tehtävä sopii.", "sv": "Tjänsteformer som uppgiften passar för.", "en": "The forms of service it suits."}},
	{EN: "duration", FI: "kesto", SV: "tid", Value: MinutesValue,
		About: Words{"fi": "Kuinka kauan tekeminen vie, minuutteina (45) tai tunteina (1 h 30 min).", "sv": "Hur länge det tar, i minuter (45) eller timmar (1 h 30 min).", "en": "How long it takes, in minutes (45) or hours (1 h 30 min)."}},
	{EN: "level", FI: "taso", SV: "nivå", Value: TermValue, Vocabulary: "level",
		About: Words{"fi": "Kuinka vaativa tehtävä on.", "sv": "Hur krävande uppgiften är.", "en": "How demanding the task is."}},
	{EN: "digital_level", FI: "digitaso", SV: "digital_nivå", Value: TermValue, Vocabulary: "digital_level",
		About: Words{"fi": "Mitä digitaitoja tarvitaan: 0 ei laitetta, 1 alku, 2 perustaidot, 3 sujuva.", "sv": "Vilka digitala färdigheter som behövs: 0 ingen apparat, 1 nybörjare, 2 grunder, 3 van.", "en": "Digital skills needed: 0 no device, 1 first steps, 2 basic, 3 fluent."}},
	{EN: "place", FI: "paikka", SV: "plats", Value: TermsValue, Vocabulary: "place",
		About: Words{"fi": "Missä tehtävän voi tehdä.", "sv": "Var uppgiften kan göras.", "en": "Where it can be done."}},
	{EN: "needs", FI: "tarvitset", SV: "du_behöver", Value: TextsValue, Text: true,
		About: Words{"fi": "Mitä tarvitaan ennen kuin aloitetaan.", "sv": "Vad som behövs innan man börjar.", "en": "What is needed before starting."}},
	{EN: "group", FI: "ryhmä", SV: "grupp", Value: TermsValue, Vocabulary: "group",
		About: Words{"fi": "Yksin, parin kanssa vai ryhmässä.", "sv": "Ensam, i par eller i grupp.", "en": "Alone, in a pair or in a group."}},
	{EN: "return", FI: "palautus", SV: "inlämning", Value: TermsValue, Vocabulary: "return",
		About: Words{"fi": "Miten tehtävän voi palauttaa.", "sv": "Hur uppgiften kan lämnas in.", "en": "How the work can be returned."}},
	{EN: "models", FI: "mallit", SV: "modeller", Value: TermsValue, Vocabulary: "models",
		About: Words{"fi": "Toimintamallit, joihin kortti sopii. Mallin omassa tiedostossa: malli, jota se kuvaa.", "sv": "Modeller som kortet passar för. I modellens egen fil: modellen den beskriver.", "en": "The service models it suits. In a model's own file: the one it describes."}},
	{EN: "tags", FI: "asiasanat", SV: "ämnesord", Value: TextsValue, Text: true,
		About: Words{"fi": "Vapaita asiasanoja, jotka näkyvät sivulla.", "sv": "Fria ämnesord som syns på sidan.", "en": "Free subject words, shown on the page."}},
	{EN: "keywords", FI: "hakusanat", SV: "sökord", Value: TextsValue, Text: true,
		About: Words{"fi": "Arkisia sanoja, joilla ihmiset etsivät. Eivät näy sivulla.", "sv": "Vardagliga ord som folk söker med. Syns inte på sidan.", "en": "Everyday words people search with. Not shown on the page."}},
	{EN: "related", FI: "liittyvät", SV: "relaterat", Value: RefsValue,
		About: Words{"fi": "Muita kortteja: tiedoston nimi ilman päätettä. Tehtävässä ohjeet näkyvät apuna.", "sv": "Andra kort: filens namn utan ändelse. I en uppgift visas guider som hjälp.", "en": "Other cards: file names without the ending. In a task, guides are shown as help."}},
	{EN: "series", FI: "sarja", SV: "serie", Value: TextValue, Text: true,
		About: Words{"fi": "Sarjan nimi, jos kortti on osa peräkkäin tehtävistä korteista. Sama nimi kaikissa.", "sv": "Seriens namn, om kortet hör till kort som görs efter varandra. Samma namn i alla.", "en": "The name of the series, when the card is one of several to do one after another. The same name in all."}},
	{EN: "part", FI: "osa", SV: "del", Value: NumberValue,
		About: Words{"fi": "Monesko kortti on sarjassaan: 1, 2 tai 3.", "sv": "Kortets plats i sin serie: 1, 2 eller 3.", "en": "The card's place in its series: 1, 2 or 3."}},
	{EN: "license", FI: "lisenssi", SV: "licens", Value: TextValue,
		About: Words{"fi": "Lisenssi, jos muu kuin pankin oma.", "sv": "Licens, om annan än bankens.", "en": "The licence, when not the bank's own."}},
	{EN: "authors", FI: "tekijät", SV: "författare", Value: TextsValue, Text: true,
		About: Words{"fi": "Kortin tekijät.", "sv": "Kortets författare.", "en": "Who wrote the card."}},
	{EN: "organisation", FI: "organisaatio", SV: "organisation", Value: TextValue,
		About: Words{"fi": "Kortin tehnyt organisaatio, jos muu kuin pankin oma.", "sv": "Organisationen bakom kortet, om annan än bankens.", "en": "The organisation behind the card, when not the bank's own."}},
	{EN: "based_on", FI: "perustuu", SV: "bygger_på", Value: TextValue,
		About: Words{"fi": "Alkuperäisen kortin nimi tai osoite.", "sv": "Det ursprungliga kortets namn eller adress.", "en": "Name or address of the card this one is based on."}},
	{EN: "date", FI: "päiväys", SV: "datum", Value: DateValue,
		About: Words{"fi": "Milloin kortti tehtiin.", "sv": "När kortet gjordes.", "en": "When the card was made."}},
	{EN: "updated", FI: "päivitetty", SV: "uppdaterad", Value: DateValue, Text: true,
		About: Words{"fi": "Milloin tekstiä viimeksi muutettiin.", "sv": "När texten senast ändrades.", "en": "When the text was last changed."}},
	{EN: "review_by", FI: "tarkista", SV: "granskas", Value: DateValue, Text: true,
		About: Words{"fi": "Päivä, johon mennessä kortti luetaan uudelleen. Sen jälkeen Vakka varoittaa.", "sv": "Dag då kortet senast ska läsas igen. Efter den varnar Vakka.", "en": "The day by which the card is read again. Vakka warns after it."}},
	{EN: "checked_by", FI: "tarkastaja", SV: "granskare", Value: TextValue, Text: true,
		About: Words{"fi": "Kuka on tarkastanut käännöksen. Jos rivi puuttuu, sivu kertoo, ettei käännöstä ole tarkastettu.", "sv": "Vem som har granskat översättningen. Saknas raden säger sidan att den inte är granskad.", "en": "Who has checked the translation. Without it the page says that nobody has."}},
	{EN: "draft", FI: "luonnos", SV: "utkast", Value: BoolValue, Text: true,
		About: Words{"fi": "kyllä: korttia ei julkaista.", "sv": "ja: kortet publiceras inte.", "en": "true: the card is not published."}},
	{EN: "lang", FI: "kieli", SV: "språk", Value: LangValue, Text: true,
		About: Words{"fi": "Tekstin kieli, jos tiedoston nimessä ei ole kieltä ja se on muu kuin pankin oma.", "sv": "Textens språk, om filnamnet inte anger det och det inte är bankens.", "en": "The text's language, when the file name has none and it is not the bank's own."}},
	{EN: "image", FI: "kuva", SV: "bild", Value: PictureValue,
		About: Words{"fi": "Kortin kuva: tiedosto, polku tästä tiedostosta.", "sv": "Kortets bild: fil, sökväg från den här filen.", "en": "The card's picture: a file, its path from this one."}},
	{EN: "image_alt", FI: "kuvateksti", SV: "bildtext", Value: TextValue, Text: true,
		About: Words{"fi": "Mitä kuvassa on, sille joka ei näe sitä.", "sv": "Vad bilden visar, för den som inte ser den.", "en": "What the picture shows, for those who do not see it."}},
	{EN: "aliases", FI: "vanhat_osoitteet", SV: "gamla_adresser", Value: TextsValue, Text: true,
		About: Words{"fi": "Osoitteita, joissa kortti on ollut ennen.", "sv": "Adresser där kortet har funnits förut.", "en": "Addresses where the card used to be."}},
	{EN: "kind", FI: "laji", SV: "slag", Value: KindValue,
		About: Words{"fi": "Kortin laji, jos kansio ei kerro sitä.", "sv": "Kortets slag, om mappen inte visar det.", "en": "The kind of card, when its folder does not tell."}},

	{EN: "audience", FI: "kenelle", SV: "målgrupp", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Kenelle malli sopii.", "sv": "Vem modellen passar.", "en": "Whom the model suits."}},
	{EN: "days", FI: "päivät", SV: "dagar", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Montako päivää viikossa.", "sv": "Hur många dagar i veckan.", "en": "How many days a week."}},
	{EN: "period", FI: "jakso", SV: "period", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Kuinka pitkä jakso on.", "sv": "Hur lång perioden är.", "en": "How long the period is."}},
	{EN: "channels", FI: "kanavat", SV: "kanaler", Value: TextsValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Välineet, joilla pidetään yhteyttä.", "sv": "Verktyg för att hålla kontakt.", "en": "The tools people keep in touch with."}},
	{EN: "start", FI: "aloitus", SV: "start", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Miten aloitetaan.", "sv": "Hur man börjar.", "en": "How it starts."}},
	{EN: "presence", FI: "läsnäolo", SV: "närvaro", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Miten läsnäolo huomataan.", "sv": "Hur närvaro märks.", "en": "How presence is noticed."}},
	{EN: "roles", FI: "roolit", SV: "roller", Value: TextsValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Kuka tekee mitä.", "sv": "Vem som gör vad.", "en": "Who does what."}},
	{EN: "meetings", FI: "tapaamiset", SV: "träffar", Value: TextValue, Kinds: []Kind{Model}, Text: true,
		About: Words{"fi": "Kuinka usein tavataan.", "sv": "Hur ofta man träffas.", "en": "How often people meet."}},

	{EN: "week", FI: "viikko", SV: "vecka", Value: WeekValue, Kinds: []Kind{Week},
		About: Words{"fi": "Viikko vuosineen: 2026-w48. Jos puuttuu, luetaan tiedoston nimestä.", "sv": "Veckan med år: 2026-w48. Om den saknas läses den ur filnamnet.", "en": "The week with its year: 2026-w48. Read from the file name when missing."}},
	{EN: "start", FI: "alkaa", SV: "börjar", Value: DateValue, Kinds: []Kind{Week},
		About: Words{"fi": "Viikon jokin päivä, jos et halua kirjoittaa viikon numeroa.", "sv": "Någon dag i veckan, om du inte vill skriva veckans nummer.", "en": "Any day of the week, when you would rather not write its number."}},
	{EN: "group_name", FI: "ryhmän_nimi", SV: "gruppnamn", Value: TextValue, Kinds: []Kind{Week}, Text: true,
		About: Words{"fi": "Ryhmän työnimi. Ei kenenkään oikeaa nimeä.", "sv": "Gruppens arbetsnamn. Ingens riktiga namn.", "en": "The group's working name. Nobody's real name."}},
	{EN: "days", FI: "päivät", SV: "dagar", Value: ListValue, Kinds: []Kind{Week},
		About: Words{"fi": "Viikon päivät.", "sv": "Veckans dagar.", "en": "The days of the week."}},
	{EN: "day", FI: "päivä", SV: "dag", Value: DayValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "ma, ti, ke, to, pe, la tai su.", "sv": "må, ti, on, to, fr, lö eller sö.", "en": "mon, tue, wed, thu, fri, sat or sun."}},
	{EN: "start", FI: "alkaa", SV: "börjar", Value: TimeValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "Kellonaika lainausmerkeissä: \"09:00\".", "sv": "Klockslag inom citattecken: \"09:00\".", "en": "The time in quotes: \"09:00\"."}},
	{EN: "end", FI: "päättyy", SV: "slutar", Value: TimeValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "Kellonaika lainausmerkeissä: \"13:00\".", "sv": "Klockslag inom citattecken: \"13:00\".", "en": "The time in quotes: \"13:00\"."}},
	{EN: "tasks", FI: "tehtävät", SV: "uppgifter", Value: RefsValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "Päivän tehtävät järjestyksessä.", "sv": "Dagens uppgifter i ordning.", "en": "The day's tasks in order."}},
	{EN: "meetings", FI: "tapaamiset", SV: "träffar", Value: ListValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "Päivän tapaamiset.", "sv": "Dagens träffar.", "en": "The day's meetings."}},
	{EN: "notes", FI: "muistiinpanot", SV: "anteckningar", Value: TextValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "Lyhyt muistutus päivään.", "sv": "En kort påminnelse för dagen.", "en": "A short reminder for the day."}},
	{EN: "cancelled", FI: "peruttu", SV: "inställd", Value: BoolValue, Kinds: []Kind{Week}, In: "days",
		About: Words{"fi": "kyllä: päivää ei pidetä. Päivä jää näkyviin peruttuna.", "sv": "ja: dagen hålls inte. Den syns som inställd.", "en": "true: the day is not held. It stays in view as cancelled."}},
	{EN: "label", FI: "nimi", SV: "namn", Value: TextValue, Kinds: []Kind{Week}, In: "meetings",
		About: Words{"fi": "Tapaamisen nimi.", "sv": "Träffens namn.", "en": "The name of the meeting."}},
	{EN: "time", FI: "aika", SV: "tid", Value: TimeValue, Kinds: []Kind{Week}, In: "meetings",
		About: Words{"fi": "Alkamisaika lainausmerkeissä: \"09:00\".", "sv": "Starttid inom citattecken: \"09:00\".", "en": "The starting time in quotes: \"09:00\"."}},
	{EN: "minutes", FI: "minuutit", SV: "minuter", Value: NumberValue, Kinds: []Kind{Week}, In: "meetings",
		About: Words{"fi": "Kesto minuutteina.", "sv": "Längd i minuter.", "en": "How long, in minutes."}},
	{EN: "link", FI: "linkki", SV: "länk", Value: TextValue, Kinds: []Kind{Week}, In: "meetings",
		About: Words{"fi": "Kokouslinkki (https://…). Vain pankissa, joka ei ole julkinen: muuten linkki lähetetään sähköpostilla.", "sv": "Möteslänken (https://…). Bara i en bank som inte är offentlig: annars skickas länken per e-post.", "en": "The meeting's link (https://…). Only in a bank that is not public: otherwise it goes out by e-mail."}},
	{EN: "cancelled", FI: "peruttu", SV: "inställd", Value: BoolValue, Kinds: []Kind{Week}, In: "meetings",
		About: Words{"fi": "kyllä: tapaamista ei pidetä. Se jää näkyviin peruttuna.", "sv": "ja: träffen hålls inte. Den syns som inställd.", "en": "true: the meeting is not held. It stays in view as cancelled."}},

	{EN: "answers", FI: "vastaukset", SV: "svar", Value: TextsValue, Kinds: []Kind{Survey}, Text: true,
		About: Words{"fi": "Vastausvaihtoehdot, osaavimmasta alkaen.", "sv": "Svarsalternativen, det kunnigaste först.", "en": "The answers to choose from, the most able first."}},
	{EN: "statements", FI: "väittämät", SV: "påståenden", Value: ListValue, Kinds: []Kind{Survey}, Text: true,
		About: Words{"fi": "Väittämät järjestyksessä.", "sv": "Påståendena i ordning.", "en": "The statements in order."}},
	{EN: "text", FI: "teksti", SV: "text", Value: TextValue, Kinds: []Kind{Survey}, In: "statements", Text: true,
		About: Words{"fi": "Väittämä minä-muodossa.", "sv": "Påståendet i jag-form.", "en": "The statement, in the first person."}},
	{EN: "area", FI: "osa-alue", SV: "område", Value: TextValue, Kinds: []Kind{Survey}, In: "statements", Text: true,
		About: Words{"fi": "Otsikko, jonka alle väittämä kuuluu.", "sv": "Rubriken som påståendet hör till.", "en": "The heading it belongs under."}},
	{EN: "level", FI: "taso", SV: "nivå", Value: NumberValue, Kinds: []Kind{Survey}, In: "statements",
		About: Words{"fi": "1 alku, 2 perustaidot, 3 sujuva.", "sv": "1 nybörjare, 2 grunder, 3 van.", "en": "1 first steps, 2 basic, 3 fluent."}},
	{EN: "guides", FI: "ohjeet", SV: "guider", Value: RefsValue, Kinds: []Kind{Survey}, In: "statements",
		About: Words{"fi": "Ohjeet, joista on apua.", "sv": "Guider som hjälper.", "en": "Guides that help."}},
	{EN: "framework", FI: "viitekehys", SV: "referensram", Value: TextsValue, Kinds: []Kind{Survey}, In: "statements",
		About: Words{"fi": "Osaamisen tunnukset: [digcomp-3.0:2.1, tieke:perus].", "sv": "Färdighetens koder: [digcomp-3.0:2.1, tieke:perus].", "en": "The competence's codes: [digcomp-3.0:2.1, tieke:perus]."}},
}
