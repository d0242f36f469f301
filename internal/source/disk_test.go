//go:build unix

package source

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/diag"
)

// A real folder: what os.Root gives is what the program reads.
func TestRealFolder(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(at ...string) { must(os.WriteFile(filepath.Join(at...), []byte("secret"), 0o644)) }
	write(outside, "salaisuus.md")
	must(os.Mkdir(filepath.Join(dir, "tehtavat"), 0o755))
	write(dir, "tehtavat", "kavely.md")
	for name, to := range map[string]string{
		"ulos.md": filepath.Join(outside, "salaisuus.md"), "kansio": outside, "ylos": "..", "itse": "itse",
		"sisalla.md": "tehtavat/kavely.md", "katkennut.md": "ei-ole.md", "nolla.md": "/dev/zero", "ymparisto.md": "/proc/self/environ",
	} {
		must(os.Symlink(to, filepath.Join(dir, name)))
	}
	must(syscall.Mkfifo(filepath.Join(dir, "putki.md"), 0o644))

	type result struct {
		tree  Tree
		found []diag.Diagnostic
		err   error
	}
	done := make(chan result, 1)
	go func() {
		root, err := os.OpenRoot(dir)
		if err != nil {
			done <- result{err: err}
			return
		}
		defer root.Close()
		tree, found, err := Read(root.FS())
		done <- result{tree, found, err}
	}()
	var got result
	select {
	case got = <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("reading hangs")
	}
	must(got.err)
	if d := cmp.Diff([]string{"tehtavat/kavely"}, ids(got.tree)); d != "" {
		t.Error(d)
	}
	want := []string{"symlink itse", "symlink kansio", "symlink katkennut.md", "symlink nolla.md", "not-a-file putki.md",
		"symlink sisalla.md", "symlink ulos.md", "symlink ylos", "symlink ymparisto.md"}
	if d := cmp.Diff(want, told(got.found)); d != "" {
		t.Error(d)
	}
}

// A content folder that is itself a link, as a synchronising program makes it.
func TestContentIsALink(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "content")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(link)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if tree, found, err := Read(root.FS()); err != nil || len(tree.Texts) != 1 || len(found) != 0 {
		t.Errorf("%v %v %v", tree, found, err)
	}
}
