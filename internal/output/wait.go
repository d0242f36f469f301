package output

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"vakka/internal/stamp"
)

// wait writes a file into the waiting folder. mark is that of the file, if it is
// known.
func (t *Tree) wait(f File) (mark stamp.Mark, err error) {
	dir := above(f.Path)
	into, err := t.opened(dir)
	if err != nil {
		return mark, err
	}
	if into == nil {
		return mark, writeFile(t.waits(f.Path), f.Data)
	}
	return into.write(strings.TrimPrefix(f.Path, dir+"/"), f.Data)
}

// mostOpen is how many folders are open at a time: a system lets a program have
// some thousands. Tests put another number in its place.
var mostOpen = 500

// opened makes a folder of the site in the waiting folder, and opens it until the
// Tree ends; nil when so many are open.
func (t *Tree) opened(p string) (*folder, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if d := t.open[p]; d != nil {
		return d, nil
	}
	if err := t.folderLocked(p, 0o755); err != nil || len(t.open) >= mostOpen {
		return nil, err
	}
	var d *folder
	err := call("open", t.waits(p), func() (err error) { d, err = openFolder(t.waits(p)); return err })
	if err == nil {
		t.open[p] = d
	}
	return d, err
}

// shut closes the folders that are open.
func (t *Tree) shut() (err error) {
	for _, d := range t.open {
		err = errors.Join(err, d.close())
	}
	t.open = nil
	return err
}

// waits is where a file of the site waits, stood where it stands.
func (t *Tree) waits(p string) string { return filepath.Join(t.place.waiting, filepath.FromSlash(p)) }
func (t *Tree) stood(p string) string { return filepath.Join(t.place.root, filepath.FromSlash(p)) }

// folder makes a folder of the site in the waiting folder, and those above it.
func (t *Tree) folder(p string, mode fs.FileMode) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.folderLocked(p, mode)
}

func (t *Tree) folderLocked(p string, mode fs.FileMode) error {
	if t.made[p] {
		return nil
	}
	if p != "." {
		if err := t.folderLocked(path.Dir(p), 0o755); err != nil {
			return err
		}
	}
	if err := makeFolder(t.waits(p), mode); err != nil {
		return err
	}
	t.made[p] = true
	return nil
}
