// Package past turns what a build has found out into what the next one may take
// over: pages of bytes in the folder .vakka beside bank.yaml.
//
// Nothing is lost with the folder. A page that is missing, cut short, damaged
// or written by another version of the program is no page; whatever cannot be
// written is found out anew the next time. So no error ever comes from here.
//
// Of a page of pieces (see Pieces) most are never read. Each of those that are is
// held to a checksum of its own, and who wants one must know what to do without it.
//
// Pages are written whole and beside, then renamed: two builds at a time, or
// one that is killed, leave each page as one of them wrote it. The folder tells
// Git and programs that make backups by itself to leave it alone.
package past

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"sync"
)

// Folder is where the pages are, in the bank's own folder.
const Folder = ".vakka"

// tag tells programs that make backups to leave the folder out (bford.info/cachedir).
const tag = "Signature: 8a477f597d28d172789f06886806bc55\n# What Vakka remembers between builds. It may be thrown away.\n"

// form is the first line of a page. The number grows when the form changes.
const form = "vakka past 1\n"

// A Book is the pages of one bank. A nil Book is empty and stays so.
type Book struct {
	root  *os.Root
	maker [sha256.Size]byte
	made  func() error // makes the folder, once
}

// Open opens the book of the bank in root. maker names the program: what
// another one has written is not read.
func Open(root *os.Root, maker string) *Book {
	b := &Book{root: root, maker: sha256.Sum256([]byte(maker))}
	b.made = sync.OnceValue(b.folder)
	return b
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
	seal := b.seal(page)
	seal.Write(binary.LittleEndian.AppendUint64(nil, sumOf(rest[sha256.Size:])))
	if !bytes.Equal(seal.Sum(nil), rest[:sha256.Size]) {
		return nil
	}
	return rest[sha256.Size:]
}

// seal begins what tells a page that is whole and of the same maker; the sum of
// its bytes follows.
func (b *Book) seal(page string) hash.Hash {
	h := sha256.New()
	h.Write(b.maker[:])
	h.Write([]byte(strconv.Quote(page)))
	return h
}

// Write writes a page. When it cannot be written, an old one that would be read
// in its place is no worse than it was: a page says itself what it is about.
func (b *Book) Write(page string, data []byte) {
	d := b.Begin(page)
	d.Write(data)
	d.End()
}

// A Draft is a page that is being written bit by bit. A nil Draft takes
// everything and leaves nothing.
type Draft struct {
	book         *Book
	name, beside string
	file         *os.File
	out          *bufio.Writer
	seal         hash.Hash
	sum          checksum // of what is no piece
	pieces       int64    // how many bytes of them have been written
	sums         []byte   // room for the last one's
}

// Begin begins a page. It must be brought to an End, or dropped.
func (b *Book) Begin(page string) *Draft {
	if b == nil || b.made() != nil {
		return nil
	}
	name := path.Join(Folder, page)
	beside := name + "." + strconv.Itoa(os.Getpid())
	file, err := b.root.Create(beside)
	if err != nil {
		return nil
	}
	d := &Draft{book: b, name: name, beside: beside, file: file, out: bufio.NewWriterSize(file, 32<<10), seal: b.seal(page)}
	_, _ = d.out.WriteString(form) // End tells what failed
	_, _ = d.out.Write(make([]byte, sha256.Size))
	return d
}

// Write adds to the page.
func (d *Draft) Write(data []byte) {
	if d != nil {
		d.sum.add(data)
		_, _ = d.out.Write(data) // End tells what failed
	}
}

// End puts the page in its place, if all of it could be written.
func (d *Draft) End() {
	if d != nil {
		err := d.finish()
		d.place(errors.Join(err, d.file.Close()))
	}
}

// finish writes what is still to be written, and the seal.
func (d *Draft) finish() error {
	err := d.out.Flush()
	d.seal.Write(binary.LittleEndian.AppendUint64(nil, d.sum.sum()))
	if err == nil {
		_, err = d.file.WriteAt(d.seal.Sum(nil), int64(len(form)))
	}
	return err
}

// place puts the page in its place, unless something failed.
func (d *Draft) place(err error) (placed bool) {
	if err != nil || d.book.root.Rename(d.beside, d.name) != nil {
		d.book.root.Remove(d.beside)
		return false
	}
	return true
}

// Drop throws the page away.
func (d *Draft) Drop() {
	if d != nil {
		d.file.Close()
		d.book.root.Remove(d.beside)
	}
}

// Forget removes a page.
func (b *Book) Forget(page string) {
	if b != nil {
		b.root.Remove(path.Join(Folder, page))
	}
}

// Beside gives the path of something that somebody else keeps in the folder, and
// makes the folder; "" where there is none.
func (b *Book) Beside(name string) string {
	if b == nil || b.made() != nil {
		return ""
	}
	return filepath.Join(b.root.Name(), Folder, name)
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
	return errors.Join(b.root.WriteFile(path.Join(Folder, ".gitignore"), []byte("*\n"), 0o644),
		b.root.WriteFile(path.Join(Folder, "CACHEDIR.TAG"), []byte(tag), 0o644))
}
