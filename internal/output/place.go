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

// locate finds the folder and refuses the ones that must not be written. It
// makes the folders above it, but nothing for a folder that it refuses.
func locate(dir string, sources []string) (place, error) {
	if unexpanded(dir) {
		return place{}, &Refusal{Kind: Unexpanded, Dir: dir}
	}
	root, err := resolve(dir)
	if err != nil {
		return place{}, err
	}
	switch info, err := os.Stat(root); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return place{}, err
	case !info.IsDir():
		return place{}, &Refusal{Kind: NotFolder, Dir: dir}
	}
	if dangerous(root, sources) {
		return place{}, &Refusal{Kind: Dangerous, Dir: dir}
	}
	p := place{root: root}
	if p.above, err = makeAll(filepath.Dir(root)); err != nil {
		return place{}, err
	}
	if !canExchange || mounted(root) {
		p.useInside()
	} else {
		p.useBeside()
	}
	return p, nil
}

// resolve gives dir absolute, with links resolved as far as it exists. A link
// that leads nowhere is an error.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) || abs == filepath.Dir(abs) {
		return real, err
	}
	if info, missing := os.Lstat(abs); missing == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", err // and not a folder that another build has just made
	}
	above, err := resolve(filepath.Dir(abs))
	return filepath.Join(above, filepath.Base(abs)), err
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
		if err := discard(litter); err != nil {
			return err
		}
	}
	if p.leaving == "" {
		return nil
	}
	return p.sweep()
}

// depart removes the folders made on the way if nothing came into them.
func (p *place) depart() { unmake(p.above) }
