package asset

import "bytes"

// stripGIF copies a GIF, which may be an animation, without comments and
// programs' own data; of the latter only how often it loops is kept. false
// means that the file breaks off or is no GIF.
func stripGIF(data []byte) ([]byte, bool) {
	if len(data) < 13 {
		return nil, false
	}
	head := 13 + colours(data[10])
	if len(data) < head {
		return nil, false
	}
	out := append([]byte(nil), data[:head]...)
	pictures := 0
	for at := head; at < len(data); {
		start, keep := at, true
		switch data[at] {
		case 0x3b: // the end; what follows it is not the picture's
			return append(out, 0x3b), pictures > 0
		case 0x21:
			if at+2 >= len(data) {
				return nil, false
			}
			keep = data[at+1] == 0xf9 || data[at+1] == 0xff && loops(data[at+2:])
			at += 2
		case 0x2c:
			if at+10 > len(data) {
				return nil, false
			}
			pictures++
			at += 10 + colours(data[at+9]) + 1
		default:
			return nil, false
		}
		if at = blocksEnd(data, at); at < 0 {
			return nil, false
		}
		if keep {
			out = append(out, data[start:at]...)
		}
	}
	return nil, false
}

// colours is the length of the colour table that flags announce.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

func loops(block []byte) bool {
	return bytes.HasPrefix(block, []byte("\x0bNETSCAPE2.0\x03\x01")) || bytes.HasPrefix(block, []byte("\x0bANIMEXTS1.0\x03\x01"))
}

// blocksEnd finds the end of a chain of blocks; -1: it breaks off.
func blocksEnd(data []byte, at int) int {
	for at < len(data) {
		size := int(data[at])
		at += 1 + size
		if size == 0 {
			return at
		}
	}
	return -1
}
