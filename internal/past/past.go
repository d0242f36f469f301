// Package past turns what a build has found out into what the next one may take
// over: pages of bytes in the folder .vakka beside bank.yaml.
//
// Nothing is lost with the folder. A page that is missing, cut short, damaged
// or written by another version of the program is no page; whatever cannot be
// written is found out anew the next time. So no error ever comes from here.
//
// Pages are written whole and beside, then renamed: two builds at a time, or
// one that is killed, leave each page as one of them wrote it. The folder tells
// Git by itself to leave it alone.
package past

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// Folder is where the pages are, in the bank's own folder.
const Folder = ".vakka"

// form is the first line of a page. The number grows when the form changes.
const form = "vakka past 1\n"

// A Book is the pages of one bank. A nil Book is empty and stays so.
type Book struct {
	root  *os.Root
	maker [sha256.Size]byte
}

// Open opens the book of the bank in root. maker names the program: what
// another one has written is not read.
func Open(root *os.Root, maker string) *Book {
	return &Book{root, sha256.Sum256([]byte(maker))}
}

// Read gives a page, nil when there is none that can be trusted.
func (b *Book) Read(page string) []byte {
	if b == nil {
		return nil
	}
	data, err := b.root.ReadFile(path.Join(Folder, page))
	if err != nil {
		return nil
	}
	rest, ok := bytes.CutPrefix(data, []byte(form))
	if !ok || len(rest) < sha256.Size {
		return nil
	}
	if sum := b.seal(page, rest[sha256.Size:]); !bytes.Equal(sum[:], rest[:sha256.Size]) {
		return nil
	}
	return rest[sha256.Size:]
}

// seal is what tells a page that is whole and of the same maker.
func (b *Book) seal(page string, data []byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write(b.maker[:])
	h.Write([]byte(strconv.Quote(page)))
	h.Write(data)
	return [sha256.Size]byte(h.Sum(nil))
}

// Write writes a page. When it cannot be written, an old one that would be read
// in its place is no worse than it was: a page says itself what it is about.
func (b *Book) Write(page string, data []byte) {
	if b == nil || b.folder() != nil {
		return
	}
	sum := b.seal(page, data)
	name := path.Join(Folder, page)
	beside := name + "." + strconv.Itoa(os.Getpid())
	if b.root.WriteFile(beside, append(append([]byte(form), sum[:]...), data...), 0o644) != nil || b.root.Rename(beside, name) != nil {
		b.root.Remove(beside)
	}
}

// Forget removes a page.
func (b *Book) Forget(page string) {
	if b != nil {
		b.root.Remove(path.Join(Folder, page))
	}
}

// folder makes the folder, and removes what a killed build was writing. A build
// at work whose page goes with it finds the same out anew.
func (b *Book) folder() error {
	litter, _ := fs.Glob(b.root.FS(), Folder+"/*.[0-9]*")
	for _, name := range litter {
		b.root.Remove(name)
	}
	if err := b.root.Mkdir(Folder, 0o755); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return nil
		}
		return err
	}
	return b.root.WriteFile(path.Join(Folder, ".gitignore"), []byte("*\n"), 0o644)
}
