package search

import (
	"slices"
	"testing"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// agreement is the least share of the bank's words for which the built-in
// analyser gives a base form that Voikko's dictionary gives too. Raise it when
// the analyser gets better.
const agreement = 0.90

// Where Voikko's dictionary is, it tells how good the built-in analyser is;
// elsewhere only that every word gets some base form is known.
func TestBuiltInAgreesWithVoikko(t *testing.T) {
	var forms []string
	for _, line := range bankTexts(t)["fi"] {
		for _, x := range lang.Tokens(line) {
			forms = append(forms, x.Word)
		}
	}
	slices.Sort(forms)
	forms = slices.Compact(forms)
	d, err := openDictionary(opening("auto"), nil)
	if err != nil {
		t.Fatal(err)
	}
	known, same := 0, 0
	for i, list := range fi.Analyse(forms, nil) {
		if len(list) == 0 {
			t.Fatalf("%s has no base form", forms[i])
		}
		if d.readings == nil || len(forms[i]) < 3 {
			continue
		}
		readings := d.readings(forms[i])
		if len(readings) == 0 {
			continue
		}
		known++
		if slices.ContainsFunc(list, func(l fi.Lexeme) bool {
			return slices.ContainsFunc(readings, func(r fi.Reading) bool { return r.Lemma == l.Lemma })
		}) {
			same++
		}
	}
	if known == 0 {
		return
	}
	if share := float64(same) / float64(known); share < agreement {
		t.Errorf("built-in analyser agrees with Voikko on %.3f of %d words, want %.2f", share, known, agreement)
	} else {
		t.Logf("built-in analyser agrees with Voikko on %.3f of %d words", share, known)
	}
}
