//go:build !linux

package output

import (
	"errors"
	"io/fs"
)

// names lists the folder; for their numbers it looks at what is in it.
func (d *folder) names(numbers bool) ([]named, error) {
	in, err := d.list()
	if err != nil {
		return nil, err
	}
	all := make([]named, 0, len(in))
	for _, entry := range in {
		if !numbers {
			all = append(all, named{entry.Name(), 0, entry.IsDir()})
			continue
		}
		what, err := d.look(entry.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue // its owner has just removed it
		}
		if err != nil {
			return nil, err
		}
		all = append(all, named{entry.Name(), what.mark.Inode, what.mode.IsDir()})
	}
	return all, nil
}
