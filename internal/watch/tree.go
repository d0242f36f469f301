package watch

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vakka/internal/stamp"
)

// A tree is what can be seen of the roots from outside: every file with its
// size and time, every folder.
type tree struct {
	files   map[string]state
	folders map[string]bool // the watched ones: under the roots, and those above them
}

// A state changes when a file is written, also by a program that sets the time
// back afterwards.
type state struct {
	size           int64
	mtime, touched int64
	mode           fs.FileMode
}

func stateOf(info fs.FileInfo) state {
	mark, _ := stamp.Of(info) // where the system tells too little, the time of writing must do
	return state{info.Size(), info.ModTime().UnixNano(), mark.Changed, info.Mode()}
}

func (t tree) equal(other tree) bool { return maps.Equal(t.files, other.files) }

// emptied tells whether a file that had something in it is now empty or gone,
// as it is for a moment while some editors save.
func (t tree) emptied(before tree) bool {
	for name, was := range before.files {
		if now, there := t.files[name]; was.mode.IsRegular() && was.size > 0 && (!there || now.size == 0 && now.mode.IsRegular()) {
			return true
		}
	}
	return false
}

// update looks at a few named files only; ok is false when that is not enough,
// since a folder or a root may have come, gone or changed. emptied tells whether
// one that had something in it is now empty or gone.
func (t tree) update(roots []string, names map[string]bool) (emptied, ok bool) {
	for name := range names {
		if t.folders[name] || slices.Contains(roots, name) {
			return false, false
		}
		info, err := os.Lstat(name)
		switch before := t.files[name]; {
		case errors.Is(err, fs.ErrNotExist) && before.mode.IsRegular():
			delete(t.files, name)
			emptied = emptied || before.size > 0
		case err != nil || !info.Mode().IsRegular():
			return false, false
		default:
			t.files[name] = stateOf(info)
			emptied = emptied || info.Size() == 0 && before.size > 0
		}
	}
	return emptied, true
}

// read walks the roots. add, when not nil, is called for each folder before it
// is listed; its first error that is about more than that one folder is
// returned, and the walk goes on without add. What vanishes during the walk or
// may not be read is left out.
func (o Options) read(add func(folder string) error) (tree, error) {
	t := tree{files: map[string]state{}, folders: map[string]bool{}}
	var failed error
	enter := func(folder string) {
		if t.folders[folder] {
			return
		}
		t.folders[folder] = true
		if add == nil || failed != nil {
			return
		}
		if err := add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			failed = err
		}
	}
	for _, root := range o.Roots {
		enter(above(root))
		if info, err := os.Stat(root); err == nil { // a root may be a link; nothing below one
			o.walk(root, info, t, enter)
		}
	}
	return t, failed
}

func (o Options) walk(path string, info fs.FileInfo, t tree, enter func(string)) {
	if !info.IsDir() {
		t.files[path] = stateOf(info)
		return
	}
	t.files[path] = state{mode: info.Mode()} // size and time of a folder say nothing of ours
	enter(path)
	entries, err := os.ReadDir(path)
	if err != nil {
		return
	}
	for _, e := range entries {
		below := filepath.Join(path, e.Name())
		if ignored(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil {
			o.walk(below, info, t, enter)
		}
	}
}

// above is the nearest folder over the root that exists: the place where the
// root will appear.
func above(root string) string {
	for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() || dir == filepath.Dir(dir) {
			return dir
		}
	}
}

// concerns tells whether an event at path can be about the roots: it is under
// one, or it is a folder over one.
func (o Options) concerns(path string) bool {
	for _, root := range o.Roots {
		if under(path, root) {
			return true // the way to a root
		}
		if !under(root, path) {
			continue
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			continue
		}
		clean := true
		for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
			clean = clean && !ignored(part)
		}
		if clean {
			return true
		}
	}
	return false
}

// under tells whether path is folder or in it, both absolute and clean.
func under(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || os.IsPathSeparator(rest[0]) || strings.HasSuffix(folder, string(filepath.Separator)))
}

// ignored tells whether a name is never an author's: outputs, stores, and what
// editors and systems leave about.
func ignored(name string) bool {
	switch name {
	case "public", "node_modules", ".git",
		"4913", // vim trying whether the folder can be written to
		".DS_Store", "Thumbs.db", "desktop.ini":
		return true
	}
	for _, p := range []string{".vakka", ".#", "~$", ".~lock.", ".goutputstream-", ".nfs", ".fuse_hidden"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	for _, s := range []string{"~", ".swp", ".swo", ".swx", ".kate-swp", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#' // emacs' autosave
}
