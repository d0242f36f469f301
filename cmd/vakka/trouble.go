package main

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"
)

// advice is what to do about an error of the file system, whose own words are
// the system's and in English; "" for one that is rare.
func (p *program) advice(err error) string {
	if kind := trouble(err, runtime.GOOS); kind != "" {
		return p.voice.say("io-" + kind)
	}
	return ""
}

// trouble is the kind of an error of the file system.
func trouble(err error, system string) string {
	kinds := onUnix
	if system == "windows" {
		kinds = onWindows
	}
	var number syscall.Errno
	if errors.As(err, &number) && kinds[number] != "" {
		return kinds[number]
	}
	if errors.Is(err, fs.ErrPermission) {
		return "denied"
	}
	return ""
}

var onUnix = map[syscall.Errno]string{syscall.ENOSPC: "full", syscall.EDQUOT: "full", syscall.EROFS: "protected", syscall.EIO: "broken", syscall.ENAMETOOLONG: "long"}

// onWindows are its own numbers: write protected, not ready, sector not found,
// sharing and lock violation, disk full (of two sorts), name too long.
var onWindows = map[syscall.Errno]string{19: "protected", 21: "broken", 27: "broken", 32: "open", 33: "open", 39: "full", 112: "full", 206: "long"}
