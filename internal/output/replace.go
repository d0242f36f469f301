package output

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// replace changes the folder file by file, for places where folders cannot
// change places. The order makes each state in between a working site, and the
// listing never lacks a file that is ours.
func (t *Tree) replace(p plan) error {
	union := listing{}
	for name, sum := range t.old {
		union[name] = sum
	}
	for name, file := range t.files {
		union[name] = file.sum
	}
	if err := t.relist(union.bytes()); err != nil {
		return err
	}
	early, late := t.split(p.gone)
	if err := t.remove(early); err != nil {
		return err
	}
	for _, name := range arrivals(t.files) {
		if _, err := makeAll(filepath.Dir(t.stood(name))); err != nil {
			return err
		}
		if err := renameOver(t.waits(name), t.stood(name)); err != nil {
			return err
		}
	}
	if err := t.remove(late); err != nil {
		return err
	}
	if err := t.relist(p.list); err != nil {
		return err
	}
	return errors.Join(flush(t.place.root), os.RemoveAll(t.place.waiting))
}

// relist puts a new listing in place, after all that waits is safe on disk.
func (t *Tree) relist(list []byte) error {
	if err := t.folder(".", 0o755); err != nil {
		return err
	}
	waits := filepath.Join(t.place.waiting, listName)
	if err := os.Remove(waits); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := writeFile(waits, list); err != nil {
		return err
	}
	if err := flush(t.place.waiting); err != nil {
		return err
	}
	return renameOver(waits, filepath.Join(t.place.root, listName))
}

// arrivals lists the files that wait, in the order in which they may appear:
// pages after all that they may need.
func arrivals(files map[string]entry) []string {
	var out []string
	for name, file := range files {
		if file.staged {
			out = append(out, name)
		}
	}
	rank := func(name string) int {
		if strings.HasSuffix(name, ".html") {
			return 1
		}
		return 0
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return out
}

// split parts old files that stand in the way, where the site now has a folder
// of their name or a file of their folder's, from those that can go last.
func (t *Tree) split(gone []string) (early, late []string) {
	for _, name := range gone {
		taken := t.claimed[fold(name)]
		inWay := strings.HasSuffix(taken, "/")
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			_, file := t.files[dir]
			inWay = inWay || file
		}
		if inWay {
			early = append(early, name)
		} else {
			late = append(late, name)
		}
	}
	return early, late
}

// remove deletes old files, and folders that they leave empty.
func (t *Tree) remove(names []string) error {
	folders := map[string]bool{}
	for _, name := range names {
		if t.renamedByCase(name) {
			continue
		}
		if err := os.Remove(t.stood(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	deepest := slices.Sorted(maps.Keys(folders))
	slices.Reverse(deepest)
	for _, dir := range deepest {
		left, err := os.ReadDir(t.stood(dir))
		if errors.Is(err, fs.ErrNotExist) || len(left) > 0 {
			continue
		}
		if err := errors.Join(err, os.Remove(t.stood(dir))); err != nil {
			return err
		}
	}
	return nil
}

// renamedByCase tells whether an old name is, on this disk, another writing of
// a file that the site still has: deleting it would delete that file.
func (t *Tree) renamedByCase(name string) bool {
	now, ok := t.claimed[fold(name)]
	if !ok || strings.HasSuffix(now, "/") {
		return false
	}
	a, errA := os.Lstat(t.stood(name))
	b, errB := os.Lstat(t.stood(now))
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// renameOver renames, and on Windows tries for two seconds, because a virus
// scanner, an indexer or a synchronising client may hold the file for a moment.
func renameOver(from, to string) error {
	var err error
	for pause := 10 * time.Millisecond; pause < time.Second; pause *= 2 {
		if err = os.Rename(from, to); err == nil || canExchange || !errors.Is(err, fs.ErrPermission) {
			return err
		}
		time.Sleep(pause)
	}
	return err
}
