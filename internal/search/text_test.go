package search

import (
	"strings"
	"testing"
)

func TestWeightOfTitle(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        uint8
	}{
		{"Kävely", "Lähde ulos.", 5},
		{"Kävely", "Kävely\nLähde ulos.", 5}, // its own line: a heading
		{"Kävely", "", 5},
		{"Kävely lumisessa metsässä iltana", "Lähde ulos.", 5},
		{"Kävely lumisessa metsässä iltana kera ystävän", "Lähde ulos.", 3},
		{"Kävely piristää jokaista joka on istunut koko pitkän päivän sisällä", "Lähde ulos.", 2},
		{"Kävely piristää.", "Kävely piristää. Lähde ulos.", 2},
		{"Kävely piristää…", "Kävely piristää jokaista.", 2},
	} {
		m := matter{title: c.title, sections: []passage{{body: ""}, {body: c.text}}}
		if got := weightOfTitle(&m); got != c.want {
			t.Errorf("%q of %q: %d, want %d", c.title, c.text, got, c.want)
		}
	}
}

func TestInner(t *testing.T) {
	for _, c := range []struct {
		word string
		cuts []int
		want string
	}{
		{"ruokakassi", []int{5}, ""},
		{"ruokakassipalvelu", []int{5, 10}, "kassipalvelu ruokakassi"},
		{"flac-äänitiedosto", []int{5, 9}, "äänitiedosto flac-ääni"},
		{"kassi", nil, ""},
	} {
		if got := strings.Join(inner(c.word, c.cuts), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.word, got, c.want)
		}
	}
}
