// Package vakka is the material that this repository publishes, embedded: what
// a new bank can begin with, so that beginning one needs the program and
// nothing else.
package vakka

import "embed"

// Starter is the repository's own bank: bank.yaml and content/.
//
//go:embed bank.yaml content
var Starter embed.FS
