package asset

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
)

// The box in the bank's colours, or the logo where it makes an icon.
func TestIcons(t *testing.T) {
	square := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for i := range square.Pix {
		square.Pix[i] = map[int]byte{0: 200, 3: 255}[i%4]
	}
	var data bytes.Buffer
	ok(t, png.Encode(&data, square))
	content := fstest.MapFS{"logo.png": {Data: data.Bytes()}, "logo.svg": {Data: []byte("<svg/>")}}
	logo := func(name string, w, h int) *bank.Image {
		return &bank.Image{Path: name, Picture: &bank.Picture{Width: w, Height: h}}
	}
	for _, c := range []struct {
		name           string
		logo           *bank.Image
		theme          bank.Theme
		middle, corner color.NRGBA // of the maskable one
	}{
		{"no logo", nil, bank.Theme{}, hex("#1e5b47"), hex("#1e5b47")},
		{"own colours", nil, bank.Theme{Light: map[string]string{"spruce": "#123456"}}, hex("#123456"), hex("#123456")},
		{"logo", logo("logo.png", 300, 300), bank.Theme{}, color.NRGBA{200, 0, 0, 255}, hex("#ffffff")},
		{"a drawing", logo("logo.svg", 300, 300), bank.Theme{}, hex("#1e5b47"), hex("#1e5b47")},
		{"a line of text", logo("logo.png", 900, 200), bank.Theme{}, hex("#1e5b47"), hex("#1e5b47")},
		{"too small", logo("logo.png", 64, 64), bank.Theme{}, hex("#1e5b47"), hex("#1e5b47")},
	} {
		icons, files, err := Icons(content, c.logo, c.theme, nil)
		ok(t, err)
		same(t, "icons", len(icons), 4)
		for i, icon := range icons {
			same(t, "path", files[i].Path, icon.Path)
			got, err := png.Decode(bytes.NewReader(files[i].Data))
			ok(t, err)
			same(t, c.name+" size", got.Bounds(), image.Rect(0, 0, icon.Size, icon.Size))
			_, _, _, alpha := got.At(0, 0).RGBA()
			same(t, c.name+" whole", alpha == 0xffff, icon.Maskable)
			if icon.Maskable && icon.Size == 512 {
				at := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA) }
				same(t, c.name+" middle", at(256, 230), c.middle) // between the lid's line and its top
				same(t, c.name+" corner", at(3, 3), c.corner)
			}
			if len(files[i].Data) > 6_000 {
				t.Errorf("%s: %s weighs %d bytes", c.name, icon.Path, len(files[i].Data))
			}
		}
	}
}

// A palette holds every point as it is, or there is none.
func TestWithPalette(t *testing.T) {
	for _, c := range []struct {
		colours int
		fits    bool
	}{{1, true}, {2, true}, {256, true}, {257, false}} {
		picture := image.NewNRGBA(image.Rect(0, 0, 20, 30))
		for i := range 600 {
			n := i % c.colours
			picture.SetNRGBA(i%20, i/20, color.NRGBA{uint8(n), uint8(n >> 8), 9, uint8(255 - n/2)})
		}
		indexed := withPalette(picture)
		same(t, "fits", indexed != nil, c.fits)
		var data bytes.Buffer
		ok(t, encodeIcon(&data, picture))
		got, err := png.Decode(&data)
		ok(t, err)
		for i := range 600 {
			same(t, "point", color.NRGBAModel.Convert(got.At(i%20, i/20)), color.Color(picture.NRGBAAt(i%20, i/20)))
		}
	}
}
