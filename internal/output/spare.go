package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Spare names a folder of the program's own where the tree that a site leaves may
// stay until the next one is made of it. Both trees hold the same files by two
// names, so of a site of ten thousands only the names of those that change are
// given and taken. With fewer files than from there is no spare tree, nor where
// folders cannot change places. It is said before Publish; the folder above it is
// there.
//
// The tree may be thrown away at any time. It is trusted in nothing: that it
// belongs to the site that stands is seen from the mark of that site's listing, and
// that a file in it is the site's own from the file's number.
func (t *Tree) Spare(dir string, from int) {
	if t.place.leaving != "" {
		t.spare, t.spareFrom = dir, from
	}
}

// few tells whether so few files change that names are worth keeping. Tests put
// another in its place.
var few = func(change, all int) bool { return change <= all/4 }

// A named is what a folder tells of one thing in it.
type named struct {
	name   string
	inode  uint64
	folder bool
}

// adopt lets the new site wait in the spare tree from now on, if there is one and
// it can be made into it. It has then the files that stay, and those that waited.
// Nothing fails for want of it.
func (t *Tree) adopt(p plan) {
	if t.spare == "" {
		return
	}
	if !t.spares(p) || !t.ofThisSite() {
		t.spare = t.dropSpare()
		return
	}
	have, folders, err := t.clearSpare(p)
	if err != nil {
		t.spare = "" // somebody's file may be in it
		return
	}
	waited, made := t.place.waiting, t.made
	t.place.waiting, t.made = t.spare, map[string]bool{}
	if err := t.moveIn(p, waited, folders); err != nil {
		t.place.waiting, t.made, t.spare = waited, made, t.dropSpare()
		return
	}
	t.have, t.waited = have, waited
	_ = t.flushing.wait() // it is at work in that folder; settle tells what failed
	if t.dropWaited() == nil {
		t.waited = ""
	}
}

// spares tells whether a site is large enough for a spare tree, and little enough
// of it new.
func (t *Tree) spares(p plan) bool {
	return len(t.old) > 0 && len(p.now) >= t.spareFrom && few(p.result.Written, len(p.now))
}

// ofThisSite tells whether the spare tree was left by the site that stands: it
// names the mark of that site's listing. One that was being made into a site when
// its build was killed names none.
func (t *Tree) ofThisSite() bool {
	word, err := readFile(filepath.Join(t.spare, listName))
	return err == nil && len(word) > 0 && string(word) == t.listed()
}

// listed is a word for the listing that stands.
func (t *Tree) listed() string {
	root, err := openFolder(t.place.root)
	if err != nil {
		return ""
	}
	defer root.close() // it was only read
	what, err := root.look(listName)
	if err != nil || !what.marked {
		return ""
	}
	return fmt.Sprintln("a second tree for", what.mark)
}

// dropWaited throws away the waiting folder that was left for the spare tree.
func (t *Tree) dropWaited() error {
	if t.waited == "" {
		return nil
	}
	return discard(t.waited)
}

// dropSpare throws the spare tree away, and gives the name of the next one: none
// where it cannot be thrown away.
func (t *Tree) dropSpare() string {
	if discard(t.spare) != nil {
		return ""
	}
	return t.spare
}

// unchanged tells the files of the site that stay as they were.
func (t *Tree) unchanged(path string) bool {
	file, ours := t.files.Get(path)
	return ours && !file.staged
}

// ourOwn tells the files of the last site and of this one.
func (t *Tree) ourOwn(path string) bool {
	return t.files.Has(path) || t.disk.lists(path)
}

// clearSpare takes all names out of the spare tree but those of files that stay
// as they stand, and gives back what is not ours: somebody who was in the folder
// when it left its place may have written there. have are the files that it has.
func (t *Tree) clearSpare(p plan) (have map[string]bool, folders []string, err error) {
	var mu sync.Mutex
	have = make(map[string]bool, len(p.now))
	s := sweeping{dir: t.spare, home: t.place.root, ours: t.ourOwn, stays: func(path string, inode uint64) bool {
		what := t.disk.at(path)
		if !what.marked || what.mark.Inode != inode || !t.unchanged(path) {
			return false
		}
		mu.Lock()
		defer mu.Unlock()
		have[path] = true
		return true
	}}
	folders, err = s.files()
	if err == nil {
		err = t.onlyOurs(p, t.spare, folders)
	}
	return have, folders, err
}

// onlyOurs removes the folders of a cleared tree that the site has not.
func (t *Tree) onlyOurs(p plan, tree string, folders []string) error {
	needed := map[string]bool{"": true}
	for _, f := range p.now {
		for dir := above(f.path); dir != "." && !needed[dir+"/"]; dir = above(dir) {
			needed[dir+"/"] = true
		}
	}
	for _, folder := range slices.Backward(folders) {
		if !needed[folder] {
			if err := remove(filepath.Join(tree, filepath.FromSlash(folder))); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveIn gives the files that waited their places in the cleared spare tree. What
// tells whose tree it is goes first.
func (t *Tree) moveIn(p plan, waited string, folders []string) error {
	if err := remove(filepath.Join(t.spare, listName)); err != nil {
		return err
	}
	for _, folder := range folders {
		name := filepath.Join(t.spare, filepath.FromSlash(folder))
		info, err := os.Lstat(name)
		if err == nil && info.Mode() != fs.ModeDir|0o755 {
			err = chmod(name, 0o755)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // one that the site has not is gone
			return err
		}
	}
	for _, f := range p.now {
		name := f.path
		if t.unchanged(name) {
			continue
		}
		if err := t.folder(above(name), 0o755); err != nil {
			return err
		}
		if err := link(filepath.Join(waited, filepath.FromSlash(name)), t.waits(name)); err != nil {
			return err
		}
	}
	return nil
}

// retire lets the old site's tree be the spare one, without the names of what has
// changed: so no old file takes room, and whatever is in it without being a file
// of the new site is somebody's.
func (t *Tree) retire(p plan) error {
	if t.spare == "" || !t.spares(p) {
		return t.place.sweep()
	}
	s := sweeping{dir: t.place.leaving, home: t.place.root, ours: t.ourOwn, stays: func(path string, _ uint64) bool { return t.unchanged(path) }}
	folders, err := s.files()
	if err == nil {
		err = t.onlyOurs(p, t.place.leaving, folders)
	}
	list := filepath.Join(t.place.leaving, listName)
	for _, step := range []func() error{
		func() error { return remove(list) }, // what is left is in the site as well, or somebody's
		func() error { return rename(t.place.leaving, t.spare) },
		func() error { return writeFile(filepath.Join(t.spare, listName), []byte(t.listed())) },
	} {
		if err == nil {
			err = step()
		}
	}
	if err != nil {
		return t.place.sweep() // it is on another disk, perhaps
	}
	return nil
}

// lookAgain looks at those files of the new site that have got a name, which
// changes their marks. Others stand as they did when the folder was looked at
// first: whatever was done to one since has changed its mark.
func (t *Tree) lookAgain() *standing {
	root, err := openFolder(t.place.root)
	if err != nil {
		return &standing{} // nothing is known, then
	}
	defer root.close() // it was only read
	s := expect(t.now, t.passed)
	for n, f := range s.list {
		if t.have[f.path] {
			if what := t.disk.at(f.path); what.mark.Changed < t.disk.clock {
				s.ours[n] = what
			}
			continue
		}
		if what, err := root.look(f.path); err == nil && what.mark.Changed <= t.ended {
			s.ours[n] = what
		}
	}
	return s
}
