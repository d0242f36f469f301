// Package watch turns a living folder into a signal: something an author made
// has changed, and has now been still long enough to be read.
//
// The Roots are folders or files of one bank; they need not exist yet, and may
// vanish and come back. Every folder under them is watched, new ones as soon
// as things are still again: a folder is first watched and then listed, so
// that no file can slip in between. An event only says when and where to look;
// what is there is always found out by looking: at the files that were named,
// and at everything where a folder may have come or gone. So editors' atomic
// renames, moved folders and a queue that overflowed need no handling of their own.
//
// One signal is given for each change that has settled: Quiet after the last
// event, but no later than Most after the first, so that a storm of saves
// cannot hold it back. A file that has just become empty or gone is given a
// little longer, because that is how some editors begin to save.
//
// Where the system cannot watch (too many folders for its limits) or does not
// tell (network drives, OneDrive, WSL's /mnt/c), the folders are compared by
// name, size and time instead, and Notice is told why. The second case is
// found by a slow comparison that always goes on beside the events; it is not
// slow where a root is on a network's file system, or another on which others
// than this machine may write. No trial file is written: it would be somebody's
// to wonder about, and proves nothing of what others write.
//
// Litter of editors and systems and the folders named public, node_modules,
// .git and .vakka… are not looked at.
//
// This is the only room that knows fsnotify.
package watch

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Why a Watcher compares folders instead of waiting for events. Notice gets an
// error that wraps one of these.
var (
	ErrLimit    = errors.New("the system's limit of watched folders is full")
	ErrNoEvents = errors.New("the system does not tell of changes in this folder")
)

// Options say what to watch. The times have defaults and are there for tests
// and for slow disks.
type Options struct {
	Roots  []string    // folders and files, existing or not
	Poll   bool        // compare from the start, wait for no events
	Notice func(error) // told when comparing begins by itself; must not call Close

	Quiet time.Duration // stillness before a signal: 10 ms
	Busy  time.Duration // the same right after the last signal: 100 ms
	Empty time.Duration // the same while a file has just become empty or gone: 300 ms
	Most  time.Duration // longest wait for stillness: 1 s
	Every time.Duration // between comparisons when polling: 500 ms
	Check time.Duration // between comparisons beside events: 5 s

	add func(folder string) error // stand in for the system's own in tests
	far func(folder string) bool
}

// A Watcher gives signals until it is closed.
type Watcher struct {
	o       Options
	changes chan struct{}
	stop    chan struct{}
	done    chan struct{}
	once    sync.Once
	change  change

	// The rest belongs to run alone.
	events  *fsnotify.Watcher // nil when polling
	tree    tree              // as last looked at
	took    time.Duration     // how long looking took
	settle  *time.Timer       // runs out when things have been still
	look    *time.Timer       // runs out when it is time to compare
	told    time.Time         // of the last signal
	first   time.Time         // of the changes not yet signalled; zero when none
	heard   bool              // an event has come since the last comparison
	unheard bool              // the change was found by comparing, and no event told of it
	moved   bool              // a watched folder went away or came: watch all anew
	named   map[string]bool   // by events since the last signal
	waited  bool              // an emptied file has had its extra time
	whole   bool              // everything has been looked at since the last signal: more may have changed than was named
}

// New starts watching. What changes after it has returned gives a signal. The
// error is about a root that cannot be made absolute; the system's limits are
// no error, see Options.Notice.
func New(o Options) (*Watcher, error) {
	o.Quiet = or(o.Quiet, 10*time.Millisecond)
	o.Empty = or(o.Empty, 300*time.Millisecond)
	o.Busy = or(o.Busy, 100*time.Millisecond)
	o.Most = or(o.Most, time.Second)
	o.Every = or(o.Every, 500*time.Millisecond)
	o.Check = or(o.Check, 5*time.Second)
	if o.far == nil {
		o.far = far
	}
	var err error
	if o.Roots, err = absolute(o.Roots); err != nil {
		return nil, err
	}
	w := &Watcher{
		o:       o,
		changes: make(chan struct{}, 1),
		named:   map[string]bool{},
		stop:    make(chan struct{}),
		done:    make(chan struct{}),
		settle:  time.NewTimer(time.Hour),
		look:    time.NewTimer(time.Hour),
	}
	w.settle.Stop()
	if !o.Poll {
		if w.events, err = fsnotify.NewWatcher(); err != nil {
			w.poll(fmt.Errorf("%w: %w", ErrLimit, err))
		}
	}
	w.tree = w.read()
	if w.anyFar() {
		w.o.Check = min(w.o.Check, w.o.Every)
	}
	w.lookLater()
	go w.run()
	return w, nil
}

func (w *Watcher) anyFar() bool {
	for folder := range w.tree.folders {
		if w.o.far(folder) {
			return true
		}
	}
	return false
}

// Changes gives one signal per settled change. A signal that nobody has taken
// yet stands for later changes too. The channel is closed by Close.
func (w *Watcher) Changes() <-chan struct{} { return w.changes }

