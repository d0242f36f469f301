package past

import (
	"os"
	"path/filepath"
	"testing"
)

func TestScratch(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir, "1")
	one, other := b.Scratch(), open(t, dir, "1").Scratch() // two builds of one process
	if one == nil || other == nil {
		t.Fatal("no scratch")
	}
	var at []int64
	for _, s := range []string{"yksi", "", "kolme"} {
		n, err := one.Put([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, n)
	}
	if _, err := other.Put([]byte("jotakin muuta")); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"yksi", "", "kolme"} {
		got := make([]byte, len(want))
		if err := one.Get(got, at[i]); err != nil || string(got) != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	if one.Get(make([]byte, 1), at[2]+5) == nil {
		t.Error("there is something after the end")
	}
	one.Close()
	other.Close()
	if left, err := os.ReadDir(filepath.Join(dir, Folder)); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
	var none *Book
	if none.Scratch() != nil {
		t.Error("a nil book has room")
	}
}

// Where the folder cannot be made, or leads elsewhere, there is no room.
func TestNoScratch(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, Folder)); err != nil {
		t.Fatal(err)
	}
	if s := open(t, dir, "1").Scratch(); s != nil {
		t.Error("room outside")
	}
}
