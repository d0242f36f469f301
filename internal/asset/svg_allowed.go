package asset

import (
	"encoding/xml"
	"regexp"
	"strings"
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// svgElements draw and do nothing else.
var svgElements = set(`svg g path rect circle ellipse line polyline polygon text tspan title desc defs
	linearGradient radialGradient stop clipPath symbol use`)

// svgTexts hold words.
var svgTexts = set("text tspan title desc")

// svgLinked are the elements that may point at another one of the drawing.
var svgLinked = set("use linearGradient radialGradient")

// svgLooks are the attributes that can also be written in style="…".
var svgLooks = set(`fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
	stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule
	font-family font-size font-style font-weight font-variant font-stretch text-anchor dominant-baseline
	alignment-baseline baseline-shift letter-spacing word-spacing text-decoration writing-mode
	stop-color stop-opacity paint-order vector-effect shape-rendering text-rendering color-interpolation
	overflow`)

// svgPlaces are the attributes that say where and how large.
var svgPlaces = set(`viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate
	d points pathLength transform gradientTransform gradientUnits spreadMethod offset clipPathUnits
	textLength lengthAdjust`)

// svgWords are the attributes that are only read.
var svgWords = set("role aria-label aria-labelledby aria-describedby aria-hidden")

// svgSilent do nothing in a drawing that stays, and are left out without a
// word.
var svgSilent = set(`version baseProfile class lang space zoomAndPan enable-background
	-inkscape-font-specification line-height font-feature-settings`)

var (
	svgID       = regexp.MustCompile(`^[A-Za-z_][\w.:-]*$`)
	svgLocal    = regexp.MustCompile(`^#[A-Za-z_][\w.:-]*$`)
	svgFunction = regexp.MustCompile(`[A-Za-z-]+\s*\(`)
	svgURL      = regexp.MustCompile(`url\(\s*["']?#[A-Za-z_][\w.:-]*["']?\s*\)`)
	svgCalls    = set("rgb hsl rgba hsla matrix translate scale rotate skewX skewY")
)

// attributes gives the attributes of an element that stay, and notes the ones
// that may be missed.
func (r *svgReader) attributes(start xml.StartElement) []xml.Attr {
	var out []xml.Attr
	has := map[string]bool{}
	add := func(name, value string) {
		if !has[name] {
			has[name] = true
			out = append(out, attribute(name, value))
		}
	}
	if start.Name.Local == "svg" {
		add("xmlns", svgSpace)
	}
	for _, a := range start.Attr {
		name := a.Name.Local
		switch {
		case name == "xmlns" || a.Name.Space == "xmlns":
		case name == "style" && a.Name.Space == "":
			r.style(a.Value, add)
		case name == "href" && (a.Name.Space == "" || strings.HasSuffix(a.Name.Space, "/xlink")):
			if svgLinked[start.Name.Local] && svgLocal.MatchString(a.Value) {
				add("href", a.Value)
			} else {
				r.dropped["href"] = true
			}
		case a.Name.Space != "" || svgSilent[name] || strings.HasPrefix(name, "data-"):
		case harmless(name, a.Value):
			add(name, a.Value)
		default:
			r.dropped[name] = true
		}
	}
	return out
}

func attribute(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Local: name}, Value: value}
}

// style turns style="fill:#fff;stroke:none" into attributes: drawing programs
// put every colour there, and as attributes they can be judged one by one.
func (r *svgReader) style(css string, add func(name, value string)) {
	for declaration := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(declaration, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		switch {
		case svgLooks[name] && harmless(name, value):
			add(name, value)
		case ok && !svgSilent[name] && !strings.HasPrefix(name, "-"):
			r.dropped["style"] = true
		}
	}
}

// harmless tells whether an attribute is known and its value can reach nothing
// outside the drawing.
func harmless(name, value string) bool {
	switch {
	case svgWords[name]:
		return true
	case name == "id":
		return svgID.MatchString(value)
	case !svgLooks[name] && !svgPlaces[name]:
		return false
	}
	// An escape (u\72l) or a comment could hide a function from us.
	if strings.ContainsAny(value, `\@;{}<>&!`) || strings.Contains(value, "/*") {
		return false
	}
	rest := svgURL.ReplaceAllString(value, "")
	for _, call := range svgFunction.FindAllString(rest, -1) {
		if !svgCalls[strings.TrimSpace(strings.TrimSuffix(call, "("))] {
			return false
		}
	}
	return true
}
