//go:build race

package site

// slower is how many times longer than usual things may take.
const slower = 10
