package convert

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"sync"
)

// What letters a page's bytes are: it says so, or it is UTF-8, or it comes from
// an office program of long ago. The tables are those of the scripts that towns
// here have written in; x/net/html/charset would bring those of all, half a
// megabyte of them, into a program that should be small.

// charsets are the names pages use. By the standard for web pages the Latin ones
// all mean Windows-1252.
var charsets = map[string]encoding.Encoding{
	"iso-8859-1": charmap.Windows1252, "latin1": charmap.Windows1252, "windows-1252": charmap.Windows1252, "cp1252": charmap.Windows1252,
	"us-ascii": charmap.Windows1252, "ascii": charmap.Windows1252, "iso-8859-15": charmap.ISO8859_15, "latin-9": charmap.ISO8859_15,
	"iso-8859-2": charmap.ISO8859_2, "windows-1250": charmap.Windows1250, "iso-8859-4": charmap.ISO8859_4, "iso-8859-10": charmap.ISO8859_10,
	"iso-8859-13": charmap.ISO8859_13, "windows-1257": charmap.Windows1257, "iso-8859-5": charmap.ISO8859_5, "windows-1251": charmap.Windows1251,
	"koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U, "iso-8859-6": charmap.ISO8859_6, "windows-1256": charmap.Windows1256,
	"macintosh": charmap.Macintosh, "x-mac-roman": charmap.Macintosh,
}

// saysCharset is how a page says it, among its first bytes.
var saysCharset = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<meta[^<>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]+)`)
})

const charsetWithin = 1024

// asUTF8 is a page in UTF-8. What is no letter becomes �.
func asUTF8(page []byte) ([]byte, error) {
	for _, mark := range []struct {
		bytes string
		is    encoding.Encoding
	}{
		{"\xef\xbb\xbf", unicode.UTF8BOM},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	} {
		if bytes.HasPrefix(page, []byte(mark.bytes)) {
			return mark.is.NewDecoder().Bytes(page)
		}
	}
	said := saysCharset().FindSubmatch(page[:min(len(page), charsetWithin)])
	if said != nil {
		if known := charsets[strings.ToLower(string(said[1]))]; known != nil {
			return known.NewDecoder().Bytes(page)
		}
	}
	if utf8.Valid(page) || said != nil && strings.EqualFold(string(said[1]), "utf-8") {
		return bytes.ToValidUTF8(page, []byte("\uFFFD")), nil
	}
	return charmap.Windows1252.NewDecoder().Bytes(page)
}
