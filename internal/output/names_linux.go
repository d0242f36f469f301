package output

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"golang.org/x/sys/unix"
)

// names lists the folder with what the system tells beside each name, without
// looking at the files.
func (d *folder) names(bool) (all []named, err error) {
	if _, err := unix.Seek(d.fd, 0, 0); err != nil {
		return nil, err
	}
	for buf := make([]byte, 64<<10); ; {
		n := 0
		if err := d.retry("list", ".", func() (err error) { n, err = unix.ReadDirent(d.fd, buf); return err }); err != nil || n <= 0 {
			return all, err
		}
		// struct linux_dirent64: number 8, offset 8, length 2, kind 1, name, 0
		for rest := buf[:n]; len(rest) > 0; {
			length := binary.NativeEndian.Uint16(rest[16:])
			name, _, _ := bytes.Cut(rest[19:length], []byte{0})
			one := named{string(name), binary.NativeEndian.Uint64(rest), rest[18] == unix.DT_DIR}
			unknown := rest[18] == unix.DT_UNKNOWN
			rest = rest[length:]
			if one.name == "." || one.name == ".." {
				continue
			}
			if unknown {
				what, err := d.look(one.name)
				if errors.Is(err, unix.ENOENT) {
					continue // its owner has just removed it
				}
				if err != nil {
					return nil, err
				}
				one.folder = what.mode.IsDir()
			}
			if len(all) == cap(all) { // of thousands, copied seldom
				all = slices.Grow(all, len(all)+256)
			}
			all = append(all, one)
		}
	}
}
