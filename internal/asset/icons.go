package asset

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"io/fs"
	"math"
	"strconv"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// An Icon is a square picture of the bank for a device's home screen.
type Icon struct {
	Path     string
	Size     int  // of its side in px
	Maskable bool // fills its square, so that a device may cut it to any shape
	Touch    bool // the one that Apple's devices ask for
}

// Icons makes the bank's icons: its logo on a card when that is a picture of
// points and near to square, otherwise Vakka's box in the bank's own colours.
// (A drawing would need a program that draws SVG.) cache may be nil.
func Icons(content fs.FS, logo *bank.Image, theme bank.Theme, cache *Cache) ([]Icon, []output.File, error) {
	colour := func(token string) color.NRGBA { return hex(cmp.Or(theme.Light[token], bank.LightColours[token])) }
	m := &mark{spruce: colour("spruce"), ink: colour("spruce-ink"), sun: colour("sun"), card: colour("card")}
	var err error
	if m.bytes, err = squareLogo(content, logo); err != nil {
		return nil, nil, err
	}
	m.logo = sync.OnceValue(m.decoded)
	icons := []Icon{{Size: 192}, {Size: 512}, {Size: 512, Maskable: true}, {Size: 180, Maskable: true, Touch: true}}
	files := make([]output.File, len(icons))
	err = parallel(len(icons), func(i int) error {
		data := cache.icon(m.looks(icons[i]), func() []byte { return m.png(icons[i]) })
		kind := map[bool]string{true: "-whole"}[icons[i].Maskable]
		icons[i].Path = "assets/icon-" + strconv.Itoa(icons[i].Size) + kind + "." + digest(data)[:10] + ".png"
		files[i] = output.File{Path: icons[i].Path, Data: data}
		return nil
	})
	return icons, files, err
}

// drawn remembers the icons of the box by their looks, for as long as the
// program runs.
var drawn sync.Map

// looks is a short word for all that an icon is drawn from.
func (m *mark) looks(icon Icon) string {
	icon.Path = ""
	return digest(fmt.Appendf(nil, "%v", []any{icon, m.spruce, m.ink, m.sun, m.card}), m.bytes)
}

func (m *mark) png(icon Icon) []byte {
	key := m.looks(icon)
	if data, ok := drawn.Load(key); ok {
		return data.([]byte)
	}
	var data bytes.Buffer
	if err := encodeIcon(&data, m.draw(icon)); err != nil {
		panic("asset: an icon in memory cannot be encoded: " + err.Error())
	}
	if m.logo() == nil {
		drawn.Store(key, data.Bytes())
	}
	return data.Bytes()
}

