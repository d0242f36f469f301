package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// sweep removes the folder that has left its place. After a kill it may be the
// old site or a new one that never got there; in both cases what its listing
// names is ours, and what it shares with the folder is safe there. Anything
// else was put there by somebody while we were at work, and is moved over.
func (p *place) sweep() error {
	ours, err := readListing(p.leaving, p.leaving)
	if err != nil {
		return err
	}
	list := filepath.Join(p.leaving, listName)
	var folders []string
	err = walk(p.leaving, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == list {
			return err
		}
		if d.IsDir() {
			folders = append(folders, name)
			return writable(name)
		}
		rel, err := filepath.Rel(p.leaving, name)
		if err != nil {
			return err
		}
		if ours.has(filepath.ToSlash(rel)) {
			return remove(name)
		}
		return rescue(name, filepath.Join(p.root, rel))
	})
	if errors.Is(err, fs.ErrNotExist) && len(folders) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	// The listing goes last: a sweep that is cut short must know it next time.
	slices.Reverse(folders)
	for _, name := range folders {
		if name == p.leaving {
			if err := gone(list); err != nil {
				return err
			}
		}
		if err := remove(name); err != nil {
			return err
		}
	}
	return nil
}

// rescue lets go of a file that is not ours: the folder has the same one, or
// gets it now; of two different ones the newer stays.
func rescue(name, home string) error {
	here, err := os.Lstat(name)
	if err != nil {
		return err
	}
	there, err := os.Lstat(home)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := makeAll(filepath.Dir(home)); err != nil {
			return err
		}
		return rename(name, home)
	case err != nil:
		return err
	case os.SameFile(here, there), here.Mode()&fs.ModeSymlink != 0, !here.ModTime().After(there.ModTime()):
		return remove(name)
	}
	return rename(name, home)
}

// writable makes a folder one whose files can be removed.
func writable(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil || info.Mode()&0o200 != 0 {
		return err
	}
	return chmod(dir, 0o755)
}
