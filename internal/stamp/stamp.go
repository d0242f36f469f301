// Package stamp turns what a file system says of a file into a mark that
// changes whenever the file's bytes may have changed.
//
// A mark holds the file's number, its size, when it was written and when
// anything of it was changed last. The last one is the system's own: no program
// can set it, so a file that is given its old time back has another mark all the
// same. File systems that do not tell it give no marks.
package stamp

import (
	"io/fs"
	"time"
)

// A Mark is the state of a file.
type Mark struct {
	Inode             uint64
	Size              int64
	Modified, Changed int64 // nanoseconds of the system's clock
}

// tick is longer than the steps in which a system counts time: what is written
// twice within one has the same mark both times. Linux gives files its time in
// steps of a tick of its clock, of 10 ms where it is slowest, and macOS in
// nanoseconds; this is three times that.
const tick = 30 * time.Millisecond

// Of gives the mark of a file; false when the system tells too little.
func Of(info fs.FileInfo) (Mark, bool) {
	inode, changed, ok := system(info)
	return Mark{inode, info.Size(), info.ModTime().UnixNano(), changed}, ok
}

// coarse is that of file systems that count in whole seconds, or in two: those of
// many memory sticks and network drives.
const coarse = 2*time.Second + tick

// Fresh tells a file that was changed so shortly before now that it could be
// changed again without another mark.
func (m Mark) Fresh(now time.Time) bool {
	steps := tick
	if m.Changed%int64(time.Second) == 0 {
		steps = coarse
	}
	return m.Changed > now.Add(-steps).UnixNano()
}
