//go:build linux || darwin

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"vakka/internal/stamp"
)

// A folder is one that is open. What is in it is reached by its name alone:
// looking a whole path up again for each of ten thousand files takes as long as
// what is done to them.
type folder struct {
	file *os.File
	fd   int
	name string
}

// openFolder opens a folder, and no link to one.
func openFolder(name string) (*folder, error) {
	file, err := os.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	return &folder{file, int(file.Fd()), name}, nil
}

func (d *folder) close() error { return d.file.Close() }

// list is what is in the folder, in no order.
func (d *folder) list() ([]fs.DirEntry, error) { return d.file.ReadDir(-1) }

// look tells what a file is, without following a link.
func (d *folder) look(name string) (seen, error) {
	var s unix.Stat_t
	if err := d.retry("lstat", name, func() error { return unix.Fstatat(d.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return seen{}, err
	}
	mode := fs.FileMode(s.Mode).Perm()
	switch uint32(s.Mode) & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	default:
		mode |= fs.ModeIrregular
	}
	return seen{mode, stamp.Mark{Inode: s.Ino, Size: s.Size, Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano()}, true}, nil
}

// link gives a file a second name, in another folder.
func (d *folder) link(name string, to *folder) error {
	return call("link", filepath.Join(to.name, name), func() error {
		return d.retry("link", name, func() error { return unix.Linkat(d.fd, name, to.fd, name, 0) })
	})
}

// remove removes a file.
func (d *folder) remove(name string) error {
	return call("remove", filepath.Join(d.name, name), func() error {
		return d.retry("remove", name, func() error { return unix.Unlinkat(d.fd, name, 0) })
	})
}

// retry asks the system again when a signal came between.
func (d *folder) retry(what, name string, do func() error) error {
	for {
		err := do()
		if err == nil {
			return nil
		}
		if !errors.Is(err, unix.EINTR) {
			return &fs.PathError{Op: what, Path: filepath.Join(d.name, name), Err: err}
		}
	}
}
