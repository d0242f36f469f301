package plain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var most = Limits{Words: 8, Letters: 20}

var looked = []struct{ text, want string }{
	{"Avaa ovi. Mene ulos.", ""},
	{"Kävele rauhassa puistoon ja katso siellä kaikkia vanhoja puita yksitellen.", "long-sentence: Kävele rauhassa puistoon ja katso …"},
	{"Ota mukaan: kynä, paperi, teippi, sakset, viivain, liima ja kumi.", ""},
	{"Soita kyberturvallisuuskeskukseen.", "long-word: kyberturvallisuuskeskukseen"},
	{"Hae sähköposti-ilmoitusten-asetukset.", ""}, // hyphens cut a word for the reader
	{"Aamulla tehdään puuro ja katsotaan ulos.", "passive: tehdään, passive: katsotaan"},
	{"Mennäänkö? Pestään kädet ja noustaan.", "passive: Mennäänkö, passive: Pestään, passive: noustaan"},
	{"Istu pöytään. En tiedä mitään, mene itään omalla ajallaan kerrallaan.", ""},
	{"Ota esim. omena. Tule klo 9 ma–to.", "abbreviation: esim., abbreviation: klo, abbreviation: ma–to"},
	{"Kauppa on auki 24/7.", "abbreviation: 24/7"},
	{"Älä avaa sitä, jos et tiedä.", "negations: Älä avaa sitä jos et …"},
	{"Ei kylmä eikä kuuma.", ""},
	{"Kirjoita lopettamatta.", "rare-form: lopettamatta"},
	{"Tehtyäsi ruoan lepää. Kävellessäsi katso ympärille.", "rare-form: Tehtyäsi, rare-form: Kävellessäsi"},
	{"Huolimatta sateesta ota käteesi. Kädessäsi on kirja.", ""},
	{"", ""}, {"...", ""}, {"1. 2. 3.", ""},
}

func TestLook(t *testing.T) {
	for _, c := range looked {
		var got []string
		for _, f := range Look(c.text, most) {
			got = append(got, fmt.Sprintf("%s: %s", f.Issue, f.Words))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

func FuzzLook(f *testing.F) {
	for _, c := range looked {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && !slices.Equal(wordsOf(text, nil), wordForm.FindAllString(text, -1)) {
			t.Errorf("%q: words %q", text, wordsOf(text, nil))
		}
		if abbreviations.MatchString(text) && !mayAbbreviate(text) {
			t.Errorf("%q has an abbreviation", text)
		}
		for _, found := range Look(text, most) {
			if found.Words == "" || utf8.ValidString(text) && !utf8.ValidString(found.Words) {
				t.Errorf("%q: %q", text, found)
			}
		}
	})
}

func TestMayAbbreviate(t *testing.T) {
	for _, text := range []string{"esim.", "(KLO", "a ma –to", "ma-pe", "x\nma\u00a0–su", "\u212alo 9", "ym\u017f. ", "K\u017f."} {
		if abbreviations.MatchString(text) && !mayAbbreviate(text) {
			t.Errorf("%q has an abbreviation", text)
		}
	}
	if mayAbbreviate("Maanantaina koira meni ulos. Niin on.") {
		t.Error("every line is matched")
	}
}

// What is tried first never hides a word that the expressions would find.
func TestMayBe(t *testing.T) {
	starts := strings.Fields("katso teh men pe pää nou juo syö tul pur sur on kan hi ole saa kuul luk vastaa hymyil lä kävel kirjoit tied mu")
	middles := []string{"", "e", "o", "i", "ai", "äi", "u", "tt", "ll", "st", "s", "n"}
	ends := strings.Fields(`taan tään daan dään llaan llään nnaan nnään rraan rrään staan stään taanko täänkö daanko llaanko
		matta mättä ineen essani essäsi essamme essänne essaan essään ttuani ttyäsi ttuamme tyään tuaan tuansa tuaan
		tuan tyän htyäsi stunne ksesi kseni ksemme ksenne kse an än ni si`)
	for _, a := range starts {
		for _, b := range middles {
			for _, c := range ends {
				w := a + b + c
				if passive.MatchString(w) && !mayBePassive(w) {
					t.Errorf("%s is passive", w)
				}
				if rare.MatchString(w) && !mayBeRare(w) {
					t.Errorf("%s is rare", w)
				}
			}
		}
	}
}

var wordForm = regexp.MustCompile(`\pL[\pL\pM\pN'’:-]*`)
