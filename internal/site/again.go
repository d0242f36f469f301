package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/render"
	"vakka/internal/search"
	"vakka/internal/stamp"
)

// Publish builds a site into the folder that is named by site and that open
// opens, and publishes it, unless the bank has errors. When nothing that it is
// made from has changed since the last build into that folder, and nothing in it
// either, it stays as it stands. seen is called for every file that is made; book
// may be nil. Opening looks at every file of the folder, so the bank is read
// beside it.
func Publish(ctx context.Context, in Input, book *past.Book, site string, open func() (*output.Tree, error), seen func()) (report Report, result output.Result, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	opened := beside(func() (o opening) {
		if o.tree, o.err = open(); o.err != nil {
			stop() // there is nowhere to build into
		}
		return o
	})
	defer func() {
		if o := opened(); o.err != nil {
			report, err = Report{}, o.err
		} else {
			o.tree.Abort() // unless it has been published
		}
	}()
	in.Bank = &listed{FS: in.Bank, folders: map[string][]fs.DirEntry{}}
	memory := remember(in, book, site)
	report, same := memory.again(func() string { return opened().imprint() })
	if same {
		tree := opened().tree
		tree.KeepAll()
		result, err = tree.Publish()
		return report, result, err
	}
	stands := look(book, memory.site, func() (*output.Tree, error) { return opened().tree, opened().err })
	in.standing, in.book, in.lend = stands, book, true
	if book != nil {
		in.Checked, in.Cache = check.Recall(book.Read("hints")), asset.RecallCache(book.Read("pictures"), fileMark)
		in.Indexed = &Indexed{memory: search.Recall(book.Read("search"))}
	}
	report, err = Build(ctx, in, func(f output.File) error {
		if f.Data != nil {
			seen()
		}
		return stands.put(f)
	})
	if err == nil {
		err = ctx.Err() // the last moment to stop
	}
	if err != nil || !report.OK {
		return report, result, err
	}
	var left sync.WaitGroup
	defer left.Wait()
	if book != nil {
		left.Go(in.leave) // while the disk is waited for
	}
	tree := stands.tree
	if spare := memory.spare(site); spare != "" {
		tree.Spare(spare, cmp.Or(in.large, large))
	}
	if result, err = tree.Publish(); err == nil {
		if result.Deleted > 0 {
			report.Renamed = renamed(tree.Changes())
		}
		left.Go(stands.note)                // waits until marks can be trusted, …
		memory.note(report, tree.Imprint()) // … as this does
	}
	return report, result, err
}

// An opening is what has come of opening a site's folder.
type opening struct {
	tree *output.Tree
	err  error
}

// imprint is the state of the site that stands, "" without one.
func (o opening) imprint() string {
	if o.err != nil {
		return ""
	}
	return o.tree.Imprint()
}

// leave writes what is known of pictures and words by what they are made of,
// whatever becomes of the site.
func (in Input) leave() {
	in.book.Write("pictures", in.Cache.Kept())
	in.book.Write("search", in.Indexed.memory.Leave())
}

// large is from how many files on a site has a second tree, of names alone: to
// give ten thousand files a second name and take it again is a tenth of a second
// for each build, but whatever copies the bank copies both trees.
const large = 10_000

// spare is where the second tree of a site is, that stands in the bank's own
// folder; "" for others, which may be on another disk, or gone tomorrow.
func (m *memory) spare(site string) string {
	abs, err := filepath.Abs(site)
	own, wrong := filepath.Abs(m.in.Dir)
	if err != nil || wrong != nil || m.in.Dir == "" || filepath.Dir(abs) != own {
		return ""
	}
	return m.book.Beside("spare-" + filepath.Base(abs))
}

// fileMark is a file's mark as a word.
func fileMark(info fs.FileInfo) (string, bool) {
	mark, ok := stamp.Of(info)
	return fmt.Sprint(mark), ok && !mark.Fresh(time.Now())
}

// A memory is what the last build of a site left for the next one: a bank whose
// files nobody has touched gives the same site, so it need not be made again.
//
// It is safe since it takes nothing for granted but the file system's marks
// (see stamp): of all that a build reads, by name, and of all that it wrote.
// Whoever touches one file of either, or asks for something else, gets a build.
type memory struct {
	in   Input
	book *past.Book
	site string // a name for the folder
	page string // of the book
	read string // the state of all that a build reads, "" when it cannot be told
}

// A last build is what the book says of it.
type lastBuild struct {
	Read, Wrote string // states of what it read and wrote
	Option      string // the dictionary that was asked for …
	Dictionary  string // … and the state of the one it found
	Report      Report
}

// remember looks at all that a build is about to read. site names the folder
// that it is made into; book may be nil.
func remember(in Input, book *past.Book, site string) *memory {
	if abs, err := filepath.Abs(site); err == nil {
		site = abs
	}
	sum := sha256.Sum256([]byte(site))
	m := &memory{in: in, book: book, site: hex.EncodeToString(sum[:6])}
	m.page = "site-" + m.site
	if book != nil {
		m.read = in.state()
	}
	return m
}

// again gives the report of the last build when a build would give the same
// site and the one that it made stands: standing gives the state of that.
func (m *memory) again(standing func() string) (Report, bool) {
	var last lastBuild
	if m.read == "" || json.Unmarshal(m.book.Read(m.page), &last) != nil {
		return Report{}, false
	}
	same := last.Read == m.read && last.Dictionary == dictionaryState(last.Option) && last.Wrote == standing()
	return last.Report, same && last.Report.OK
}

// note keeps what a build gave. wrote is the state of the site it made.
func (m *memory) note(r Report, wrote string) {
	if m.read == "" || wrote == "" || !r.OK {
		m.book.Forget(m.page)
		return
	}
	data, err := json.Marshal(lastBuild{m.read, wrote, r.option, r.dictionary, r})
	if err != nil {
		panic(err) // texts and numbers only
	}
	m.book.Write(m.page, data)
}

// state is a short word for all that is asked for and for every file that a
// build may read; "" when a file could change without a sign.
func (in Input) state() string {
	h := sha256.New()
	var line []byte
	fmt.Fprintf(h, "%q\n", []any{in.Dictionary, in.Dir, in.BaseURL, in.Drafts, in.Local, in.Today.Format("2006-01-02"), in.Version})
	look := func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		line = strconv.AppendQuote(line[:0], name)
		if !d.Type().IsRegular() { // a folder's name and place, a link's being one
			h.Write(fmt.Appendf(line, " %d\n", d.Type()))
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		mark, ok := stamp.Of(info)
		if !ok || mark.Fresh(in.Today) {
			return fs.ErrInvalid
		}
		for _, n := range []int64{int64(mark.Inode), mark.Size, mark.Modified, mark.Changed} {
			line = binary.LittleEndian.AppendUint64(line, uint64(n))
		}
		h.Write(line)
		return nil
	}
	for _, name := range Sources {
		if err := fs.WalkDir(in.Bank, name, look); err != nil && !(name == render.OwnFolder && errors.Is(err, fs.ErrNotExist)) {
			return ""
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// dictionaryState is the state of the dictionary that an option means.
func dictionaryState(option string) string {
	state := ""
	for _, file := range search.DictionaryFiles(option) {
		info, err := os.Stat(file)
		if err != nil {
			state += fmt.Sprintf("%q -\n", file)
			continue
		}
		mark, ok := stamp.Of(info)
		if now := time.Now(); !ok || mark.Fresh(now) {
			state += now.String() // like no other
		}
		state += fmt.Sprintf("%q %d\n", file, mark)
	}
	return state
}
