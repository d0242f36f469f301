package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A plan is what Publish has to do.
type plan struct {
	result  Result
	changes bool
	now     listing
	list    []byte   // … as a file
	paths   []string // files of the site, sorted
	gone    []string // files of the last build that the site no longer has, sorted
	foreign []string // files and folders that are not ours, sorted: a folder before what is in it
}

// plan compares the files put with what stands.
func (t *Tree) plan() (plan, error) {
	now := make(listing, t.files.Len())
	p := plan{now: now, paths: make([]string, 0, t.files.Len())}
	for name, file := range t.files.All() {
		now[name] = file.sum
		p.paths = append(p.paths, name)
		if file.staged {
			p.result.Written++
		} else {
			p.result.Unchanged++
		}
	}
	slices.Sort(p.paths)
	var left []string // of the last build's files those that this one has not
	same := t.old != nil && len(now) == len(t.old)
	for name, was := range t.old {
		sum, stays := now[name]
		if same = same && stays && sum == was; stays {
			continue
		}
		left = append(left, name)
		if what, there := t.disk[name]; there && !what.mode.IsDir() {
			p.gone = append(p.gone, name)
		}
	}
	slices.Sort(p.gone)
	p.result.Deleted = len(p.gone)
	p.changes = p.result.Written+p.result.Deleted > 0 || !same
	if p.changes {
		p.list = now.bytes(p.paths)
	}

	p.foreign = t.foreign(now, p.paths, left)
	p.result.Kept = kept(p.foreign, t.disk)
	for _, name := range p.foreign {
		if t.blocks(name) {
			return p, &Refusal{Kind: InTheWay, Dir: t.dir, Detail: name}
		}
	}
	return p, nil
}

// above is the folder that a clean path is in: path.Dir, without looking at the
// whole of it.
func above(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return "."
}

// foreign lists what stands in the folder and is not ours: neither of the paths of
// this build nor of those that are left of the last.
func (t *Tree) foreign(now listing, paths, left []string) []string {
	folders := map[string]bool{}
	for _, names := range [][]string{paths, left} {
		for _, name := range names {
			for dir := above(name); dir != "." && !folders[dir]; dir = above(dir) {
				folders[dir] = true
			}
		}
	}
	var out []string
	for name, what := range t.disk {
		ours := now.has(name) || t.old.has(name)
		if what.mode.IsDir() {
			ours = folders[name]
		}
		if !ours {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// blocks tells whether a thing that is not ours stands where the site has a
// file, or a file of another capitalisation, or a folder.
func (t *Tree) blocks(name string) bool {
	taken, ok := t.taken(fold(name))
	if ok && !(t.disk[name].mode.IsDir() && strings.HasSuffix(taken, "/")) {
		return true
	}
	for dir := above(name); dir != "."; dir = above(dir) {
		if taken, ok := t.taken(fold(dir)); ok && !strings.HasSuffix(taken, "/") {
			return true
		}
	}
	return false
}

// kept names the foreign things a person should hear of: a folder of nothing
// else by itself, without placeholders.
func kept(foreign []string, disk standing) []string {
	var out []string
	inside := map[string]bool{}
	for _, name := range foreign {
		switch {
		case disk[name].mode.IsDir():
			inside[name] = true
			if !inside[path.Dir(name)] {
				out = append(out, name+"/")
			}
		case !inside[path.Dir(name)] && !placeholder(name):
			out = append(out, name)
		}
	}
	return out
}

// carryOut does what the plan says, in one step if the system can.
func (t *Tree) carryOut(p plan) error {
	if t.place.leaving != "" {
		err := t.exchange(p)
		if err == nil { // the new site stands, whatever comes of tidying up
			return errors.Join(settleNames(filepath.Dir(t.place.root)), t.retire(p), t.dropWaited())
		}
		if !cannot(err) {
			return err
		}
	}
	return errors.Join(t.replace(p), t.dropWaited())
}

// rootMode is the mode of the folder itself: its owner's choice where it was
// there before us.
func (t *Tree) rootMode() fs.FileMode {
	if info, err := os.Stat(t.place.root); err == nil {
		return info.Mode().Perm() | info.Mode()&(fs.ModeSetgid|fs.ModeSticky)
	}
	return 0o755
}
