//go:build unix

package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A site is a set of files as the tests write them: path → content.
type site map[string]string

// folders are the ways a folder is published: in one step, the same through a
// link, with a spare tree, and, where public/ is a mount point, file by file.
var folders = map[string]func(*testing.T) string{
	"exchange": func(t *testing.T) string { return filepath.Join(t.TempDir(), "public") },
	"link": func(t *testing.T) string {
		real, link := filepath.Join(t.TempDir(), "real"), filepath.Join(t.TempDir(), "public")
		ok(t, os.Mkdir(real, 0o755))
		ok(t, os.Chmod(real, 0o755))
		ok(t, os.Symlink(real, link))
		return link
	},
	"replace": func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "public")
		mount(t, dir)
		return dir
	},
	"spare": func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "public")
		ok(t, os.Mkdir(spareOf(dir), 0o755))
		return dir
	},
}

// spareOf is a folder beside the site's: where it is there, builds keep a spare
// tree in it.
func spareOf(dir string) string { return filepath.Join(filepath.Dir(dir), "kept") }

// open opens a folder as build does.
func open(dir string) (*Tree, error) {
	tree, err := Open(dir)
	if _, missing := os.Stat(spareOf(dir)); err == nil && missing == nil {
		tree.Spare(filepath.Join(spareOf(dir), "spare"), 1)
	}
	return tree, err
}

// mount lets the room take a folder for a mount point.
func mount(t *testing.T, dir string) {
	real, err := resolve(dir)
	ok(t, err)
	mounted = func(name string) bool { return name == real || isMount(name) }
	t.Cleanup(func() { mounted = isMount })
}

// both runs a test for each way.
func both(t *testing.T, test func(t *testing.T, dir string)) {
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) { test(t, folder(t)) })
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func publish(t testing.TB, dir string, s site) Result {
	t.Helper()
	r, err := build(dir, s)
	ok(t, err)
	return r
}

func build(dir string, s site) (Result, error) {
	tree, err := open(dir)
	if err != nil {
		return Result{}, err
	}
	for path, content := range s {
		if err := tree.Put(File{path, []byte(content)}); err != nil {
			return Result{}, errors.Join(err, tree.Abort())
		}
	}
	return tree.Publish()
}

// contents reads a folder as a site, without the listing. An empty folder is
// path/ → "", a link → its target.
func contents(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	ok(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		ok(t, err)
		rel, _ := filepath.Rel(dir, name)
		switch {
		case rel == listName:
		case d.Type()&fs.ModeSymlink != 0:
			s[rel], err = os.Readlink(name)
		case d.IsDir():
			if in, _ := os.ReadDir(name); len(in) == 0 {
				s[rel+"/"] = ""
			}
		default:
			var data []byte
			data, err = os.ReadFile(name)
			s[rel] = string(data)
		}
		return err
	}))
	return s
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// noLitter fails when something but the folder itself stands beside or in it.
func noLitter(t testing.TB, dir string) {
	t.Helper()
	places := []string{filepath.Dir(dir), dir}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		places = append(places, filepath.Dir(real))
	}
	for _, in := range places {
		entries, err := os.ReadDir(in)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
		for _, e := range entries {
			if strings.Contains(e.Name(), "vakka") && e.Name() != listName {
				t.Errorf("litter: %s", filepath.Join(in, e.Name()))
			}
		}
	}
}

func TestPublish(t *testing.T) {
	one := site{"index.html": "1", "tehtavat/kavely.html": "k", "tehtavat/vanha.html": "v", "assets/a.css": "a"}
	for _, test := range []struct {
		name string
		next site
		want Result
	}{
		{"same", one, Result{Unchanged: 4}},
		{"changed", site{"index.html": "2", "tehtavat/kavely.html": "k", "tehtavat/vanha.html": "v", "assets/a.css": "a"}, Result{Written: 1, Unchanged: 3}},
		{"vanished with its folder", site{"index.html": "1", "tehtavat/kavely.html": "k", "tehtavat/vanha.html": "v"}, Result{Unchanged: 3, Deleted: 1}},
		{"new", site{"index.html": "1", "tehtavat/kavely.html": "k", "tehtavat/vanha.html": "v", "assets/a.css": "a", "x/y/z.txt": ""}, Result{Written: 1, Unchanged: 4}},
		{"folder becomes file", site{"index.html": "1", "tehtavat": "t"}, Result{Written: 1, Unchanged: 1, Deleted: 3}},
		{"file becomes folder", site{"index.html/a/b.html": "b"}, Result{Written: 1, Deleted: 4}},
		{"nothing left", site{}, Result{Deleted: 4}},
	} {
		t.Run(test.name, func(t *testing.T) {
			both(t, func(t *testing.T, dir string) {
				same(t, "first", publish(t, dir, one), Result{Written: 4})
				same(t, "first site", contents(t, dir), one)
				same(t, "result", publish(t, dir, test.next), test.want)
				if len(test.next) > 0 {
					same(t, "site", contents(t, dir), test.next)
				}
				same(t, "again", publish(t, dir, test.next), Result{Unchanged: len(test.next)})
				noLitter(t, dir)
			})
		})
	}
}

