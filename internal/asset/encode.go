package asset

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

// widths are the widths a picture is published in, if it is wider.
var widths = []int{480, 960, 1600}

// sizes are the published widths of a picture, widest last. One that is hardly
// smaller than the widest would be a file that nobody gains by.
func (m measured) sizes() []int {
	if m.Form == svgForm || m.Form == gifForm {
		return []int{m.Width}
	}
	widest := min(m.Width, widths[len(widths)-1])
	var out []int
	for _, w := range widths {
		if w*5/4 <= widest {
			out = append(out, w)
		}
	}
	return append(out, widest)
}

// ext is the ending of the published files.
func (m measured) ext() string {
	switch {
	case m.Form == svgForm:
		return ".svg"
	case m.Form == gifForm:
		return ".gif"
	case m.Lossless:
		return ".png"
	}
	return ".jpg"
}

// encode makes the files of a picture, one for each of its sizes. false means
// that the bytes are not a whole picture, though its header was.
func (m measured) encode(data []byte) ([][]byte, bool) {
	switch m.Form {
	case svgForm:
		return [][]byte{m.SVG}, true
	case gifForm:
		out, ok := stripGIF(data)
		return [][]byte{out}, ok
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	sizes := m.sizes()
	out := make([][]byte, len(sizes))
	for i := len(sizes) - 1; i >= 0; i-- { // from wide to narrow, each from the one before
		src = m.narrow(src, sizes[i])
		if out[i], err = m.write(m.Turn.upright(src)); err != nil {
			panic("asset: a picture in memory cannot be encoded: " + err.Error())
		}
	}
	return out, true
}

// narrow scales a picture, as stored, so that upright it has the width.
func (m measured) narrow(src image.Image, width int) image.Image {
	height := max((m.Height*width+m.Width/2)/m.Width, 1)
	if m.Turn.swaps() {
		width, height = height, width
	}
	if b := src.Bounds(); b.Dx() == width && b.Dy() == height {
		return src
	}
	return scale(src, width, height)
}

// write encodes the points and nothing else: no time, place or camera.
func (m measured) write(src image.Image) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if m.Lossless {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, src)
	} else {
		err = jpeg.Encode(&out, src, &jpeg.Options{Quality: 82})
	}
	return out.Bytes(), err
}
