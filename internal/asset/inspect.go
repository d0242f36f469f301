package asset

import (
	"encoding/binary"
)

// structure is what the outer parts of a file tell without decoding it.
type structure struct {
	exif          []byte // TIFF-formed metadata, nil when there is none
	lossless      bool   // of WebP
	bytesPerPixel int64  // of memory, about, when it is decoded
}

// inspect walks a file's parts. It finds files that break off (a synchronising
// client is not done, a download was cut) before anything is decoded; false
// means that the file is broken.
func inspect(f form, data []byte) (structure, bool) {
	switch f {
	case jpegForm:
		return inspectJPEG(data)
	case pngForm:
		return inspectPNG(data)
	case webpForm:
		return inspectWebP(data)
	}
	_, ok := stripGIF(data)
	return structure{bytesPerPixel: 0}, ok
}

// maxScans bounds the passes of a progressive JPEG: cameras and programs make
// about ten, and each costs a walk over the whole picture.
const maxScans = 64

// inspectJPEG walks the segments to the end of the image.
func inspectJPEG(data []byte) (structure, bool) {
	s := structure{bytesPerPixel: 3}
	scans := 0
	for at := 2; at+2 <= len(data); {
		if data[at] != 0xff {
			return s, false
		}
		marker := data[at+1]
		switch {
		case marker == 0xff: // filling
			at++
			continue
		case marker == 0xd9:
			return s, scans > 0
		case marker == 0x01 || marker >= 0xd0 && marker <= 0xd8:
			at += 2
			continue
		}
		if at+4 > len(data) {
			return s, false
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) || end < at+4 {
			return s, false
		}
		body := data[at+4 : end]
		switch {
		case marker == 0xe1 && len(body) > 6 && string(body[:6]) == "Exif\x00\x00" && s.exif == nil:
			s.exif = body[6:]
		case marker == 0xc2: // progressive: every coefficient is kept, in four bytes
			s.bytesPerPixel = 15
		case marker == 0xda:
			if scans++; scans > maxScans {
				return s, false
			}
			end = afterScan(data, end)
		}
		at = end
	}
	return s, false
}

// afterScan finds the marker after a scan's coded bytes.
func afterScan(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
	}
	return len(data)
}

// inspectPNG walks the chunks to IEND.
func inspectPNG(data []byte) (structure, bool) {
	s := structure{bytesPerPixel: 4}
	for at := 8; at+12 <= len(data); {
		size := binary.BigEndian.Uint32(data[at:])
		if uint64(size) > uint64(len(data)-at-12) {
			return s, false
		}
		body := data[at+8 : at+8+int(size)]
		switch string(data[at+4 : at+8]) {
		case "IHDR":
			if len(body) > 8 && body[8] == 16 {
				s.bytesPerPixel = 8
			}
		case "eXIf":
			s.exif = body
		case "IEND":
			return s, true
		}
		at += 12 + int(size)
	}
	return s, false
}

// inspectWebP walks the chunks of the RIFF container.
func inspectWebP(data []byte) (structure, bool) {
	s := structure{bytesPerPixel: 5}
	image := false
	ok := webpChunks(data, func(name string, body []byte) {
		switch name {
		case "VP8L", "ALPH":
			s.lossless, image = true, image || name == "VP8L"
		case "VP8 ":
			image = true
		case "EXIF":
			s.exif = body
			if len(body) > 6 && string(body[:6]) == "Exif\x00\x00" { // some programs write JPEG's prefix too
				s.exif = body[6:]
			}
		}
	})
	return s, ok && image
}

// webpChunks visits the chunks; false means that the file breaks off.
func webpChunks(data []byte, visit func(name string, body []byte)) bool {
	size := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if size > uint64(len(data)) || size < 12 {
		return false
	}
	data = data[12:size]
	for len(data) >= 8 {
		size := uint64(binary.LittleEndian.Uint32(data[4:]))
		if size > uint64(len(data)-8) {
			return false
		}
		visit(string(data[:4]), data[8:8+size])
		data = data[min(8+size+size%2, uint64(len(data))):]
	}
	return true
}

func animatedWebP(data []byte) bool {
	found := false
	if len(data) >= 12 {
		webpChunks(data, func(name string, body []byte) {
			found = found || name == "ANIM" || name == "VP8X" && len(body) > 0 && body[0]&2 != 0
		})
	}
	return found
}
