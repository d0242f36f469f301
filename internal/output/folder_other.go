//go:build !linux && !darwin

package output

import (
	"io/fs"
	"os"
	"path/filepath"

	"vakka/internal/stamp"
)

// A folder is one whose files are reached by their whole paths: here there is
// no other way.
type folder struct{ name string }

func openFolder(name string) (*folder, error) { return &folder{name}, nil }

func (d *folder) close() error { return nil }

func (d *folder) list() ([]fs.DirEntry, error) { return os.ReadDir(d.name) }

func (d *folder) look(name string) (seen, error) {
	info, err := os.Lstat(filepath.Join(d.name, name))
	if err != nil {
		return seen{}, err
	}
	mark, marked := stamp.Of(info)
	return seen{info.Mode(), mark, marked, true}, nil
}

func (d *folder) link(name string, to *folder) error {
	return link(filepath.Join(d.name, name), filepath.Join(to.name, name))
}

func (d *folder) remove(name string) error { return remove(filepath.Join(d.name, name)) }

func (d *folder) write(name string, data []byte) (none stamp.Mark, err error) {
	return none, writeFile(filepath.Join(d.name, name), data)
}
