//go:build !race

package main

// slower is how many times longer than usual things may take, and how much more
// room: the race detector is slow and keeps a shadow of all memory.
const slower = 1
