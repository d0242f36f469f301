package check

import (
	"fmt"
	"math"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// Known values of WCAG 2's formula.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54},
		{"#959595", "#ffffff", 3.00}, {"#ff0000", "#ffffff", 4.00}, {"#0000ff", "#ffffff", 8.59}, {"#008000", "#FFFFFF", 5.14}, {"#ffff00", "#ffffff", 1.07},
		{"red", "#ffffff", 21}, {"#fff", "#ffffff", 21}, {"#gggggg", "#ffffff", 21}, {"", "", 21},
	} {
		got := Contrast(c.a, c.b)
		if math.Abs(got-c.want) > 0.006 {
			t.Errorf("Contrast(%q, %q) = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
		if got != Contrast(c.b, c.a) {
			t.Errorf("Contrast(%q, %q) is not the same the other way", c.a, c.b)
		}
	}
}

// The built-in colours keep the rule that a bank's own must keep.
func TestBuiltInColours(t *testing.T) {
	b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Theme: bank.Theme{Light: bank.LightColours, Dark: bank.DarkColours}}}
	for _, d := range All(b, today) {
		t.Error(d.Message("en"))
	}
	for _, p := range pairs {
		if bank.LightColours[p.on] == "" || bank.LightColours[p.under] == "" || bank.DarkColours[p.on] == "" || bank.DarkColours[p.under] == "" {
			t.Errorf("%s on %s: no such colour", p.on, p.under)
		}
	}
}

func TestLowContrast(t *testing.T) {
	for name, c := range map[string]struct {
		light, dark map[string]string
		term        string
		want        []string
	}{
		"the built-in ones":        {nil, nil, "", nil},
		"a dark green":             {map[string]string{"spruce": "#004030"}, nil, "#004030", nil},
		"a pale ink":               {map[string]string{"ink": "#999999"}, nil, "", []string{"ink: paper, card, spruce-tint, sky, sun-tint; #686868"}},
		"a dark card":              {map[string]string{"card": "#777777"}, nil, "", []string{"card: ink, soft, spruce, berry, focus; #d2d2d2"}},
		"white on dark":            {nil, map[string]string{"ink": "#222222"}, "", []string{"ink: paper, card, spruce-tint, sky, sun-tint; #999999"}},
		"a yellow main colour":     {map[string]string{"spruce": "#ffee00"}, nil, "", []string{"spruce: paper, card, spruce-tint, spruce-ink, sun-tint, sky; #706900"}},
		"no shade will do":         {map[string]string{"ink": "#777777", "card": "#333333", "soft": "#ffffff"}, nil, "", []string{"card: spruce, berry, focus; #d2d2d2", "soft: paper, spruce-tint; ", "ink: paper, card, spruce-tint, sky, sun-tint; "}},
		"both of one's own":        {map[string]string{"sky": "#000000", "sky-ink": "#ffffff", "ink": "#ffffff", "paper": "#000000", "card": "#000000", "soft": "#ffffff", "spruce-tint": "#000000", "sun-tint": "#000000", "spruce": "#77ffaa", "spruce-ink": "#000000", "berry": "#ffffff", "focus": "#ffffff"}, nil, "", nil},
		"a vocabulary's":           {nil, nil, "#eeeeee", []string{"arki: #ffffff; #757575"}},
		"what is no colour at all": {map[string]string{"ink": "punainen"}, nil, "", nil},
	} {
		b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}, Theme: bank.Theme{Light: c.light, Dark: c.dark, At: map[string]diag.Pos{"colours.ink": at(7), "dark.ink": at(8)}},
			Vocabularies: map[string]bank.Vocabulary{"goals": {Terms: []bank.Term{{ID: "arki", Colour: c.term}, {ID: "muu"}}}}}}
		var got []string
		for _, d := range diag.Sort(All(b, today)) {
			got = append(got, fmt.Sprint(d.Args["colour"], ": ", d.Args["others"], "; ", d.Args["shade"]))
			if d.File != "bank.yaml" || d.Args["colour"] == "ink" && d.Pos.Line == 0 {
				t.Errorf("%s: at %s", name, d.Where())
			}
		}
		same(t, name, c.want, got)
	}
}

// What is not enough must not look like enough.
func TestShownRatio(t *testing.T) {
	for ratio, want := range map[float64]string{4.499: "4.49:1", 4.5: "4.50:1", 3: "3.00:1"} {
		same(t, fmt.Sprint(ratio), want, shownRatio(ratio))
	}
}
