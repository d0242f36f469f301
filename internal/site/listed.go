package site

import (
	"io/fs"
	"sync"
)

// A listed bank is one whose folders are listed twice, first for the state of all
// that is in them and then for the texts, and read from the disk once: what was
// listed first is given again, marks and all.
type listed struct {
	fs.FS
	mu      sync.Mutex
	folders map[string][]fs.DirEntry // that have been listed once
}

func (l *listed) ReadDir(name string) ([]fs.DirEntry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if in, ok := l.folders[name]; ok {
		delete(l.folders, name) // a build needs the room
		return in, nil
	}
	in, err := fs.ReadDir(l.FS, name)
	if err != nil {
		return in, err
	}
	for i, e := range in {
		in[i] = &lookedAt{DirEntry: e}
	}
	l.folders[name] = in
	return in, nil
}

func (l *listed) ReadFile(name string) ([]byte, error)   { return fs.ReadFile(l.FS, name) }
func (l *listed) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(l.FS, name) }
func (l *listed) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(l.FS, name) }
func (l *listed) ReadLink(name string) (string, error)   { return fs.ReadLink(l.FS, name) }

// lookedAt is an entry of a folder that is looked at once.
type lookedAt struct {
	fs.DirEntry
	info fs.FileInfo
}

func (e *lookedAt) Info() (info fs.FileInfo, err error) {
	if e.info == nil {
		e.info, err = e.DirEntry.Info()
	}
	return e.info, err
}
