package asset

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// This file makes pictures for the tests, with what must not be published.

// secret stands in every kind of metadata that the tests write.
const secret = "Salainen-Katu-1"

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var (
	red   = color.RGBA{255, 0, 0, 255}
	green = color.RGBA{0, 255, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
	white = color.RGBA{255, 255, 255, 255}
)

// quarters is a picture whose corners have four colours: red, green, below
// blue, white.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, [][]color.RGBA{{red, green}, {blue, white}}[2*y/h][2*x/w])
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	var out bytes.Buffer
	ok(t, jpeg.Encode(&out, img, &jpeg.Options{Quality: 95}))
	return out.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	var out bytes.Buffer
	ok(t, png.Encode(&out, img))
	return out.Bytes()
}

// exif is metadata with an orientation, a maker, and a place in a GPS folder.
func exif(order binary.AppendByteOrder, o int) []byte {
	u16, u32 := order.AppendUint16, order.AppendUint32
	head := "II*\x00"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		head = "MM\x00*"
	}
	b := u32([]byte(head), 8)
	b = u16(b, 3)
	b = u32(u32(u16(u16(b, 0x010f), 2), uint32(len(secret))), 50) // maker
	b = u16(u16(u32(u16(u16(b, 0x0112), 3), 1), uint16(o)), 0)    // orientation
	b = u32(u32(u16(u16(b, 0x8825), 4), 1), 50+uint32(len(secret)))
	b = u32(b, 0)
	b = append(b, secret...)
	b = u16(b, 1)
	b = u32(u16(u16(b, 1), 2), 2)
	return append(b, "N\x00\x00\x00\x00\x00\x00\x00GPSLatitude 60.2"...)
}

// withSegments puts metadata right after a JPEG's first marker.
func withSegments(data []byte, marker byte, bodies ...[]byte) []byte {
	out := []byte{0xff, 0xd8}
	for _, body := range bodies {
		out = append(binary.BigEndian.AppendUint16(append(out, 0xff, marker), uint16(len(body)+2)), body...)
	}
	return append(out, data[2:]...)
}

func jpegWithExif(t testing.TB, img image.Image, tiff []byte) []byte {
	data := withSegments(jpegOf(t, img), 0xe1, append([]byte("Exif\x00\x00"), tiff...), []byte("http://ns.adobe.com/xap/1.0/\x00<x>"+secret+"</x>"))
	data = withSegments(data, 0xed, []byte("Photoshop 3.0\x00"+secret))
	return append(withSegments(data, 0xfe, []byte(secret)), secret...)
}

// chunk is a PNG chunk.
func chunk(name string, body []byte) []byte {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), name...)
	b = append(b, body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// withChunks puts chunks after a PNG's header.
func withChunks(data []byte, chunks ...[]byte) []byte {
	const head = 8 + 12 + 13
	out := append([]byte(nil), data[:head]...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	return append(out, data[head:]...)
}

// pngHeader is a PNG that only claims a size.
func pngHeader(w, h uint32) []byte {
	ihdr := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h), 1, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", ihdr)...)
	return append(append(out, chunk("IDAT", []byte("x\x9c\x03\x00\x00\x00\x00\x01"))...), chunk("IEND", nil)...)
}

// animation is a GIF of two pictures that loops, with a comment and XMP.
func animation(t testing.TB, w, h int) []byte {
	g := gif.GIF{LoopCount: 0}
	for range 2 {
		g.Image = append(g.Image, image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{red, white}))
		g.Delay = append(g.Delay, 20)
	}
	var out bytes.Buffer
	ok(t, gif.EncodeAll(&out, &g))
	data := out.Bytes()
	end := len(data) - 1
	extra := append([]byte{0x21, 0xfe, byte(len(secret))}, secret+"\x00"...)
	extra = append(extra, "\x21\xff\x0bXMP DataXMP"+string(rune(len(secret)))+secret+"\x00"...)
	return append(append(append([]byte(nil), data[:end]...), extra...), ";"+secret...)
}

func base64Of(t testing.TB, s string) []byte {
	data, err := base64.StdEncoding.DecodeString(s)
	ok(t, err)
	return data
}

// webpLossless and webpLossy are 1 × 1 pictures.
func webpLossless(t testing.TB) []byte {
	return base64Of(t, "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
}

func webpLossy(t testing.TB) []byte {
	return base64Of(t, "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
}
