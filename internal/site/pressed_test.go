package site

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"testing"

	"vakka/internal/output"
)

// Every page of every bank has the bytes that html/template itself would have
// given it.
func TestPressed(t *testing.T) {
	hostile := hostileBank("allow_html: true\n")
	for name, c := range map[string]struct {
		bank fs.FS
		made built
	}{
		"testdata": {os.DirFS("../../testdata/bank"), banks["testdata"]()},
		"own":      {os.DirFS("../.."), banks["own"]()},
		"hostile":  {hostile, publishable(t, hostile)},
	} {
		in := input(c.bank)
		in.unpressed = true
		pages := 0
		for file, data := range mustBuildFiles(t, in) {
			if path.Ext(file) != ".html" {
				continue
			}
			pages++
			if made := c.made.files[file]; !bytes.Equal(made, data) {
				at := 0
				for at < min(len(made), len(data)) && made[at] == data[at] {
					at++
				}
				t.Errorf("%s: %s differs at byte %d: %q, want %q", name, file, at, made[at:min(at+80, len(made))], data[at:min(at+80, len(data))])
			}
		}
		if pages != len(c.made.pages) || pages == 0 {
			t.Errorf("%s: %d pages, want %d", name, len(c.made.pages), pages)
		}
	}
}

func mustBuildFiles(t *testing.T, in Input) map[string][]byte {
	t.Helper()
	files := make(chan output.File, 64)
	done := make(chan map[string][]byte)
	go func() {
		out := map[string][]byte{}
		for f := range files {
			out[f.Path] = f.Data
		}
		done <- out
	}()
	report, err := Build(context.Background(), in, func(f output.File) error { files <- f; return nil })
	close(files)
	out := <-done
	if err != nil || !report.OK {
		t.Fatal(err, told(report.Found))
	}
	return out
}
