package output

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// replace changes the folder file by file, for places where folders cannot
// change places. The order makes each state in between a working site, and the
// listing never lacks a file that is ours. When something fails, all that was
// changed is changed back.
func (t *Tree) replace(p plan) error {
	back := &undo{dir: filepath.Join(t.place.waiting, insideName)}
	if err := t.replaceAll(p, back); err != nil {
		return errors.Join(err, back.all())
	}
	return errors.Join(settle(t.place.root), discard(t.place.waiting))
}

func (t *Tree) replaceAll(p plan, back *undo) error {
	union := t.old.sums()
	for name, file := range t.files.All() {
		union[name] = file.sum
	}
	if err := t.folder(".", 0o755); err != nil {
		return err
	}
	if err := makeFolder(back.dir, 0o755); err != nil {
		return err
	}
	if err := t.relist(union.listing().bytes(), back); err != nil {
		return err
	}
	early, late := t.split(p.gone)
	if err := t.remove(early, back); err != nil {
		return err
	}
	for _, name := range t.arrivals() {
		if err := back.put(t.waits(name), t.stood(name)); err != nil {
			return err
		}
	}
	if err := t.remove(late, back); err != nil {
		return err
	}
	return t.relist(p.list, back)
}

// relist puts a new listing in place, after all that waits is safe on disk.
func (t *Tree) relist(list []byte, back *undo) error {
	waits := filepath.Join(t.place.waiting, listName)
	if err := gone(waits); err != nil {
		return err
	}
	if err := writeFile(waits, list); err != nil {
		return err
	}
	if err := t.settle(); err != nil {
		return err
	}
	return back.put(waits, filepath.Join(t.place.root, listName))
}

// arrivals lists the files that wait, in the order in which they may appear, so
// that what is there leads to nothing that is not: first what pages may need,
// then new pages, then changed ones, which may lead to new ones, and then what
// leads to any page: the search index, the site map, the list of what to keep
// for times without a net.
func (t *Tree) arrivals() []string {
	var out []string
	for name, file := range t.files.All() {
		if file.staged {
			out = append(out, name)
		}
	}
	rank := func(name string) int {
		stood := t.disk.at(name).there
		switch {
		case strings.HasSuffix(name, ".html") && !stood:
			return 1
		case strings.HasSuffix(name, ".html"):
			return 2
		case name == "sitemap.xml", strings.HasSuffix(name, ".js") && !digest.MatchString(name):
			return 3
		}
		return 0
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return out
}

// digest is the end of a name that changes with the file's content.
var digest = regexp.MustCompile(`[-.][0-9a-z]{8,16}\.[0-9a-z]+$`)

// split parts old files that stand in the way, where the site now has a folder
// of their name or a file of their folder's, from those that can go last.
func (t *Tree) split(gone []string) (early, late []string) {
	for _, name := range gone {
		taken, _ := t.taken(fold(name))
		inWay := strings.HasSuffix(taken, "/")
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			inWay = inWay || t.files.Has(dir)
		}
		if inWay {
			early = append(early, name)
		} else {
			late = append(late, name)
		}
	}
	return early, late
}

// remove deletes old files, and folders of ours that are or become empty and
// that the site no longer has.
func (t *Tree) remove(names []string, back *undo) error {
	folders := map[string]bool{}
	for _, f := range t.old { // a killed build may have left them empty
		for dir := path.Dir(f.path); dir != "."; dir = path.Dir(dir) {
			folders[dir] = t.disk.at(dir).mode.IsDir() && !t.folders[fold(dir)]
		}
	}
	for _, name := range names {
		if t.renamedByCase(name) {
			continue
		}
		if err := back.take(t.stood(name)); err != nil {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(folders))) {
		if info, err := os.Lstat(t.stood(dir)); !folders[dir] || err != nil || !info.IsDir() {
			continue
		}
		left, err := readFolder(t.stood(dir))
		if len(left) > 0 {
			continue
		}
		if err := errors.Join(err, remove(t.stood(dir))); err != nil {
			return err
		}
	}
	return nil
}

// renamedByCase tells whether an old name is, on this disk, another writing of
// a file that the site still has: deleting it would delete that file.
func (t *Tree) renamedByCase(name string) bool {
	now, ok := t.taken(fold(name))
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
		if err = rename(from, to); err == nil || canExchange || !errors.Is(err, fs.ErrPermission) {
			return err
		}
		time.Sleep(pause)
	}
	return err
}
