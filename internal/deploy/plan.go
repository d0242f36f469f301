package deploy

import (
	"context"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"time"

	"vakka/internal/hosts"
)

// linger is how long a file whose name changes with its content stays after the
// site has let go of it: as long as somebody may have a page open that loads it
// late, a picture further down or a part of the search index.
const linger = time.Hour

// A plan is what a run has to do.
type plan struct {
	result  Result
	changes bool
	steps   [][]file          // what is put: each step is done before the next begins
	files   map[string]record // the list while the run is at work
	work    int               // files to put and to delete
}

// makePlan compares the site with what stands at the target.
func makePlan(ctx context.Context, o Options, s store, old manifest, there map[string]string) (plan, error) {
	p := plan{files: map[string]record{}, changes: !old.done}
	p.result.Resumed = !old.done
	want := wanted(o)
	put, err := p.compare(ctx, o, s, want, old, there)
	if err != nil {
		return plan{}, err
	}
	p.order(put, there)
	p.leave(o, want, old, there)
	for path := range there {
		_, ours := old.files[path]
		if _, ofSite := want[path]; !ours && !ofSite && path != manifestName && path != partName {
			p.result.Foreign = append(p.result.Foreign, path)
		}
	}
	slices.Sort(p.result.Foreign)
	p.work = len(put) + len(p.result.Deleted)
	p.changes = p.changes || p.work > 0 || !maps.Equal(p.files, old.files)
	return p, nil
}

// wanted is what is to stand at the target.
func wanted(o Options) map[string]file {
	out := map[string]file{}
	for _, path := range o.Site.Paths() {
		if o.To.Target == "s3" && hosts.Settings(path) {
			continue // which no server reads there
		}
		f := file{path: path, sum: o.Site.Sum(path)}
		if o.To.Target == "s3" {
			f.mediaType, f.cache = hosts.MediaType(path), hosts.CacheControl(path)
			if !o.To.Plain {
				f.code = hosts.Encoding(path)
			}
		}
		out[path] = f
	}
	return out
}

// compare gives the files that must be put, and notes all in the list. What the
// list knows by its version needs no asking; what is doubtful is asked about.
func (p *plan) compare(ctx context.Context, o Options, s store, want map[string]file, old manifest, there map[string]string) ([]file, error) {
	var put, doubtful []file
	for _, path := range slices.Sorted(maps.Keys(want)) {
		f := want[path]
		now := record{sum: hex.EncodeToString(f.sum[:]), form: f.form()}
		version, stands := there[path]
		was := old.files[path]
		switch {
		case !stands:
			put = append(put, f)
		case version != "" && was.version == version && was.sum == now.sum && was.form == now.form:
			now.version = version
			p.result.Same++
		default:
			doubtful = append(doubtful, f)
		}
		p.files[path] = now
	}
	same, err := s.same(ctx, doubtful)
	if err != nil {
		return nil, err
	}
	var taken []string
	for _, f := range doubtful {
		if version, ok := same[f.path]; ok {
			now := p.files[f.path]
			now.version = version
			p.files[f.path] = now
			p.result.Same++
			continue
		}
		if _, ours := old.files[f.path]; !ours {
			taken = append(taken, f.path)
		}
		put = append(put, f)
	}
	if len(taken) > 0 && !o.Adopt {
		return nil, &Trouble{Kind: Taken, Detail: taken[0], Count: strconv.Itoa(len(taken))}
	}
	return put, nil
}

// order divides the files to put into steps. New pages come before changed
// ones: a link in a changed page then leads somewhere.
func (p *plan) order(put []file, there map[string]string) {
	steps := make([][]file, 2*hosts.Stages)
	for _, f := range put {
		at := 2 * hosts.Stage(f.path)
		if _, stands := there[f.path]; stands {
			at++
		}
		steps[at] = append(steps[at], f)
	}
	for _, step := range steps {
		if len(step) == 0 {
			continue
		}
		p.steps = append(p.steps, step)
		for _, f := range step {
			p.result.Put = append(p.result.Put, f.path)
		}
	}
}

// leave decides what becomes of files that the site no longer has.
func (p *plan) leave(o Options, want map[string]file, old manifest, there map[string]string) {
	for _, path := range slices.Sorted(maps.Keys(old.files)) {
		_, stands := there[path]
		if _, ofSite := want[path]; ofSite || !stands {
			continue
		}
		r := old.files[path]
		if r.unused.IsZero() {
			r.unused = o.Now.UTC().Truncate(time.Second)
		}
		p.files[path] = r
		if hosts.Fixed(path) && !o.Purge && o.Now.Sub(r.unused) < linger {
			p.result.Waiting++
			continue
		}
		p.result.Deleted = append(p.result.Deleted, path)
	}
}