func TestChanges(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		for _, step := range []struct {
			next       site
			gone, come []string
		}{
			{site{"a.html": "1", "b.html": "1", "c/d.html": "1"}, nil, nil},
			{site{"b.html": "2", "c/d.html": "1", "c/e.html": "1", "a/f.html": "1"}, []string{"a.html"}, []string{"a/f.html", "c/e.html"}},
			{site{"b.html": "2", "c/d.html": "1", "c/e.html": "1", "a/f.html": "1"}, nil, nil},
		} {
			tree, err := Open(dir)
			ok(t, err)
			for _, name := range slices.Sorted(maps.Keys(step.next)) {
				ok(t, tree.Put(File{Path: name, Data: []byte(step.next[name])}))
			}
			_, err = tree.Publish()
			ok(t, err)
			gone, come := tree.Changes()
			same(t, "gone", gone, step.gone)
			same(t, "come", come, step.come)
		}
	})
}

// marks are what must not change in an untouched folder.
func marks(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	real, err := filepath.EvalSymlinks(dir)
	ok(t, err)
	ok(t, filepath.WalkDir(real, func(name string, d fs.DirEntry, err error) error {
		ok(t, err)
		info, err := os.Lstat(name)
		ok(t, err)
		rel, _ := filepath.Rel(real, name)
		out[rel] = fmt.Sprint(info.ModTime().UnixNano(), info.Sys().(*syscall.Stat_t).Ino, info.Mode())
		return nil
	}))
	return out
}

func TestUntouched(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		s := site{"index.html": "1", "a/b.html": "b"}
		publish(t, dir, s)
		before := marks(t, dir)
		publish(t, dir, s)
		after := marks(t, dir)
		if mounted(dir) {
			delete(before, ".") // the lock stood in it
			delete(after, ".")
		}
		same(t, "nothing changed", after, before)
		s["index.html"] = "2"
		publish(t, dir, s)
		same(t, "unchanged file", marks(t, dir)["a/b.html"], before["a/b.html"])
	})
}

func TestHeals(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		s := site{"index.html": "right", "a/b.html": "b", "a/c.html": "c"}
		publish(t, dir, s)
		file := filepath.Join(dir, "index.html")
		info, err := os.Stat(file)
		ok(t, err)
		ok(t, os.WriteFile(file, []byte("wrong"), 0o644))
		ok(t, os.Chtimes(file, info.ModTime(), info.ModTime()))
		ok(t, os.Remove(filepath.Join(dir, "a/b.html")))
		outside := filepath.Join(t.TempDir(), "mine")
		ok(t, os.WriteFile(outside, []byte("mine"), 0o644))
		ok(t, os.Remove(filepath.Join(dir, "a/c.html")))
		ok(t, os.Symlink(outside, filepath.Join(dir, "a/c.html")))
		same(t, "result", publish(t, dir, s), Result{Written: 3})
		same(t, "site", contents(t, dir), s)
		same(t, "file behind the link", contents(t, filepath.Dir(outside)), site{"mine": "mine"})
	})
}

func TestForeign(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		publish(t, dir, site{"index.html": "1", "a/b.html": "b", "c/d.html": "d"})
		theirs := site{"CNAME": "x", ".gitignore": "*", ".git/HEAD": "ref", "a/own.txt": "own", "c/deep/own.txt": "own"}
		for path, content := range theirs {
			ok(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(path)), 0o755))
			ok(t, os.WriteFile(filepath.Join(dir, path), []byte(content), 0o600))
		}
		ok(t, os.MkdirAll(filepath.Join(dir, ".git/refs/tags"), 0o700))
		ok(t, os.Symlink("/etc", filepath.Join(dir, "link")))
		before := marks(t, dir)["a/own.txt"]
		r := publish(t, dir, site{"index.html": "2"})
		same(t, "result", r, Result{Written: 1, Deleted: 2, Kept: []string{".git/", "CNAME", "a/own.txt", "c/deep/", "link"}})
		same(t, "site", contents(t, dir), site{"index.html": "2", "CNAME": "x", ".gitignore": "*", ".git/HEAD": "ref", ".git/refs/tags/": "",
			"a/own.txt": "own", "c/deep/own.txt": "own", "link": "/etc"})
		same(t, "foreign file", marks(t, dir)["a/own.txt"], before)
		noLitter(t, dir)
	})
}

