package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A Site is a folder that Publish has made, to be read as it was made.
type Site struct {
	dir   string
	root  *os.Root
	files listing
	sums  sums
}

// OpenSite opens the site in dir. A folder that holds none gives a *Refusal of
// kind NotBuilt, one whose list is broken Damaged. Close it at the end.
func OpenSite(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Refusal{Kind: NotBuilt, Dir: dir}
	}
	if err != nil {
		return nil, err
	}
	files, err := readListing(dir, root.Name())
	if err == nil && len(files) == 0 {
		err = &Refusal{Kind: NotBuilt, Dir: dir}
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &Site{dir: dir, root: root, files: files, sums: files.sums()}, nil
}

// Close ends the reading.
func (s *Site) Close() error { return s.root.Close() }

// Folder is the site's folder on disk, absolute.
func (s *Site) Folder() (string, error) { return filepath.Abs(s.root.Name()) }

// Paths are the paths of the site's files, sorted.
func (s *Site) Paths() []string {
	paths := make([]string, 0, len(s.files))
	for _, f := range s.files {
		paths = append(paths, f.path)
	}
	return paths
}

// Sum is the sha256 of a file of the site.
func (s *Site) Sum(path string) [sha256.Size]byte { return s.sums[path] }

// Read reads a file of the site. One that is missing, or is not as it was made,
// gives a *Refusal of kind Changed: somebody has edited it, or another build is
// at work.
func (s *Site) Read(path string) ([]byte, error) {
	changed := &Refusal{Kind: Changed, Dir: s.dir, Detail: path}
	file, err := s.root.Open(filepath.FromSlash(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, changed
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if sha256.Sum256(data) != s.sums[path] {
		return nil, changed
	}
	return data, nil
}

// Stands tells whether the folder still holds the site that was opened. A
// build in between gives a *Refusal of kind Changed.
func (s *Site) Stands() error {
	now, err := readListing(s.dir, s.root.Name())
	if err != nil {
		return err
	}
	if !slices.Equal(now, s.files) {
		return &Refusal{Kind: Changed, Dir: s.dir, Detail: listName}
	}
	return nil
}
