// Package deploy turns a site that Vakka has built into the same site somewhere
// else: in object storage that speaks S3, in a folder, or on a machine that
// rsync reaches. What it promises:
//
//   - Whole at each moment. Files are put in an order in which everything that a
//     reader can find works: first what pages need, then new pages, changed
//     pages, what leads to them, and the service worker last. Pages that are no
//     more are deleted after that. Files whose names change with their content
//     stay an hour longer, for pages that somebody has open.
//   - Only what differs is put. What stands there counts as the same when its
//     content, its type, its time to be kept and its encoding are.
//   - Only what is ours is deleted. A list at the target (.vakka-deploy) names
//     what Vakka has put there; it is written before the first file is put, so
//     that what an interrupted run left behind is known too. Files of others are
//     named in the Result and left; one that stands where the site has a file
//     stops the run, unless Adopt says that it is to be taken over.
//   - It goes on where it was interrupted: the same call does the rest.
//   - Of two runs at once the later goes on, and the earlier stops as soon as it
//     looks at the list, which it does before it deletes anything. Storage that
//     others write to in between is noticed as well.
//   - Keys come from the environment and go nowhere else: not to the list, not
//     to an error.
//
// The site is read as it was built: a file that is not as Vakka's list of the
// site says stops the run.
package deploy

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"time"

	"vakka/internal/bank"
	"vakka/internal/hosts"
	"vakka/internal/output"
)

// Options say what is deployed, and where.
type Options struct {
	Site   *output.Site
	To     bank.Deploy         // complete: Missing() is ""
	Getenv func(string) string // where keys are looked for
	Bank   []string            // the folders that the bank is written in, where no site belongs
	Now    time.Time

	DryRun bool // look, and change nothing
	Adopt  bool // take over files of others that stand where the site has its own
	Purge  bool // delete also what readers of open pages may still need

	Step func(done, of int) // called after each file put or deleted; may be nil
}

// Result says what a run did; one that was dry, what it would have done.
type Result struct {
	Put, Deleted []string // paths, in the order of the work
	Same         int      // files that stood there already
	Waiting      int      // files that are no more a part of the site, and are kept for open pages
	Foreign      []string // what others have put there, sorted
	Resumed      bool     // the run before was interrupted, or is at work
}

// A file is one file of the site as it is to stand at the target.
type file struct {
	path                   string
	sum                    [sha256.Size]byte
	mediaType, cache, code string // headers; code is the encoding
}

// form tells headers apart; it stands in the list.
func (f file) form() string {
	sum := sha256.Sum256([]byte(f.mediaType + "\n" + f.cache + "\n" + f.code))
	return hex.EncodeToString(sum[:4])
}

// A store is a place that files can be put to one by one. Paths are those of
// the site. A version is what the store calls one content of one file; "" where
// there is no such thing.
type store interface {
	// list gives the version of every file there, also of files of others.
	list(ctx context.Context) (map[string]string, error)
	// read gives a small file; fs.ErrNotExist when it is not there.
	read(ctx context.Context, path string) ([]byte, error)
	// write puts a small file that is not of the site.
	write(ctx context.Context, path string, data []byte) error
	// same looks at files that are there, and gives the versions of those that
	// need not be put again.
	same(ctx context.Context, files []file) (map[string]string, error)
	// put puts files, in any order, and tells of each.
	put(ctx context.Context, files []file, done func(path, version string)) error
	// remove deletes files, in any order, and tells of each. One that is not
	// there is no error.
	remove(ctx context.Context, paths []string, done func(path string)) error
	close()
}

// open gives the store of a target.
func open(o Options) (store, error) {
	switch o.To.Target {
	case "s3":
		return openS3(o)
	case "folder":
		return openFolder(o)
	case "rsync":
		return openRsync(o)
	}
	panic("deploy: no target " + o.To.Target)
}

// Run makes the target equal to the site. Errors: *Trouble with the target,
// *output.Refusal of the site, the context's; the same call then goes on.
func Run(ctx context.Context, o Options) (Result, error) {
	s, err := open(o)
	if err != nil {
		return Result{}, err
	}
	defer s.close()
	old, err := readManifest(ctx, s)
	if err != nil {
		return Result{}, err
	}
	there, err := s.list(ctx)
	if err != nil {
		return Result{}, err
	}
	p, err := makePlan(ctx, o, s, old, there)
	if err != nil || o.DryRun || !p.changes {
		return p.result, err
	}
	r := &run{Options: o, store: s, plan: p, id: rand.Text()[:16]}
	return p.result, r.carryOut(ctx)
}

// A run is one deployment at work.
type run struct {
	Options
	store
	plan
	id   string
	done int
}

// batch is how many files are put before the list is looked at again.
const batch = 500

func (r *run) carryOut(ctx context.Context) error {
	if err := r.note(ctx, false); err != nil {
		return err
	}
	for _, step := range r.steps {
		for files := range slices.Chunk(step, batch) {
			if err := r.still(ctx); err != nil {
				return err
			}
			if err := r.store.put(ctx, files, r.arrived); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(r.still(ctx), r.Site.Stands()); err != nil {
		return err
	}
	if err := r.verify(ctx); err != nil {
		return err
	}
	if err := r.clear(ctx); err != nil {
		return err
	}
	return r.note(ctx, true)
}

// note writes the list: before the work all that was ours or will be, after it
// what is.
func (r *run) note(ctx context.Context, done bool) error {
	return r.write(ctx, manifestName, manifest{run: r.id, done: done, files: r.files}.bytes())
}

// still looks whether the list is the one that this run has written.
func (r *run) still(ctx context.Context) error {
	now, err := readManifest(ctx, r.store)
	if err != nil {
		return err
	}
	if now.run != r.id {
		return &Trouble{Kind: Overtaken}
	}
	return nil
}

func (r *run) arrived(path, version string) {
	entry := r.files[path]
	entry.version = version
	r.files[path] = entry
	r.step()
}

func (r *run) step() {
	r.done++
	if r.Step != nil {
		r.Step(r.done, r.work)
	}
}

// verify looks whether everything stands as it was put: it would not if others
// have written to the same place meanwhile.
func (r *run) verify(ctx context.Context) error {
	there, err := r.list(ctx)
	if err != nil {
		return err
	}
	for _, step := range r.steps {
		for _, f := range step {
			if version, ok := there[f.path]; !ok || version != r.files[f.path].version {
				return &Trouble{Kind: Overwritten, Detail: f.path}
			}
		}
	}
	return nil
}

// clear deletes what is no more: pages first, then what only they needed.
func (r *run) clear(ctx context.Context) error {
	for _, fixed := range []bool{false, true} {
		var gone []string
		for _, path := range r.result.Deleted {
			if hosts.Fixed(path) == fixed {
				gone = append(gone, path)
			}
		}
		if len(gone) == 0 {
			continue
		}
		if err := r.remove(ctx, gone, func(path string) { delete(r.files, path); r.step() }); err != nil {
			return err
		}
	}
	return nil
}

// readManifest reads the target's list; without one, nothing there is ours.
func readManifest(ctx context.Context, s store) (manifest, error) {
	data, err := s.read(ctx, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{done: true}, nil
	}
	if err != nil {
		return manifest{}, err
	}
	m, err := parseManifest(string(data))
	if err != nil {
		return manifest{}, &Trouble{Kind: Damaged, Detail: err.Error()}
	}
	return m, nil
}
