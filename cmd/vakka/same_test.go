//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSameEverywhere builds one bank in surroundings that differ in all that a
// program can be led by. The bytes are the same, and everybody may read them.
func TestSameEverywhere(t *testing.T) {
	program, err := exec.LookPath("vakka")
	if err != nil {
		t.Fatal(err)
	}
	program, err = filepath.EvalSymlinks(program)
	if err != nil {
		t.Fatal(err)
	}
	folder := quick(t)
	var first string
	for n, around := range []struct {
		umask string
		env   []string
	}{
		{"022", []string{"GOMAXPROCS=2", "TZ=Europe/Helsinki", "LC_ALL=fi_FI.UTF-8", "HOME=" + folder, "PATH=" + os.Getenv("PATH")}},
		{"077", []string{"GOMAXPROCS=1", "TZ=America/Los_Angeles", "LC_ALL=tr_TR.UTF-8", "HOME=" + folder, "TMPDIR=/nonexistent", "SOURCE_DATE_EPOCH=1"}},
		{"000", []string{"GOMAXPROCS=16", "TZ=Asia/Tokyo", "LC_ALL=C", "PATH="}},
		{"027", []string{"GOMAXPROCS=16", "TZ=Nowhere/None", "LANG=ar_EG.UTF-8", "ZONEINFO=/nonexistent", "GOGC=20"}},
	} {
		bank := filepath.Join(folder, strings.Repeat("pitkä polku/", n), "pankki")
		if err := os.CopyFS(bank, os.DirFS("../../testdata/bank")); err != nil {
			t.Fatal(err)
		}
		when := time.Date(1999+20*n, 1, 2, 3, 4, 5, 0, time.UTC)
		if err := filepath.WalkDir(bank, func(name string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Chtimes(name, when, when)
		}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("/bin/sh", "-c", `umask "$1"; cd "$2"; exec "$3" build --dictionary none 2>&1`, "sh", around.umask, bank, program)
		cmd.Env = around.env
		if said, err := cmd.Output(); err != nil {
			t.Fatalf("%v: %v\n%s", around, err, said)
		}
		list, err := os.ReadFile(filepath.Join(bank, "public/.vakka"))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(list)
		}
		if got := string(list); got != first {
			t.Errorf("%v: other bytes", around)
			old, now := strings.Split(first, "\n"), strings.Split(got, "\n")
			for i := range min(len(old), len(now)) {
				if old[i] != now[i] {
					t.Errorf("- %s\n+ %s", old[i], now[i])
				}
			}
		}
		readable(t, filepath.Join(bank, "public"))
	}
}

// readable fails on a file or folder that somebody may not read.
func readable(t *testing.T, dir string) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = 0o755
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s: %v", name, info.Mode())
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
