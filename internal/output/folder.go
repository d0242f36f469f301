//go:build linux || darwin

package output

import (
	"errors"
	"io"
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

// look tells what a file is, without following a link.
func (d *folder) look(name string) (seen, error) {
	var s unix.Stat_t
	if err := d.retry("lstat", name, func() error { return unix.Fstatat(d.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return seen{}, err
	}
	return seenAs(&s), nil
}

func seenAs(s *unix.Stat_t) seen {
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
	return seen{mode, stamp.Mark{Inode: s.Ino, Size: s.Size, Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano()}, true, true}
}

// link gives a file a second name, in another folder.
func (d *folder) link(name string, to *folder) error {
	return d.call("link", name, func() error { return unix.Linkat(d.fd, name, to.fd, name, 0) })
}

// remove removes a file.
func (d *folder) remove(name string) error {
	return d.call("remove", name, func() error { return unix.Unlinkat(d.fd, name, 0) })
}

// write is writeFile for a file in the folder, and tells its mark.
func (d *folder) write(name string, data []byte) (mark stamp.Mark, err error) {
	var fd int
	err = d.call("create", name, func() (err error) {
		fd, err = unix.Openat(d.fd, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
		return err
	})
	if err != nil {
		return mark, err
	}
	for err == nil && len(data) > 0 {
		err = d.call("write", name, func() error {
			n, err := unix.Write(fd, data)
			if n == 0 && err == nil {
				err = io.ErrUnexpectedEOF
			}
			data = data[max(n, 0):]
			return err
		})
	}
	var s unix.Stat_t
	look := func() error { return unix.Fstat(fd, &s) }
	if err == nil {
		err = d.call("look", name, look)
	}
	if err == nil && s.Mode&0o7777 != 0o644 { // as the umask will have it
		err = errors.Join(d.call("chmod", name, func() error { return unix.Fchmod(fd, 0o644) }), d.call("look", name, look))
	}
	return seenAs(&s).mark, errors.Join(err, call("close", name, func() error { return nil }), unix.Close(fd))
}

// call is one call to the system for a file in the folder.
func (d *folder) call(what, name string, do func() error) error {
	return call(what, name, func() error { return d.retry(what, name, do) })
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
