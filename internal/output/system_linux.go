package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// canExchange: the system can let two folders change places in one step.
const canExchange = true

func exchangeFolders(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

// flush puts all that was written to dir's file system safely on disk: one
// call for any number of files, where a call a file would take minutes.
func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}

// isMount tells whether a folder is where another file system, or another part
// of the same one, is mounted.
func isMount(dir string) bool {
	var s unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_SYMLINK_NOFOLLOW, 0, &s)
	return err == nil && s.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}
