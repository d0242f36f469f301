package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWeigh(t *testing.T) {
	for size, fits := range map[int64]bool{0: true, mostBytes: true, mostBytes + 1: false} {
		dir := t.TempDir()
		for _, name := range []string{"SHA256SUMS", "vakka-linux-amd64"} {
			if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Truncate(filepath.Join(dir, "vakka-linux-amd64"), size); err != nil {
			t.Fatal(err)
		}
		if err := weigh(dir); (err == nil) != fits {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

// TestProgramFits links the program for this system only: make dist weighs it on
// all of them. What macOS and Windows add to Linux is 0.7 MB.
func TestProgramFits(t *testing.T) {
	dir, most := t.TempDir(), int64(mostBytes)
	if runtime.GOOS == "linux" {
		most -= 800_000
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-ldflags", "-s -w", "-o", filepath.Join(dir, "vakka"), "vakka/cmd/vakka")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	info, err := os.Stat(filepath.Join(dir, "vakka"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > most {
		t.Errorf("the program is %d bytes, more than %d", info.Size(), most)
	}
}
