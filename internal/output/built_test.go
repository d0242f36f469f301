//go:build unix

package output

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func refusalOf(t *testing.T, err error) string {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) {
		t.Fatalf("no refusal: %v", err)
	}
	return r.Kind
}

// A site is read as it was made, or not at all.
func TestOpenSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	_, err := OpenSite(dir)
	same(t, "no folder", refusalOf(t, err), NotBuilt)
	ok(t, os.Mkdir(dir, 0o755))
	_, err = OpenSite(dir)
	same(t, "no site", refusalOf(t, err), NotBuilt)

	publish(t, dir, site{"index.html": "1", "a/b.html": "2", "gone.html": "3"})
	s, err := OpenSite(dir)
	ok(t, err)
	defer s.Close()
	same(t, "paths", s.Paths(), []string{"a/b.html", "gone.html", "index.html"})
	data, err := s.Read("a/b.html")
	ok(t, err)
	same(t, "data", string(data), "2")
	same(t, "sum", s.Sum("a/b.html"), sha256.Sum256(data))
	ok(t, s.Stands())

	ok(t, os.WriteFile(filepath.Join(dir, "index.html"), []byte("edited"), 0o644))
	ok(t, os.Remove(filepath.Join(dir, "gone.html")))
	for _, path := range []string{"index.html", "gone.html", "not-listed.html"} {
		_, err = s.Read(path)
		same(t, path, refusalOf(t, err), Changed)
	}
	publish(t, dir, site{"index.html": "new"})
	same(t, "built anew", refusalOf(t, s.Stands()), Changed)

	ok(t, os.WriteFile(filepath.Join(dir, listName), []byte("rubbish"), 0o644))
	_, err = OpenSite(dir)
	same(t, "damaged", refusalOf(t, err), Damaged)
}
