package asset

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"

	"vakka/internal/diag"
)

// Limits of a picture. They are judged by its header, before anything that
// costs memory in proportion to them.
const (
	maxPixels  = 50_000_000
	maxSide    = 20_000
	maxPicture = 50 << 20 // bytes
	maxSVG     = 1 << 20
)

// measured is what is known of a picture before it is decoded. Its fields are
// exported for gob (recall.go).
type measured struct {
	Key           string // hash of recipe and bytes
	Form          form
	Width, Height int         // upright
	Turn          orientation // how to make it upright
	Lossless      bool        // to be published as PNG rather than JPEG
	Weight        int64       // bytes of memory that decoding takes, about
	SVG           []byte      // a drawing, rebuilt
	Dropped       []string    // what was left out of it
	Fault         *fault      // or what is wrong with the file; then nothing else is known
}

// A fault is a mistake whose place is not known yet.
type fault struct {
	Rule string
	Args diag.Args
}

func faulty(rule string, args diag.Args) measured { return measured{Fault: &fault{rule, args}} }

// measure reads a picture's header. name is its file, for its ending.
func measure(name string, data []byte) measured {
	m := measured{Form: formOf(data), Key: digest([]byte(recipe), data)}
	ending := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	switch {
	case len(data) == 0:
		return faulty("picture-empty", nil)
	case m.Form == heicForm:
		return faulty("picture-heic", nil)
	case m.Form == "":
		return faulty("picture-unknown", nil)
	case endings[m.Form] == nil:
		return faulty("picture-format", diag.Args{"format": string(m.Form)})
	case !m.Form.named(name):
		return faulty("picture-type", diag.Args{"format": string(m.Form), "ending": "." + ending, "right": endings[m.Form][0]})
	case m.Form == svgForm:
		return m.drawing(data)
	}
	return m.raster(data)
}

func (m measured) drawing(data []byte) measured {
	if len(data) > maxSVG {
		return faulty("picture-heavy", diag.Args{"limit": megabytes(maxSVG)})
	}
	d, f := rebuildSVG(data)
	if f != nil {
		return measured{Fault: f}
	}
	m.SVG, m.Dropped, m.Width, m.Height = d.data, d.dropped, d.width, d.height
	return m
}

func (m measured) raster(data []byte) measured {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	w, h := config.Width, config.Height
	switch {
	case m.Form == webpForm && animatedWebP(data):
		return faulty("picture-format", diag.Args{"format": "WebP (animation)"})
	case err != nil:
		return faulty("picture-broken", nil)
	case w <= 0 || h <= 0:
		return faulty("picture-empty", nil)
	case w > maxSide || h > maxSide || w*h > maxPixels:
		return faulty("picture-huge", diag.Args{"size": strconv.Itoa(w) + " × " + strconv.Itoa(h)})
	}
	structure, ok := inspect(m.Form, data)
	if !ok {
		return faulty("picture-broken", nil)
	}
	m.Turn = readOrientation(structure.exif)
	m.Lossless = m.Form == pngForm || m.Form == webpForm && structure.lossless
	m.Width, m.Height = w, h
	if m.Turn.swaps() {
		m.Width, m.Height = h, w
	}
	m.Weight = int64(w) * int64(h) * structure.bytesPerPixel
	return m
}

// readPicture reads a file unless it is too heavy.
func readPicture(content fs.FS, name string) ([]byte, *fault, error) {
	return readUpTo(content, name, maxPicture, "picture-heavy")
}

func readUpTo(content fs.FS, name string, limit int64, rule string) ([]byte, *fault, error) {
	file, err := content.Open(name)
	if err != nil {
		return nil, nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, nil, err
	}
	if int64(len(data)) > limit {
		return nil, &fault{rule, diag.Args{"limit": megabytes(limit)}}, nil
	}
	return data, nil, nil
}

func megabytes(n int64) string { return strconv.FormatInt(n>>20, 10) }
