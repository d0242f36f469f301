package voikko

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// ask prints, for each word on its input, Voikko's own analyses as JSON.
const ask = `
import json, sys, libvoikko
voikko = libvoikko.Voikko("fi")
for word in sys.stdin.buffer.read().decode("utf-8").split("\n"):
    print(json.dumps(voikko.analyze(word)))
`

const oracleWords = `käsi käden kättä käsissä kuusi kuuden paikkaa alusta lasten ruoan vettä tehnyt tehtävä
kotihoidon työtoimintaa palvelutarpeen asiakkaan kuntoutuksessa etäkuntouttavan ruokakassipalvelua päivätoiminnassa
verkkovalmennuksen köydenvetoa maahanmuuttajille vapaaehtoistyö kansalaisopistossa sosiaalipalvelut yhteiskunnallinen
EU:n TV-luvan 3-vuotias 1900-luvulla 25 0,5 kahdellekymmenelle kaksisataaviisikymmentä hevos- -hankkeen linja-auton
linjaauto Helsingissä HELSINKI Uudenmaan Iso-Britanniassa Pohjois-Suomella Espoon-Tampereen Hämeenkadulla Matti-niminen
Alkio-opisto helsinkiläiset suomalaisten vihreämpi nopeimmin juoksemassa juoksijakin luettuaan tulisivatko emme älkää
vaa'an rei'ittää sähköpostiosoitteeseen allekirjoittaa tietokoneella WhatsAppissa Teamsiin xyzzy qwerty lentokoe`

// oracleSample gives the words to compare: those of the file VAKKA_WORDS names,
// one a line up to the first tab, or some ordinary ones.
func oracleSample(t *testing.T) []string {
	name := os.Getenv("VAKKA_WORDS")
	if name == "" {
		return strings.Fields(oracleWords)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for row := range strings.Lines(string(data)) {
		word, _, _ := strings.Cut(strings.TrimRight(row, "\r\n"), "\t")
		if word != "" && !strings.Contains(word, " ") {
			words[word] = true
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// printer's signs are ours to read, not Voikko's
var typewriter = strings.NewReplacer("’", "'", "\u2010", "-", "\u2011", "-")

// TestOracle compares with Voikko's own library, where it and its dictionary
// are installed (Debian: python3-libvoikko and voikko-fi).
func TestOracle(t *testing.T) {
	folder := Find()
	if folder == "" {
		t.Log("no dictionary on this machine; nothing to compare")
		return
	}
	d, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	words := oracleSample(t)
	answers := askVoikko(words)
	if answers == nil {
		t.Log("no python3 with libvoikko on this machine; nothing to compare")
		return
	}
	same := map[string]int{}
	for i, word := range words {
		list := d.Analyse(word)
		for what, equal := range compare(list, answers[i]) {
			if equal {
				same[what]++
			} else {
				t.Logf("%s: %s: %s; Voikko %v", what, word, line(list), answers[i])
			}
		}
	}
	for _, what := range slices.Sorted(maps.Keys(same)) {
		share := 100 * float64(same[what]) / float64(len(words))
		t.Logf("%s: %d of %d words, %.3f %%", what, same[what], len(words), share)
		if share < 99.5 {
			t.Errorf("%s: agreement is only %.3f %%", what, share)
		}
	}
}

func askVoikko(words []string) [][]map[string]string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		command := exec.Command(python, "-c", ask)
		command.Stdin = strings.NewReader(typewriter.Replace(strings.Join(words, "\n")))
		output, err := command.Output()
		if err != nil {
			continue
		}
		var answers [][]map[string]string
		for row := range bytes.Lines(output) {
			var answer []map[string]string
			if json.Unmarshal(row, &answer) != nil {
				return nil
			}
			answers = append(answers, answer)
		}
		if len(answers) == len(words) {
			return answers
		}
	}
	return nil
}

// compare tells whether the verdict, the sets of base forms, of base forms
// with classes and of splits are the same, and whether the roots are Voikko's.
// Splits are compared where no compound is listed whole in the dictionary,
// because those are cut by another rule here.
func compare(list []Analysis, answer []map[string]string) map[string]bool {
	forms, classed, splits := map[string]bool{}, map[string]bool{}, map[string]bool{}
	listed := false
	for _, a := range answer {
		forms[a["BASEFORM"]] = true
		classed[a["BASEFORM"]+" "+voikkoClasses[a["CLASS"]]] = true
		splits[a["BASEFORM"]+strings.Repeat("+", strings.Count(strings.Trim(a["STRUCTURE"], "=-"), "="))] = true
		listed = listed || strings.ContainsAny(a["FSTOUTPUT"], "=") || strings.Contains(a["FSTOUTPUT"], "[Bm]")
	}
	ownForms, ownClassed, ownSplits := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range list {
		ownForms[a.Lemma] = true
		ownClassed[a.Lemma+" "+a.Class] = true
		ownSplits[a.Lemma+strings.Repeat("+", len(a.Parts)-1)] = true
	}
	return map[string]bool{
		"verdict":    (len(list) == 0) == (len(answer) == 0),
		"base forms": maps.Equal(forms, ownForms),
		"classes":    maps.Equal(classed, ownClassed),
		"splits":     listed || maps.Equal(splits, ownSplits),
		"roots":      rootsAgree(list, answer),
	}
}

// rootsAgree tells whether every root is a base form that Voikko puts in
// brackets somewhere, or a part without one.
func rootsAgree(list []Analysis, answer []map[string]string) bool {
	theirs := map[string]bool{}
	for _, a := range answer {
		for _, piece := range strings.Split(a["WORDBASES"], "(")[1:] {
			root, _, _ := strings.Cut(piece, ")")
			theirs[strings.ReplaceAll(root, "=", "")] = true
		}
	}
	for _, own := range list {
		for i, root := range own.Roots {
			if root != own.Parts[i] && !theirs[root] {
				return false
			}
		}
	}
	return true
}

var voikkoClasses = map[string]string{
	"nimisana": Noun, "laatusana": Adjective, "nimisana_laatusana": NounAdjective, "teonsana": Verb,
	"seikkasana": Adverb, "asemosana": Pronoun, "lukusana": Numeral, "suhdesana": Adposition,
	"sidesana": Conjunction, "huudahdussana": Interjection, "kieltosana": Negation,
	"lyhenne": Abbreviation, "etuliite": Prefix, "etunimi": FirstName, "sukunimi": LastName,
	"paikannimi": Place, "nimi": Name,
}

func BenchmarkAnalyse(b *testing.B) {
	folder := Find()
	if folder == "" {
		b.Log("no dictionary on this machine; nothing to measure")
		return
	}
	d, err := Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	words := strings.Fields(oracleWords)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Analyse(words[i%len(words)])
	}
}

func BenchmarkOpen(b *testing.B) {
	folder := Find()
	if folder == "" {
		b.Log("no dictionary on this machine; nothing to measure")
		return
	}
	for b.Loop() {
		if _, err := Open(folder); err != nil {
			b.Fatal(err)
		}
	}
}
