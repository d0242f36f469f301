package bank_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"vakka/internal/bank"
)

var update = flag.Bool("update", false, "rewrite the tables in docs/")

// The author's guide must never say something else than the parser does, so
// its tables are made from the table the parser uses.
func TestAuthorsTable(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		file := map[string]string{"fi": "avaimet.md", "sv": "nycklar.md", "en": "keys.md"}[lang]
		path := "../../docs/" + file
		want := table(lang)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the code says: run make docs", path)
		}
	}
}

var heads = map[string]map[string]string{
	"fi": {"": "Kaikissa korteissa", "model": "Toimintamallissa", "week": "Viikko-ohjelmassa", "days": "Viikon päivässä (päivät)", "meetings": "Päivän tapaamisessa (tapaamiset)", "survey": "Kartoituksessa", "statements": "Väittämässä (väittämät)",
		"title": "# Kortin tiedot\n\nTiedoston alussa, kahden `---`-rivin välissä. Avaimen voi kirjoittaa millä tahansa kolmesta kielestä.\nTämä taulukko on tehty ohjelman koodista: `make docs`.\n", "row": "| avain | ruotsiksi | englanniksi | arvo | mihin |"},
	"sv": {"": "På alla kort", "model": "I en modell", "week": "I ett veckoprogram", "days": "På en dag (dagar)", "meetings": "På en träff (träffar)", "survey": "I en kartläggning", "statements": "I ett påstående (påståenden)",
		"title": "# Kortets fakta\n\nDe står i början av filen, mellan två rader `---`. En nyckel kan skrivas på vilket som helst av de tre språken.\nEtt värde skriver du med sitt namn på ditt eget språk. Inom parentes står dess id, som också duger.\nTabellen är gjord av programmets kod: `make docs`.\n", "row": "| nyckel | på finska | på engelska | värde | till vad |"},
	"en": {"": "On every card", "model": "In a model", "week": "In a week", "days": "In a day of the week (days)", "meetings": "In a day's meeting (meetings)", "survey": "In a survey", "statements": "In a statement (statements)",
		"title": "# What a card's front matter may say\n\nAt the top of the file, between two `---` lines. A key may be written in any of the three languages.\nA value may be written by its name or by its id, which is in brackets.\nThis table is made from the program's code: `make docs`.\n", "row": "| key | in Finnish | in Swedish | value | what for |"},
}

var valueWords = map[bank.Value][3]string{
	bank.TextValue: {"teksti", "text", "text"}, bank.TextsValue: {"luettelo tekstejä", "lista med texter", "list of texts"},
	bank.TermValue: {"yksi arvo", "ett värde", "one value"}, bank.TermsValue: {"luettelo arvoja", "lista med värden", "list of values"},
	bank.RefsValue: {"luettelo korttien nimiä", "lista med kortens namn", "list of cards' names"}, bank.MinutesValue: {"minuutit", "minuter", "minutes"},
	bank.DateValue: {"päivä: 2026-11-20", "dag: 2026-11-20", "date: 2026-11-20"}, bank.BoolValue: {"kyllä tai ei", "ja eller nej", "true or false"},
	bank.LangValue: {"kielen tunnus: sv", "språkets kod: sv", "language tag: sv"}, bank.KindValue: {"tehtävä, ohje, malli, viikko, kartoitus, sivu", "uppgift, guide, modell, vecka, kartläggning, sida", "task, guide, model, week, survey, page"},
	bank.PictureValue: {"kuvatiedosto", "bildfil", "picture file"}, bank.WeekValue: {"viikko: 2026-w48", "vecka: 2026-w48", "week: 2026-w48"},
	bank.TimeValue: {"kellonaika: \"09:00\"", "klockslag: \"09:00\"", "time: \"09:00\""}, bank.NumberValue: {"kokonaisluku", "heltal", "whole number"},
	bank.DayValue: {"viikonpäivä", "veckodag", "day of the week"}, bank.ListValue: {"luettelo lohkoja", "lista med block", "list of blocks"},
}

func table(lang string) string {
	var b strings.Builder
	b.WriteString(heads[lang]["title"])
	for _, group := range []string{"", "model", "week", "days", "meetings", "survey", "statements"} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n|---|---|---|---|---|\n", heads[lang][group], heads[lang]["row"])
		for _, k := range bank.Keys {
			if groupOf(k) != group {
				continue
			}
			names := []string{k.FI, k.SV, k.EN}
			switch lang {
			case "sv":
				names = []string{k.SV, k.FI, k.EN}
			case "en":
				names = []string{k.EN, k.FI, k.SV}
			}
			fmt.Fprintf(&b, "| `%s` | `%s` | `%s` | %s | %s |\n", names[0], names[1], names[2], valueOf(k, lang), k.About[lang])
		}
	}
	return b.String()
}

func groupOf(k bank.Key) string {
	switch {
	case k.In != "":
		return k.In
	case k.Kinds != nil:
		return string(k.Kinds[0])
	}
	return ""
}

func valueOf(k bank.Key, lang string) string {
	words := valueWords[k.Value]
	out := words[map[string]int{"fi": 0, "sv": 1, "en": 2}[lang]]
	if k.Vocabulary == "" {
		return out
	}
	var values []string
	for _, t := range bank.DefaultVocabularies()[k.Vocabulary].Terms {
		value := "`" + t.ID + "`"
		if label := strings.ToLower(t.Label[lang]); lang != "fi" && k.Vocabulary != "digital_level" { // the ids are Finnish
			value = "`" + label + "` (" + t.ID + ")"
		}
		values = append(values, value)
	}
	return out + ": " + strings.Join(values, ", ")
}

// The pages about bank.yaml list each of its keys with the name it has in the
// page's language.
func TestSettingsListed(t *testing.T) {
	for file, name := range map[string]func(bank.Key) string{
		"asetukset.md":     func(k bank.Key) string { return k.FI },
		"installningar.md": func(k bank.Key) string { return k.SV },
	} {
		text, err := os.ReadFile("../../docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range bank.SettingKeys {
			if k.In != "" {
				continue
			}
			_, row, listed := strings.Cut(string(text), "\n| `"+k.EN+"` |")
			if row, _, _ = strings.Cut(row, "\n"); !listed || !strings.Contains(row, name(k)) {
				t.Errorf("%s does not list %s (%s)", file, k.EN, name(k))
			}
		}
	}
}
