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
	err = call("list", p.leaving, func() error { folders, err = p.empty(ours); return err })
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

// empty clears the site that has left its place of files, and gives its folders:
// one before those in it.
func (p *place) empty(ours listing) (folders []string, err error) {
	for level := []string{""}; len(level) > 0; { // paths that end with a slash
		inside := make([][]string, len(level))
		err := each(len(level), func(i int) (err error) {
			inside[i], err = p.emptyOne(filepath.Join(p.leaving, filepath.FromSlash(level[i])), level[i], ours)
			return err
		})
		if err != nil {
			return folders, err
		}
		for _, prefix := range level {
			folders = append(folders, filepath.Join(p.leaving, filepath.FromSlash(prefix)))
		}
		level = slices.Concat(inside...)
	}
	return folders, nil
}

// emptyOne clears one folder of files; paths in it begin with the prefix. inside
// are those of the folders in it.
func (p *place) emptyOne(dir, prefix string, ours listing) (inside []string, err error) {
	if err := writable(dir); err != nil {
		return nil, err
	}
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
			inside = append(inside, name+"/")
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
