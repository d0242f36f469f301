package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vakka/internal/stamp"
)

// A plan is what Publish has to do.
type plan struct {
	result  Result
	changes bool
	now     listing  // files of the site, …
	list    []byte   // … as a file
	written bool     // all of them, by this build, which knows their marks
	gone    []string // files of the last build that the site no longer has, sorted
	foreign []string // files and folders that are not ours, sorted: a folder before what is in it
}

// plan compares the files put with what stands.
func (t *Tree) plan() (plan, error) {
	if t.all {
		p := plan{now: t.old, result: Result{Unchanged: len(t.old)}}
		p.foreign = t.foreign(t.old)
		p.result.Kept = kept(p.foreign, t.disk)
		return p, nil
	}
	p := plan{now: make(listing, 0, t.files.Len()), written: true}
	stay, same := 0, true
	for name, file := range t.files.All() {
		p.now = append(p.now, listed{name, file.sum})
		if file.staged {
			p.result.Written++
		} else {
			p.result.Unchanged++
		}
		p.written = p.written && file.mark != stamp.Mark{}
		if was, stood := t.disk.sum(name); stood {
			stay++
			same = same && was == file.sum
		}
	}
	p.now.sort()
	var left listing // of the last build's files those that this one has not
	for n, f := range t.old {
		if stay == len(t.old) {
			break
		}
		if t.files.Has(f.path) {
			continue
		}
		left = append(left, f)
		if t.disk.ours[n].there {
			p.gone = append(p.gone, f.path)
		}
	}
	p.result.Deleted = len(p.gone)
	p.changes = p.result.Written+p.result.Deleted > 0 || t.old == nil || !same || stay != len(t.old) || stay != len(p.now)
	if p.changes {
		p.list = p.now.bytes()
	}

	p.foreign = t.foreign(p.now, left)
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

// foreign lists what stands in the folder and is not ours: neither a file of this
// build nor of the last, nor a folder of the files.
func (t *Tree) foreign(ours ...listing) []string {
	folders := map[string]bool{}
	for _, files := range ours {
		for _, f := range files {
			for dir := above(f.path); dir != "." && !folders[dir]; dir = above(dir) {
				folders[dir] = true
			}
		}
	}
	var out []string
	for name, what := range t.disk.more {
		ours := t.files.Has(name)
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
	if ok && !(t.disk.at(name).mode.IsDir() && strings.HasSuffix(taken, "/")) {
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
func kept(foreign []string, disk *standing) []string {
	var out []string
	inside := map[string]bool{}
	for _, name := range foreign {
		switch {
		case disk.at(name).mode.IsDir():
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
		t.written = err == nil && p.written && t.have == nil // nothing has given them names since
		if err == nil {                                      // the new site stands, whatever comes of tidying up
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
