package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"vakka/internal/stamp"
)

// standing is what stands in the folder before the build: every file and
// folder by its path, without the room's own. Links are listed, not followed,
// so a path that leads through a link is not in it.
type standing map[string]seen

// seen is what a file or folder was when it was looked at: what it is and, where
// the file system tells enough, its mark.
type seen struct {
	mode   fs.FileMode
	mark   stamp.Mark
	marked bool
}

// survey reads the folder; a folder that does not exist is empty. Each file is
// looked at here, once for all that is asked of it later.
func survey(root string) (s standing, err error) {
	err = call("list", root, func() error { s, err = read(root); return err })
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Lstat(root); errors.Is(missing, fs.ErrNotExist) {
			return standing{}, nil
		}
	}
	return s, err
}

// A thing is what is at a path.
type thing struct {
	path string
	seen
}

// read looks at folders level by level.
func read(root string) (standing, error) {
	var all [][]thing
	size := 0
	for level := []string{""}; len(level) > 0; {
		found := make([][]thing, len(level))
		if err := each(len(level), func(i int) (err error) {
			found[i], err = within(filepath.Join(root, level[i]), level[i])
			return err
		}); err != nil {
			return nil, err
		}
		all, level = append(all, found...), nil
		for _, things := range found {
			size += len(things)
			for _, t := range things {
				if t.mode.IsDir() {
					level = append(level, t.path+"/")
				}
			}
		}
	}
	s := make(standing, size)
	for _, things := range all {
		for _, t := range things {
			s[t.path] = t.seen
		}
	}
	return s, nil
}

// within is what is in one folder, whose paths begin with the prefix.
func within(dir, prefix string) ([]thing, error) {
	d, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer d.close() // it was only read
	in, err := d.list()
	if err != nil {
		return nil, err
	}
	found := make([]thing, 0, len(in))
	for _, entry := range in {
		p := prefix + entry.Name()
		if reserved(p) {
			continue
		}
		what, err := d.look(entry.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue // its owner has just removed it
		}
		if err != nil {
			return nil, err
		}
		found = append(found, thing{p, what})
	}
	return found, nil
}

// placeholder tells the files that only keep an empty folder in Git.
func placeholder(p string) bool {
	return p == ".gitkeep" || p == ".gitignore" || p == ".keep"
}

// bare tells whether nothing but placeholders stands there.
func (s standing) bare() bool { return s.first() == "" }

// first is the first thing in the folder that is somebody's.
func (s standing) first() string {
	first := ""
	for p := range s {
		if !placeholder(p) && (first == "" || p < first) {
			first = p
		}
	}
	return first
}

// stands tells whether the file stands in the folder with the same bytes, for
// everybody to read. The bytes are compared, not times: a file that was edited by hand is healed
// whatever its time says, and reading is quick beside rendering.
func (t *Tree) stands(f File, sum [sha256.Size]byte) bool {
	if what, there := t.disk[f.Path]; !there || !what.mode.IsRegular() || what.mode.Perm()&0o444 != 0o444 {
		return false
	}
	if was, ours := t.last[f.Path]; ours && was != sum {
		return false
	}
	return sameBytes(filepath.Join(t.place.root, filepath.FromSlash(f.Path)), f.Data)
}

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

// sameBytes compares a file with data. A file that cannot be read is not the
// same.
func sameBytes(name string, data []byte) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size() != int64(len(data)) || info.Mode().Perm()&0o444 != 0o444 {
		return false
	}
	buf := buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(buf)
	for {
		n, err := file.Read(buf[:])
		if n > len(data) || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0
		}
		if err != nil {
			return false
		}
	}
}
