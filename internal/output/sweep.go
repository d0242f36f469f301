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
	list, err := readListing(p.leaving, p.leaving)
	if err != nil {
		return err
	}
	s := sweeping{dir: p.leaving, home: p.root, ours: list.sums().has}
	folders, err := s.files()
	if errors.Is(err, fs.ErrNotExist) && len(folders) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	// The listing goes last: a sweep that is cut short must know it next time.
	for _, name := range slices.Backward(folders) {
		if name == "" {
			if err := gone(filepath.Join(p.leaving, listName)); err != nil {
				return err
			}
		}
		if err := remove(filepath.Join(p.leaving, name)); err != nil {
			return err
		}
	}
	return nil
}

// A sweeping clears a folder of files that are ours, and gives others back.
type sweeping struct {
	dir, home string                               // what is swept, and where other people's files belong
	ours      func(path string) bool               // tells our files, which are removed …
	stays     func(path string, inode uint64) bool // … but for these; nil: none. Several goroutines ask
}

// files clears the folder of files, but for the listing, and gives the folders in
// it: one before those in it, with a slash at the end of their paths but for "",
// the first.
func (s *sweeping) files() (folders []string, err error) {
	err = call("list", s.dir, func() error {
		for level := []string{""}; len(level) > 0; {
			inside := make([][]string, len(level))
			err := each(len(level), func(i int) (err error) { inside[i], err = s.one(level[i]); return err })
			if err != nil {
				return err
			}
			folders, level = append(folders, level...), slices.Concat(inside...)
		}
		return nil
	})
	return folders, err
}

// one clears one folder of files; paths in it begin with the prefix. inside are
// those of the folders in it.
func (s *sweeping) one(prefix string) (inside []string, err error) {
	dir := filepath.Join(s.dir, filepath.FromSlash(prefix))
	if err := writable(dir); err != nil {
		return nil, err
	}
	d, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer d.close() // its files have been removed
	in, err := d.names(s.stays != nil)
	if err != nil {
		return nil, err
	}
	for _, entry := range in {
		switch name := prefix + entry.name; {
		case name == listName:
		case entry.folder:
			inside = append(inside, name+"/")
		case s.stays != nil && s.stays(name, entry.inode):
		case s.ours(name):
			err = d.remove(entry.name)
		default:
			err = rescue(filepath.Join(dir, entry.name), filepath.Join(s.home, filepath.FromSlash(name)))
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
