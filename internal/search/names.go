package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
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
				writeCall(w.small, w.ix.tag, f.name, f.data)
			}
		}
		return nil
	}
	if n == 0 {
		return nil
	}
	run := runOf(n)
	list := make([]string, (n+run-1)/run)
	err := each(len(list), func(k int) error {
		var all []file
		h := sha256.New()
		for i := k * run; i < min(k*run+run, n); i++ {
			for _, f := range of(i) {
				fmt.Fprintf(h, "%s %d:", f.name, len(f.data))
				h.Write(f.data)
				all = append(all, f)
			}
		}
		list[k] = strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:hashSize]
		for _, f := range all {
			var b bytes.Buffer
			name := f.name + "-" + list[k]
			writeCall(&b, w.ix.tag, name, f.data)
			if err := w.put(output.File{Path: Folder + w.ix.tag + "-" + strconv.Itoa(Version) + "/" + name + ".js", Data: b.Bytes()}); err != nil {
				return err
			}
		}
		return nil
	})
	w.hashes[kind] = hashes{run, strings.Join(list, "")}
	return err
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

// encode writes values as JSON, with commas between. What would end a script, or
// begin a remark in one, is written otherwise, so that an index is harmless
// wherever somebody puts it.
func encode(data ...any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, d := range data {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(d); err != nil {
			panic(fmt.Sprintf("search: %T cannot be written: %v", d, err))
		}
		b.Truncate(b.Len() - 1) // the encoder's line feed
	}
	if out := b.Bytes(); bytes.Contains(out, []byte("</")) || bytes.Contains(out, []byte("<!")) {
		return bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("</"), []byte(`<\/`)), []byte("<!"), []byte(`<\u0021`))
	}
	return b.Bytes()
}

// writeCall writes a call of the one global function: language, name, data.
func writeCall(b *bytes.Buffer, tag, name string, data []byte) {
	b.WriteString("vakkaIndex(")
	b.Write(encode(tag, name))
	b.WriteByte(',')
	b.Write(data)
	b.WriteString(")\n")
}
