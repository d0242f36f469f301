package fi

import (
	"slices"
	"strings"
	"testing"
)

// Each line is a bank of words, the first of which is looked at, and its base
// forms: those in the first group weigh the most, the others less than half.
func TestLemmas(t *testing.T) {
	for _, c := range []struct{ words, sure, also string }{
		{"tunnettu tuntea tuntee tunsi", "tunnettu", "tuntea"},
		{"tunnetut tuntea tuntee tunnettu", "tunnettu", "tuntea"},
		{"arvostavat arvostaa arvosti", "arvostava arvostaa", ""},
		{"matkustanut matkustaa matkustan matkustivat", "matkustanut", "matkustaa"},
		{"lataamiseen ladata lataa latasi", "lataaminen ladata", ""},
		{"levinneet levitä leviää levisi", "levinnyt", "levitä"},
		{"virran virta virtaa virrassa", "virta", ""},
		{"teamsissa teams", "teams", ""},
		{"puhelinluvun luku luvun luvut", "puhelinluku", ""},
		{"usb-tikulla tikku tikun tikut tikkua", "usb-tikku", ""},
		{"lintu lintuja lintujen", "lintu", ""},
		{"hedelmistä hedelmä hedelmät", "hedelmä", ""},
	} {
		words := strings.Fields(c.words)
		first := words[0]
		slices.Sort(words)
		list := Analyse(words, nil)[slices.Index(words, first)]
		for _, l := range list {
			if l.Weight > 0.5 && !slices.Contains(strings.Fields(c.sure), l.Lemma) {
				t.Errorf("%s: %v is too sure, want %s", c.words, l, c.sure)
			}
		}
		for _, w := range strings.Fields(c.sure + " " + c.also) {
			if i := slices.IndexFunc(list, func(l Lexeme) bool { return l.Lemma == w }); i < 0 || list[i].Weight < 0.4 && strings.Contains(c.sure, w) {
				t.Errorf("%s: %v, want %s", c.words, list, w)
			}
		}
	}
}

// A compound with a hyphen that the dictionary does not know has parts all the
// same, when it knows the end.
func TestPartsAroundHyphens(t *testing.T) {
	dict := func(form string) []Reading {
		switch form {
		case "palvelimen":
			return []Reading{{Lemma: "palvelin"}}
		case "äänitiedostot":
			return []Reading{{Lemma: "äänitiedosto", Parts: []string{"ääni", "tiedosto"}}}
		case "verkon":
			return []Reading{{Lemma: "verkko"}}
		}
		return nil
	}
	for form, want := range map[string]string{
		"ldap-palvelimen":        "ldap-palvelin: ldap palvelin",
		"verkon-ldap-palvelimen": "verkon-ldap-palvelin: verkko ldap palvelin",
		"flac-äänitiedostot":     "flac-äänitiedosto: flac ääni tiedosto",
	} {
		l := Analyse([]string{form}, dict)[0][0]
		if got := l.Lemma + ": " + strings.Join(l.Parts, " "); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}
