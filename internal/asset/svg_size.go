package asset

import (
	"math"
	"strconv"
	"strings"
)

// svgUnits are lengths in CSS pixels.
var svgUnits = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "rem": 16}

// svgSize finds a drawing's size in whole pixels, at least 1 and at most
// maxSide, from its width and height or its viewBox; what is missing is set
// on the root, so that the page and the drawing agree. false: it has no size.
func svgSize(root *node) (width, height int, ok bool) {
	box := strings.FieldsFunc(root.attr("viewBox"), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
	var bw, bh float64
	if len(box) == 4 {
		bw, bh = svgLength(box[2]), svgLength(box[3])
	}
	w, h := svgLength(root.attr("width")), svgLength(root.attr("height"))
	switch {
	case w > 0 && h > 0:
	case w > 0 && bw > 0 && bh > 0:
		h = w * bh / bw
	case h > 0 && bw > 0 && bh > 0:
		w = h * bw / bh
	default:
		w, h = bw, bh
	}
	if !(w > 0 && h > 0) || w > maxSide || h > maxSide {
		return 0, 0, false
	}
	width, height = max(int(math.Round(w)), 1), max(int(math.Round(h)), 1)
	if bw <= 0 || bh <= 0 {
		root.set("viewBox", "0 0 "+number(w)+" "+number(h))
	}
	root.set("width", strconv.Itoa(width))
	root.set("height", strconv.Itoa(height))
	return width, height, true
}

// svgLength reads a length; 0: there is none, or one that depends on the page
// (50 %).
func svgLength(s string) float64 {
	s = strings.TrimSpace(s)
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%")
	unit, known := svgUnits[strings.ToLower(s[len(digits):])]
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || !known || math.IsInf(n, 0) || math.IsNaN(n) || n < 0 {
		return 0
	}
	return n * unit
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// set gives an element an attribute.
func (n *node) set(name, value string) {
	for i := range n.attrs {
		if n.attrs[i].Name.Local == name {
			n.attrs[i].Value = value
			return
		}
	}
	n.attrs = append(n.attrs, attribute(name, value))
}
