package parse

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

// FuzzDocument holds that no file makes the parser fail or its HTML unsafe, and
// that every mistake is told at a line the file has.
func FuzzDocument(f *testing.F) {
	for _, c := range matters {
		if len(c.in) < 2000 {
			f.Add(file(c.in), false)
		}
	}
	for _, body := range attacks {
		f.Add([]byte("---\notsikko: x\n---\n"+body), true)
		f.Add([]byte("---\notsikko: x\n---\n## Näin teet\n\n1. "+body), false)
	}
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data, false)
	}
	f.Fuzz(func(t *testing.T, data []byte, raw bool) {
		c := testConfig()
		c.AllowHTML = raw
		doc, list := Document(testFile("task", ""), data, c)
		checkSafe(t, doc)
		if doc != nil && doc.Text.Title == "" {
			t.Error("no title")
		}
		for _, d := range list {
			if d.Rule == "unreadable" {
				t.Errorf("%s", d.Message("en"))
			}
			if d.Pos.Line < 1 || d.Pos.Column < 1 || d.Pos.Line > len(newLines(data).starts)+countCR(data) {
				t.Errorf("%s at %v", d.Rule, d.Pos)
			}
		}
	})
}

func countCR(data []byte) int {
	n := 0
	for _, c := range data {
		if c == '\r' {
			n++
		}
	}
	return n
}

// FuzzConfig holds that no bank.yaml makes the parser fail.
func FuzzConfig(f *testing.F) {
	for _, c := range configs {
		if len(c.in) < 2000 {
			f.Add([]byte(c.in))
		}
	}
	for _, c := range matters {
		if len(c.in) < 2000 {
			f.Add([]byte(c.in))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, list := Config("bank.yaml", data)
		if len(c.Languages) == 0 || len(c.Name) == 0 || c.ID == "" {
			t.Errorf("no defaults: %+v", c)
		}
		for _, d := range list {
			if d.Rule == "unreadable" {
				t.Errorf("%s", d.Message("en"))
			}
		}
	})
}