func TestInTheWay(t *testing.T) {
	ways := []struct{ foreign, put string }{
		{"CNAME", "CNAME"}, {"a/x", "a"}, {"b", "b/c.html"}, {"empty/", "empty"}, {"Koti.html", "koti.html"}, {"link>", "link/x.html"},
	}
	for _, test := range ways {
		t.Run(test.foreign, func(t *testing.T) {
			both(t, func(t *testing.T, dir string) {
				publish(t, dir, site{"index.html": "1"})
				name := filepath.Join(dir, strings.TrimRight(test.foreign, "/>"))
				switch {
				case strings.HasSuffix(test.foreign, "/"):
					ok(t, os.MkdirAll(name, 0o755))
				case strings.HasSuffix(test.foreign, ">"):
					ok(t, os.Symlink(t.TempDir(), name))
				default:
					ok(t, os.MkdirAll(filepath.Dir(name), 0o755))
					ok(t, os.WriteFile(name, []byte("mine"), 0o644))
				}
				before := contents(t, dir)
				_, err := build(dir, site{"index.html": "2", test.put: "ours"})
				refused(t, err, InTheWay)
				same(t, "site", contents(t, dir), before)
				noLitter(t, dir)
			})
		})
	}
}

func refused(t testing.TB, err error, kind string) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || r.Kind != kind {
		t.Errorf("got %v, want a refusal: %s", err, kind)
	}
}

func TestPutRefuses(t *testing.T) {
	long := strings.Repeat("a", 256)
	for _, bad := range []string{"", ".", "/etc/x", "../x", "a/../x", "a//b", "a/", `a\b`, "a\nb", "C:x", "nul.", "a ", ".vakka", ".vakka-new/x", "a\x00", "\xff", long} {
		tree, err := Open(filepath.Join(t.TempDir(), "public"))
		ok(t, err)
		if tree.Put(File{Path: bad}) == nil {
			t.Errorf("accepted %q", bad)
		}
		ok(t, tree.Abort())
	}
	for _, pair := range [][2]string{{"a.html", "a.html"}, {"a.html", "A.html"}, {"å", "Å"}, {"å", "\u212b"}, {"a", "a/b"}, {"a/b", "A"}} {
		dir := filepath.Join(t.TempDir(), "public")
		publish(t, dir, site{"index.html": "old"})
		tree, err := Open(dir)
		ok(t, err)
		ok(t, tree.Put(File{Path: "index.html", Data: []byte("new")}))
		ok(t, tree.Put(File{Path: pair[0]}))
		refused(t, tree.Put(File{Path: pair[1]}), Twins)
		_, err = tree.Publish()
		refused(t, err, Twins)
		same(t, "old site", contents(t, dir), site{"index.html": "old"})
		noLitter(t, dir)
	}
}

func TestFailedPutLeavesOldSite(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		old := site{"index.html": "old", "a/b.html": "b"}
		publish(t, dir, old)
		before := marks(t, dir)
		delete(before, ".")
		tree, err := Open(dir)
		ok(t, err)
		ok(t, tree.Put(File{"a/b.html", []byte("new")}))
		ok(t, os.Mkdir(filepath.Join(tree.place.waiting, "index.html"), 0o755)) // stands where the file must wait
		if tree.Put(File{"index.html", []byte("new")}) == nil {
			t.Fatal("wrote over a folder")
		}
		if _, err := tree.Publish(); err == nil {
			t.Fatal("published after a failed Put")
		}
		after := marks(t, dir)
		delete(after, ".")
		same(t, "old site", after, before)
		noLitter(t, dir)
	})
}

func TestAbort(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		above := filepath.Join(dir, "../made/for/it/public")
		tree, err := Open(above)
		ok(t, err)
		ok(t, tree.Put(File{"index.html", []byte("new")}))
		ok(t, tree.Abort())
		ok(t, tree.Abort())
		if _, err := os.Stat(filepath.Join(dir, "../made")); !errors.Is(err, fs.ErrNotExist) {
			t.Error("folders made on the way are left")
		}
		noLitter(t, dir)
	})
}

