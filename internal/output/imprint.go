package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"vakka/internal/stamp"
)

// Imprint is a short word for the state of every file that the last build left
// in the folder; after Publish, of every file of this one. The same word means
// that all are as they were when it was first taken. It is "" where that cannot
// be told: with a file missing, and on file systems that give no marks.
//
// Of files that were changed just now it waits until their next change would
// show.
func (t *Tree) Imprint() string {
	old, root := t.old, t.place.root
	if t.closed {
		old = listing{}
		for name, file := range t.files {
			old[name] = file.sum
		}
	}
	if len(old) == 0 {
		return ""
	}
	names := slices.Sorted(maps.Keys(old))
	marks := make([]stamp.Mark, len(names))
	if !lookAll(root, names, marks) {
		return ""
	}
	now := time.Now()
	if slices.ContainsFunc(marks, func(m stamp.Mark) bool { return m.Fresh(now) }) {
		time.Sleep(stamp.Tick)
		if again := make([]stamp.Mark, len(names)); !lookAll(root, names, again) || !slices.Equal(marks, again) {
			return ""
		}
	}
	h := sha256.New()
	for i, name := range names {
		sum := old[name]
		h.Write(sum[:])
		h.Write([]byte(name))
		var b []byte
		for _, n := range []int64{int64(marks[i].Inode), marks[i].Size, marks[i].Modified, marks[i].Changed} {
			b = binary.LittleEndian.AppendUint64(b, uint64(n))
		}
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// lookAll fills in the marks of files; false when one is no file of ours.
func lookAll(root string, names []string, marks []stamp.Mark) bool {
	const hands = 4
	var group sync.WaitGroup
	var bad [hands]bool
	for hand := range hands {
		group.Go(func() {
			for i := hand; i < len(names) && !bad[hand]; i += hands {
				info, err := os.Lstat(filepath.Join(root, filepath.FromSlash(names[i])))
				if err != nil || !info.Mode().IsRegular() {
					bad[hand] = true
					return
				}
				var ok bool
				if marks[i], ok = stamp.Of(info); !ok {
					bad[hand] = true
				}
			}
		})
	}
	group.Wait()
	return bad == [hands]bool{}
}

// KeepAll puts every file of the last build again, as it stands. It may be
// called instead of Put by who knows that the site would be the same, and that
// nobody has touched it (see Imprint).
func (t *Tree) KeepAll() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, sum := range t.old {
		t.files[name] = entry{sum: sum}
	}
}

// Mark is the mark of a file that the last build left in the folder, as it
// stands; after Publish, of a file of this one. It is false where there is none,
// and may be called by many goroutines.
func (t *Tree) Mark(path string) (stamp.Mark, bool) {
	ours := t.old.has(path)
	if t.closed {
		_, ours = t.files[path]
	}
	if !ours {
		return stamp.Mark{}, false
	}
	info, err := os.Lstat(t.stood(path))
	if err != nil || !info.Mode().IsRegular() {
		return stamp.Mark{}, false
	}
	return stamp.Of(info)
}

// Sum is the hash of a file that the last build left in the folder.
func (t *Tree) Sum(path string) (sum [sha256.Size]byte, ok bool) {
	sum, ok = t.old[path]
	return sum, ok
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
	t.files[path] = entry{sum: t.old[path]}
	return nil
}
