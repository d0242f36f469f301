package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

// What to do about an error is told in the reader's language, where the system
// has only numbers and English.
func TestTrouble(t *testing.T) {
	for _, c := range []struct {
		err    error
		system string
		want   string
	}{
		{&fs.PathError{Op: "write", Path: "a", Err: syscall.ENOSPC}, "linux", "full"},
		{fmt.Errorf("site: %w", &fs.PathError{Op: "write", Path: "a", Err: syscall.EDQUOT}), "linux", "full"},
		{errors.Join(nil, &fs.PathError{Op: "open", Path: "a", Err: syscall.EROFS}), "darwin", "protected"},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.EACCES}, "linux", "denied"},
		{fs.ErrPermission, "linux", "denied"},
		{&fs.PathError{Op: "read", Path: "a", Err: syscall.EIO}, "linux", "broken"},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.ENAMETOOLONG}, "linux", "long"},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.Errno(32)}, "windows", "open"},
		{&fs.PathError{Op: "write", Path: "a", Err: syscall.Errno(112)}, "windows", "full"},
		{&fs.PathError{Op: "write", Path: "a", Err: syscall.Errno(112)}, "linux", ""}, // another number's meaning
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.ENOTDIR}, "linux", ""},
		{errors.New("something else"), "linux", ""},
	} {
		if got := trouble(c.err, c.system); got != c.want {
			t.Errorf("%v on %s: %q, want %q", c.err, c.system, got, c.want)
		}
	}
	for _, kinds := range []map[syscall.Errno]string{onUnix, onWindows, {0: "denied"}} {
		for _, kind := range kinds {
			if words["io-"+kind] == [3]string{} {
				t.Errorf("nothing is said of %q", kind)
			}
		}
	}
}
