package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"vakka/internal/stamp"
)

// standing is what stands in the folder: each file that a listing names, in the
// listing's order, and by its path all else, without the room's own: folders, and
// what others have put there. Links are listed, not followed, so what a link leads
// to is not in it.
type standing struct {
	list  listing
	place map[string]int32 // of each file in the list
	ours  []seen           // zero where none stands
	more  map[string]seen
	clock int64 // of the file system, before it was looked at: a mark of before tells the next change
}

// seen is what a file or folder was when it was looked at: what it is and, where
// the file system tells enough, its mark.
type seen struct {
	mode          fs.FileMode
	mark          stamp.Mark
	marked, there bool
}

// lists tells whether the listing names a file.
func (s *standing) lists(path string) bool { _, ok := s.place[path]; return ok }

// at is what stands at a path.
func (s *standing) at(path string) seen {
	if n, listed := s.place[path]; listed && s.ours[n].there {
		return s.ours[n]
	}
	return s.more[path]
}

// sum is the hash that the listing gives a file.
func (s *standing) sum(path string) (sum [sha256.Size]byte, ok bool) {
	n, ok := s.place[path]
	if !ok {
		return sum, false
	}
	return s.list[n].sum, true
}

// expect begins with the listing, of which nothing has been seen yet.
func expect(list listing, clock int64) *standing {
	s := &standing{list: list, clock: clock, place: make(map[string]int32, len(list)), ours: make([]seen, len(list)), more: map[string]seen{}}
	for n, f := range list {
		s.place[f.path] = int32(n)
	}
	return s
}

// survey reads the folder, and what the listing says of it meanwhile; a folder
// that does not exist is empty. Each file is looked at here, once for all that is
// asked of it later.
func survey(root string, clock int64, list func() (listing, error)) (s *standing, err error) {
	var all [][]thing
	var group sync.WaitGroup
	var wrong error
	group.Go(func() {
		wrong = call("list", root, func() (err error) { all, err = read(root); return err })
		if errors.Is(wrong, fs.ErrNotExist) {
			if _, missing := os.Lstat(root); errors.Is(missing, fs.ErrNotExist) {
				wrong = nil
			}
		}
	})
	named, err := list()
	if err == nil {
		s = expect(named, clock)
	}
	group.Wait()
	if err := cmp.Or(err, wrong); err != nil {
		return nil, err
	}
	var mu sync.Mutex
	return s, each(len(all), func(i int) error {
		for _, t := range all[i] {
			if n, listed := s.place[t.path]; listed && !t.mode.IsDir() {
				s.ours[n] = t.seen
				continue
			}
			mu.Lock()
			s.more[t.path] = t.seen
			mu.Unlock()
		}
		return nil
	})
}

// A thing is what is at a path.
type thing struct {
	path string
	seen
}

// read looks at folders level by level.
func read(root string) (all [][]thing, err error) {
	for level := []string{""}; len(level) > 0; {
		found := make([][][]thing, len(level))
		if err := each(len(level), func(i int) (err error) {
			found[i], err = within(filepath.Join(root, level[i]), level[i])
			return err
		}); err != nil {
			return nil, err
		}
		level = nil
		for _, things := range slices.Concat(found...) {
			all = append(all, things)
			for _, t := range things {
				if t.mode.IsDir() {
					level = append(level, t.path+"/")
				}
			}
		}
	}
	return all, nil
}

// together is how many things of a folder are looked at by one processor: so none
// is left with the largest folder alone.
const together = 1000

// within is what is in one folder, in parts. Its paths begin with the prefix.
func within(dir, prefix string) ([][]thing, error) {
	d, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer d.close() // it was only read
	in, err := d.names(false)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in, func(a, b named) int { return cmp.Compare(a.inode, b.inode) }) // as they lie on the disk
	parts := slices.Collect(slices.Chunk(in, together))
	found := make([][]thing, len(parts))
	return found, each(len(parts), func(i int) (err error) { found[i], err = d.lookAt(parts[i], prefix); return err })
}

// lookAt looks at things in a folder whose paths begin with the prefix.
func (d *folder) lookAt(in []named, prefix string) ([]thing, error) {
	found := make([]thing, 0, len(in))
	for _, entry := range in {
		p := prefix + entry.name
		if reserved(p) {
			continue
		}
		what, err := d.look(entry.name)
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
func (s *standing) bare() bool { return s.first() == "" }

// first is the first thing in the folder that is somebody else's.
func (s *standing) first() string {
	first := ""
	for p := range s.more {
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
	if what := t.disk.at(f.Path); !what.there || !what.mode.IsRegular() || what.mode.Perm()&0o444 != 0o444 {
		return false
	}
	if was, ours := t.disk.sum(f.Path); ours && was != sum {
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
