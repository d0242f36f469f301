//go:build !linux && !darwin

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// canExchange: here two folders cannot change places in one step.
const canExchange = false

func exchangeFolders(a, b string) error { return errors.ErrUnsupported }

// flush puts each file below dir safely on disk.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		file, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(file.Sync(), file.Close())
	})
}

// isMount: unknown here.
func isMount(string) bool { return false }
