package check

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"vakka/internal/bank"
)

// A Palette is what one main colour #rrggbb makes of the theme: the colours
// that follow from it in the light and the dark scheme. Shade is the main
// colour itself or, when it could not be read on the pages, the nearest darker
// shade of it that can.
type Palette struct {
	Shade       string
	Light, Dark map[string]string
}

// NewPalette finds the palette of a main colour; false when it is no colour
// #rrggbb. All of it keeps the rule low-contrast beside the built-in colours.
func NewPalette(colour string) (Palette, bool) {
	if _, ok := luminance(colour); !ok {
		return Palette{}, false
	}
	light, _ := firstThat(colour, "#000000", func(spruce string) (map[string]string, bool) {
		own := map[string]string{"spruce": spruce, "spruce-tint": tint(spruce, "#ffffff", bank.LightColours["spruce-tint"])}
		return own, readable(own, bank.LightColours)
	})
	dark, _ := firstThat(colour, "#ffffff", func(spruce string) (map[string]string, bool) {
		own := map[string]string{"spruce": spruce, "spruce-tint": tint(colour, "#000000", bank.DarkColours["spruce-tint"])}
		return own, readable(own, bank.DarkColours)
	})
	return Palette{light["spruce"], light, dark}, true
}

// readable tells whether every pair that has one of these colours can be read.
func readable(own, builtIn map[string]string) bool {
	for _, p := range pairs {
		if own[p.on] == "" && own[p.under] == "" {
			continue
		}
		if Contrast(cmp.Or(own[p.on], builtIn[p.on]), cmp.Or(own[p.under], builtIn[p.under])) < p.least {
			return false
		}
	}
	return true
}

// tint is a colour mixed towards black or white until it is as dark or as light
// as the built-in tint, so that text on it can be read as well.
func tint(colour, towards, builtIn string) string {
	least, _ := luminance(builtIn)
	mixed, _ := firstThat(colour, towards, func(c string) (string, bool) {
		l, _ := luminance(c)
		return c, towards == "#ffffff" && l >= least || towards == "#000000" && l <= least
	})
	return mixed
}

// firstThat mixes a colour towards another, a hundredth at a time, until it
// will do. The other itself always does.
func firstThat[T any](colour, towards string, will func(string) (T, bool)) (T, bool) {
	var out T
	for part := 0; part <= 100; part++ {
		var ok bool
		if out, ok = will(mix(colour, towards, float64(part)/100)); ok {
			return out, true
		}
	}
	return out, false
}

// mix is a colour with a part of another in it, 0 to 1.
func mix(a, b string, part float64) string {
	x, _ := strconv.ParseUint(a[1:], 16, 32)
	y, _ := strconv.ParseUint(b[1:], 16, 32)
	var out uint64
	for shift := 0; shift < 24; shift += 8 {
		from, to := float64(x>>shift&0xff), float64(y>>shift&0xff)
		out |= uint64(math.Round(from+(to-from)*part)) << shift
	}
	return fmt.Sprintf("#%06x", out)
}
