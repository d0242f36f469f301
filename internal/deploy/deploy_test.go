package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/output"
)

const (
	bucketName = "kori"
	testRegion = "eu-north-1"
	testKey    = "AKIDVAKKATEST"
	testSecret = "a-secret-that-nobody-may-see"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// files is a site: path → content.
type files map[string]string

func getenv(name string) string {
	return map[string]string{"AWS_ACCESS_KEY_ID": testKey, "AWS_SECRET_ACCESS_KEY": testSecret}[name]
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got)\n%s", what, d)
	}
}

// build makes a site in a folder and opens it.
func build(t testing.TB, dir string, site files) *output.Site {
	t.Helper()
	tree, err := output.Open(dir)
	ok(t, err)
	for path, text := range site {
		ok(t, tree.Put(output.File{Path: path, Data: []byte(text)}))
	}
	_, err = tree.Publish()
	ok(t, err)
	s, err := output.OpenSite(dir)
	ok(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// A bench is a target under test, and a folder to build in.
type bench struct {
	testing.TB
	to  bank.Deploy
	dir string
}

// targets are one of each kind.
var targets = map[string]func(testing.TB) bank.Deploy{
	"s3": func(t testing.TB) bank.Deploy {
		return bank.Deploy{Target: "s3", Bucket: bucketName, Region: testRegion, Endpoint: startStorage(t), Prefix: "pankki/"}
	},
	"folder": func(t testing.TB) bank.Deploy {
		return bank.Deploy{Target: "folder", Path: filepath.Join(t.TempDir(), "a", "pankki")}
	},
	"rsync": func(t testing.TB) bank.Deploy {
		return bank.Deploy{Target: "rsync", Path: filepath.Join(t.TempDir(), "pankki") + "/"}
	},
}

// onEach runs a test on the kinds of targets named, or on all.
func onEach(t *testing.T, test func(b bench), kinds ...string) {
	if kinds == nil {
		kinds = slices.Sorted(maps.Keys(targets))
	}
	for _, name := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(bench{t, targets[name](t), filepath.Join(t.TempDir(), "public")})
		})
	}
}

func (b bench) options(site files) Options {
	return Options{Site: build(b, b.dir, site), To: b.to, Getenv: getenv, Now: noon}
}

func (b bench) deploy(site files, change func(*Options)) (Result, error) {
	o := b.options(site)
	if change != nil {
		change(&o)
	}
	return Run(context.Background(), o)
}

func (b bench) must(site files, change func(*Options)) Result {
	b.Helper()
	r, err := b.deploy(site, change)
	ok(b, err)
	return r
}

// store opens the target as the room does.
func (b bench) store() store {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "any")
	s, err := open(Options{Site: build(b, dir, files{"x": ""}), To: b.to, Getenv: getenv})
	ok(b, err)
	b.Cleanup(s.close)
	return s
}

// stands lists what stands at the target, without Vakka's list.
func (b bench) stands() []string {
	b.Helper()
	there, err := b.store().list(context.Background())
	ok(b, err)
	delete(there, manifestName)
	return slices.Sorted(maps.Keys(there))
}

func (b bench) content(path string) string {
	b.Helper()
	if b.to.Target != "s3" {
		data, err := os.ReadFile(filepath.Join(b.to.Path, path))
		ok(b, err)
		return string(data)
	}
	data, err := b.store().read(context.Background(), path)
	ok(b, err)
	return string(data)
}

func (b bench) others(path, text string) {
	b.Helper()
	if b.to.Target != "s3" {
		name := filepath.Join(b.to.Path, path)
		ok(b, os.MkdirAll(filepath.Dir(name), 0o755))
		ok(b, os.WriteFile(name, []byte(text), 0o644))
		return
	}
	ok(b, b.store().write(context.Background(), path, []byte(text)))
}

func troubleOf(t testing.TB, err error) string {
	t.Helper()
	var trouble *Trouble
	if !errors.As(err, &trouble) {
		t.Fatalf("no trouble: %v", err)
	}
	if text := fmt.Sprintf("%v %+v %v", trouble, trouble, errors.Unwrap(err)); strings.Contains(text, testSecret) {
		t.Errorf("an error tells the secret: %s", text)
	}
	return trouble.Kind
}

