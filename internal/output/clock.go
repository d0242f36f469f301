package output

import (
	"fmt"
	"os"
	"time"

	"vakka/internal/stamp"
)

// A file's mark shows every later change as soon as the file system's clock has
// gone on from the time in it; until then another change may get the same time.
// That clock goes in steps, of some milliseconds on most disks and of seconds on
// many memory sticks, and may be another machine's. So it is asked, not guessed at:
// the lock is a file of ours beside the site's.

// clock is what the file system's clock says, 0 when it cannot be told.
func (l *lock) clock() int64 {
	if _, err := l.file.WriteAt(fmt.Appendln(nil, os.Getpid()), 0); err != nil { // as it is written there already
		return 0
	}
	info, err := l.file.Stat()
	if err != nil {
		return 0
	}
	mark, _ := stamp.Of(info)
	return mark.Changed
}

// patience is how long it is waited for the clock to go on.
const patience = 30 * time.Millisecond

// clockAfter is what the clock says when it has gone on from a time. One that
// goes in long steps is not waited for.
func (l *lock) clockAfter(then int64) int64 {
	now := l.clock()
	for end := time.Now().Add(patience); now != 0 && now <= then && time.Now().Before(end); now = l.clock() {
		time.Sleep(time.Millisecond)
	}
	return now
}
