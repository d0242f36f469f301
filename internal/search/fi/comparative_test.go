package fi

import "testing"

// A dictionary that leads comparatives to another word leaves them a word too.
func TestComparative(t *testing.T) {
	forms := []string{"hyvä", "hyvän", "kumpa", "kumpi", "lämmin", "paremman", "parempaa", "parempi"}
	dict := func(form string) []Reading {
		switch form {
		case "hyvä", "hyvän", "parempi", "paremman", "parempaa":
			return []Reading{{Lemma: "hyvä"}}
		case "kumpi":
			return []Reading{{Lemma: "kumpi"}}
		}
		return nil
	}
	found := Analyse(forms, dict)
	for form, want := range map[string]bool{"parempi": true, "paremman": true, "parempaa": true, "hyvän": false, "kumpi": false} {
		for i, f := range forms {
			if f != form {
				continue
			}
			got := false
			for _, l := range found[i] {
				got = got || l.Lemma == "parempi"
			}
			if got != want {
				t.Errorf("%s: parempi %v, want %v: %v", form, got, want, found[i])
			}
		}
	}
}
