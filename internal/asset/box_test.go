package asset

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
)

// This file draws the box, for the embedded icons and to hold them to it.

var update = flag.Bool("update", false, "draw the icons of the box anew")

// The embedded icons are what is drawn, in any colours.
func TestBox(t *testing.T) {
	banks := []bank.Theme{
		{},
		{Light: map[string]string{"spruce": "#123456", "spruce-ink": "#fedcba", "sun": "#00ff7f"}},
		{Light: map[string]string{"spruce": "#ffffff", "spruce-ink": "#000000", "sun": "#ff0000"}},
		{Light: map[string]string{"spruce": "#777777", "spruce-ink": "#777777", "sun": "#777777"}},
	}
	for i, icon := range allIcons {
		drawing := icon.drawing()
		if *update {
			ok(t, os.WriteFile("box/"+icon.kind()+".png", packed(t, icon, drawing), 0o644))
			continue
		}
		for _, theme := range banks {
			_, files, err := Icons(fstest.MapFS{}, nil, theme, nil)
			ok(t, err)
			got, err := png.Decode(bytes.NewReader(files[i].Data))
			ok(t, err)
			same(t, "size", got.Bounds(), image.Rect(0, 0, icon.Size, icon.Size))
			colour := func(token string) color.NRGBA {
				if own := theme.Light[token]; own != "" {
					return hex(own)
				}
				return hex(bank.LightColours[token])
			}
			spruce, ink, sun := colour("spruce"), colour("spruce-ink"), colour("sun")
			for at, s := range drawing {
				want := paint(spruce).over(ink, s.ink).over(sun, s.sun).over(ink, s.clasp).fade(s.whole)
				if got := color.NRGBAModel.Convert(got.At(at%icon.Size, at/icon.Size)); got != color.Color(want) {
					t.Fatalf("%s in %v: point %d, %d is %v, drawn %v", icon.kind(), theme.Light, at%icon.Size, at/icon.Size, got, want)
				}
			}
		}
	}
}

// The four icons of the box.
func BenchmarkIcons(b *testing.B) {
	for b.Loop() {
		_, _, err := Icons(fstest.MapFS{}, nil, bank.Theme{}, nil)
		ok(b, err)
	}
}

// packed is a drawing as it is embedded.
func packed(t *testing.T, icon Icon, drawing []stroke) []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, icon.Size, icon.Size))
	for i, s := range drawing {
		if s.clasp == 1 { // over all else
			s.ink, s.sun = 0, 0
		}
		if s.sun == 1 {
			s.ink = 0
		}
		picture.SetNRGBA(i%icon.Size, i/icon.Size, color.NRGBA{uint8(64 * s.ink), uint8(64 * s.sun), uint8(64 * s.clasp), uint8(64 * s.whole)})
	}
	indexed := withPalette(picture)
	if indexed == nil {
		t.Fatalf("%s: more than 256 mixtures", icon.kind())
	}
	var data bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	ok(t, encoder.Encode(&data, indexed))
	return data.Bytes()
}

// A stroke is how much of a point is covered by the box's strokes, by what is
// behind its clasp, by the clasp on top of both, and how much of it belongs to
// the icon.
type stroke struct{ ink, sun, clasp, whole float64 }

// drawing is an icon of the box, row by row.
func (i Icon) drawing() []stroke {
	n, share := i.Size, i.share()
	out := make([]stroke, n*n)
	sharp := int(float64(n) * share)
	for y := range n {
		middle := i.point(0, y).grow(1 / share).y
		box, clasp := besideRow(boxLines, middle, 2+edge(sharp)), besideRow(claspLines, middle, 1.5+edge(sharp)) // that this row may touch
		for x := range n / 2 {                                                                                   // the other half is this one in a mirror
			s := stroke{whole: i.whole(x, y)}
			s.ink, s.sun, s.clasp = at(i.point(x, y).grow(1/share), box, clasp, sharp)
			out[y*n+x], out[y*n+n-1-x] = s, s
		}
	}
	return out
}

// at is what a point of the box is painted with, which is drawn in a square of
// 64 as in web/src/icon.svg, on an icon sharp px wide.
func at(p point, box, clasp []line, sharp int) (ink, sun, over float64) {
	if max(math.Abs(p.x-32), math.Abs(p.y-32)) > 23 {
		return 0, 0, 0 // the box reaches no further
	}
	return inside(2-p.near(box), sharp), inside(min(p.x-27, 37-p.x, p.y-36, 43-p.y), sharp), inside(1.5-p.near(clasp), sharp)
}

// boxLines and claspLines are the box's strokes.
var (
	boxLines = append([]line{{14, 26, 50, 26}, {50, 26, 50, 50}, {50, 50, 14, 50}, {14, 50, 14, 26}, {14, 36, 50, 36}},
		append(curve(19, 26, 19, 18, 25, 12, 32, 12), curve(32, 12, 39, 12, 45, 18, 45, 26)...)...)
	claspLines = []line{{27, 36, 27, 43}, {27, 43, 37, 43}, {37, 43, 37, 36}, {37, 36, 27, 36}}
)

type line struct{ x1, y1, x2, y2 float64 }

// curve is a Bézier curve as short lines.
func curve(x0, y0, x1, y1, x2, y2, x3, y3 float64) []line {
	const parts = 16
	var out []line
	lastX, lastY := x0, y0
	for i := 1; i <= parts; i++ {
		t := float64(i) / parts
		a, b, c, d := (1-t)*(1-t)*(1-t), 3*t*(1-t)*(1-t), 3*t*t*(1-t), t*t*t
		x, y := a*x0+b*x1+c*x2+d*x3, a*y0+b*y1+c*y2+d*y3
		out = append(out, line{lastX, lastY, x, y})
		lastX, lastY = x, y
	}
	return out
}

// grow moves a point away from the middle.
func (p point) grow(by float64) point { return point{32 + (p.x-32)*by, 32 + (p.y-32)*by} }

// besideRow are the lines that come as near to a row as reach.
func besideRow(lines []line, y, reach float64) (out []line) {
	for _, l := range lines {
		if min(l.y1, l.y2)-reach <= y && y <= max(l.y1, l.y2)+reach {
			out = append(out, l)
		}
	}
	return out
}

// near is the distance to the nearest of the lines, endless without any.
func (p point) near(lines []line) float64 {
	best := math.Inf(1)
	for _, l := range lines {
		dx, dy := l.x2-l.x1, l.y2-l.y1
		t := ((p.x-l.x1)*dx + (p.y-l.y1)*dy) / (dx*dx + dy*dy)
		t = min(max(t, 0), 1)
		x, y := p.x-l.x1-t*dx, p.y-l.y1-t*dy
		best = min(best, x*x+y*y)
	}
	return math.Sqrt(best)
}

// edge is how far outside an edge a point can be and still have a share of it, with
// room to spare.
func edge(n int) float64 { return 64 / float64(n) }

// paint is a colour with others on top, in floating point and rounded each
// time, as a program that draws would do it.
type paint color.NRGBA

// over puts a colour on top, as much of it as cover says.
func (p paint) over(top color.NRGBA, cover float64) paint {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-cover) + float64(b)*cover)) }
	return paint{mix(p.R, top.R), mix(p.G, top.G), mix(p.B, top.B), p.A}
}

func (p paint) fade(cover float64) color.NRGBA {
	return color.NRGBA{p.R, p.G, p.B, uint8(math.Round(255 * cover))}
}
