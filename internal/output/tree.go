// Package output makes a folder, public/, equal to a set of files. It is the
// only room that writes there.
//
// A Tree is opened, given the site's files one by one, and published or
// aborted. Files are not kept in memory: one that differs from what stands in
// the folder goes at once to a waiting folder beside it (.public.vakka-new),
// one that is the same is only noted. What the room promises:
//
//   - Old or new. Publish completes the waiting folder with hard links to all
//     that stays, flushes it to disk and lets the two folders change places in
//     one step of the operating system. A reader, a killed build and a power
//     cut see the old site or the new one, whole, also where the folder is
//     reached by a symbolic link. With a Spare the old tree stays, to wait in
//     for the next time with the names that it has. Where folders cannot change places (Windows,
//     a mount point) files are replaced one by one, in an order in which each
//     state in between is a working site; a failure brings the old site back,
//     and after a kill the next build mends what is mixed.
//   - Only what differs is written. A file that stays keeps its time and its
//     inode; when nothing differs nothing is touched.
//   - Only what is ours is deleted or overwritten: the files that the list of
//     the last build names (public/.vakka, readable with sha256sum -c). What
//     others have put there is kept, and named in the Result.
//   - One builder at a time: a second one gets a Refusal.
//   - Links are never followed inside the folder, neither to write nor to
//     delete.
package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"vakka/internal/ledger"
	"vakka/internal/stamp"
)

// A Tree is a folder being made equal to a set of files.
type Tree struct {
	dir   string    // the folder as the caller named it, for messages
	place place     // where it is and where files wait
	lock  *lock     // held until Publish or Abort
	old   listing   // files of the last build, …
	disk  *standing // … and what stands of them, and beside them

	spare     string          // where the tree that the site leaves may stay, "" when nowhere …
	spareFrom int             // … and of how many files
	have      map[string]bool // files of this build that the spare tree has had; nil: there was none
	waited    string          // the waiting folder that was left for it

	now     listing          // after Publish: the files of this build, …
	changed bool             // … whether they differ from what stood …
	written bool             // … whether their marks are those that they were written with …
	ended   int64            // … what the file system's clock said when the last of them had been touched …
	passed  int64            // … and when it had gone on since …
	after   func() *standing // … and what stands then, when that must be looked at

	all     bool // the last build's files are this one's
	mu      sync.Mutex
	files   ledger.Table[entry] // files of this build
	folders map[string]bool     // folded paths of the folders that they are in
	spelled map[string]string   // of files whose folded path is another: that → the path
	made    map[string]bool     // folders that exist in the waiting folder, …
	open    map[string]*folder  // … and those that files are being put in
	failed  error               // the first failed Put: nothing may be published any more
	closed  bool

	flushing flushing // of what waits already
}

// An entry is one file of this build.
type entry struct {
	sum    [sha256.Size]byte
	staged bool       // differs from what stands: its new bytes wait
	mark   stamp.Mark // as it was written, if that is known
}

// Result says what Publish did. Kept names the files and folders (these end
// with a slash) that are not Vakka's and were left where they were.
type Result struct {
	Written, Unchanged, Deleted int
	Kept                        []string
}

// Open prepares dir, which need not exist, to be made equal to the files that
// Put is then given. It removes what a killed build left behind. The sources are
// files and folders that the site is made from: dir may neither be nor hold nor
// be inside one of them. A folder that must not be written gives a *Refusal;
// other errors are of the file system.
func Open(dir string, sources ...string) (*Tree, error) {
	where, err := locate(dir, sources)
	if err != nil {
		return nil, err
	}
	lock, err := where.enter(dir)
	if err != nil {
		where.depart()
		return nil, err
	}
	t := &Tree{dir: dir, place: where, lock: lock, folders: map[string]bool{}, spelled: map[string]string{}, made: map[string]bool{}, open: map[string]*folder{}}
	t.after = sync.OnceValue(t.lookAfter)
	if err := t.look(); err != nil {
		return nil, errors.Join(err, t.leave())
	}
	return t, nil
}

