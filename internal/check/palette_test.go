package check

import (
	"fmt"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var palettes = []struct{ colour, shade string }{
	{"#1b4f8a", "#1b4f8a"}, {"#1e5b47", "#1e5b47"}, {"#000000", "#000000"}, {"#7a1f5c", "#7a1f5c"},
	{"#ffcc00", "#806600"}, {"#ffffff", "#666666"}, {"#e30613", "#d30612"}, {"#00a0df", "#00709c"},
	{"#1B4F8A", "#1b4f8a"}, {"red", ""}, {"", ""}, {"#12345", ""}, {"#gggggg", ""},
}

// A palette keeps the colour when it can be read, and comes as near as it can
// when it cannot.
func TestPalette(t *testing.T) {
	for _, c := range palettes {
		p, ok := NewPalette(c.colour)
		if ok != (c.shade != "") || p.Shade != c.shade {
			t.Errorf("%q gives %q %v, want %q", c.colour, p.Shade, ok, c.shade)
		}
	}
}

// Every main colour there is gives a bank that can be read.
func TestPalettesAreReadable(t *testing.T) {
	for n := 0; n < 1<<24; n += 60013 { // a prime, so that all three parts vary
		p, _ := NewPalette(fmt.Sprintf("#%06x", n))
		theme := bank.Theme{Light: p.Light, Dark: p.Dark}
		lowContrast(&bank.Bank{Config: bank.Config{Theme: theme}}, func(_ string, _ diag.Pos, _ string, args diag.Args) {
			t.Errorf("#%06x: %v", n, args)
		})
	}
}
