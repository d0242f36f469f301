package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Names used only where nothing can be made beside the folder.
const (
	insideName = ".vakka-new"
	insideLock = ".vakka-lock"
)

// A place is where the folder is, and where things wait. All are absolute.
type place struct {
	root    string // the folder, links resolved
	waiting string // new files; all of it may be thrown away
	leaving string // the old site after the two have changed places; "" when they cannot
	locking string
	above   []string // folders made on the way to root, nearest first
}

// locate finds the folder and refuses the ones that must not be written.
func locate(dir string) (place, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return place{}, err
	}
	var p place
	if parent := filepath.Dir(root); parent != root {
		if p.above, err = makeAll(parent); err != nil {
			return place{}, err
		}
		if parent, err = filepath.EvalSymlinks(parent); err != nil {
			return place{}, err
		}
		root = filepath.Join(parent, filepath.Base(root))
	}
	info, err := os.Lstat(root)
	linked := err == nil && info.Mode()&fs.ModeSymlink != 0
	if linked {
		if root, err = filepath.EvalSymlinks(root); err != nil {
			return place{}, err
		}
		info, err = os.Stat(root)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return place{}, err
	case !info.IsDir():
		return place{}, &Refusal{Kind: NotFolder, Dir: dir}
	}
	if dangerous(root) {
		return place{}, &Refusal{Kind: Dangerous, Dir: dir}
	}
	p.root = root
	if !canExchange || linked || isMount(root) {
		p.useInside()
	} else {
		p.useBeside()
	}
	return p, nil
}

// useBeside lets things wait beside the folder, on the same file system, so
// that the new site can take the old one's place in one step.
func (p *place) useBeside() {
	beside := filepath.Join(filepath.Dir(p.root), "."+filepath.Base(p.root)+".vakka-")
	p.waiting, p.leaving, p.locking = beside+"new", beside+"old", beside+"lock"
}

// useInside lets things wait inside the folder: what is beside it may be on
// another disk, or not ours to write.
func (p *place) useInside() {
	p.waiting, p.leaving, p.locking = filepath.Join(p.root, insideName), "", filepath.Join(p.root, insideLock)
}

// enter takes the lock. Where none can be made beside the folder, things wait
// inside it.
func (p *place) enter(dir string) (*lock, error) {
	if p.leaving == "" {
		more, err := makeAll(p.root)
		if err != nil {
			return nil, err
		}
		p.above = append(more, p.above...)
	}
	l, err := takeLock(dir, p.locking)
	if err == nil || p.leaving == "" || !errors.Is(err, fs.ErrPermission) && !readOnly(err) {
		return l, err
	}
	if _, missing := os.Stat(p.root); missing != nil {
		return nil, err
	}
	p.useInside()
	return takeLock(dir, p.locking)
}

// tidy removes what a killed build left.
func (p *place) tidy() error {
	for _, litter := range []string{p.waiting, filepath.Join(p.root, insideName)} {
		if err := os.RemoveAll(litter); err != nil {
			return err
		}
	}
	if p.leaving == "" {
		return nil
	}
	return p.sweep()
}

// depart removes the folders made on the way if nothing came into them.
func (p *place) depart() {
	for _, dir := range p.above {
		if os.Remove(dir) != nil {
			return // something is in it: it stays
		}
	}
}

// makeAll makes a folder and those above it, and says which it made.
func makeAll(dir string) (made []string, err error) {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if made, err = makeAll(filepath.Dir(dir)); err != nil {
		return nil, err
	}
	if err := makeFolder(dir, 0o755); err != nil {
		return nil, err
	}
	return append([]string{dir}, made...), nil
}
