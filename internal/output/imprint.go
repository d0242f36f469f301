package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"

	"vakka/internal/stamp"
)

// Imprint is a short word for the state of every file that the last build left
// in the folder, as it stood when the Tree was opened; after Publish, of every
// file of this one. The same word means that all are as they were when it was
// first taken. It is "" where that cannot be told: with a file missing, and on
// file systems that give no marks.
//
// It is "" too while a file was changed so shortly before that its next change
// may not show; Publish waits for that moment to pass.
func (t *Tree) Imprint() string {
	disk := t.standing()
	if len(disk.list) == 0 {
		return ""
	}
	h := sha256.New()
	lines := make([]byte, 0, 64<<10)
	for n, f := range disk.list {
		mark, ok := disk.ours[n].vouched(disk.clock)
		if !ok {
			return ""
		}
		lines = append(append(lines, f.sum[:]...), f.path...)
		for _, n := range [...]int64{int64(mark.Inode), mark.Size, mark.Modified, mark.Changed} {
			lines = binary.LittleEndian.AppendUint64(lines, uint64(n))
		}
		if len(lines) > 60<<10 {
			h.Write(lines)
			lines = lines[:0]
		}
	}
	h.Write(lines)
	return hex.EncodeToString(h.Sum(nil))
}

// Mark is the mark of a file that the last build left in the folder, as it stood
// when the Tree was opened; after Publish, of a file of this one. It is false
// where there is none that can be trusted: of a file, too, that was changed so
// shortly before it was looked at that it could change without another mark. It
// may be called by many goroutines.
func (t *Tree) Mark(path string) (stamp.Mark, bool) {
	disk := t.standing() // which may look at it
	if t.closed && t.asWritten() {
		file, ours := t.files.Get(path)
		return seen{0o644, file.mark, ours, ours}.vouched(disk.clock)
	}
	n, ours := disk.place[path]
	if !ours {
		return stamp.Mark{}, false
	}
	return disk.ours[n].vouched(disk.clock)
}

// standing is what stood when the Tree was opened; after Publish, what stands.
func (t *Tree) standing() *standing {
	if t.closed {
		return t.after()
	}
	return t.disk
}

// vouched is the mark of a file that was looked at when the file system's clock
// said so, if it tells its next change; of what is not there, none.
func (what seen) vouched(clock int64) (stamp.Mark, bool) {
	return what.mark, what.marked && what.mode.IsRegular() && what.mark.Changed < clock
}

// lookAfter looks at the new site. What has been touched since it was published is
// nobody's to vouch for, and is left out.
func (t *Tree) lookAfter() *standing {
	if !t.changed {
		return t.disk
	}
	if t.have != nil {
		return t.lookAgain()
	}
	if t.asWritten() { // no file need be looked at again
		s := &standing{list: t.now, ours: make([]seen, len(t.now)), clock: t.passed} // Mark finds them in t.files
		for n, f := range s.list {
			file, _ := t.files.Get(f.path)
			s.ours[n] = seen{0o644, file.mark, true, true}
		}
		return s
	}
	s, err := survey(t.place.root, t.passed, func() (listing, error) { return t.now, nil })
	if err != nil {
		return &standing{} // nothing is known, then
	}
	for n, what := range s.ours {
		if what.mark.Changed > t.ended {
			s.ours[n] = seen{}
		}
	}
	return s
}

// asWritten tells that all files of the site are new, so that their marks are
// known since they were closed.
func (t *Tree) asWritten() bool { return t.changed && t.have == nil && t.written }

// KeepAll puts every file of the last build again, as it stands. It may be
// called instead of any Put by who knows that the site would be the same, and that
// nobody has touched it (see Imprint).
func (t *Tree) KeepAll() { t.all = true }

// Sum is the hash of a file that the last build left in the folder; after
// Publish, of a file of this one.
func (t *Tree) Sum(path string) (sum [sha256.Size]byte, ok bool) {
	if t.closed && !t.all {
		file, ok := t.files.Get(path)
		return file.sum, ok
	}
	return t.disk.sum(path)
}

// Read gives the bytes of a file that the last build left in the folder, nil
// when they cannot be read. Whether they are as they were made is to be seen
// from their hash.
func (t *Tree) Read(path string) []byte {
	if what := t.disk.at(path); !what.there || !what.mode.IsRegular() || !t.disk.lists(path) {
		return nil
	}
	data, err := os.ReadFile(t.stood(path))
	if err != nil {
		return nil
	}
	return data
}

// Keep puts a file of the last build again, as it stands. It may be called
// instead of Put by who knows that its bytes would be the same, and that nobody
// has touched it (see Mark).
func (t *Tree) Keep(path string) error {
	n, err := t.claim(path)
	if err != nil {
		return err
	}
	sum, _ := t.disk.sum(path)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files.Change(n, entry{sum: sum})
	return nil
}
