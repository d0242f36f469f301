package search

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/output"
)

func TestPieces(t *testing.T) {
	for _, c := range []struct {
		word string
		cuts []int
		want []string
	}{
		{"ruokakassipalvelu", []int{5, 10}, []string{"ruoka", "kassi", "palvelu"}},
		{"etä-työ", []int{4}, []string{"etä", "työ"}}, {"koti", nil, []string{"koti"}}, {"koti", []int{9}, []string{}},
	} {
		if got := pieces(c.word, c.cuts); !slices.Equal(got, c.want) {
			t.Errorf("%s at %v: %v, want %v", c.word, c.cuts, got, c.want)
		}
	}
}

// Runs begin where little has to be said of it, within limits.
func TestRuns(t *testing.T) {
	words := strings.Fields("aa ab aba abb abba b ba baa bab c")
	for _, c := range []struct {
		size int
		want []int
	}{
		{1, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}, {5, []int{0, 5}}, {6, []int{0, 5}}, {100, []int{0}},
	} {
		got := runs(len(words), c.size, func(int) int { return 1 }, func(i int) string { return separator(words[i-1], words[i]) })
		if !slices.Equal(got, c.want) {
			t.Errorf("of %d: %v, want %v", c.size, got, c.want)
		}
	}
}

// A rare compound tells what its parts will bring, best first in rank.
func TestHints(t *testing.T) {
	many := []string{"Ruokakassi|Ruokakassi tuodaan kotiin."}
	for i := range smallBank {
		text := "Tässä on muuta."
		switch i {
		case 7:
			text = "Ruoka on kassi ja kassi on ruoka."
		case 40, 90:
			text = "Pöydällä on ruoka ja lintu laulaa."
		}
		many = append(many, fmt.Sprintf("Kortti %d|%s", i, text))
	}
	ix := &index{bank: smallBankOf(many...), tag: "fi"}
	for _, m := range ix.bank.Materials {
		ix.texts = append(ix.texts, textOf{material: m, text: m.Texts[0]})
	}
	if err := ix.read(&writer{ix: ix, put: func(output.File) error { return nil }, hashes: map[string]hashes{}}); err != nil {
		t.Fatal(err)
	}
	ix.understand(nil)
	ix.weigh()
	ix.cutChunks()
	found := map[string]bool{}
	for _, c := range ix.chunks {
		_, _, all := ix.data(c)
		for hints := range strings.SplitSeq(all, ";") {
			if hints != "" {
				found[hints] = true
			}
		}
	}
	var want strings.Builder
	for _, gap := range []int{8, 32, 49} {
		number(&want, gap)
	}
	if diff := cmp.Diff([]string{want.String()}, slices.Sorted(maps.Keys(found))); diff != "" {
		t.Errorf("hints (-want +got):\n%s", diff)
	}
}