// encodeIcon writes a picture with a palette where that holds all its colours, as
// it does for the box: half the bytes for a tenth of the work.
func encodeIcon(out io.Writer, picture *image.NRGBA) error {
	if indexed := withPalette(picture); indexed != nil {
		return png.Encode(out, indexed)
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return encoder.Encode(out, picture)
}

// withPalette is the same picture, nil where it has more than 256 colours.
func withPalette(picture *image.NRGBA) *image.Paletted {
	out := image.NewPaletted(picture.Rect, nil)
	places := map[color.NRGBA]int{}
	var last color.NRGBA
	place := -1
	for i := range out.Pix {
		at := picture.Pix[4*i : 4*i+4]
		if c := (color.NRGBA{at[0], at[1], at[2], at[3]}); c != last || place < 0 {
			known := false
			if place, known = places[c]; !known {
				if place = len(places); place == 256 {
					return nil
				}
				places[c], out.Palette = place, append(out.Palette, c)
			}
			last = c
		}
		out.Pix[i] = uint8(place)
	}
	return out
}

// squareLogo reads a logo that makes an icon, nil when there is none.
func squareLogo(content fs.FS, logo *bank.Image) ([]byte, error) {
	if logo == nil || logo.Picture == nil || logo.Picture.Width < 192 || logo.Picture.Height < 192 {
		return nil, nil
	}
	if w, h := logo.Picture.Width, logo.Picture.Height; 2*w > 3*h || 2*h > 3*w {
		return nil, nil // a line of text: nobody could read it so small
	}
	data, err := fs.ReadFile(content, logo.Path)
	if err != nil {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	return data, nil
}

// A mark is what stands on an icon.
type mark struct {
	bytes                  []byte             // of the logo's file, nil without one
	logo                   func() image.Image // of it; nil when it is a drawing
	spruce, ink, sun, card color.NRGBA
}

func (m *mark) decoded() image.Image {
	if m.bytes == nil {
		return nil
	}
	logo, _, _ := image.Decode(bytes.NewReader(m.bytes)) // a broken picture has been told of
	return logo
}

func (m *mark) draw(icon Icon) *image.NRGBA {
	n := icon.Size
	out := image.NewNRGBA(image.Rect(0, 0, n, n))
	share := 1.0 // of the icon that its drawing may fill
	if icon.Maskable {
		share = 0.82 // what devices leave of it whatever they cut
	}
	ground, logo := m.spruce, m.logo()
	if logo != nil {
		ground, share = m.card, share*0.8
	}
	sharp := int(float64(n) * share)
	for y := range n {
		var box, clasp []line // that this row may touch; none under a logo
		if logo == nil {
			middle := point{32, (float64(y) + 0.5) / float64(n) * 64}.grow(1 / share).y
			box, clasp = besideRow(boxLines, middle, 2+edge(sharp)), besideRow(claspLines, middle, 1.5+edge(sharp))
		}
		for x := range n / 2 { // the other half is this one in a mirror
			p := point{(float64(x) + 0.5) / float64(n) * 64, (float64(y) + 0.5) / float64(n) * 64}
			cover := 1.0
			if !icon.Maskable {
				cover = inside(-p.roundSquare(14), n)
			}
			colour := paint(ground)
			if logo == nil {
				colour = m.at(p.grow(1/share), box, clasp, sharp)
			}
			out.SetNRGBA(x, y, colour.fade(cover))
			out.SetNRGBA(n-1-x, y, colour.fade(cover))
		}
	}
	if logo != nil {
		b := logo.Bounds()
		side := share * float64(n) / float64(max(b.Dx(), b.Dy()))
		w, h := int(side*float64(b.Dx())), int(side*float64(b.Dy()))
		at := image.Rect((n-w)/2, (n-h)/2, (n-w)/2+w, (n-h)/2+h)
		draw.Draw(out, at, scale(logo, w, h), image.Point{}, draw.Over)
	}
	return out
}

// at is the colour of a point of the box, which is drawn in a square of 64 as
// in web/src/icon.svg, on an icon sharp px wide.
func (m *mark) at(p point, box, clasp []line, sharp int) paint {
	out := paint(m.spruce)
	if max(math.Abs(p.x-32), math.Abs(p.y-32)) > 23 {
		return out // the box reaches no further
	}
	out = out.over(m.ink, inside(2-p.near(box), sharp))
	out = out.over(m.sun, inside(min(p.x-27, 37-p.x, p.y-36, 43-p.y), sharp))
	return out.over(m.ink, inside(1.5-p.near(clasp), sharp))
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

type point struct{ x, y float64 }

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

// roundSquare is how far a point is outside the whole square, its corners
// rounded; negative inside.
func (p point) roundSquare(radius float64) float64 {
	x, y := math.Abs(p.x-32)-32+radius, math.Abs(p.y-32)-32+radius
	return math.Hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0) - radius
}

// edge is how far outside an edge a point can be and still have a share of it, with
// room to spare.
func edge(n int) float64 { return 64 / float64(n) }

// inside is how much of a point lies inside an edge that is distance away, on
// an icon n px wide: in 64 steps, so that the colours of all edges fit in a
// palette.
func inside(distance float64, n int) float64 {
	return math.Round(64*min(max(distance*float64(n)/64+0.5, 0), 1)) / 64
}

type paint color.NRGBA

// over puts a colour on top, as much of it as cover says.
func (p paint) over(top color.NRGBA, cover float64) paint {
	if cover == 0 {
		return p
	}
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-cover) + float64(b)*cover)) }
	return paint{mix(p.R, top.R), mix(p.G, top.G), mix(p.B, top.B), p.A}
}

func (p paint) fade(cover float64) color.NRGBA {
	return color.NRGBA{p.R, p.G, p.B, uint8(math.Round(255 * cover))}
}

// hex reads a colour that bank.yaml's reader has let through.
func hex(s string) color.NRGBA {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		panic("asset: " + s + " is no colour")
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
