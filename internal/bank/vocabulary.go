package bank

// DefaultVocabularies are the values facts may have when bank.yaml says
// nothing else. A vocabulary in bank.yaml replaces the one of its name.
func DefaultVocabularies() map[string]Vocabulary {
	t := func(id, icon, fi, sv, en string) Term {
		return Term{ID: id, Icon: icon, Label: Words{"fi": fi, "sv": sv, "en": en}}
	}
	out := map[string]Vocabulary{}
	for name, terms := range map[string][]Term{
		"goals": {
			t("arki", "sun", "Arjen hallinta", "Vardagen", "Everyday life"),
			t("rytmi", "clock", "Päivärytmi", "Dygnsrytm", "Daily rhythm"),
			t("hyvinvointi", "heart", "Hyvinvointi", "Välmående", "Wellbeing"),
			t("liike", "walk", "Liike", "Rörelse", "Movement"),
			t("koti", "pot", "Koti ja ruoka", "Hem och mat", "Home and food"),
			t("luonto", "leaf", "Luonto", "Natur", "Nature"),
			t("kulttuuri", "brush", "Kulttuuri ja luovuus", "Kultur och kreativitet", "Culture and creativity"),
			t("digi", "phone", "Digitaidot", "Digitala färdigheter", "Digital skills"),
			t("raha", "coin", "Raha ja palvelut", "Pengar och tjänster", "Money and services"),
			t("osallisuus", "people", "Yhdessä muiden kanssa", "Tillsammans med andra", "Together with others"),
			t("tyoelama", "tools", "Työelämätaidot", "Arbetslivskunskaper", "Working-life skills"),
			t("ura", "path", "Työ ja opiskelu", "Arbete och studier", "Work and studies"),
		},
		"service": {
			t("verkkovalmennus", "", "Verkkovalmennus", "Nätcoachning", "Online coaching"),
			t("etakonsultaatio", "", "Etäkonsultaatio", "Distanskonsultation", "Remote consultation"),
			t("etaohjaus", "", "Etäohjaus", "Distanshandledning", "Remote guidance"),
			t("uraohjaus", "", "Uraohjaus", "Karriärvägledning", "Career guidance"),
			t("yksilotehtava", "", "Yksilötehtävä", "Individuell uppgift", "Individual task"),
			t("yksiloohjaus", "", "Yksilöohjaus", "Individuell handledning", "Individual guidance"),
			t("ryhmatehtava", "", "Ryhmätehtävä", "Gruppuppgift", "Group task"),
		},
		"duration": {
			t("15", "", "enintään 15 min", "högst 15 min", "15 min or less"),
			t("30", "", "noin puoli tuntia", "ungefär en halvtimme", "about half an hour"),
			t("60", "", "noin tunti", "ungefär en timme", "about an hour"),
			t("120", "", "noin kaksi tuntia", "ungefär två timmar", "about two hours"),
			t("puolipaiva", "", "puoli päivää", "en halv dag", "half a day"),
		},
		"place": {
			t("koti", "home", "kotona", "hemma", "at home"),
			t("ulkona", "walk", "ulkona", "utomhus", "outdoors"),
			t("kaupungilla", "map", "kaupungilla", "på stan", "in town"),
			t("verkossa", "screen", "verkossa", "på nätet", "online"),
		},
		"level": {
			t("helppo", "level", "helppo", "lätt", "easy"),
			t("keskitaso", "level", "keskitaso", "medelsvår", "medium"),
			t("vaativa", "level", "vaativa", "krävande", "demanding"),
		},
		"digital_level": {
			t("0", "", "ei tarvita laitetta", "ingen apparat behövs", "no device needed"),
			t("1", "", "alku", "nybörjare", "first steps"),
			t("2", "", "perustaidot", "grunder", "basic skills"),
			t("3", "", "sujuva", "van", "fluent"),
		},
		"group": {
			t("yksin", "person", "yksin", "ensam", "alone"),
			t("pari", "people", "parin kanssa", "i par", "in a pair"),
			t("ryhma", "people", "ryhmässä", "i grupp", "in a group"),
		},
		"return": {
			t("kirjoitus", "pen", "kirjoittamalla", "genom att skriva", "in writing"),
			t("kuva", "camera", "kuvalla", "med en bild", "with a picture"),
			t("video", "video", "videolla", "med en video", "with a video"),
			t("puhe", "talk", "kertomalla", "genom att berätta", "by telling"),
			t("ei", "", "ei palauteta", "lämnas inte in", "not returned"),
		},
		"models": {
			t("pitka", "", "Pitkäkestoinen", "Lång", "Long-term"),
			t("lyhyt", "", "Lyhytkestoinen", "Kort", "Short-term"),
			t("intervalli", "", "Intervalli", "Intervall", "Interval"),
			t("hybridi", "", "Hybridi", "Hybrid", "Hybrid"),
		},
	} {
		out[name] = withMoreLabels(Vocabulary{Name: name, Terms: terms})
	}
	return out
}
