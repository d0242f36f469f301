package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// step is asked before every call to the system that changes something, makes
// it safe or reads what decides. It lets all of them be: tests put another in
// its place, which fails the n-th call, lingers before it or kills the process.
var step = func(call, name string) error { return nil }

// mounted tells a folder that cannot change places with another. Tests put
// another in its place.
var mounted = isMount

// call does one call to the system.
func call(what, name string, do func() error) error {
	if err := step(what, name); err != nil {
		return &fs.PathError{Op: what, Path: name, Err: err}
	}
	return do()
}

func rename(from, to string) error {
	return call("rename", to, func() error { return os.Rename(from, to) })
}

func link(from, to string) error {
	return call("link", to, func() error { return os.Link(from, to) })
}

func symlink(target, name string) error {
	return call("symlink", name, func() error { return os.Symlink(target, name) })
}

func chmod(name string, mode fs.FileMode) error {
	return call("chmod", name, func() error { return os.Chmod(name, mode) })
}

func remove(name string) error {
	return call("remove", name, func() error { return os.Remove(name) })
}

// gone is remove for what may be gone already.
func gone(name string) error {
	if err := remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func swap(a, b string) error {
	return call("exchange", b, func() error { return exchangeFolders(a, b) })
}

// settle puts all that was written to dir's file system safely on disk.
func settle(dir string) error {
	return call("sync", dir, func() error { return flush(dir) })
}

// settleNames puts the names in a folder safely on disk.
func settleNames(dir string) error {
	return call("sync", dir, func() error { return flushFolder(dir) })
}

// readFile reads what decides about other files.
func readFile(name string) (data []byte, err error) {
	err = call("read", name, func() error { data, err = os.ReadFile(name); return err })
	return data, err
}

// readFolder lists a folder.
func readFolder(name string) (in []os.DirEntry, err error) {
	err = call("list", name, func() error { in, err = os.ReadDir(name); return err })
	return in, err
}

// discard removes a folder that is all ours, also where somebody's folder, of
// which it has a copy, let nobody write.
func discard(dir string) error {
	return call("discard", dir, func() error {
		err := os.RemoveAll(dir)
		if !errors.Is(err, fs.ErrPermission) {
			return err
		}
		err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				err = writable(name)
			}
			return err
		})
		return errors.Join(err, os.RemoveAll(dir))
	})
}

// makeFolder makes one folder with the mode, whatever the umask. One that is
// there already is left as it is.
func makeFolder(name string, mode fs.FileMode) error {
	err := call("mkdir", name, func() error { return os.Mkdir(name, 0o755) })
	if errors.Is(err, fs.ErrExist) {
		if info, err := os.Lstat(name); err == nil && info.IsDir() {
			return nil
		}
	}
	if err != nil {
		return err
	}
	return chmod(name, mode)
}

// makeAll makes a folder and those above it, and says which it made, nearest
// first. After an error none of them is left.
func makeAll(dir string) (made []string, err error) {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if made, err = makeAll(filepath.Dir(dir)); err != nil {
		return nil, err
	}
	made = append([]string{dir}, made...)
	if err := makeFolder(dir, 0o755); err != nil {
		unmake(made)
		return nil, err
	}
	return made, nil
}

// unmake removes folders that were made on the way, nearest first, if nothing
// came into them.
func unmake(made []string) {
	for _, dir := range made {
		if err := remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return // something is in it: it stays
		}
	}
}

// writeFile writes a new file with mode 0644, whatever the umask. It is not
// flushed here: Publish flushes all files at once.
func writeFile(name string, data []byte) error {
	var file *os.File
	err := call("create", name, func() (err error) {
		file, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		return err
	})
	if err != nil {
		return err
	}
	err = call("write", name, func() error { _, err := file.Write(data); return err })
	return errors.Join(err,
		call("chmod", name, func() error { return file.Chmod(0o644) }),
		call("close", name, func() error { return nil }), file.Close())
}
