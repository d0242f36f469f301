package output

import (
	"io/fs"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// canExchange: the system can let two folders change places in one step.
const canExchange = true

func exchangeFolders(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }

// flush asks the system to put all that was written on disk.
func flush(string) error { return unix.Sync() }

// isMount tells whether a folder is where another file system is mounted.
func isMount(dir string) bool {
	var here, above unix.Stat_t
	return unix.Lstat(dir, &here) == nil && unix.Lstat(filepath.Dir(dir), &above) == nil && here.Dev != above.Dev
}

// list is what is in the folder, in no order.
func (d *folder) list() ([]fs.DirEntry, error) { return d.file.ReadDir(-1) }
