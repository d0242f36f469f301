package paper

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
)

// Limits of looking for places. They are apart from those of texts: a slide show
// full of photographs must not keep its words from being read.
const (
	maxPictureStart = 256 << 10 // of a picture: what a camera notes stands at its beginning
	maxPictures     = 32 << 20  // of all pictures and recordings in an archive
)

// Phones write the place into recordings under one of these names.
var (
	phonesKey = []byte("\xa9xyz")
	applesKey = []byte("com.apple.quicktime.location.ISO6709")
	xmpKey    = []byte("exif:GPSLatitude")
)

// pictured are the types in archives that may hold a place; of recordings all is
// looked at, because they end with it.
var pictured = map[string]int{".jpg": maxPictureStart, ".jpeg": maxPictureStart, ".png": maxPictureStart, ".webp": maxPictureStart, ".tif": maxPictureStart,
	".tiff": maxPictureStart, ".heic": maxPictureStart, ".avif": maxPictureStart, ".mp4": maxPictures, ".m4a": maxPictures, ".mov": maxPictures, ".3gp": maxPictures}

// picture looks at one picture or recording of an archive.
func (r *reader) picture(f *zip.File, most int) {
	if most = min(most, maxPictures-r.pictures); most <= 0 || r.placed {
		return
	}
	in, err := f.Open()
	if err != nil {
		return // its name promises what it is not: nobody can open it either
	}
	defer in.Close()
	data, _ := io.ReadAll(io.LimitReader(in, int64(most))) // a picture that breaks off is looked at as far as it goes
	r.pictures += len(data)
	r.placed = tellsPlace(data)
}

// tellsPlace is true of a file in which a camera or a phone has noted where it
// was.
func tellsPlace(data []byte) bool {
	if bytes.Contains(data, applesKey) || bytes.Contains(data, xmpKey) || recordedAt(data) {
		return true
	}
	for _, mark := range []string{"Exif\x00\x00", "eXIf", "EXIF"} {
		for rest, n := data, 0; n < 1000; n++ {
			at := bytes.Index(rest, []byte(mark))
			if at < 0 {
				break
			}
			rest = rest[at+len(mark):]
			if mark == "EXIF" && len(rest) > 4 { // WebP writes the length between
				rest = rest[4:]
			}
			if hasLatitude(rest) {
				return true
			}
		}
	}
	return false
}

// recordedAt finds ©xyz, the lengths of two words, and +60.4864+022.1698/. The
// four bytes alone come by chance in a long recording.
func recordedAt(data []byte) bool {
	for {
		at := bytes.Index(data, phonesKey)
		if at < 0 || len(data) < at+10 {
			return false
		}
		data = data[at+len(phonesKey):]
		if sign, digit := data[4], data[5]; (sign == '+' || sign == '-') && digit >= '0' && digit <= '9' {
			return true
		}
	}
}

// hasLatitude reads the directory of what a camera notes, as far as the one of
// the place.
func hasLatitude(tiff []byte) bool {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return false
	}
	value := func(directory uint32, tag uint16) (uint32, bool) {
		at := int(directory)
		if at < 8 || at > len(tiff)-2 {
			return 0, false
		}
		entries := tiff[at+2:]
		for n := int(order.Uint16(tiff[at:])); n > 0 && len(entries) >= 12; n, entries = n-1, entries[12:] {
			if order.Uint16(entries) == tag {
				return order.Uint32(entries[8:]), true
			}
		}
		return 0, false
	}
	if len(tiff) < 8 {
		return false
	}
	const place, latitude = 0x8825, 2
	directory, known := value(order.Uint32(tiff[4:]), place)
	if known {
		_, known = value(directory, latitude)
	}
	return known
}

// Names are the files in an archive, folders left out; nil when it is none.
func Names(data []byte) (names []string) {
	r := &reader{}
	for _, f := range r.unpack(data) {
		if !f.FileInfo().IsDir() {
			names = append(names, f.Name)
		}
	}
	return names
}
