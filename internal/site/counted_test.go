package site

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/stamp"
)

// A build of what has not changed makes and writes nothing; one of a text that
// has been edited writes no more files than the edit asks for.
func TestCountedWork(t *testing.T) {
	w := &writer{T: t, Rand: rand.New(rand.NewPCG(1, 1)), dir: t.TempDir()}
	w.must(os.CopyFS(w.dir, os.DirFS("../../testdata/bank")))
	root, err := os.OpenRoot(w.dir)
	w.must(err)
	defer root.Close()
	book := past.Open(root, "test")
	var allocations uint64
	build := func() (made int, result output.Result) {
		time.Sleep(120 * time.Millisecond) // what is fresh is not trusted
		in := input(root.FS())
		in.Today = time.Now()
		site := filepath.Join(w.dir, "public")
		before := mallocs()
		defer func() { allocations = mallocs() - before }()
		var seen shelved
		_, result, err = Publish(context.Background(), in, book, site, opens(site), func() { seen.mu.Lock(); made++; seen.mu.Unlock() })
		w.must(err)
		return made, result
	}
	made, first := build()
	if made != first.Written || made < 100 {
		t.Errorf("made %d, wrote %d", made, first.Written)
	}
	whole, texts := allocations, w.keptPages()
	if made, result := build(); made != 0 || result.Written != 0 || result.Unchanged != first.Written {
		t.Errorf("nothing changed: made %d, wrote %d, %d unchanged", made, result.Written, result.Unchanged)
	}
	w.write(w.path("tehtavat/keitto.md"), w.read(w.path("tehtavat/keitto.md"))+"\nVielä yksi lause.\n")
	if made, result := build(); result.Written > mostWritten || result.Deleted > mostWritten || made > mostMade {
		t.Errorf("one edit: made %d, wrote %d, deleted %d of %d", made, result.Written, result.Deleted, first.Written)
	}
	if allocations > whole*mostAllocated/100 {
		t.Errorf("one edit: %d allocations, of %d for the whole bank", allocations, whole)
	}
	anew := 0
	for page, mark := range w.keptPages() {
		if texts[page] != mark {
			anew++
		}
	}
	if anew != 1 || len(texts) < 2 {
		t.Errorf("one edit: %d of %d pages of texts were written: others than the edited one were parsed", anew, len(texts))
	}
}

// keptPages are the pages that texts are kept in, by their marks.
func (w *writer) keptPages() map[string]stamp.Mark {
	out := map[string]stamp.Mark{}
	for _, name := range w.files(filepath.Join(w.dir, past.Folder), "") {
		if info, err := os.Stat(filepath.Join(w.dir, past.Folder, name)); err == nil && strings.HasPrefix(name, "texts-") {
			out[name], _ = stamp.Of(info)
		}
	}
	return out
}

func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// mostAllocated is the share of a whole build's allocations, in hundredths, that
// an edit may take. Filling the templates, which an edit saves most of, is few
// of a whole build's.
const mostAllocated = 48

// mostWritten is how many files the edit of one card's body may change: its page
// in four languages, the index of search, and what hosts are told.
const mostWritten = 8

// mostMade is how many files are made then: those that are written, the few that
// a device keeps for times without a net, and all that are no pages.
const mostMade = 115
