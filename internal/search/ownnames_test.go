package search

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// The whole name of a page of the site's own leads to it, though each of its words
// stands more often in cards, and however people cut it; a part of it does not.
func TestOwnNames(t *testing.T) {
	for _, more := range []int{20, smallBank} {
		var cards []string
		for i := range more {
			cards = append(cards, fmt.Sprintf("Vad gör du i dag %d|Vad kan jag göra i dag? Jag kan göra vad jag kan göra en dag, vad dag jag kan.", i))
		}
		own := func(id, title string, also ...string) *bank.Material {
			return &bank.Material{ID: id, Kind: bank.Page, Texts: []*bank.Text{{Lang: "sv", Title: title, Keywords: also}}}
		}
		dir := t.TempDir()
		options := Options{Dictionary: "none", Pages: []*bank.Material{own("idag", "I dag"), own("vad-gora", "Vad kan jag göra?"), own("program", "Mitt program", "Skriv ut dagen")}}
		_, err := Index(bankIn("sv", cards...), options, func(f output.File) error {
			to := filepath.Join(dir, filepath.FromSlash(f.Path))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.WriteFile(to, f.Data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
		typing := map[string]any{"typing": true}
		asks := []any{[]any{"i dag"}, []any{"I DAG"}, []any{"idag"}, []any{"idag", typing}, []any{"i dag", typing}, []any{"vad kan jag göra?"}, []any{"vad kan jag gora"}, []any{"skriv ut dagen"}}
		want := []string{"I dag", "I dag", "I dag", "I dag", "I dag", "Vad kan jag göra?", "Vad kan jag göra?", "Mitt program"}
		stem := bundle(t, "web/src/search/stem-sv.ts")
		for i, got := range ask(t, dir, "sv", stem, asks) {
			if len(got) == 0 || got[0] != want[i] {
				t.Errorf("%d cards, %v: %v, want %s first", more, asks[i], got, want[i])
			}
		}
		if got := ask(t, dir, "sv", stem, []any{[]any{"kan jag göra"}, []any{"constructor"}}); len(got[0]) == 0 || got[0][0] == "Vad kan jag göra?" || len(got[1]) > 0 && got[1][0] == "I dag" {
			t.Errorf("%d cards: other queries lead to the site's own pages: %v", more, got)
		}
	}
}
