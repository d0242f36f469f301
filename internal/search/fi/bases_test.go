package fi

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what is made from the rules")

// words are forms with the base that must be among theirs, by what they show.
var words = []struct{ about, form, base string }{
	{"k-p-t gradation", "ruoan", "ruoka"}, {"", "joelle", "joki"}, {"", "puvussa", "puku"}, {"", "kaapissa", "kaappi"},
	{"", "kaduilla", "katu"}, {"", "kengissa", "kenka"}, {"", "kummasta", "kumpa"}, {"", "rannalla", "ranta"},
	{"", "kullasta", "kulta"}, {"", "parran", "parta"}, {"", "jalan", "jalka"}, {"", "ajan", "aika"}, {"", "pojille", "poika"},
	{"inverse gradation", "asiakkaan", "asiakas"}, {"", "palvelutarpeen", "palvelutarve"}, {"", "sateesta", "sade"}, {"", "kokeet", "koe"},
	{"classes", "kasissa", "kasi"}, {"", "kaden", "kasi"}, {"", "katta", "kasi"}, {"", "uuteen", "uusi"}, {"", "lasta", "lapsi"},
	{"", "ihmisten", "ihminen"}, {"", "naisia", "nainen"}, {"", "kuntoutuksesta", "kuntoutus"}, {"", "vieraille", "vieras"},
	{"", "rakkaudesta", "rakkaus"}, {"", "puhelimella", "puhelin"}, {"", "tyottomien", "tyoton"}, {"", "lyhyiden", "lyhyt"},
	{"", "huoneeseen", "huone"}, {"", "maihin", "maa"}, {"", "toissa", "tyo"}, {"", "teille", "tie"}, {"", "yhden", "yksi"}, {"", "kolmea", "kolme"},
	{"possessives", "talossani", "talo"}, {"", "taloonsa", "talo"}, {"", "ystavillemme", "ystava"}, {"", "kodissaan", "koti"},
	{"clitics", "talokin", "talo"}, {"", "kotonakaan", "koto"}, {"", "onnistuuko", "onnistua"},
	{"comparison", "nopeampi", "nopea"}, {"", "heikommat", "heikko"}, {"", "nopeimmalle", "nopea"}, {"", "tarkasti", "tarkka"},
	{"verbs", "kerron", "kertoa"}, {"", "annetaan", "antaa"}, {"", "tulevat", "tulla"}, {"", "hyppasi", "hypata"}, {"", "valitsee", "valita"},
	{"", "kuuntelee", "kuunnella"}, {"", "juoksi", "juosta"}, {"", "vanhenevat", "vanheta"}, {"", "saadaan", "saada"}, {"", "lukisi", "lukea"},
	{"", "tilataan", "tilata"}, {"", "pestaessa", "pesta"}, {"", "tehtiin", "tehda"}, {"", "kuntouttavaa", "kuntouttaa"}, {"", "ladatun", "ladata"},
	{"loans", "linuxissa", "linux"}, {"", "teamsin", "teams"},
}

func TestBases(t *testing.T) {
	for _, w := range words {
		if !slices.ContainsFunc(Bases(w.form), func(b Base) bool { return b.Word == w.base }) {
			t.Errorf("%s is not seen to be a form of %s: %v", w.form, w.base, Bases(w.form))
		}
	}
}

func TestBasesBeginWithTheWord(t *testing.T) {
	for _, w := range words {
		if b := Bases(w.form); b[0] != (Base{w.form, 0}) {
			t.Errorf("%s: first base %v", w.form, b[0])
		}
	}
}

// The browser's rules are made from these.
func TestBrowserHasTheRules(t *testing.T) {
	const file = "../../../web/src/search/rules.ts"
	want := "// Made from internal/search/fi/rules.txt by go test ./internal/search/fi -update.\n\nexport const rules = `" + Rules + "`;\n"
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("%s is not made from these rules (%v): run with -update", file, err)
	}
}

func FuzzBases(f *testing.F) {
	for _, w := range words {
		f.Add(w.form)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if !Inflects(word) {
			return
		}
		for _, b := range Bases(word) {
			if len(b.Word) < 2 || len(b.Word) > len(word)+4 || strings.ContainsFunc(b.Word, func(r rune) bool { return r < 'a' || r > 'z' }) {
				t.Fatalf("%q has the base %q", word, b.Word)
			}
		}
	})
}

func TestAnalyse(t *testing.T) {
	forms := strings.Fields("etäkuntouttava etäkuntoutus hoidon hoito hoitoa kassi kassia kassin koti kotihoidon kotihoidossa kotona kuntoutuksen kuntoutus palvelu palvelua palvelun ruoka ruokakassipalvelua ruokaa ruoan")
	slices.Sort(forms)
	found := map[string]Lexeme{}
	for i, list := range Analyse(forms, nil) {
		found[forms[i]] = list[0]
	}
	for _, c := range []struct{ form, lemma, parts string }{
		{"kotihoidon", "kotihoito", "koti hoito"}, {"ruokakassipalvelua", "ruokakassipalvelu", "ruoka kassi palvelu"},
		{"etäkuntoutus", "etäkuntoutus", "etä kuntoutus"}, {"ruoan", "ruoka", ""}, {"kuntoutuksen", "kuntoutus", ""},
	} {
		if got := found[c.form]; got.Lemma != c.lemma || strings.Join(got.Parts, " ") != c.parts {
			t.Errorf("%s: %s %v, want %s %s", c.form, got.Lemma, got.Parts, c.lemma, c.parts)
		}
	}
}

func TestUnfold(t *testing.T) {
	for _, c := range []struct{ form, base, want string }{
		{"käsissä", "kasi", "käsi"}, {"päiväkodissa", "paivakoti", "päiväkoti"}, {"hypättiin", "hypata", "hypätä"}, {"tehtävien", "tehtava", "tehtävä"}, {"kerrottiin", "kertoa", "kertoa"},
	} {
		if got, _ := unfold(c.form, c.base); got != c.want {
			t.Errorf("unfold(%s, %s) = %s, want %s", c.form, c.base, got, c.want)
		}
	}
}
