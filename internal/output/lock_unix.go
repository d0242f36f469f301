//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// A lock keeps other builders out: a file that holds our process id, locked by
// the system, which lets go of it when the process dies in whatever way. A file
// left by a dead process therefore stops nobody.
type lock struct{ file *os.File }

func takeLock(dir, name string) (*lock, error) {
	for {
		var file *os.File
		err := call("create", name, func() (err error) {
			file, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
			return err
		})
		if err != nil {
			return nil, err
		}
		err = call("lock", name, func() error { return unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB) })
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, errors.Join(busy(dir, name), file.Close())
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", name, err), file.Close())
		}
		// Between opening and locking, the one before us may have removed the
		// file: then we have locked a file that nobody else will see.
		ours, err := file.Stat()
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		if there, err := os.Lstat(name); err != nil || !os.SameFile(ours, there) {
			if err := file.Close(); err != nil {
				return nil, err
			}
			continue
		}
		l := &lock{file}
		if err := call("write", name, func() error { return errors.Join(file.Truncate(0), writePid(file)) }); err != nil {
			return nil, errors.Join(err, l.release())
		}
		return l, nil
	}
}

func writePid(file *os.File) error {
	_, err := fmt.Fprintln(file, os.Getpid())
	return err
}

func busy(dir, name string) error {
	pid, _ := os.ReadFile(name) // only words for the message
	return &Refusal{Kind: Busy, Dir: dir, Detail: strings.TrimSpace(string(pid))}
}

// release removes the file while it is still locked, so that nobody can lock
// a file that is about to go.
func (l *lock) release() error {
	return errors.Join(remove(l.file.Name()), l.file.Close())
}
