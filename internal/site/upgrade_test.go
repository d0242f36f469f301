package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vakka/internal/diag"
)

// madeAnew are files that change their names with their content, and those that
// only servers read.
var madeAnew = regexp.MustCompile(`^(assets|haku|kuvat|liitteet|ohjelma)/.*\.(js|css|png|jpg|svg|woff2|json|txt)$|^[._]`)

var eventName = regexp.MustCompile(`(?m)^UID:(.*)\r$`)

// A bank made with an earlier version, with all that a bank may make its own, is
// built by today's without a mistake, and everything others may have kept of it
// is where it was: addresses, ids, codes of programmes, places inside pages,
// names of events. What is new may come beside it. How a version gets its bank:
// testdata/released/README.md.
func TestReleasedBanks(t *testing.T) {
	folders, err := filepath.Glob("../../testdata/released/*/bank")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d banks, %v", len(folders), err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(filepath.Dir(folder)), func(t *testing.T) {
			in := input(os.DirFS(folder))
			in.BaseURL = ""
			b, err := build(in)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range b.report.Found {
				if d.Severity() != diag.Hint {
					t.Errorf("%s:%d: %s [%s]", d.File, d.Pos.Line, d.Message("en"), d.Rule)
				}
			}
			got := released(t, in, b)
			record := filepath.Join(filepath.Dir(folder), "kept.txt")
			data, err := os.ReadFile(record)
			if *update && errors.Is(err, fs.ErrNotExist) { // never written again
				data = []byte(strings.Join(got, "\n") + "\n")
				err = os.WriteFile(record, data, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.TrimSpace(string(data)), "\n")
			if len(want) < 100 {
				t.Errorf("only %d things are kept", len(want))
			}
			for _, kept := range want {
				if !slices.Contains(got, kept) {
					t.Errorf("no longer there: %s", kept)
				}
			}
		})
	}
}

// released lists what others may keep of a site, sorted.
func released(t *testing.T, in Input, b built) []string {
	t.Helper()
	var out []string
	for name, data := range b.files {
		if !madeAnew.MatchString(name) {
			out = append(out, "address "+name)
		}
		if strings.HasSuffix(name, ".ics") {
			for _, m := range eventName.FindAllSubmatch(data, -1) {
				out = append(out, "event "+string(m[1]))
			}
		}
	}
	model, err := Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	out = append(out, "bank "+model.Config.ID)
	for _, m := range model.Materials {
		out = append(out, "id "+m.ID)
		for _, text := range m.Texts {
			for _, h := range text.Headings() {
				out = append(out, "place "+model.Address(m.ID, text.Lang)+"#"+h.ID)
			}
		}
	}
	for _, c := range model.Codes() {
		out = append(out, "code "+c.Code+" "+c.Material.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
