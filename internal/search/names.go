package search

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"sync/atomic"

	"vakka/internal/output"
)

// A file is one script that hands data over: its name, t7, and the data as
// JSON, several values by commas.
type file struct {
	name string
	data []byte
}

func numbered(kind string, i int) string { return kind + strconv.Itoa(i) }

// hashes are what the entry file tells of the files of one kind: how many in a
// row share a hash, and the hashes, one after the other.
type hashes struct {
	run  int
	list string
}

func (h hashes) MarshalJSON() ([]byte, error) { return json.Marshal([]any{h.run, h.list}) }

const (
	hashSize   = 8   // characters, of five bits each
	mostHashes = 100 // of a kind, or the square root of the number of its files when that is more
)

// runOf is how many of n files share a hash. An edit gives new names to all of
// them, and a query pays for the list of all hashes.
func runOf(n int) int {
	most := max(mostHashes, int(math.Ceil(math.Sqrt(float64(n)))))
	return (n + most - 1) / most
}

// files writes the n files of a kind, on every processor, named by the content
// of the run they are in; of a small bank into the entry file, where names need
// no hash. With a file others may come that are asked for by the same number.
func (w *writer) files(kind string, n int, of func(i int) []file) error {
	if w.small != nil && kind != "x" {
		for i := range n {
			for _, f := range of(i) {
				w.small.Write(call(nil, w.ix.tag, f.name, "", f.data))
			}
		}
		return nil
	}
	if n == 0 {
		return nil
	}
	run := runOf(n)
	list := make([]string, (n+run-1)/run)
	err := each(len(list), func(k int) (err error) {
		var parts []part
		for i := k * run; i < min(k*run+run, n); i++ {
			files := of(i)
			p := part{sum: w.sumOf(kind, i, files), files: files}
			for _, f := range files {
				p.names = append(p.names, f.name)
			}
			parts = append(parts, p)
		}
		list[k], err = w.run(parts)
		return err
	})
	w.hashes[kind] = hashes{run, strings.Join(list, "")}
	return err
}

// A part is the files that are asked for by one number, which are known by the
// hash of what they say before they are made.
type part struct {
	names []string
	sum   [sha256.Size]byte
	files []file        // where they are made already, …
	make  func() []file // … and what makes them where they are not
}

// sumOf is a hash of what files say, whatever their names.
func sumOf(files []file) (sum [sha256.Size]byte) {
	h := sha256.New()
	var room [20]byte
	for _, f := range files {
		h.Write(strconv.AppendInt(room[:0], int64(len(f.data)), 10))
		h.Write([]byte{':'})
		h.Write(f.data)
	}
	h.Sum(sum[:0])
	return sum
}

// run writes files that share a hash, and gives it. Of those that stand already
// only the names go by, and what nobody wants is not made.
func (w *writer) run(parts []part) (string, error) {
	h := sha256.New()
	var room []byte
	for _, p := range parts {
		room = append(room[:0], '[')
		for i, name := range p.names { // of letters and digits
			if i > 0 {
				room = append(room, ' ')
			}
			room = append(append(append(room, '"'), name...), '"')
		}
		h.Write(append(append(room, ']'), p.sum[:]...))
	}
	var from [sha256.Size]byte
	h.Sum(from[:0])
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(from[:]))[:hashSize]
	var made []byte // room, where it is only lent
	for _, p := range parts {
		for i, name := range p.names {
			out := output.File{Path: w.path(name, hash)}
			if w.stands == nil || !w.stands(out.Path, from) {
				if p.files == nil {
					p.files = p.make()
				}
				if i >= len(p.files) {
					break // a memory that is not what was left
				}
				out.Data = call(made, w.ix.tag, name, hash, p.files[i].data)
				if w.lend {
					made = out.Data
				}
			}
			if err := w.put(out); err != nil {
				return "", err
			}
		}
	}
	return hash, nil
}

// path is where the file of a name stands, of those that share a hash.
func (w *writer) path(name, hash string) string {
	return Folder + w.ix.tag + "-" + strconv.Itoa(Version) + "/" + name + "-" + hash + ".js"
}

// each calls work for 0 … n-1, on every processor. It returns an error of those
// there were.
func each(n int, work func(i int) error) error {
	var failed atomic.Pointer[error]
	parallel(n, func(i int) {
		if failed.Load() != nil {
			return
		}
		if err := work(i); err != nil {
			failed.Store(&err)
		}
	})
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}
