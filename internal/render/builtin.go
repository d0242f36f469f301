package render

import (
	"embed"
	"io/fs"
	"sync"
)

// builtIn is what was loaded of file systems that are built into the program:
// they never change while it runs, so templates and texts are read and parsed
// once, however often a bank is built.
var builtIn sync.Map

type builtInKey struct {
	files embed.FS
	what  string
}

// once loads something of a theme, unless it was loaded before and cannot have
// changed.
func once[T any](files fs.FS, what string, load func() (T, error)) (T, error) {
	if look, ok := files.(*Look); ok && len(look.own) == 0 {
		files = look.builtIn
	}
	fixed, ok := files.(embed.FS)
	if !ok {
		return load()
	}
	key := builtInKey{fixed, what}
	if done, ok := builtIn.Load(key); ok {
		return done.(T), nil
	}
	v, err := load()
	if err == nil {
		builtIn.Store(key, v)
	}
	return v, err
}
