//go:build !linux && !darwin

package watch

// far: unknown here.
func far(string) bool { return false }
