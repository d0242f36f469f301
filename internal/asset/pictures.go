package asset

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
)

// A Use is a place in a text where a picture stands. File is the text's, for
// messages; the picture's own is Image.Path.
type Use struct {
	File  string
	Image *bank.Image
}

// A Gallery is the pictures of a bank, measured and ready to be made.
type Gallery struct {
	content fs.FS
	cache   *Cache
	jobs    []job // sorted by path
}

// A job is one picture file and the first place that uses it.
type job struct {
	path string
	use  Use
	what measured
}

// Pictures measures every picture that is used and fills in Image.Picture, one
// for all uses of a file. Uses without a Path, and files that are not there
// (bank tells of those), are passed over. A picture that cannot be published
// gets a diagnostic where it is used first, and no Picture. content is the
// content folder; cache may be nil.
func Pictures(content fs.FS, uses []Use, cache *Cache) (*Gallery, []diag.Diagnostic, error) {
	cache.begin()
	g := &Gallery{content: content, cache: cache}
	byPath := map[string][]Use{}
	for _, u := range uses {
		if u.Image != nil && u.Image.Path != "" {
			byPath[u.Image.Path] = append(byPath[u.Image.Path], u)
		}
	}
	paths := slices.Sorted(maps.Keys(byPath))
	what := make([]measured, len(paths))
	found := make([]bool, len(paths))
	err := parallel(len(paths), func(i int) (err error) {
		what[i], found[i], err = g.measure(paths[i])
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var list []diag.Diagnostic
	for i, p := range paths {
		if !found[i] {
			continue
		}
		j := job{p, first(byPath[p]), what[i]}
		list = append(list, j.diagnostics()...)
		if j.what.Fault != nil {
			continue
		}
		g.jobs = append(g.jobs, j)
		picture := j.picture()
		for _, u := range byPath[p] {
			u.Image.Picture = picture
		}
	}
	return g, diag.Sort(list), nil
}

// measure reads and measures one file; false: there is none.
func (g *Gallery) measure(name string) (measured, bool, error) {
	info, err := fs.Stat(g.content, name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return measured{}, false, nil
	}
	if err != nil {
		return measured{}, false, fmt.Errorf("read picture: %w", err)
	}
	if m, ok := g.cache.measuredAs(name, info); ok {
		return m, true, nil
	}
	mark, sure := g.cache.marked(info)
	data, f, err := readPicture(g.content, name)
	if err != nil {
		return measured{}, false, fmt.Errorf("read picture: %w", err)
	}
	m := measured{Fault: f}
	if f == nil {
		m = measure(name, data)
	}
	g.cache.rememberMeasured(name, mark, sure, m)
	return m, true, nil
}

// first is the use that stands first, whatever order they came in.
func first(uses []Use) Use {
	return slices.MinFunc(uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Image.At.Line, b.Image.At.Line), cmp.Compare(a.Image.At.Column, b.Image.At.Column))
	})
}

func (j job) diagnostics() []diag.Diagnostic {
	if j.what.Fault != nil {
		return []diag.Diagnostic{j.report(j.what.Fault.Rule, j.what.Fault.Args)}
	}
	if len(j.what.Dropped) > 0 {
		return []diag.Diagnostic{j.report("svg-dropped", diag.Args{"what": strings.Join(j.what.Dropped, ", ")})}
	}
	return nil
}

func (j job) report(rule string, args diag.Args) diag.Diagnostic {
	all := diag.Args{"picture": j.path}
	maps.Copy(all, args)
	return diag.New(j.use.File, j.use.Image.At, rule, all)
}

// address is where a size of the picture is published.
func (j job) address(width int) string {
	return "kuvat/" + slug(j.path, "kuva") + "-" + j.what.Key[:8] + "-" + strconv.Itoa(width) + j.what.ext()
}

func (j job) picture() *bank.Picture {
	p := &bank.Picture{}
	for _, width := range j.what.sizes() {
		p.Sizes = append(p.Sizes, bank.PictureSize{Path: j.address(width), Width: width})
		p.Width = width
	}
	p.Height = max((j.what.Height*p.Width+j.what.Width/2)/j.what.Width, 1)
	return p
}

// Write makes the pictures' files, several at a time, and gives each to put,
// also several at a time. A picture whose bytes are broken further in than its
// header gets a diagnostic; an error is put's, or of reading.
//
// stands, which may be nil, tells files that need not be made: those whose file
// stands already as it was made from the same. They are given to put without
// Data.
func (g *Gallery) Write(stands func(address string, from [sha256.Size]byte) bool, put func(output.File) error) ([]diag.Diagnostic, error) {
	jobs := g.distinct()
	memory := newBudget(max(256<<20, int64(runtime.GOMAXPROCS(0))*64<<20))
	var mu sync.Mutex
	var list []diag.Diagnostic
	err := parallel(len(jobs), func(i int) error {
		j := jobs[i]
		if j.stands(stands) {
			return j.put(make([][]byte, len(j.what.sizes())), put)
		}
		files, whole, err := g.make(j, memory)
		if err != nil {
			return err
		}
		if !whole {
			mu.Lock()
			defer mu.Unlock()
			list = append(list, j.report("picture-broken", nil))
			return nil
		}
		return j.put(files, put)
	})
	g.cache.end()
	return diag.Sort(list), err
}

// stands asks of every size, since asking notes what it is made from.
func (j job) stands(stands func(address string, from [sha256.Size]byte) bool) bool {
	all := stands != nil
	for _, width := range j.what.sizes() {
		all = stands != nil && stands(j.address(width), sha256.Sum256([]byte("picture "+j.what.Key))) && all
	}
	return all
}

// put gives the files of a picture, one for each of its sizes.
func (j job) put(files [][]byte, put func(output.File) error) error {
	for i, width := range j.what.sizes() {
		if err := put(output.File{Path: j.address(width), Data: files[i]}); err != nil {
			return err
		}
	}
	return nil
}

// distinct leaves out copies: the same picture under the same name in two
// folders is one file.
func (g *Gallery) distinct() []job {
	seen := map[string]bool{}
	var out []job
	for _, j := range g.jobs {
		if address := j.address(0); !seen[address] {
			seen[address] = true
			out = append(out, j)
		}
	}
	return out
}

// make encodes one picture, unless the cache has it.
func (g *Gallery) make(j job, memory *budget) (files [][]byte, whole bool, err error) {
	if files := g.cache.encodedAs(j.what.Key); files != nil {
		return files, true, nil
	}
	taken := memory.take(j.what.Weight)
	defer memory.give(taken)
	data, f, err := readPicture(g.content, j.path)
	if err != nil {
		return nil, false, fmt.Errorf("read picture: %w", err)
	}
	if f != nil || digest([]byte(recipe), data) != j.what.Key {
		return nil, false, fmt.Errorf("read picture: %s changed while the bank was being built", j.path)
	}
	files, whole = j.what.encode(data)
	if whole {
		g.cache.rememberEncoded(j.what.Key, files)
	}
	return files, whole, nil
}

// parallel does n things on as many goroutines as there are processors. After
// an error no more are begun; it gives the error of the earliest.
func parallel(n int, do func(i int) error) error {
	var mu sync.Mutex
	var next, failed = 0, n
	var err error
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			return n
		}
		next++
		return next - 1
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := take(); i < n; i = take() {
				if e := do(i); e != nil {
					mu.Lock()
					if i < failed {
						failed, err = i, e
					}
					mu.Unlock()
				}
			}
		})
	}
	workers.Wait()
	return err
}
