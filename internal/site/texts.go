package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/source"
	"vakka/internal/stamp"
)

// Texts remembers the texts of a bank between the builds of one run, for the
// local server. A text is what its bytes, its place and bank.yaml say; so one
// whose bytes are the same under the same bank.yaml is not parsed again, and one
// whose file has the same mark is not even read. A nil Texts remembers nothing.
// It serves one build at a time.
type Texts struct {
	config bank.Config
	known  map[string]known  // by path in content/
	sum    [sha256.Size]byte // of all of them
	last   *longWay          // what the short way begins from; nil: there is none
	shorts int               // how often it was gone
}

// A known text. Its document is nobody's: banks get copies.
type known struct {
	file  source.File
	mark  stamp.Mark
	sure  bool // whether the file could not change without another mark
	sum   [sha256.Size]byte
	doc   *bank.Document
	found []diag.Diagnostic
}

// parse reads and parses every text, on every processor. What is found and what
// comes out stand in the order of the files, however the work was shared.
func (t *Texts) parse(ctx context.Context, content fs.FS, files []source.File, config bank.Config, kept *keptTexts) ([]*bank.Document, []diag.Diagnostic, error) {
	t.begin(config)
	o := newOrigin(content, config, kept)
	now := make([]known, len(files))
	var next atomic.Int64
	var g errgroup.Group
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		g.Go(func() (err error) { // for many texts: what parsing needs of a stack is copied bit by bit
			for i := int(next.Add(1)) - 1; i < len(files) && err == nil; i = int(next.Add(1)) - 1 {
				if err = ctx.Err(); err == nil {
					now[i], err = t.text(o, files[i])
				}
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, nil, err
	}
	t.end(files, now)
	var whole []*bank.Document
	var list []diag.Diagnostic
	for _, k := range now {
		switch {
		case k.doc == nil:
		case t == nil:
			whole = append(whole, k.doc)
		default:
			whole = append(whole, k.doc.Clone())
		}
		list = append(list, k.found...)
	}
	return whole, list, nil
}

// An origin is what every text of a build is read from, and with.
type origin struct {
	content fs.FS
	config  bank.Config
	kept    *keptTexts               // may be nil
	anew    func(path string) []byte // parses a text a second time: see parseAnew
	files   func() []source.File     // all texts, sorted by path, listed when first asked for
}

func newOrigin(content fs.FS, config bank.Config, kept *keptTexts) *origin {
	o := &origin{content: content, config: config, kept: kept}
	o.anew = o.parseAnew // one for all texts: each would be held with its body
	o.files = sync.OnceValue(func() []source.File {
		tree, _, _ := source.Read(content) // without those that cannot be listed any more
		return tree.Texts
	})
	return o
}

// text reads and parses one text, as far as it is not known. One that was
// removed since it was listed has no document.
func (t *Texts) text(o *origin, f source.File) (known, error) {
	old, text := o.kept.known(f.Path)
	if t != nil {
		old = t.known[f.Path]
	}
	if old.sure && old.mark == f.Mark && old.recall(o, f, text) {
		o.kept.keep(f.Path, old)
		return old, nil
	}
	asked := time.Now()
	data, err := source.Text(o.content, f)
	if errors.Is(err, fs.ErrNotExist) {
		return known{}, nil
	}
	if err != nil {
		return known{}, fmt.Errorf("reading %s: %w", f.Name, err)
	}
	k := known{mark: f.Mark, sure: f.Mark != stamp.Mark{} && !f.Mark.Fresh(asked)}
	if t != nil || o.kept != nil {
		k.sum = sha256.Sum256(data)
	}
	if k.sum == old.sum && old.recall(o, f, text) {
		k.doc, k.found = old.doc, old.found
		o.kept.keep(f.Path, k)
		return k, nil
	}
	if o.kept == nil || !o.config.Exchange {
		k.doc, k.found = parse.Document(f, data, o.config)
	} else {
		var handed parse.Handed
		k.doc, handed, k.found = parse.Read(f, data, o.config)
		o.kept.attic.outbox.note(f.Path, handed)
	}
	return o.kept.note(f.Path, k, o.anew), nil
}

// recall takes a text's document from its kept form, unless it is at hand.
func (k *known) recall(o *origin, f source.File, text keptText) (ok bool) {
	if k.doc == nil && o.kept != nil {
		k.doc, k.found, ok = o.kept.recall(f.Path, text, o.anew)
		return ok
	}
	return k.doc != nil
}

// parseAnew parses a text a second time, for the bytes of its sections: they are
// nil when the text is not what it was.
func (o *origin) parseAnew(path string) []byte {
	files := o.files()
	at, there := slices.BinarySearchFunc(files, path, func(f source.File, p string) int { return strings.Compare(f.Path, p) })
	sum, known := o.kept.sum(path)
	if !there || !known {
		return nil
	}
	data, err := source.Text(o.content, files[at])
	if err != nil || sha256.Sum256(data) != sum {
		return nil
	}
	return parcelOf(parse.Document(files[at], data, o.config)).body
}

// begin forgets everything when bank.yaml is another: a text's dates and values
// are read by it.
func (t *Texts) begin(config bank.Config) {
	if t != nil && !reflect.DeepEqual(t.config, config) {
		t.config, t.known, t.last = config, nil, nil
	}
}

// end keeps what this build knows, and nothing older.
func (t *Texts) end(files []source.File, now []known) {
	if t == nil {
		return
	}
	t.known, t.sum = make(map[string]known, len(files)), [sha256.Size]byte{}
	for i, f := range files {
		if now[i].doc != nil {
			now[i].file = f
			t.known[f.Path] = now[i]
			t.sum = added(t.sum, now[i])
		}
	}
}

// added is the sum of texts with one more, or without one that was among them:
// their order does not matter.
func added(sum [sha256.Size]byte, k known) [sha256.Size]byte {
	one := sha256.Sum256(append(k.sum[:], k.file.Path...))
	for i := range sum {
		sum[i] ^= one[i]
	}
	return sum
}

// print changes whenever a text or bank.yaml does.
func (t *Texts) print() []byte {
	if t == nil {
		return nil
	}
	return printOf(t.config, t.sum)
}

func printOf(config bank.Config, sum [sha256.Size]byte) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%v\n%x\n", config, sum)
	return h.Sum(nil)
}
