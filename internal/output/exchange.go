package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// exchange completes the waiting folder and lets it and the old site change
// places. An error that cannot() knows means: not in this place; nothing has
// happened yet.
func (t *Tree) exchange(p plan) error {
	t.adopt(p)
	if err := t.complete(p); err != nil {
		return err
	}
	made := t.lock.clock()
	if err := t.settle(); err != nil {
		return err
	}
	if t.have != nil && t.waited == "" {
		t.ended = made // the old tree stays, but for files that this site has not
	}
	if _, err := os.Lstat(t.place.root); errors.Is(err, fs.ErrNotExist) {
		if err = rename(t.place.waiting, t.place.root); err == nil {
			t.ended = made // no file was touched since
		}
		return err
	}
	// Under the name "leaving" the folder is swept with care, not thrown away:
	// from the exchange on it is the old site, with other people's files.
	if err := rename(t.place.waiting, t.place.leaving); err != nil {
		return err
	}
	if err := swap(t.place.leaving, t.place.root); err != nil {
		return errors.Join(err, rename(t.place.leaving, t.place.waiting))
	}
	return nil
}

// flushFolder puts the names in a folder safely on disk.
func flushFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// complete links into the waiting folder all that stays as it is, and writes
// the listing.
func (t *Tree) complete(p plan) error {
	if err := t.folder(".", 0o755); err != nil {
		return err
	}
	modes := map[string]fs.FileMode{".": t.rootMode()}
	if err := t.stay(p.now); err != nil {
		return err
	}
	for _, name := range p.foreign {
		if err := t.carry(name, modes); err != nil {
			return err
		}
	}
	if err := writeFile(filepath.Join(t.place.waiting, listName), p.list); err != nil {
		return err
	}
	// Last, and the deepest first: a mode may let nobody write.
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(modes))) {
		if err := chmod(t.waits(name), modes[name]); err != nil {
			return err
		}
	}
	return nil
}

// stay gives every file that stays as it is a second name in the waiting folder,
// folder by folder.
func (t *Tree) stay(files listing) error {
	in := map[string][]string{}
	for _, f := range files {
		name := f.path
		if file, _ := t.files.Get(name); !file.staged && !t.have[name] {
			dir := above(name)
			in[dir] = append(in[dir], strings.TrimPrefix(name, dir+"/"))
		}
	}
	dirs := slices.Sorted(maps.Keys(in))
	return each(len(dirs), func(i int) error { return t.stayIn(dirs[i], in[dirs[i]]) })
}

func (t *Tree) stayIn(dir string, names []string) error {
	if err := t.folder(dir, 0o755); err != nil {
		return err
	}
	from, err := openFolder(t.stood(dir))
	if err != nil {
		return err
	}
	defer from.close() // it was only read
	to, err := openFolder(t.waits(dir))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := from.link(name, to); err != nil {
			return errors.Join(err, to.close())
		}
	}
	return to.close()
}

// link gives a file that stands a second name in the waiting folder.
func (t *Tree) link(name string) error {
	if err := t.folder(filepath.ToSlash(filepath.Dir(name)), 0o755); err != nil {
		return err
	}
	return link(t.stood(name), t.waits(name))
}

// carry takes a thing that is not ours along, and notes a folder's mode.
func (t *Tree) carry(name string, modes map[string]fs.FileMode) error {
	info, err := os.Lstat(t.stood(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // its owner has just removed it
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		if mounted(t.stood(name)) {
			return errors.ErrUnsupported
		}
		modes[name] = info.Mode().Perm() | info.Mode()&(fs.ModeSetgid|fs.ModeSticky)
		return t.folder(name, 0o755)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return t.link(name)
	}
	target, err := os.Readlink(t.stood(name))
	if err != nil {
		return err
	}
	if err := t.folder(filepath.ToSlash(filepath.Dir(name)), 0o755); err != nil {
		return err
	}
	return symlink(target, t.waits(name))
}

// cannot tells the errors that mean "not on this file system", where files are
// replaced one by one instead.
func cannot(err error) bool {
	if errors.Is(err, errors.ErrUnsupported) {
		return true
	}
	return slices.ContainsFunc([]error{syscall.EXDEV, syscall.EINVAL, syscall.EBUSY, syscall.EPERM, syscall.EMLINK},
		func(known error) bool { return errors.Is(err, known) })
}

// readOnly tells a file system that nothing can be written to.
func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
