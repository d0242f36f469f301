package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"time"

	"vakka/internal/stamp"
)

// Imprint is a short word for the state of every file that the last build left
// in the folder, as it stood when the Tree was opened; after Publish, of every
// file of this one. The same word means that all are as they were when it was
// first taken. It is "" where that cannot be told: with a file missing, and on
// file systems that give no marks.
//
// Of files that were changed just now it waits until their next change would
// show.
func (t *Tree) Imprint() string {
	ours := t.now
	if !t.closed {
		ours = t.old
	}
	if len(ours) == 0 {
		return ""
	}
	h := sha256.New()
	lines := make([]byte, 0, 64<<10)
	disk := t.standing()
	for _, f := range ours {
		mark, ok := disk[f.path].vouched(t.looked)
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
	mark, ok := disk[path].vouched(t.looked)
	_, ours := t.Sum(path)
	return mark, ok && ours
}

// standing is what stood when the Tree was opened; after Publish, what stands.
func (t *Tree) standing() standing {
	if t.closed {
		return t.after()
	}
	return t.disk
}

// vouched is the mark of a file that was looked at, if it tells its next change;
// of what is not there, none.
func (what seen) vouched(looked time.Time) (stamp.Mark, bool) {
	return what.mark, what.marked && what.mode.IsRegular() && !what.mark.Fresh(looked)
}

// lookAfter looks at the new site, once it has stood so long that whatever is
// done to a file shows in its mark. What has been touched since it was published
// is nobody's to vouch for, and is left out.
func (t *Tree) lookAfter() standing {
	if !t.changed {
		return t.disk
	}
	time.Sleep(time.Until(t.ended.Add(stamp.Tick + time.Millisecond)))
	if t.have != nil {
		return t.lookAgain(time.Now())
	}
	t.looked = time.Now()
	s, err := survey(t.place.root)
	if err != nil {
		return nil // nothing is known, then
	}
	for name, what := range s {
		if what.mark.Changed > t.ended.UnixNano() {
			delete(s, name)
		}
	}
	return s
}

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
	sum, ok = t.last[path]
	return sum, ok
}

// Read gives the bytes of a file that the last build left in the folder, nil
// when they cannot be read. Whether they are as they were made is to be seen
// from their hash.
func (t *Tree) Read(path string) []byte {
	if what, there := t.disk[path]; !there || !what.mode.IsRegular() || !t.last.has(path) {
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
	if err := t.claim(path); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files.Set(path, entry{sum: t.last[path], put: true})
	return nil
}
