package past

import (
	"os"
	"path"
	"strconv"
	"sync/atomic"
)

// A Scratch is room on the disk for one build's own use: what it will want again
// before it ends. No other build ever sees it. It serves many goroutines.
type Scratch struct {
	book *Book
	name string
	file *os.File
	end  atomic.Int64
}

// Scratch makes room in the folder; nil where there is none.
func (b *Book) Scratch() *Scratch {
	if b == nil || b.made() != nil {
		return nil
	}
	name := path.Join(Folder, "scratch."+strconv.Itoa(os.Getpid())) // what a killed build leaves is litter
	b.root.Remove(name)
	file, err := b.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil
	}
	s := &Scratch{book: b, name: name, file: file}
	b.root.Remove(name) // where an open file can be: then nothing is left of it, whatever happens
	return s
}

// Put writes bytes and tells where they begin.
func (s *Scratch) Put(data []byte) (at int64, err error) {
	at = s.end.Add(int64(len(data))) - int64(len(data))
	_, err = s.file.WriteAt(data, at)
	return at, err
}

// Get reads as many bytes as there is room for in data, from where Put began.
func (s *Scratch) Get(data []byte, at int64) error {
	_, err := s.file.ReadAt(data, at)
	return err
}

// Close gives the room back.
func (s *Scratch) Close() {
	s.file.Close()
	s.book.root.Remove(s.name) // where an open file cannot be removed
}
