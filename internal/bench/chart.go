//go:build unix

package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Drawings are plain SVG, in colours that are seen on light and on dark paper.

// A bar is one row of a chart of bars; bars of one group stand together.
type bar struct {
	group, name string
	value       float64
	ours        bool
}

const (
	ink, faint, ourColour, theirColour = "#6b7280", "#9ca3af", "#2e8b57", "#8a8fa3"
	rowHeight, labelWidth, chartWidth  = 22, 190, 720
)

// bars draws each group to a scale of its own: a bank of 1,000 cards beside one
// of 10,000 would be a line.
func bars(title, unit string, all []bar) string {
	var b strings.Builder
	y := 34
	longest := map[string]float64{}
	for _, r := range all {
		longest[r.group] = max(longest[r.group], r.value)
	}
	group := ""
	for _, r := range all {
		if r.group != group {
			group = r.group
			y += 12
			fmt.Fprintf(&b, `<text x="0" y="%d" font-weight="bold">%s</text>`+"\n", y+15, r.group)
			y += rowHeight
		}
		colour := theirColour
		if r.ours {
			colour = ourColour
		}
		width := r.value / longest[group] * (chartWidth - labelWidth - 90)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/><text x="%.1f" y="%d">%s %s</text>`+"\n",
			labelWidth-8, y+15, r.name, labelWidth, y+3, width, rowHeight-6, colour, labelWidth+width+6, y+15, short(r.value), unit)
		y += rowHeight
	}
	return drawing(title, chartWidth, y+10, b.String())
}

// A line is one quantity against the number of cards.
type line struct {
	name   string
	values map[int]float64
}

// growth draws lines on two logarithmic scales, on which work that grows as the
// bank does is a slope of one, drawn behind in grey.
func growth(title, unit string, lines []line) (string, error) {
	const left, top, width, height = 70, 50, 480, 300
	var sizes []int
	least, most := math.Inf(1), 0.0
	for _, l := range lines {
		for n, v := range l.values {
			if !slices.Contains(sizes, n) {
				sizes = append(sizes, n)
			}
			least, most = min(least, v), max(most, v)
		}
	}
	slices.Sort(sizes)
	if len(sizes) < 2 {
		return "", errors.New("growth is seen with two sizes or more")
	}
	low, high := math.Floor(math.Log10(least)), math.Ceil(math.Log10(most))
	first, last := math.Log10(float64(sizes[0])), math.Log10(float64(sizes[len(sizes)-1]))
	x := func(n float64) float64 { return left + (math.Log10(n)-first)/(last-first)*width }
	y := func(v float64) float64 { return top + height - (math.Log10(v)-low)/(high-low)*height }
	var b strings.Builder
	for e := low; e <= high; e++ {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="%s" stroke-width=".5"/><text x="%d" y="%.1f" text-anchor="end">%s %s</text>`+"\n",
			left, y(math.Pow(10, e)), left+width, faint, left-6, y(math.Pow(10, e))+4, short(math.Pow(10, e)), unit)
	}
	for _, n := range sizes {
		fmt.Fprintf(&b, `<path d="M%.1f %dV%d" stroke="%s" stroke-width=".5"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n",
			x(float64(n)), top, top+height, faint, x(float64(n)), top+height+18, thousands(n))
	}
	colours, dashes := []string{ourColour, "#b45309", "#4f6fb5", theirColour}, []string{"none", "7 3", "2 3", "9 3 2 3"}
	for i, l := range lines {
		var points []string
		for _, n := range sizes {
			if v, ok := l.values[n]; ok {
				points = append(points, fmt.Sprintf("%.1f %.1f", x(float64(n)), y(v)))
			}
		}
		fmt.Fprintf(&b, `<path d="M%s" fill="none" stroke="%s" stroke-width="2.5" stroke-dasharray="%s"/>`+"\n", strings.Join(points, "L"), colours[i%4], dashes[i%4])
		fmt.Fprintf(&b, `<path d="M%d %dh30" stroke="%s" stroke-width="2.5" stroke-dasharray="%s"/><text x="%d" y="%d">%s</text>`+"\n",
			left+width+20, top+20+i*24, colours[i%4], dashes[i%4], left+width+58, top+24+i*24, l.name)
	}
	return drawing(title, chartWidth, top+height+34, b.String()), nil
}

func drawing(title string, width, height int, inner string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="13" fill="%s">
<title>%s</title>
<text x="0" y="20" font-size="15" font-weight="bold">%s</text>
%s</svg>
`, width, height, ink, title, title, inner)
}

// short is a number with as many digits as one reads.
func short(v float64) string {
	switch {
	case v >= 1000:
		return thousands(int(math.Round(v)))
	case v >= 10:
		return fmt.Sprintf("%.0f", v)
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
