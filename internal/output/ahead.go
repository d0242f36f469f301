package output

import (
	"errors"
	"sync"
	"sync/atomic"
)

// flushEvery is after how many bytes the disk is let begin. Tests put another
// number in its place.
var flushEvery int64 = 32 << 20

// A flushing puts on disk, beside the work, what has been written so far, so that
// little is left of it when a site is complete. It makes nothing safe: Publish
// flushes everything once more, after the last file, and waits for it. But an
// error that the system tells here it may tell nobody else, so Publish hears it.
type flushing struct {
	written atomic.Int64 // since the last one began
	begun   atomic.Bool  // one at a time
	group   sync.WaitGroup
	mu      sync.Mutex
	failed  error
}

// wrote notes what has been written to dir's file system. Where folders cannot
// change places the system flushes file by file, and nothing is done twice.
func (f *flushing) wrote(dir string, bytes int) {
	if f.written.Add(int64(bytes)) < flushEvery || !canExchange || !f.begun.CompareAndSwap(false, true) {
		return
	}
	f.written.Store(0)
	f.group.Go(func() {
		defer f.begun.Store(false)
		err := settle(dir)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.failed = errors.Join(f.failed, err)
	})
}

// wait waits for what is being flushed, and tells whether all could be.
func (f *flushing) wait() error {
	f.group.Wait()
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed
}

// settle puts all that waits safely on disk.
func (t *Tree) settle() error {
	return errors.Join(t.flushing.wait(), settle(t.place.waiting))
}
