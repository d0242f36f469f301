package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// More documents than one run takes are refused before any is read.
func TestManyDocuments(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bank.yaml"), []byte("name: P\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range mostDocuments + 1 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".html")), []byte("<p>Hei"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for lang, says := range map[string]string{"fi": "tiedostoja on liikaa", "sv": "för många filer", "en": "too many files"} {
		var stdout, stderr bytes.Buffer
		code := run([]string{"import", dir, "--bank", dir, "--lang", lang}, &stdout, &stderr)
		if code != wrongUsage || !strings.Contains(stderr.String(), says) || stdout.Len() > 0 {
			t.Errorf("%s: %d %s", lang, code, stderr.String())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "content")); err == nil {
		t.Error("something was imported")
	}
}
