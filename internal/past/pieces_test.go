package past

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// written makes a page of pieces, and says where each is.
func written(b *Book, page string, texts ...string) (*Pieces, []Piece) {
	var all []Piece
	d := b.Begin(page)
	for _, s := range texts {
		all = append(all, d.Piece([]byte(s)))
	}
	return d.Stay(), all
}

func TestPieces(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir, "1")
	texts := []string{"yksi", "", "kolme"}
	fresh, all := written(b, "a", texts...)
	again := b.Pieces("a", fresh.Seal)
	later, _ := written(b, "a", "jotakin muuta") // another build, while both are open
	for _, p := range []*Pieces{fresh, again} {
		for i, want := range texts {
			got := make([]byte, len(want))
			later := Piece{At: all[i].At, Size: all[i].Size, Sum: all[i].Sum}
			if !p.Get(got, later) || !p.Get(got, all[i]) || string(got) != want {
				t.Errorf("read %q, not %q", got, want)
			}
		}
		if p.Get(make([]byte, 5), Piece{At: all[2].At + 1, Size: 5, Sum: all[2].Sum}) {
			t.Error("there is something after the end")
		}
	}
	if b.Pieces("a", fresh.Seal) != nil || later.Seal == fresh.Seal {
		t.Error("another build's pieces are taken for these")
	}
	if other, _ := written(open(t, dir, "2"), "a", texts...); other.Seal == fresh.Seal {
		t.Error("another program's pieces are taken for these")
	}
	for _, p := range []*Pieces{fresh, again, later, nil} {
		p.Close()
	}
}

// A piece that has been damaged is none; the others are what they were.
func TestDamagedPiece(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir, "1")
	fresh, all := written(b, "a", "yksi", "kaksi")
	fresh.Close()
	name := filepath.Join(dir, Folder, "a")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		bad := append([]byte{}, whole...)
		bad[i] ^= 1
		if err := os.WriteFile(name, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		p := b.Pieces("a", fresh.Seal)
		if (p != nil) != (int64(i) >= head) {
			t.Errorf("byte %d: open %v", i, p != nil)
		}
		for k, one := range all {
			at := int64(i) - head
			damaged := p == nil || at >= one.At && at < one.At+int64(one.Size)
			later := Piece{At: one.At, Size: one.Size, Sum: one.Sum} // as another run of the program knows it
			if got := make([]byte, one.Size); p.Get(got, one) == damaged || p.Get(got, later) == damaged {
				t.Errorf("byte %d, piece %d: read %v", i, k, !damaged)
			}
		}
		p.Close()
	}
}

// Where nothing can be written, nothing is left.
func TestNoPieces(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, Folder)); err != nil {
		t.Fatal(err)
	}
	p, all := written(open(t, dir, "1"), "a", "yksi")
	if p.Get(make([]byte, 4), all[0]) {
		t.Error("pieces outside")
	}
	var none *Book
	if none.Pieces("a", [sha256.Size]byte{}) != nil {
		t.Error("a nil book has pieces")
	}
}

// Pieces are what they were, in whatever order they are asked for, and however
// many are read at a time.
func TestPiecesInAnyOrder(t *testing.T) {
	b := open(t, t.TempDir(), "1")
	var texts []string
	for i := range 200 {
		texts = append(texts, strings.Repeat(string(rune('a'+i%26)), i*13%1500))
	}
	texts[100] = strings.Repeat("pitkä", aheadSize)
	fresh, all := written(b, "a", texts...)
	defer fresh.Close()
	var group sync.WaitGroup
	for step := range 8 {
		group.Go(func() {
			for k := range texts {
				i := k * (2*step + 1) % len(texts)
				if got := make([]byte, len(texts[i])); !fresh.Get(got, all[i]) || string(got) != texts[i] {
					t.Errorf("piece %d is another when every %dth is read", i, 2*step+1)
				}
			}
		})
	}
	group.Wait()
}