var first = files{
	"index.html": "the front page", "tehtavat/kavely.html": "a walk, app.aaaaaaaaaa.js", "tehtavat/vanha.html": "an old page",
	"assets/app.aaaaaaaaaa.js": "one", "kuvat/kuva-bbbbbbbbbb-400.webp": "picture", "viikot/2026-w48.ics": "BEGIN:VCALENDAR", "sw.js": "worker",
}

var second = files{
	"index.html": "the front page, changed", "tehtavat/kavely.html": "a walk, app.cccccccccc.js", "tehtavat/uusi.html": "a new page",
	"assets/app.cccccccccc.js": "two", "kuvat/kuva-bbbbbbbbbb-400.webp": "picture", "viikot/2026-w48.ics": "BEGIN:VCALENDAR", "sw.js": "worker 2",
}

// From nothing to a site, to another, and to one without what only it needed.
func TestLife(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		r := b.must(first, func(o *Options) { o.DryRun = true })
		same(b, "would put", len(r.Put), len(first))
		same(b, "after a dry run", b.stands(), []string(nil))

		r = b.must(first, nil)
		same(b, "put, in order", r.Put, []string{"assets/app.aaaaaaaaaa.js", "kuvat/kuva-bbbbbbbbbb-400.webp", "viikot/2026-w48.ics",
			"tehtavat/kavely.html", "tehtavat/vanha.html", "index.html", "sw.js"})
		same(b, "stands", b.stands(), slices.Sorted(maps.Keys(first)))

		r = b.must(first, nil)
		same(b, "again", r, Result{Same: len(first)})

		r = b.must(second, nil)
		same(b, "second", r, Result{Same: 2, Waiting: 1, Deleted: []string{"tehtavat/vanha.html"},
			Put: []string{"assets/app.cccccccccc.js", "tehtavat/uusi.html", "tehtavat/kavely.html", "index.html", "sw.js"}})
		same(b, "the old script waits", slices.Contains(b.stands(), "assets/app.aaaaaaaaaa.js"), true)

		r = b.must(second, func(o *Options) { o.Now = noon.Add(59 * time.Minute) })
		same(b, "within the hour", r, Result{Same: len(second), Waiting: 1})
		r = b.must(second, func(o *Options) { o.Now = noon.Add(61 * time.Minute) })
		same(b, "after it", r, Result{Same: len(second), Deleted: []string{"assets/app.aaaaaaaaaa.js"}})
		same(b, "stands at last", b.stands(), slices.Sorted(maps.Keys(second)))

		r = b.must(first, func(o *Options) { o.Purge = true })
		same(b, "purged", r.Deleted, []string{"assets/app.cccccccccc.js", "tehtavat/uusi.html"})
		same(b, "back", b.stands(), slices.Sorted(maps.Keys(first)))
	})
}

// A file that comes back while it waits is of the site again.
func TestComesBack(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		b.must(first, nil)
		b.must(second, nil)
		r := b.must(first, nil)
		same(b, "waits now", r.Waiting, 1)
		r = b.must(first, func(o *Options) { o.Now = noon.Add(2 * time.Hour) })
		same(b, "deleted", r.Deleted, []string{"assets/app.cccccccccc.js"})
	}, "folder", "s3")
}

// What others have put there stays, and is named. Where the site has a file of
// its own, nothing is done until a person says so.
func TestForeign(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		b.others("robots.txt", "theirs")
		b.others("kuvat/oma kuva ä.jpg", "theirs")
		foreign := []string{"kuvat/oma kuva ä.jpg", "robots.txt"}
		r := b.must(first, nil)
		same(b, "named", r.Foreign, foreign)
		r = b.must(second, func(o *Options) { o.Purge = true })
		same(b, "named again", r.Foreign, foreign)
		same(b, "kept", b.content("kuvat/oma kuva ä.jpg"), "theirs")

		third := maps.Clone(second)
		third["robots.txt"] = "ours"
		_, err := b.deploy(third, nil)
		same(b, "in the way", troubleOf(b, err), Taken)
		same(b, "kept still", b.content("robots.txt"), "theirs")
		b.must(third, func(o *Options) { o.Adopt = true })
		same(b, "taken over", b.stands(), withOne(third, foreign[0]))
	})
}

