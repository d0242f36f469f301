//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestRefusedFolders(t *testing.T) {
	working := t.TempDir()
	t.Chdir(working)
	home := filepath.Join(t.TempDir(), "above", "home")
	ok(t, os.MkdirAll(home, 0o755))
	t.Setenv("HOME", home)
	ok(t, os.MkdirAll("content", 0o755))
	ok(t, os.WriteFile("content/a.md", []byte("a"), 0o644))
	ok(t, os.WriteFile("file", nil, 0o644))
	ok(t, os.MkdirAll("damaged", 0o755))
	ok(t, os.WriteFile("damaged/.vakka", []byte("# vakka files 1\nzz  ../../x\n"), 0o644))
	ok(t, os.MkdirAll("later", 0o755))
	ok(t, os.WriteFile("later/.vakka", []byte("# vakka files 2\n"), 0o644))
	ok(t, os.Symlink(home, "to-home"))
	ok(t, os.Symlink("content", "to-content"))
	for _, dir := range []string{".git/hooks", "other/.git", "other/.HG", ".vakka"} {
		ok(t, os.MkdirAll(dir, 0o755))
	}
	before := contents(t, working)
	for dir, kind := range map[string]string{
		".": Dangerous, "..": Dangerous, "/": Dangerous, "": Dangerous, working: Dangerous, home: Dangerous, filepath.Dir(home): Dangerous,
		".git/x": Dangerous, "other/.git": Dangerous, "other/.git/hooks/x": Dangerous, "other/.HG": Dangerous, ".vakka/x": Dangerous,
		"/mnt": Dangerous, "/opt": Dangerous, "/usr/local": Dangerous, "/var/opt/": Dangerous, "/usr/../media": Dangerous, "/tmp": Dangerous,
		"~": Unexpanded, "~/public": Unexpanded,
		"to-home": Dangerous, "to-content": NotOurs, "content": NotOurs, "file": NotFolder, "damaged": Damaged, "later": Damaged, "content/..": Dangerous,
	} {
		tree, err := Open(dir)
		refused(t, err, kind)
		if tree != nil {
			t.Errorf("%s: opened", dir)
		}
	}
	same(t, "untouched", contents(t, working), before)
	for dir, want := range map[string]bool{"/media": true, "/Volumes": true, "/usr/share": true, "/var/lib": true, "/public": false, "/var/www": false, "/var/www/html": false, "/opt/pankki": false, "/mnt/a/usr": false} {
		same(t, dir, system(dir), want)
	}
	tree, err := Open("./~")
	ok(t, err)
	ok(t, tree.Abort())

	for _, name := range []string{".gitkeep", ".gitignore", ".keep"} {
		dir := filepath.Join("fresh", name, "public")
		ok(t, os.MkdirAll(dir, 0o755))
		ok(t, os.WriteFile(filepath.Join(dir, name), nil, 0o644))
		same(t, name, publish(t, dir, site{"index.html": "1"}), Result{Written: 1})
		same(t, name, contents(t, dir), site{"index.html": "1", name: ""})
	}
}

// TestRefusedSources: a site is made neither over, above nor inside what it is
// made from, by whatever name either is called, and nothing is made on the way.
func TestRefusedSources(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	above := t.TempDir()
	bank := filepath.Join(above, "pankit", "oma")
	ok(t, os.MkdirAll(filepath.Join(bank, "content"), 0o755)) // empty: nothing in it would tell
	ok(t, os.WriteFile(filepath.Join(bank, "bank.yaml"), nil, 0o644))
	ok(t, os.MkdirAll(filepath.Join(above, "elsewhere/kuvat"), 0o755))
	ok(t, os.Symlink(bank, filepath.Join(above, "to-bank")))
	ok(t, os.Symlink(filepath.Join(bank, "content"), filepath.Join(above, "to-content")))
	ok(t, os.Symlink("../../elsewhere", filepath.Join(bank, "templates")))
	sources := []string{filepath.Join(bank, "bank.yaml"), filepath.Join(bank, "content"), filepath.Join(bank, "templates")}
	before := contents(t, above)
	for _, dir := range []string{
		"pankit/oma", "pankit", ".", "to-bank", "pankit/oma/content/..",
		"pankit/oma/content", "pankit/oma/CONTENT", "pankit/oma/Content/public", "to-content", "to-content/x/y/public", "to-bank/content/public",
		"pankit/oma/templates", "pankit/oma/templates/public", "elsewhere", "elsewhere/kuvat", "elsewhere/uusi/public",
	} {
		tree, err := Open(above+"/"+dir, sources...)
		refused(t, err, Dangerous)
		if tree != nil {
			t.Errorf("%s: opened", dir)
		}
	}
	t.Chdir(bank) // sources and folders named from here
	for _, dir := range []string{"templates", "Templates/public", "content/x", ".", "..", "uusi/templates/../../content"} {
		_, err := Open(dir, "bank.yaml", "content", "templates")
		refused(t, err, Dangerous)
	}
	ok(t, os.Chdir(above))
	same(t, "untouched", contents(t, above), before)
	for _, dir := range []string{"pankit/oma/public", "pankit/oma/public/content", "pankit/oma/contents", "pankit/public", "to-bank/ulos", "elsewhere2"} {
		tree, err := Open(above+"/"+dir, sources...)
		ok(t, err)
		ok(t, tree.Abort())
	}
	same(t, "untouched", contents(t, above), before)
}

func TestTwoBuilders(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		tree, err := Open(dir)
		ok(t, err)
		_, err = Open(dir)
		refused(t, err, Busy)
		var r *Refusal
		if errors.As(err, &r); r == nil || r.Detail != fmt.Sprint(os.Getpid()) {
			t.Errorf("%v does not name the process", err)
		}
		ok(t, tree.Put(File{"index.html", nil}))
		_, err = tree.Publish()
		ok(t, err)
		real, err := filepath.EvalSymlinks(dir)
		ok(t, err)
		for _, left := range []string{"", "999999999\n", "garbage"} { // by dead processes
			ok(t, os.WriteFile(filepath.Join(filepath.Dir(real), ".public.vakka-lock"), []byte(left), 0o644))
			ok(t, os.WriteFile(filepath.Join(real, insideLock), []byte(left), 0o644))
			publish(t, dir, site{"index.html": left})
			ok(t, os.RemoveAll(filepath.Join(real, insideLock)))
		}
	})
}

func TestManyBuilders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for {
				_, err := build(dir, site{"index.html": fmt.Sprint(i), fmt.Sprintf("p%d.html", i): "p"})
				if err == nil {
					return
				}
				var r *Refusal
				if !errors.As(err, &r) || r.Kind != Busy {
					t.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	got := contents(t, dir)
	same(t, "one builder's site", got, site{"index.html": got["index.html"], "p" + got["index.html"] + ".html": "p"})
	noLitter(t, dir)
}
