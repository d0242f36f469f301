//go:build !unix

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// A lock keeps other builders out: a file that holds our process id. Windows
// lets nobody remove a file that is open, so one that can be removed was left
// by a dead process.
type lock struct{ file *os.File }

func takeLock(dir, name string) (*lock, error) {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, busy(dir, name)
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, busy(dir, name)
	}
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintln(file, os.Getpid()); err != nil {
		return nil, errors.Join(err, (&lock{file}).release())
	}
	return &lock{file}, nil
}

func busy(dir, name string) error {
	pid, _ := os.ReadFile(name) // only words for the message
	return &Refusal{Kind: Busy, Dir: dir, Detail: strings.TrimSpace(string(pid))}
}

func (l *lock) release() error {
	return errors.Join(l.file.Close(), remove(l.file.Name()))
}
