package output

import (
	"io/fs"
	"path"
	"path/filepath"
)

// wait writes a file into the waiting folder.
func (t *Tree) wait(f File) error {
	if err := t.folder(path.Dir(f.Path), 0o755); err != nil {
		return err
	}
	return writeFile(t.waits(f.Path), f.Data)
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
