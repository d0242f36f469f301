package check

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/bank"
)

// pairs are the colours that stand on each other in the pages, and how much
// they must differ: 4.5 for text, 3 for the borders of controls (WCAG 1.4.3,
// 1.4.11).
var pairs = []struct {
	on, under string
	least     float64
}{
	{"ink", "paper", 4.5}, {"ink", "card", 4.5}, {"soft", "paper", 4.5}, {"soft", "card", 4.5},
	{"spruce", "paper", 4.5}, {"spruce", "card", 4.5}, {"spruce", "spruce-tint", 4.5}, {"spruce-ink", "spruce", 4.5},
	{"ink", "spruce-tint", 4.5}, {"berry", "card", 4.5}, {"sky-ink", "sky", 4.5}, {"ink", "sky", 4.5}, {"ink", "sun-tint", 4.5},
	{"soft", "spruce-tint", 4.5}, {"spruce", "sun-tint", 4.5}, {"spruce", "sky", 4.5},
	{"berry", "paper", 4.5}, {"focus", "paper", 3}, {"focus", "card", 3},
}

// lowContrast finds colours of bank.yaml that some eyes could not read, in the
// light and in the dark scheme, against the built-in ones they are used with. A
// colour is told of once, with all that it is too near and a shade that will do.
func lowContrast(b *bank.Bank, report report) {
	theme := b.Config.Theme
	for _, scheme := range []struct {
		prefix       string
		own, builtIn map[string]string
	}{{"colours.", theme.Light, bank.LightColours}, {"dark.", theme.Dark, bank.DarkColours}} {
		for _, name := range slices.Sorted(maps.Keys(scheme.own)) {
			near, ratio, least := tooNear(name, scheme.own, scheme.builtIn)
			if len(near) == 0 {
				continue
			}
			report("bank.yaml", theme.At[scheme.prefix+name], "low-contrast", map[string]string{
				"colour": name, "others": strings.Join(near, ", "), "ratio": shownRatio(ratio), "least": shownRatio(least),
				"shade": nearestShade(scheme.own[name], func(shade string) bool {
					own := maps.Clone(scheme.own)
					own[name] = shade
					near, _, _ := tooNear(name, own, scheme.builtIn)
					return len(near) == 0
				})})
		}
	}
	for _, v := range slices.Sorted(maps.Keys(b.Config.Vocabularies)) {
		for _, t := range b.Config.Vocabularies[v].Terms {
			ratio := Contrast("#ffffff", t.Colour) // a tinted tab's words are white
			if t.Colour != "" && ratio < 4.5 {
				report("bank.yaml", b.Config.At["vocabularies"], "low-contrast", map[string]string{
					"colour": t.ID, "others": "#ffffff", "ratio": shownRatio(ratio), "least": shownRatio(4.5),
					"shade": nearestShade(t.Colour, func(shade string) bool { return Contrast("#ffffff", shade) >= 4.5 })})
			}
		}
	}
}

// tooNear lists the colours from which one of the bank's own differs too little,
// with the worst ratio and what it should be. Of two colours of the bank's own,
// the one that stands on the other is the one to tell of.
func tooNear(name string, own, builtIn map[string]string) (near []string, worst, least float64) {
	for _, p := range pairs {
		other := p.under
		if p.under == name && own[p.on] == "" {
			other = p.on
		} else if p.on != name {
			continue
		}
		ratio := Contrast(own[name], cmp.Or(own[other], builtIn[other]))
		if ratio >= p.least {
			continue
		}
		if near == nil || ratio/p.least < worst/least {
			worst, least = ratio, p.least
		}
		near = append(near, other)
	}
	return near, worst, least
}

// nearestShade is the colour, made darker or lighter until it will do; "" when
// no shade does, because the others are too near each other.
func nearestShade(colour string, will func(string) bool) string {
	for part := 1; part <= 100; part++ {
		for _, towards := range []string{"#000000", "#ffffff"} {
			if shade := mix(colour, towards, float64(part)/100); will(shade) {
				return shade
			}
		}
	}
	return ""
}

// unknownColour finds a colour of bank.yaml whose token the pages do not use.
func unknownColour(b *bank.Bank, report report) {
	theme := b.Config.Theme
	for _, scheme := range []struct {
		prefix string
		own    map[string]string
	}{{"colours.", theme.Light}, {"dark.", theme.Dark}} {
		for _, name := range slices.Sorted(maps.Keys(scheme.own)) {
			if _, known := bank.LightColours[name]; known {
				continue
			}
			report("bank.yaml", theme.At[scheme.prefix+name], "unknown-colour", map[string]string{
				"name": name, "near": bank.Near(name, slices.Collect(maps.Keys(bank.LightColours)))})
		}
	}
}

// shownRatio rounds down, so that what is not enough never looks like enough.
func shownRatio(ratio float64) string { return fmt.Sprintf("%.2f:1", math.Floor(ratio*100)/100) }

// Contrast is WCAG 2's contrast ratio of two colours #rrggbb: 1 for the same
// colour, 21 for black on white. Anything that is no colour gives 21, because
// it has been reported already.
func Contrast(a, b string) float64 {
	la, okA := luminance(a)
	lb, okB := luminance(b)
	if !okA || !okB {
		return 21
	}
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(colour string) (float64, bool) {
	if len(colour) != 7 || colour[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return 0, false
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0), true
}
