package stamp

import (
	"io/fs"
	"syscall"
)

func system(info fs.FileInfo) (inode uint64, changed int64, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return s.Ino, s.Ctimespec.Nano(), true
}
