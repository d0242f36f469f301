//go:build !race

package watch

// slower is how many times longer than usual things may take: the race
// detector is slow.
const slower = 1
