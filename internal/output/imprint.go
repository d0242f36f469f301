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
	names := t.paths
	if !t.closed {
		names = t.old.sorted()
	}
	if len(names) == 0 {
		return ""
	}
	h := sha256.New()
	var line []byte
	ours, disk := t.ours(), t.standing()
	for _, name := range names {
		mark, ok := disk[name].vouched(t.looked)
		if !ok {
			return ""
		}
		sum := ours[name]
		line = append(append(line[:0], sum[:]...), name...)
		for _, n := range []int64{int64(mark.Inode), mark.Size, mark.Modified, mark.Changed} {
			line = binary.LittleEndian.AppendUint64(line, uint64(n))
		}
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ours are the files of the last build; after Publish, those of this one.
func (t *Tree) ours() listing {
	if t.closed {
		return t.now
	}
	return t.old
}

// Mark is the mark of a file that the last build left in the folder, as it stood
// when the Tree was opened; after Publish, of a file of this one. It is false
// where there is none that can be trusted: of a file, too, that was changed so
// shortly before it was looked at that it could change without another mark. It
// may be called by many goroutines.
func (t *Tree) Mark(path string) (stamp.Mark, bool) {
	disk := t.standing() // which may look at it
	mark, ok := disk[path].vouched(t.looked)
	return mark, ok && t.ours().has(path)
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
// called instead of Put by who knows that the site would be the same, and that
// nobody has touched it (see Imprint).
func (t *Tree) KeepAll() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, sum := range t.old {
		t.files.Set(name, entry{sum: sum})
	}
}

// Sum is the hash of a file that the last build left in the folder; after
// Publish, of a file of this one.
func (t *Tree) Sum(path string) (sum [sha256.Size]byte, ok bool) {
	sum, ok = t.ours()[path]
	return sum, ok
}

// Read gives the bytes of a file that the last build left in the folder, nil
// when they cannot be read. Whether they are as they were made is to be seen
// from their hash.
func (t *Tree) Read(path string) []byte {
	if what, there := t.disk[path]; !there || !what.mode.IsRegular() || !t.old.has(path) {
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
	t.files.Set(path, entry{sum: t.old[path], put: true})
	return nil
}
