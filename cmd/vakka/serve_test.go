package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/site"
)

// TestPreviewIsReadLater: every file of a preview can be made when the build
// that it came of is over, those that are made of texts read anew among them.
func TestPreviewIsReadLater(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/bank")); err != nil {
		t.Fatal(err)
	}
	p := &program{stdout: io.Discard, stderr: io.Discard, voice: "en", dir: dir}
	known := &memory{pictures: asset.NewCache(), texts: &site.Texts{}, checked: &check.Memory{}, indexed: site.NewIndexed(), changed: func() []string { return nil }}
	made, err := p.preview(context.Background(), false, known)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "data/materials.json", "data/materials.csv"} {
		if data, err := made.Files.File(name); err != nil || len(data) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(data), err)
		}
	}
	for _, name := range []string{"data/", "data/index.html", "data/source/index.html", "data/x"} {
		if made.Files.Has(name) {
			t.Errorf("%s is there", name)
		}
	}
	if _, err := folderAnew(dir).Open("../" + filepath.Base(dir) + "/bank.yaml"); err == nil || !strings.Contains(err.Error(), "invalid") {
		t.Errorf("a path out of the folder: %v", err)
	}
}