func withOne(site files, more string) []string {
	site = maps.Clone(site)
	site[more] = ""
	return slices.Sorted(maps.Keys(site))
}

// A file of ours that somebody has edited at the target is put again.
func TestHeals(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		b.must(first, nil)
		b.others("tehtavat/kavely.html", "vandalised")
		r := b.must(first, nil)
		same(b, "put again", r.Put, []string{"tehtavat/kavely.html"})
		s := b.store()
		ok(b, s.remove(context.Background(), []string{"index.html"}, func(string) {}))
		r = b.must(first, nil)
		same(b, "and what was deleted", r.Put, []string{"index.html"})
	})
}

// The list says which files were put; without it none is ours.
func TestLostList(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		b.must(first, nil)
		s := b.store()
		ok(b, s.remove(context.Background(), []string{manifestName}, func(string) {}))
		r := b.must(first, nil)
		same(b, "what is the same is ours again", r, Result{Same: len(first)})
		b.others(manifestName, "rubbish")
		_, err := b.deploy(first, nil)
		same(b, "damaged", troubleOf(b, err), Damaged)
	}, "folder", "s3")
}

// A site that is edited or built anew meanwhile is not deployed half and half.
func TestChangedSite(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		o := b.options(first)
		ok(b, os.WriteFile(filepath.Join(b.dir, "sw.js"), []byte("edited"), 0o644))
		_, err := Run(context.Background(), o)
		var refusal *output.Refusal
		if !errors.As(err, &refusal) || refusal.Kind != output.Changed {
			b.Errorf("edited: %v", err)
		}
		r := b.must(first, nil)
		same(b, "goes on", r.Resumed, true)
		same(b, "stands", b.stands(), slices.Sorted(maps.Keys(first)))
	}, "folder", "s3")
}

// An interrupted run leaves a list by which the next one knows what is there.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	onEach(t, func(b bench) {
		b.must(first, nil)
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		o := b.options(second)
		o.Step = func(done, of int) {
			if done == 2 {
				cancel()
			}
			same(b, "of", of, 6)
		}
		_, err := Run(ctx, o)
		if !errors.Is(err, context.Canceled) {
			b.Fatalf("not interrupted: %v", err)
		}
		third := maps.Clone(second)
		delete(third, "assets/app.cccccccccc.js") // put by the run that was interrupted, and never of a whole site
		r := b.must(third, func(o *Options) { o.Purge = true })
		same(b, "resumed", r.Resumed, true)
		same(b, "stands", b.stands(), slices.Sorted(maps.Keys(third)))
	})
}

// A folder that holds the site, or is in it, is no target.
func TestInside(t *testing.T) {
	for _, kind := range []string{"folder", "rsync"} {
		dir := filepath.Join(t.TempDir(), "bank", "public")
		s := build(t, dir, first)
		for _, to := range []string{dir, filepath.Join(dir, "more"), filepath.Dir(dir)} {
			_, err := Run(context.Background(), Options{Site: s, To: bank.Deploy{Target: kind, Path: to}, Getenv: getenv, Now: noon})
			same(t, kind+" "+to, troubleOf(t, err), Inside)
		}
	}
}

// The bank's own texts, what holds them and a home are no target either; a folder
// beside the texts or in a home is.
func TestPrecious(t *testing.T) {
	for _, kind := range []string{"folder", "rsync"} {
		home := t.TempDir()
		t.Setenv("HOME", home)
		content := filepath.Join(home, "bank", "content")
		ok(t, os.MkdirAll(content, 0o755))
		ok(t, os.Symlink(content, filepath.Join(home, "link")))
		s := build(t, filepath.Join(t.TempDir(), "public"), first)
		for _, c := range []struct{ to, want string }{
			{content, Precious}, {filepath.Join(content, "tehtavat"), Precious}, {filepath.Join(home, "link", "x"), Precious},
			{filepath.Join(home, "bank"), Precious}, {home, Precious}, {filepath.Join(home, "www", ".git", "x"), Precious},
			{filepath.Join(home, "bank", "sivusto"), ""}, {filepath.Join(home, "www"), ""},
		} {
			_, err := Run(context.Background(), Options{Site: s, To: bank.Deploy{Target: kind, Path: c.to}, Getenv: getenv, Now: noon, Bank: []string{content}, DryRun: true})
			if c.want == "" {
				ok(t, err)
				continue
			}
			same(t, kind+" "+c.to, troubleOf(t, err), c.want)
		}
	}
}

