package site

import (
	"os"
	"path/filepath"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/parse"
	"vakka/internal/past"
)

// What was put in comes out as what it was put in for, and nothing is left behind.
func TestOutbox(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := &outbox{book: past.Open(root, "test")}
	b.note("a.md", parse.Handed{Kind: bank.Task, Original: true, Data: []byte("yksi\n")})
	b.note("b.md", parse.Handed{Kind: bank.Page, Data: []byte("kaksi\n")})
	b.note("d.md", parse.Handed{Kind: bank.Task})
	b.done()
	for _, c := range []struct {
		path     string
		kind     bank.Kind
		original bool
		want     string
	}{
		{"a.md", bank.Task, true, "yksi\n"}, {"b.md", bank.Page, false, "kaksi\n"}, {"a.md", bank.Guide, true, ""}, {"a.md", bank.Task, false, ""},
		{"d.md", bank.Task, false, ""}, {"e.md", bank.Task, true, ""},
	} {
		if data := b.get(c.path, c.kind, c.original); string(data) != c.want {
			t.Errorf("%+v: got %q", c, data)
		}
	}
	b.close()
	b = &outbox{book: past.Open(root, "test")} // it has read nothing yet
	b.note("b.md", parse.Handed{Kind: bank.Page, Data: []byte("kaksi\n")})
	b.done()
	page := filepath.Join(dir, past.Folder, outboxPage)
	whole, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	whole[len(whole)-1] ^= 1
	if err := os.WriteFile(page, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if data := b.get("b.md", bank.Page, false); data != nil {
		t.Errorf("%q has been damaged", data)
	}
	b.close()
	if _, err := os.Stat(page); err == nil {
		t.Error("the page is left behind")
	}
}
