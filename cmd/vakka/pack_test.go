package main

import (
	"archive/zip"
	"errors"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

// packFolder makes an archive of a folder, as office programs make their files.
func packFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pack FILE DIR")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(f)
	err = w.AddFS(os.DirFS(ts.MkAbs(args[1])))
	ts.Check(errors.Join(err, w.Close(), f.Close()))
}