// A link in a folder leads nowhere out of it.
func TestLinkInFolder(t *testing.T) {
	b := bench{t, targets["folder"](t), filepath.Join(t.TempDir(), "public")}
	outside := t.TempDir()
	ok(t, os.WriteFile(filepath.Join(outside, "index.html"), []byte("theirs"), 0o644))
	ok(t, os.MkdirAll(b.to.Path, 0o755))
	ok(t, os.Symlink(outside, filepath.Join(b.to.Path, "tehtavat")))
	ok(t, os.Symlink(filepath.Join(outside, "index.html"), filepath.Join(b.to.Path, "index.html")))
	if _, err := b.deploy(first, nil); err == nil {
		t.Error("a link is followed")
	}
	if _, err := b.deploy(first, func(o *Options) { o.Adopt = true }); err == nil {
		t.Error("a link is followed")
	}
	left, err := os.ReadDir(outside)
	ok(t, err)
	data, err := os.ReadFile(filepath.Join(outside, "index.html"))
	ok(t, err)
	same(t, "outside", len(left) == 1 && string(data) == "theirs", true)
}

func TestNoRsync(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	b := bench{t, targets["rsync"](t), filepath.Join(t.TempDir(), "public")}
	_, err := b.deploy(first, nil)
	same(t, "trouble", troubleOf(t, err), NoRsync)
}

// What rsync itself says is told.
func TestRsyncFails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	ok(t, os.WriteFile(file, nil, 0o644))
	b := bench{t, bank.Deploy{Target: "rsync", Path: file + "/x"}, filepath.Join(t.TempDir(), "public")}
	_, err := b.deploy(first, nil)
	same(t, "trouble", troubleOf(t, err), RsyncFailed)
}

func FuzzManifest(f *testing.F) {
	whole := manifest{run: "r", done: true, files: map[string]record{
		"a/b.html": {sum: strings.Repeat("ab", 32), form: "f", version: "v"}, "c.js": {sum: strings.Repeat("00", 32), form: "f", unused: noon}}}
	f.Add(string(whole.bytes()))
	for _, bad := range []string{"", "x", manifestHead, manifestHead + "\n# done\n", manifestHead + "\n# done r\nx\n",
		manifestHead + "\n# done r\n" + strings.Repeat("ab", 32) + "\tf\tv\t\t../x\n", manifestHead + "\n# done r\n" + strings.Repeat("ab", 32) + "\tf\tv\t\t-x\n"} {
		f.Add(bad)
		if _, err := parseManifest(bad); err == nil {
			f.Errorf("%q is taken for a list", bad)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := parseManifest(text)
		if err != nil {
			return
		}
		for path := range m.files {
			if !fs.ValidPath(path) || strings.HasPrefix(path, "-") {
				t.Errorf("%q is a path", path)
			}
		}
		again, err := parseManifest(string(m.bytes()))
		if err != nil {
			t.Fatalf("%v: %q", err, m.bytes())
		}
		if !maps.EqualFunc(m.files, again.files, func(a, b record) bool { return a.unused.Equal(b.unused) && a.sum == b.sum }) {
			t.Errorf("%q became %q", text, again.bytes())
		}
	})
}

func TestFirstLine(t *testing.T) {
	for said, want := range map[string]string{
		"":                  "",
		"refused\n":         "refused",
		"\r\nrefused\r\n":   "refused",
		"refused\r\nmore\n": "refused",
	} {
		if got := firstLine(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
