package asset

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
	"image/color"
	"slices"
)

// boxes are the icons of Vakka's box without their colours. Its shapes are the
// same for every bank, so they are drawn and packed beforehand, by box_test.go.
// Each is a PNG with a palette in which red, green, blue and alpha are no colour
// but a mixture.
//
//go:generate go test . -run TestBox -update
//go:embed box/*.png
var boxes embed.FS

// boxColours are what the box is painted with: its ground, its strokes, and what
// is behind its clasp.
type boxColours struct{ spruce, ink, sun color.NRGBA }

// A mixture is what a point of the box is painted with, one after the other onto
// spruce, and how much of the point belongs to the icon at all; each in 64ths.
type mixture struct{ ink, sun, clasp, whole uint8 }

// icon is a PNG of the box in these colours: the packed points as they are, under
// a palette that is mixed from the colours.
func (c boxColours) icon(icon Icon) []byte {
	drawn, err := boxes.ReadFile("box/" + icon.kind() + ".png")
	if err != nil {
		panic("asset: no box is drawn for this icon: " + err.Error())
	}
	const signature = 8
	out := slices.Clone(drawn[:signature])
	var reds []byte // of the palette, with greens and blues
	for rest := drawn[signature:]; len(rest) > 0; {
		size := int(binary.BigEndian.Uint32(rest))
		kind, data := string(rest[4:8]), rest[8:8+size]
		switch kind {
		case "PLTE":
			reds = data
		case "tRNS": // comes next, and as long, since no mixture's alpha is 255
			out = c.palette(out, reds, data)
		default:
			out = append(out, rest[:12+size]...)
		}
		rest = rest[12+size:]
	}
	return out
}

// palette appends the colours of mixtures as PNG has them: alphas apart, and none
// for the last ones that are whole.
func (c boxColours) palette(out, mixed, whole []byte) []byte {
	var colours, alphas []byte
	clear := 0
	for i := range whole {
		p := c.mix(mixture{mixed[3*i], mixed[3*i+1], mixed[3*i+2], whole[i]})
		colours, alphas = append(colours, p.R, p.G, p.B), append(alphas, p.A)
		if p.A != 255 {
			clear = i + 1
		}
	}
	out = appendChunk(out, "PLTE", colours)
	if clear > 0 {
		out = appendChunk(out, "tRNS", alphas[:clear])
	}
	return out
}

func (c boxColours) mix(m mixture) color.NRGBA {
	channel := func(spruce, ink, sun uint8) uint8 {
		return between(between(between(spruce, ink, m.ink), sun, m.sun), ink, m.clasp)
	}
	return color.NRGBA{
		channel(c.spruce.R, c.ink.R, c.sun.R), channel(c.spruce.G, c.ink.G, c.sun.G), channel(c.spruce.B, c.ink.B, c.sun.B),
		between(0, 255, m.whole),
	}
}

// between is as many 64ths of the way from a to b.
func between(a, b, parts uint8) uint8 {
	return uint8((int(a)*(64-int(parts)) + int(b)*int(parts) + 32) / 64)
}

// appendChunk adds a piece of a PNG: its length, kind, data and sum.
func appendChunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	summed := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[summed:]))
}
