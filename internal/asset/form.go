package asset

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// A form is what kind of picture a file's bytes are, whatever its name says.
type form string

const (
	jpegForm form = "JPEG"
	pngForm  form = "PNG"
	gifForm  form = "GIF"
	webpForm form = "WebP"
	svgForm  form = "SVG"
	heicForm form = "HEIC"
)

// endings are the endings of names a picture of a form may have; the first is
// the one we advise.
var endings = map[form][]string{
	jpegForm: {".jpg", ".jpeg", ".jpe", ".jfif"},
	pngForm:  {".png"},
	gifForm:  {".gif"},
	webpForm: {".webp"},
	svgForm:  {".svg"},
	heicForm: {".heic", ".heif", ".hif"},
}

// formOf knows a picture by its first bytes. A kind that cannot be published
// gives its name; what is no picture at all gives "".
func formOf(data []byte) form {
	is := func(at int, magic string) bool {
		return len(data) >= at+len(magic) && string(data[at:at+len(magic)]) == magic
	}
	switch {
	case is(0, "\xff\xd8\xff"):
		return jpegForm
	case is(0, "\x89PNG\r\n\x1a\n"):
		return pngForm
	case is(0, "GIF87a"), is(0, "GIF89a"):
		return gifForm
	case is(0, "RIFF") && is(8, "WEBP"):
		return webpForm
	case is(4, "ftypavif"), is(4, "ftypavis"):
		return "AVIF"
	case is(4, "ftyphei"), is(4, "ftyphev"), is(4, "ftypmif1"), is(4, "ftypmsf1"):
		return heicForm
	case is(0, "BM"):
		return "BMP"
	case is(0, "II*\x00"), is(0, "MM\x00*"):
		return "TIFF"
	case is(0, "%PDF-"):
		return "PDF"
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\ufeff")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<svg")) {
		return svgForm
	}
	return ""
}

// named tells whether the name's ending fits the form.
func (f form) named(file string) bool {
	return slices.Contains(endings[f], strings.ToLower(path.Ext(file)))
}
