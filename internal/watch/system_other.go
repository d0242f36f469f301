//go:build !linux && !darwin

package watch

import "io/fs"

// far: unknown here.
func far(string) bool { return false }

// touched: here the time of writing must do.
func touched(fs.FileInfo) int64 { return 0 }
