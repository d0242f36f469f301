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
	var folders []string
	err = call("list", p.leaving, func() error { return p.empty("", ours, &folders) })
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
			if err := gone(filepath.Join(p.leaving, listName)); err != nil {
				return err
			}
		}
		if err := remove(name); err != nil {
			return err
		}
	}
	return nil
}

// empty clears a folder of the site that has left its place of files, and those
// in it, and notes each: one before what is in it. Paths in it begin with the
// prefix.
func (p *place) empty(prefix string, ours listing, folders *[]string) error {
	dir := filepath.Join(p.leaving, filepath.FromSlash(prefix))
	if err := writable(dir); err != nil {
		return err
	}
	*folders = append(*folders, dir)
	inside, err := p.emptyOne(dir, prefix, ours)
	if err != nil {
		return err
	}
	for _, name := range inside {
		if err := p.empty(prefix+name+"/", ours, folders); err != nil {
			return err
		}
	}
	return nil
}

func (p *place) emptyOne(dir, prefix string, ours listing) (inside []string, err error) {
	d, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer d.close() // its files have been removed
	in, err := d.list()
	if err != nil {
		return nil, err
	}
	for _, entry := range in {
		switch name := prefix + entry.Name(); {
		case name == listName:
		case entry.IsDir():
			inside = append(inside, entry.Name())
		case ours.has(name):
			err = d.remove(entry.Name())
		default:
			err = rescue(filepath.Join(dir, entry.Name()), filepath.Join(p.root, filepath.FromSlash(name)))
		}
		if err != nil {
			return nil, err
		}
	}
	return inside, nil
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
