package past

import (
	"os"
	"path/filepath"
	"testing"
)

func open(t *testing.T, dir, maker string) *Book {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return Open(root, maker)
}

func TestBook(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir, "1")
	if b.Read("a") != nil {
		t.Error("an empty book has a page")
	}
	b.Write("a", []byte("yksi"))
	b.Write("a", []byte("kaksi"))
	if got := string(b.Read("a")); got != "kaksi" {
		t.Errorf("read %q", got)
	}
	if open(t, dir, "2").Read("a") != nil {
		t.Error("another program's page is read")
	}
	if err := os.WriteFile(filepath.Join(dir, Folder, "b.12345"), []byte("cut sh"), 0o644); err != nil { // by a killed build
		t.Fatal(err)
	}
	b = open(t, dir, "1")
	b.Write("a", []byte("kolme"))
	b.Forget("a")
	if b.Read("a") != nil {
		t.Error("a forgotten page is read")
	}
	left, err := os.ReadDir(filepath.Join(dir, Folder))
	if err != nil || len(left) != 2 || left[0].Name() != ".gitignore" || left[1].Name() != "CACHEDIR.TAG" {
		t.Errorf("left: %v, %v", left, err)
	}
}

// Every single damage to a page makes it no page.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir, "1")
	b.Write("a", []byte("sisältö"))
	b.Write("b", []byte("sisältö"))
	name := filepath.Join(dir, Folder, "a")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	try := func(what string, data []byte) {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := b.Read("a"); got != nil {
			t.Errorf("%s: read %q", what, got)
		}
	}
	for i := range whole {
		try("cut", whole[:i])
		bad := append([]byte{}, whole...)
		bad[i] ^= 1
		try("changed", bad)
	}
	try("longer", append(append([]byte{}, whole...), 'x'))
	other, err := os.ReadFile(filepath.Join(dir, Folder, "b"))
	if err != nil {
		t.Fatal(err)
	}
	try("another page", other)
}

// What cannot be written is not remembered, and nothing outside is touched.
func TestNotWritten(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, Folder)); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir, "1")
	b.Write("a", []byte("x"))
	if b.Read("a") != nil {
		t.Error("read through a link")
	}
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("written outside: %v", left)
	}
	var none *Book
	none.Write("a", nil)
	none.Forget("a")
	if none.Read("a") != nil {
		t.Error("a nil book has a page")
	}
}
