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
	"slices"
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

var allIcons = []Icon{{Size: 192}, {Size: 512}, {Size: 512, Maskable: true}, {Size: 180, Maskable: true, Touch: true}}

// Icons makes the bank's icons: its logo on a card when that is a picture of
// points and near to square, otherwise Vakka's box in the bank's own colours.
// (A drawing would need a program that draws SVG.) cache may be nil.
func Icons(content fs.FS, logo *bank.Image, theme bank.Theme, cache *Cache) ([]Icon, []output.File, error) {
	colour := func(token string) color.NRGBA { return hex(cmp.Or(theme.Light[token], bank.LightColours[token])) }
	m := &mark{box: boxColours{colour("spruce"), colour("spruce-ink"), colour("sun")}, card: colour("card")}
	var err error
	if m.bytes, err = squareLogo(content, logo); err != nil {
		return nil, nil, err
	}
	m.logo = sync.OnceValue(m.decoded)
	icons := slices.Clone(allIcons)
	files := make([]output.File, len(icons))
	err = parallel(len(icons), func(i int) error {
		data := m.png(icons[i], cache)
		icons[i].Path = "assets/icon-" + icons[i].kind() + "." + digest(data)[:10] + ".png"
		files[i] = output.File{Path: icons[i].Path, Data: data}
		return nil
	})
	return icons, files, err
}

// kind is the part of its name that tells it from the others.
func (i Icon) kind() string {
	return strconv.Itoa(i.Size) + map[bool]string{true: "-whole"}[i.Maskable]
}

func (m *mark) png(icon Icon, cache *Cache) []byte {
	if m.bytes == nil {
		return m.box.icon(icon) // sooner made than looked up
	}
	return cache.icon(m.looks(icon), func() []byte {
		logo := m.logo()
		if logo == nil {
			return m.box.icon(icon)
		}
		var data bytes.Buffer
		if err := encodeIcon(&data, m.draw(icon, logo)); err != nil {
			panic("asset: an icon in memory cannot be encoded: " + err.Error())
		}
		return data.Bytes()
	})
}

// looks is a short word for all that an icon is drawn from.
func (m *mark) looks(icon Icon) string {
	icon.Path = ""
	return digest(fmt.Appendf(nil, "%v", []any{icon, m.box, m.card}), m.bytes)
}

// encodeIcon writes a picture with a palette where that holds all its colours:
// half the bytes for a tenth of the work.
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
	bytes []byte             // of the logo's file, nil without one
	logo  func() image.Image // of it; nil when it is a drawing
	card  color.NRGBA        // under the logo
	box   boxColours         // of the box where there is no logo
}

func (m *mark) decoded() image.Image {
	if m.bytes == nil {
		return nil
	}
	logo, _, _ := image.Decode(bytes.NewReader(m.bytes)) // a broken picture has been told of
	return logo
}

// draw puts a logo on a card.
func (m *mark) draw(icon Icon, logo image.Image) *image.NRGBA {
	n := icon.Size
	out := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n / 2 { // the other half is this one in a mirror
			ground := m.card
			ground.A = uint8(math.Round(255 * icon.whole(x, y)))
			out.SetNRGBA(x, y, ground)
			out.SetNRGBA(n-1-x, y, ground)
		}
	}
	b := logo.Bounds()
	side := icon.share() * 0.8 * float64(n) / float64(max(b.Dx(), b.Dy()))
	w, h := int(side*float64(b.Dx())), int(side*float64(b.Dy()))
	at := image.Rect((n-w)/2, (n-h)/2, (n-w)/2+w, (n-h)/2+h)
	draw.Draw(out, at, scale(logo, w, h), image.Point{}, draw.Over)
	return out
}

// share is how much of an icon's side its drawing may fill.
func (i Icon) share() float64 {
	if i.Maskable {
		return 0.82 // what devices leave of it whatever they cut
	}
	return 1
}

// whole is how much of a point belongs to the icon, whose corners are rounded
// unless a device cuts it.
func (i Icon) whole(x, y int) float64 {
	if i.Maskable {
		return 1
	}
	return inside(-i.point(x, y).roundSquare(14), i.Size)
}

// point is the middle of a point of the icon in a square of 64.
func (i Icon) point(x, y int) point {
	n := float64(i.Size)
	return point{(float64(x) + 0.5) / n * 64, (float64(y) + 0.5) / n * 64}
}

type point struct{ x, y float64 }

// roundSquare is how far a point is outside the whole square, its corners
// rounded; negative inside.
func (p point) roundSquare(radius float64) float64 {
	x, y := math.Abs(p.x-32)-32+radius, math.Abs(p.y-32)-32+radius
	return math.Hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0) - radius
}

// inside is how much of a point lies inside an edge that is distance away, on
// an icon n px wide: in 64 steps, so that the colours of all edges fit in a
// palette.
func inside(distance float64, n int) float64 {
	return math.Round(64*min(max(distance*float64(n)/64+0.5, 0), 1)) / 64
}

// hex reads a colour that bank.yaml's reader has let through.
func hex(s string) color.NRGBA {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		panic("asset: " + s + " is no colour")
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
