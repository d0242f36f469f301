package site

import (
	"crypto/sha256"
	"os"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/past"
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
	first := keptOf(book, settings, nil)
	first.note("a.md", text)
	first.note("b.md", text)
	first.note("gone.md", known{})
	first.done()
	second := keptOf(book, settings, nil)
	got, doc := second.known("a.md")
	if got.mark != text.mark || !got.sure || got.sum != text.sum || !got.recall(doc, second) || got.doc.ID != "tehtavat/a" {
		t.Errorf("kept %+v", got)
	}
	if _, doc := second.known("gone.md"); doc.head != nil {
		t.Error("a text that was gone is kept")
	}
	second.keep("a.md", got, doc)
	second.done()
	third := keptOf(book, settings, nil)
	if _, doc := third.known("a.md"); doc.head == nil {
		t.Error("what was taken over is not kept")
	}
	if _, doc := third.known("b.md"); doc.head != nil {
		t.Error("a text that is no more is kept")
	}
	if _, doc := keptOf(book, others, nil).known("a.md"); doc.head != nil {
		t.Error("a text is kept under other settings")
	}
	third.drop()
	var none *keptTexts
	none.note("a.md", text)
	none.done()
	none.drop()
	if _, doc := none.known("a.md"); doc.head != nil {
		t.Error("a nil keptTexts keeps")
	}
}

// A page of the book is sealed; should one be other bytes all the same, they are
// no texts, or texts that end within them.
func FuzzReadTexts(f *testing.F) {
	book := keptBook(f)
	k := keptOf(book, [sha256.Size]byte{}, nil)
	for _, path := range []string{"a.md", "b.md", "c/d.md"} {
		k.note(path, known{doc: &bank.Document{ID: path}})
	}
	k.done()
	for i := range k.parts {
		if data := book.Read(k.parts[i].name); data != nil {
			f.Add(data[sha256.Size:])
		}
	}
	f.Add([]byte("x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, text := range readTexts(data) {
			text.doc.unpack(nil)
		}
	})
}
