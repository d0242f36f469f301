package bank_test

import (
	"testing"

	"vakka/internal/bank"
)

// Every default value has a name in every language the program has words in,
// and no two values of a vocabulary share a name.
func TestDefaultLabels(t *testing.T) {
	for name, v := range bank.DefaultVocabularies() {
		for _, lang := range []string{"fi", "sv", "en", "uk", "ru", "ar", "so"} {
			seen := map[string]string{}
			for _, term := range v.Terms {
				label := term.Label[lang]
				if label == "" {
					t.Errorf("%s %s has no name in %s", name, term.ID, lang)
				}
				if other := seen[bank.Fold(label)]; other != "" {
					t.Errorf("%s: %s and %s are both %q in %s", name, other, term.ID, label, lang)
				}
				seen[bank.Fold(label)] = term.ID
			}
		}
	}
}