// look clears away what a killed build left, and reads what stands.
func (t *Tree) look() error {
	if err := t.place.tidy(); err != nil {
		return err
	}
	var err error
	if t.disk, err = survey(t.place.root, t.lock.clock(), func() (listing, error) { return readListing(t.dir, t.place.root) }); err != nil {
		return err
	}
	t.old = t.disk.list
	if t.old == nil && !t.disk.bare() {
		return &Refusal{Kind: NotOurs, Dir: t.dir, Detail: t.disk.first()}
	}
	return nil
}

// Put adds a file. It may be called from many goroutines; f.Data is not kept.
// An error means that the site cannot be published: call Abort.
func (t *Tree) Put(f File) error { return t.PutHashed(f, sha256.Sum256(f.Data)) }

// PutHashed is Put for who has the hash of the file's bytes already.
func (t *Tree) PutHashed(f File, sum [sha256.Size]byte) error {
	err := t.put(f, sum)
	if err != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.failed == nil {
			t.failed = err
		}
	}
	return err
}

func (t *Tree) put(f File, sum [sha256.Size]byte) error {
	if err := validPath(f.Path); err != nil {
		return err
	}
	n, err := t.claim(f.Path)
	if err != nil {
		return err
	}
	now := entry{sum: sum, staged: !t.stands(f, sum)}
	if now.staged {
		if what := t.disk.at(f.Path); what.there && !what.mode.IsDir() && !t.disk.lists(f.Path) {
			return &Refusal{Kind: InTheWay, Dir: t.dir, Detail: f.Path}
		}
		if now.mark, err = t.wait(f); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		t.flushing.wrote(t.place.waiting, len(f.Data))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files.Change(n, now)
	return nil
}

// Publish makes the folder equal to the files put, and ends the Tree. After an
// error the old site stands, or the new one if all that failed was to tidy up
// after it; the next build tidies then.
func (t *Tree) Publish() (Result, error) {
	if t.closed {
		panic("output: Publish of a Tree that has ended")
	}
	if t.failed != nil {
		return Result{}, errors.Join(t.failed, t.Abort())
	}
	plan, err := t.plan()
	if err == nil && plan.changes {
		err = t.carryOut(plan)
	}
	if err != nil {
		return Result{}, errors.Join(err, t.Abort())
	}
	if t.now, t.changed = plan.now, plan.changes; t.changed {
		if t.ended == 0 {
			t.ended = t.lock.clock()
		}
		t.passed = t.lock.clockAfter(t.ended)
	}
	return plan.result, t.leave()
}

// Changes lists the files that Publish took away and those it brought, sorted;
// neither when there was no site before.
func (t *Tree) Changes() (gone, come []string) {
	if len(t.old) == 0 {
		return nil, nil
	}
	old, now := t.old, t.now // both sorted: of very many files each is looked at once
	for len(old) > 0 || len(now) > 0 {
		switch {
		case len(now) == 0 || len(old) > 0 && old[0].path < now[0].path:
			gone, old = append(gone, old[0].path), old[1:]
		case len(old) == 0 || now[0].path < old[0].path:
			come, now = append(come, now[0].path), now[1:]
		default:
			old, now = old[1:], now[1:]
		}
	}
	return gone, come
}

// Abort ends the Tree and leaves the folder as it was, with no litter. After
// Publish it does nothing, so that it can be deferred.
func (t *Tree) Abort() error {
	if t.closed {
		return nil
	}
	return errors.Join(discard(t.place.waiting), t.dropWaited(), t.leave())
}

// leave lets the next builder in.
func (t *Tree) leave() error {
	t.closed = true
	t.flushing.group.Wait()
	err := errors.Join(t.shut(), t.lock.release())
	t.place.depart()
	return err
}
