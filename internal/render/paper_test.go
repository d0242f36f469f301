package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vakka/internal/bank"
)

func TestPaperLines(t *testing.T) {
	items := make([]bank.Item, 4)
	for name, c := range map[string]struct {
		sections []bank.Section
		want     float64
	}{
		"nothing":               {nil, 0},
		"a line without a name": {[]bank.Section{{Text: "Lähde ulos."}}, 1},
		"a long one":            {[]bank.Section{{Heading: "Miksi", Text: strings.Repeat("ä", 2*lineLetters+1)}}, 4.6},
		"steps":                 {[]bank.Section{{Role: bank.Steps, Heading: "Näin teet", Text: "a\nb\nc\nd", Items: items}}, 6.6},
		"room to answer":        {[]bank.Section{{Role: bank.Reflection, Heading: "Pohdi", Text: "a\nb\nc\nd", Items: items}}, 18},
		"the coach's own":       {[]bank.Section{{Role: bank.Coach, Heading: "Ohjaajalle", Text: "a\nb"}}, 0},
	} {
		if got := paperLines(c.sections); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s: %v lines, want %v", name, got, c.want)
		}
	}
}

func FuzzLettersIn(f *testing.F) {
	for _, text := range []string{"", "Kävely", "日本", "a\u0301", "\U0001F600"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "") // as texts are
		if got, want := lettersIn(text), utf8.RuneCountInString(text); got != want {
			t.Errorf("%q has %d letters, want %d", text, got, want)
		}
	})
}
