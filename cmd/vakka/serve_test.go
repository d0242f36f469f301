package main

import (
	"context"
	"errors"
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
	if got := made.Files.Type("data/materials.json"); got != "application/json" { // as hosts are told
		t.Errorf("its type is %q", got)
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

// A bank that cannot be read at all is told of in words, in the terminal and on the page.
func TestServeExplains(t *testing.T) {
	for err, want := range map[error]string{
		site.ErrNoBank:                 "kansiossa pankki ei ole materiaalipankkia: tiedostoa bank.yaml ei löydy",
		errors.New("open content: ei"): "open content: ei",
	} {
		var told strings.Builder
		p := &program{stderr: &told, voice: "fi", dir: "pankki"}
		shown := p.explain(err)
		if told.String() != "Sivustoa ei voitu tehdä: "+want+"\n" {
			t.Errorf("in the terminal: %q", told.String())
		}
		if shown.Heading != "Sivustoa ei voitu tehdä" || len(shown.Problems) != 1 || shown.Problems[0].Message != want || shown.Problems[0].Severity != "virhe" {
			t.Errorf("on the page: %+v", shown)
		}
	}
}
