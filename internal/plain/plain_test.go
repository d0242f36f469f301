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
		if utf8.ValidString(text) && !slices.Equal(wordsOf(text), wordForm.FindAllString(text, -1)) {
			t.Errorf("%q: words %q", text, wordsOf(text))
		}
		for _, w := range wordForm.FindAllString(text, -1) {
			quick(t, w)
		}
		if got, want := Look(text, most), slowly(text); utf8.ValidString(text) && !slices.Equal(got, want) {
			t.Errorf("%q: %v, slowly %v", text, got, want)
		}
		for _, found := range Look(text, most) {
			if found.Words == "" || utf8.ValidString(text) && !utf8.ValidString(found.Words) {
				t.Errorf("%q: %q", text, found)
			}
		}
	})
}

// Nearly every text of a bank is plain enough: looking must cost next to nothing.
func BenchmarkLook(b *testing.B) {
	text := strings.Repeat("Kävele lähimetsään ja ota kuva jostakin, mikä on sinulle uutta. Kirjoita siitä ryhmään.\n", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Look(text, Limits{16, 24})
	}
}

func TestMayAbbreviate(t *testing.T) {
	for _, text := range []string{"esim.", "(KLO", "a ma –to", "ma-pe", "x\nma\u00a0–su", "\u212alo 9", "ym\u017f. ", "K\u017f.", "(24/7)",
		"Aamulla tehdään puuro klo 7. Katsotaan ks. ohje.\nNS.\nKloä ks. klo:n -klo"} {
		if diff := cmp.Diff(slowly(text), Look(text, most)); diff != "" {
			t.Errorf("%q\n%s", text, diff)
		}
	}
	for _, w := range strings.Fields("Maanantaina koira meni ulos Niin on") {
		if beginsSo(w) && abbreviates(w) {
			t.Errorf("%s is matched", w)
		}
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
				quick(t, w)
				quick(t, strings.ToUpper(w))
				quick(t, strings.ReplaceAll(w, "k", "\u212a"))
				quick(t, strings.ReplaceAll(w, "i", "İ"))
			}
		}
	}
	for w := range negation {
		quick(t, strings.ToUpper(w))
		quick(t, strings.ReplaceAll(w, "k", "\u212a"))
		quick(t, strings.ReplaceAll(w, "i", "İ"))
	}
	for _, w := range strings.Fields("katson kahvin talossa omena lehti päivä ovet kirje suomessa aurinko että huoneeseen") {
		if mayEnd(w) || mayNegate(w) && !strings.HasPrefix(w, "e") {
			t.Errorf("%s is looked at closely", w)
		}
	}
}

// quick fails where a word would be hidden that an expression or a list has.
func quick(t *testing.T, w string) {
	t.Helper()
	low := strings.ToLower(w)
	if passive().MatchString(low) && !(mayEnd(w) && mayBePassive(low)) {
		t.Errorf("%s is passive", w)
	}
	if rare().MatchString(low) && !(mayEnd(w) && mayBeRare(low)) {
		t.Errorf("%s is rare", w)
	}
	if negation[low] && !mayNegate(w) {
		t.Errorf("%s is a negation", w)
	}
}

// slowly is Look by expressions alone.
func slowly(text string) (found []Finding) {
	for line := range strings.Lines(text) {
		for _, m := range abbreviations.FindAllString(line, -1) {
			found = append(found, Finding{Abbreviation, strings.TrimSpace(m), line})
		}
		cut := 0
		for _, at := range ending.FindAllStringIndex(line, -1) {
			rest := line[at[1]:]
			if end := line[at[0]]; end == ':' || !smallNext.MatchString(rest) {
				_, size := utf8.DecodeRuneInString(line[at[0]:])
				found = append(found, wordsSlowly(line[cut:at[0]+size], line)...)
				cut = at[0] + size
			}
		}
		found = append(found, wordsSlowly(line[cut:], line)...)
	}
	return found
}

func wordsSlowly(sentence, line string) (found []Finding) {
	words, negations := wordForm.FindAllString(sentence, -1), 0
	for _, w := range words {
		low := strings.ToLower(w)
		if utf8.RuneCountInString(w) > most.Letters && !strings.Contains(w, "-") {
			found = append(found, Finding{LongWord, w, line})
		}
		if negation[low] {
			negations++
		}
		if passive().MatchString(low) && !noPassive[low] {
			found = append(found, Finding{Passive, w, line})
		}
		if rare().MatchString(low) && !noRare().MatchString(low) {
			found = append(found, Finding{RareForm, w, line})
		}
	}
	beginning := strings.Join(words[:min(len(words), 5)], " ") + " …"
	if len(words) > most.Words {
		found = append(found, Finding{LongSentence, beginning, line})
	}
	if negations > 1 {
		found = append(found, Finding{Negations, beginning, line})
	}
	return found
}

// The end of a sentence, with the blank that it must have, and a small letter as
// the first letter or digit of what follows.
var (
	ending    = regexp.MustCompile(`[.!?:…][\t\n\v\f\r \x{85}\x{a0}\p{Z}]`)
	smallNext = regexp.MustCompile(`^[^\pL\p{Nd}]*\p{Ll}`)
	wordForm  = regexp.MustCompile(`\pL[\pL\pM\pN'’:-]*`)
)