// Changed takes what has changed since it was last called, as far as it was
// signalled: names are all files that may be others, unless few is false; then
// anything may be.
func (w *Watcher) Changed() (names []string, few bool) { return w.change.take() }

// Close ends the watching; when it returns, nothing of it runs any more.
func (w *Watcher) Close() {
	w.once.Do(func() { close(w.stop) })
	<-w.done
}

func (w *Watcher) run() {
	defer close(w.done)
	defer close(w.changes)
	defer w.closeEvents()
	for {
		var events chan fsnotify.Event
		var errs chan error
		if w.events != nil {
			events, errs = w.events.Events, w.events.Errors
		}
		select {
		case <-w.stop:
			return
		case e := <-events:
			w.event(e)
		case <-errs:
			// Events were lost, most likely by an overflow: look at everything.
			w.heard, w.moved = true, true
			w.touch()
		case <-w.settle.C:
			w.settled()
		case <-w.look.C:
			w.compare()
		}
	}
}

// event notes that something happened. Changes of rights and times alone are
// left to the slow comparison: indexers and backups make them by the thousand.
func (w *Watcher) event(e fsnotify.Event) {
	if e.Op == 0 {
		return
	}
	w.heard, w.unheard = true, false
	if e.Op == fsnotify.Chmod || !w.o.concerns(e.Name) {
		return
	}
	if w.tree.folders[e.Name] && e.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0 {
		w.moved = true
	}
	w.named[e.Name] = true
	w.touch()
}

// rightAfter is how soon after a signal changes are taken for one of many.
// People do not save as fast, programs do.
const rightAfter = 300 * time.Millisecond

// touch starts or lengthens the wait for stillness. One save is shown at once;
// of many in a row, each a moment after the last, not every one.
func (w *Watcher) touch() {
	now := time.Now()
	if w.first.IsZero() {
		w.first = now
	}
	quiet := w.o.Quiet
	if now.Sub(w.told) < rightAfter {
		quiet = max(quiet, w.o.Busy)
	}
	w.settle.Reset(max(0, min(quiet, w.first.Add(w.o.Most).Sub(now))))
}

// settled looks at what is there now, and signals.
func (w *Watcher) settled() {
	emptied, few := false, w.events != nil && w.heard && !w.moved
	if few {
		emptied, few = w.tree.update(w.o.Roots, w.named)
	}
	late := time.Since(w.first) >= w.o.Most
	if !few {
		w.whole = true
		before := w.tree
		w.tree = w.read()
		if w.events == nil && !late && !w.tree.equal(before) {
			w.touch() // still changing, and no event would say so
			return
		}
		emptied = w.tree.emptied(before)
	}
	if !w.waited && !late && emptied {
		w.waited = true
		w.settle.Reset(w.o.Empty)
		return
	}
	w.change.add(w.named, !w.whole)
	clear(w.named)
	if w.unheard && w.events != nil {
		w.poll(ErrNoEvents)
	}
	w.first, w.waited, w.unheard, w.whole, w.told = time.Time{}, false, false, false, time.Now()
	w.lookLater()
	select {
	case w.changes <- struct{}{}:
	default: // the last signal still waits to be taken, and will do
	}
}

// compare is the whole of polling, and the safety net beside events.
func (w *Watcher) compare() {
	if w.first.IsZero() {
		before := w.tree
		w.tree = w.read()
		if !w.tree.equal(before) {
			w.unheard, w.whole = w.events != nil && !w.heard, true
			w.touch()
		}
		w.heard = false
	}
	w.lookLater()
}

// lookLater spaces the comparisons so that looking takes at most a twentieth
// of the time, however slow the disk.
func (w *Watcher) lookLater() {
	wait := w.o.Check
	if w.events == nil {
		wait = w.o.Every
	}
	w.look.Reset(max(wait, 20*w.took))
}

// read looks at all there is, watching each folder before it is listed.
func (w *Watcher) read() tree {
	start := time.Now()
	defer func() { w.took = time.Since(start) }()
	if w.events == nil {
		t, _ := w.o.read(nil)
		return t
	}
	if w.moved {
		// A watch follows the folder, not the name: after a move the names of
		// the old watches are wrong, so all are made anew.
		for _, name := range w.events.WatchList() {
			w.events.Remove(name) // its folder may be gone, and the watch with it
		}
		w.moved = false
	}
	add := w.o.add
	if add == nil {
		add = w.events.Add
	}
	t, err := w.o.read(add)
	if err != nil {
		w.poll(fmt.Errorf("%w: %w", ErrLimit, err))
	}
	return t
}

// poll goes over to comparing, for good.
func (w *Watcher) poll(why error) {
	w.closeEvents()
	if w.o.Notice != nil {
		w.o.Notice(why)
	}
}

func (w *Watcher) closeEvents() {
	if w.events != nil {
		w.events.Close() // never fails in a way that matters: nothing was written
		w.events = nil
	}
}

func absolute(paths []string) ([]string, error) {
	out := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("watching %s: %w", p, err)
		}
		out[i] = abs
	}
	return out, nil
}

func or(d, otherwise time.Duration) time.Duration {
	if d > 0 {
		return d
	}
	return otherwise
}
