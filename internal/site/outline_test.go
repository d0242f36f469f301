package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"os"
	"slices"
	"sync"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/render"
)

// A page that is known by the outline of the bank and the bodies of one material
// shows no others: without them it is the same.
func TestOutlined(t *testing.T) {
	whole, outlined, b := pagesWith(t, func(*bank.Bank) []*bank.Material { return nil })
	shown := map[string]bool{}
	hold := func(what string, pages map[string][]byte, addresses []string) {
		for _, address := range addresses {
			if shown[address] = true; !bytes.Equal(pages[address], whole[address]) {
				t.Errorf("%s: %s differs when other texts have no bodies", what, address)
			}
		}
	}
	lists := func(b *bank.Bank) []*bank.Material { return b.Every()[len(b.Materials):] }
	for i, m := range b.Materials {
		of := func(b *bank.Bank) []*bank.Material { return append(lists(b), b.Materials[i]) }
		var own []string
		for _, lang := range b.Config.Languages {
			if address := b.Address(m.ID, lang); outlined[address] {
				own = append(own, address)
			}
		}
		if len(own) > 0 {
			pages, _, _ := pagesWith(t, of)
			hold(m.ID, pages, own)
		}
	}
	var rest []string
	for address := range outlined {
		if !shown[address] {
			rest = append(rest, address)
		}
	}
	pages, _, _ := pagesWith(t, lists)
	hold("lists", pages, rest)
	if len(rest) < 20 || len(outlined)-len(rest) < 20 {
		t.Errorf("only %d lists and %d other pages are known by an outline", len(rest), len(outlined)-len(rest))
	}
}

// pagesWith makes the pages of the test bank with the bodies of a few materials
// and of those that they link to, or with all of them, and tells which pages are
// outlined.
func pagesWith(t *testing.T, few func(*bank.Bank) []*bank.Material) (pages map[string][]byte, outlined map[string]bool, b *bank.Bank) {
	in := input(os.DirFS("../../testdata/bank"))
	m, err := load(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if named := few(m.bank); named != nil {
		kept := slices.Clone(named)
		for _, one := range named {
			for _, text := range one.Texts {
				for _, l := range text.Body.Links {
					kept = append(kept, l.To)
				}
			}
		}
		for _, one := range m.bank.Every() {
			for _, text := range one.Texts {
				if !slices.Contains(kept, one) {
					text.Body = bank.Body{}
				}
			}
		}
	}
	theme, _, err := m.dress(in)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	pages, outlined = map[string][]byte{}, map[string]bool{}
	theme.Stands = func(string, [sha256.Size]byte) bool { return false }
	theme.Made = func(*bank.Material) (sum [sha256.Size]byte, ok bool) { return sum, true }
	theme.Same = func(address string, _ [sha256.Size]byte) bool {
		mu.Lock()
		defer mu.Unlock()
		outlined[address] = true
		return false
	}
	if err := render.Pages(m.bank, theme, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		pages[f.Path] = f.Data
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return pages, outlined, m.bank
}
