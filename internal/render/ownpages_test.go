package render

import (
	"slices"
	"testing"
)

// Search leads to the site's own pages in the languages of the bank, but not to
// what the bank does not have.
func TestSought(t *testing.T) {
	b := withBase(t)
	ids := func() (out []string) {
		sought, err := Sought(b, theme().Templates)
		if err != nil {
			t.Fatal(err)
		}
		made := pages(t, b)
		for _, m := range sought {
			out = append(out, m.ID)
			for _, text := range m.Texts {
				if address := b.Address(m.ID, text.Lang); made[address] == "" || text.Title == "" || text.Summary == "" {
					t.Errorf("%s: %q, %q", address, text.Title, text.Summary)
				}
			}
		}
		return out
	}
	for _, id := range []string{"tanaan", "ohjelma", "paivakirja", "mita-tekisin", "palaute", "idag", "program", "dagbok", "vad-gora", "respons"} {
		if !slices.Contains(ids(), id) {
			t.Errorf("no %s", id)
		}
	}
	b.Config.Diary.Off, b.Materials = true, nil
	if got := ids(); !slices.Equal(got, []string{"tanaan", "ohjelma", "palaute", "idag", "program", "respons"}) {
		t.Errorf("a bank without a diary and tasks has %v", got)
	}
}
