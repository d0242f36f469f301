package search

import (
	"strings"
	"testing"
)

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
