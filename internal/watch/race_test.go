//go:build race

package watch

// slower is how many times longer than usual things may take.
const slower = 5
