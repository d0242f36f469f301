package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// An undo brings back, in a place where files are replaced one by one, the old
// site when something fails on the way. Until then it keeps every old file.
type undo struct {
	dir   string // where old files are kept, in the waiting folder
	steps []func() error
}

// all takes every step back, the last one first, and stops at none.
func (u *undo) all() error {
	var failed []error
	for _, step := range slices.Backward(u.steps) {
		failed = append(failed, step())
	}
	return errors.Join(failed...)
}

func (u *undo) then(step func() error) { u.steps = append(u.steps, step) }

func (u *undo) name() string { return filepath.Join(u.dir, strconv.Itoa(len(u.steps))) }

// put moves a file that waits to its place, over an old one.
func (u *undo) put(from, to string) error {
	made, err := makeAll(filepath.Dir(to))
	if err != nil {
		return err
	}
	u.then(func() error { unmake(made); return nil })
	old := u.name()
	err = keep(to, old)
	stood := !errors.Is(err, fs.ErrNotExist)
	if err != nil && stood {
		return err
	}
	if err := renameOver(from, to); err != nil {
		return err
	}
	u.then(func() error {
		if stood {
			return renameOver(old, to)
		}
		return gone(to)
	})
	return nil
}

// take removes an old file.
func (u *undo) take(name string) error {
	old := u.name()
	if err := renameOver(name, old); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	u.then(func() error {
		_, err := makeAll(filepath.Dir(name))
		return errors.Join(err, renameOver(old, name))
	})
	return nil
}

// keep gives a file a second name or, where files have only one, makes a copy.
func keep(name, kept string) error {
	err := link(name, kept)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "keep", Path: name, Err: errors.ErrUnsupported}
	}
	from, err := os.Open(name)
	if err != nil {
		return err
	}
	defer from.Close() // it was only read
	to, err := os.OpenFile(kept, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Chmod(info.Mode().Perm()), to.Close())
}