func TestConcurrentPut(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		want := site{}
		for i := range 400 {
			want[fmt.Sprintf("k%d/s%d.html", i%7, i)] = strings.Repeat("x", i*13)
		}
		for range 2 {
			tree, err := Open(dir)
			ok(t, err)
			var wait sync.WaitGroup
			for path, content := range want {
				wait.Go(func() {
					if err := tree.Put(File{path, []byte(content)}); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			_, err = tree.Publish()
			ok(t, err)
			same(t, "site", contents(t, dir), want)
			want["k1/s1.html"] = "changed"
		}
	})
}

func TestModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	both(t, func(t *testing.T, dir string) {
		publish(t, dir, site{"a/b.html": "b"})
		for name, want := range map[string]fs.FileMode{".": 0o755, "a": 0o755, "a/b.html": 0o644, listName: 0o644} {
			info, err := os.Stat(filepath.Join(dir, name))
			ok(t, err)
			same(t, name, info.Mode().Perm(), want)
		}
	})
}

// TestModesAreMended: a file that not everybody may read is written anew.
func TestModesAreMended(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		publish(t, dir, site{"a/b.html": "b", "c.html": "c"})
		ok(t, os.Chmod(filepath.Join(dir, "a/b.html"), 0o600))
		same(t, "result", publish(t, dir, site{"a/b.html": "b", "c.html": "c"}), Result{Written: 1, Unchanged: 1})
		info, err := os.Stat(filepath.Join(dir, "a/b.html"))
		ok(t, err)
		same(t, "mode", info.Mode().Perm(), fs.FileMode(0o644))
	})
}

// TestKeptModes: folders of others keep their modes, also those that let nobody
// write.
func TestKeptModes(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		publish(t, dir, site{"index.html": "1"})
		ok(t, os.MkdirAll(filepath.Join(dir, "mine/deep"), 0o755))
		ok(t, os.WriteFile(filepath.Join(dir, "mine/deep/own.txt"), []byte("own"), 0o400))
		ok(t, os.Chmod(filepath.Join(dir, "mine/deep"), 0o500))
		ok(t, os.Chmod(filepath.Join(dir, "mine"), 0o555))
		ok(t, os.Chmod(dir, 0o750))
		before := marks(t, dir)
		publish(t, dir, site{"index.html": "2"})
		after := marks(t, dir)
		for name, want := range map[string]fs.FileMode{".": 0o750, "mine": 0o555, "mine/deep": 0o500} {
			info, err := os.Stat(filepath.Join(dir, name))
			ok(t, err)
			same(t, name, info.Mode().Perm(), want)
		}
		same(t, "own.txt", after["mine/deep/own.txt"], before["mine/deep/own.txt"])
		noLitter(t, dir)
		ok(t, os.Chmod(filepath.Join(dir, "mine"), 0o755)) // for the tests' own tidying
		ok(t, os.Chmod(filepath.Join(dir, "mine/deep"), 0o755))
	})
}

func TestListing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, site{"b.html": "b", "a.html": ""})
	data, err := os.ReadFile(filepath.Join(dir, listName))
	ok(t, err)
	same(t, "listing", string(data), "# vakka files 1\n"+
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html\n"+
		"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.html\n")
}

func FuzzParseListing(f *testing.F) {
	sum := strings.Repeat("0a", 32)
	for _, seed := range []string{"", listHead, listHead + "\n", listHead + "\n" + sum + "  a/b.html\n", listHead + "\n" + sum + "  ../x\n",
		listHead + "\n" + sum + "  a", listHead + "\n" + sum + "  b\n" + sum + "  a\n" + sum + "  b\n", listHead + "\nzz  a\n", "# vakka files 2\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parseListing(text)
		if err != nil {
			return
		}
		for i, file := range l {
			if !filepath.IsLocal(file.path) {
				t.Errorf("would delete %q", file.path)
			}
			if i > 0 && l[i-1].path >= file.path {
				t.Errorf("%q stands before %q", l[i-1].path, file.path)
			}
		}
		if again, err := parseListing(string(l.bytes())); err != nil || !slices.Equal(l, again) {
			t.Errorf("not read back: %v", err)
		}
	})
}

func TestArrivals(t *testing.T) {
	files := map[string]entry{"index.html": {staged: true}, "a/b.html": {staged: true}, "sitemap.xml": {staged: true}, "assets/x.css": {staged: true}, "old.html": {},
		"sw.js": {staged: true}, "haku/fi.js": {staged: true}, "assets/app.4e3aa19580.js": {staged: true}, "feed.xml": {staged: true}}
	tree := &Tree{disk: &standing{more: map[string]seen{"index.html": {there: true}, "haku/fi.js": {there: true}, "old.html": {there: true}}}}
	for name, file := range files {
		tree.files.Set(name, file)
	}
	same(t, "order", tree.arrivals(), []string{"assets/app.4e3aa19580.js", "assets/x.css", "feed.xml", "a/b.html", "index.html", "haku/fi.js", "sitemap.xml", "sw.js"})
}
