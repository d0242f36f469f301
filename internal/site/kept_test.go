package site

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
	"vakka/internal/past"
	"vakka/internal/source"
	"vakka/internal/stamp"
)

func keptBook(t testing.TB) *past.Book {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return past.Open(root, "test")
}

// What one build has parsed, the next one takes over: under the same bank.yaml,
// and only texts that were there.
func TestKeptTexts(t *testing.T) {
	book := keptBook(t)
	settings, others := [sha256.Size]byte{1}, [sha256.Size]byte{2}
	text := known{mark: stamp.Mark{Inode: 7}, sure: true, sum: [sha256.Size]byte{3}, doc: &bank.Document{ID: "tehtavat/a"}}
	first := keptOf(book, settings, &attic{})
	first.note("a.md", text, nil)
	first.note("b.md", text, nil)
	first.note("gone.md", known{}, nil)
	first.done()
	second := keptOf(book, settings, &attic{})
	got, doc := second.known("a.md")
	if got.mark != text.mark || !got.sure || got.sum != text.sum || !got.recall(&origin{kept: second}, source.File{Path: "a.md"}, doc) || got.doc.ID != "tehtavat/a" {
		t.Errorf("kept %+v", got)
	}
	if _, doc := second.known("gone.md"); doc.doc.head != nil {
		t.Error("a text that was gone is kept")
	}
	second.keep("a.md", got)
	second.done()
	third := keptOf(book, settings, &attic{})
	if _, doc := third.known("a.md"); doc.doc.head == nil {
		t.Error("what was taken over is not kept")
	}
	if _, doc := third.known("b.md"); doc.doc.head != nil {
		t.Error("a text that is no more is kept")
	}
	if _, doc := keptOf(book, others, &attic{}).known("a.md"); doc.doc.head != nil {
		t.Error("a text is kept under other settings")
	}
	third.drop()
	var none *keptTexts
	none.note("a.md", text, nil)
	none.done()
	none.drop()
	if _, doc := none.known("a.md"); doc.doc.head != nil {
		t.Error("a nil keptTexts keeps")
	}
}

// A body of the last build is brought when somebody asks for it. One that has
// been damaged is parsed again, unless its text is another by now.
func TestBodyAway(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"tehtavat/a.md", "tehtavat/b.md"} {
		files[name] = &fstest.MapFile{Data: []byte("---\notsikko: A\n---\n\nKatso [tätä](https://example.org/) " + name + ".\n")}
	}
	tree, _, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	read := func(crowded bool) (docs []*bank.Document, a *attic) {
		a = &attic{crowded: crowded}
		k := keptOf(past.Open(root, "test"), [sha256.Size]byte{}, a)
		docs, _, err := (*Texts)(nil).parse(t.Context(), files, tree.Texts, bank.Config{}, k)
		if err != nil || len(docs) != 2 {
			t.Fatal(docs, err)
		}
		k.done()
		return docs, a
	}
	words := func(doc *bank.Document) string {
		sections := doc.Text.Body.Sections()
		if len(sections) == 0 {
			return ""
		}
		if !slices.ContainsFunc(sections[0].Parts, func(f bank.Fragment) bool { return f.Link != nil && f.Link == doc.Text.Body.Links[0] }) {
			t.Error("a link is not the body's own")
		}
		return sections[0].Text
	}
	for i, crowded := range []bool{true, false} {
		docs, a := read(crowded)
		if want := "Katso tätä tehtavat/a.md."; words(docs[0]) != want || docs[0].Text.Body.Away == nil {
			t.Errorf("%d: brought %q, not %q", i, words(docs[0]), want)
		}
		if err := a.close(); err != nil {
			t.Error(err)
		}
	}
	pages, err := filepath.Glob(dir + "/" + past.Folder + "/bodies-*")
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)-1] ^= 1
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	docs, a := read(false)
	files["tehtavat/b.md"].Data = []byte("---\notsikko: A\n---\n\nJotakin muuta.\n")
	if want := "Katso tätä tehtavat/a.md."; words(docs[0]) != want || !a.brought() {
		t.Errorf("a damaged body is %q, not %q", words(docs[0]), want)
	}
	if got := words(docs[1]); got != "" || a.close() == nil {
		t.Errorf("a damaged body of a text that has changed is %q", got)
	}
}

// A page of the book is sealed; should one be other bytes all the same, they are
// no texts, or texts that end within them.
func FuzzReadTexts(f *testing.F) {
	book := keptBook(f)
	k := keptOf(book, [sha256.Size]byte{}, &attic{})
	for _, path := range []string{"a.md", "b.md", "c/d.md"} {
		k.note(path, known{doc: &bank.Document{ID: path}}, nil)
	}
	k.done()
	for i := range k.parts {
		if data := book.Read(k.parts[i].name); data != nil {
			f.Add(data[sha256.Size : len(data)-sha256.Size])
		}
	}
	f.Add([]byte("x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, text := range readTexts(data) {
			text.doc.unpack()
		}
	})
}
