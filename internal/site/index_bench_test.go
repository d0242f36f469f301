//go:build unix

package site

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/output"
	"vakka/internal/search"
)

// BenchmarkIndex makes the index of search of this repository's bank, or of the
// one VAKKA_BENCH_BANK names, and throws the files away; VAKKA_BENCH_DICTIONARY
// is none or auto.
func BenchmarkIndex(b *testing.B) {
	dir := "../.."
	if d := os.Getenv("VAKKA_BENCH_BANK"); d != "" {
		dir = d
	}
	in := input(os.DirFS(dir))
	if in.Dictionary = os.Getenv("VAKKA_BENCH_DICTIONARY"); in.Dictionary == "" {
		in.Dictionary = "auto"
	}
	m, err := load(context.Background(), in)
	if err != nil {
		b.Fatal(err)
	}
	measured := func(b *testing.B, work func() error) {
		before := processorTime()
		b.ReportAllocs()
		for b.Loop() {
			if err := work(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(processorTime()-before)/1e6/float64(b.N), "cpu-ms/op")
	}
	b.Run("new", func(b *testing.B) {
		measured(b, func() error {
			_, err := m.index(in, nil, func(output.File) error { return nil })
			return err
		})
	})
	b.Run("edited", func(b *testing.B) {
		in.Indexed = NewIndexed()
		if _, err := m.preview(in); err != nil {
			b.Fatal(err)
		}
		sections, made := m.bank.Materials[len(m.bank.Materials)/2].Texts[0].Body.Here, 0
		measured(b, func() error {
			in.Indexed.memory = search.Recall(in.Indexed.memory.Leave())
			sections[0].Text += "\nUusi lause."
			last := in.Indexed.files
			_, err := m.preview(in)
			for path, f := range in.Indexed.files {
				if last[path].from != f.from {
					made++
				}
			}
			return err
		})
		b.ReportMetric(float64(made)/float64(b.N), "files/op")
	})
}

// BenchmarkSearched makes the index of search as the local server does after a
// sentence in a body, of words that the bank has or with a new one each time.
func BenchmarkSearched(b *testing.B) {
	for _, words := range []string{"known", "new"} {
		b.Run(words, func(b *testing.B) {
			dir, card := copyBank(b)
			root, err := os.OpenRoot(dir)
			if err != nil {
				b.Fatal(err)
			}
			defer root.Close()
			in := input(root.FS())
			in.Dictionary = cmp.Or(os.Getenv("VAKKA_BENCH_DICTIONARY"), "auto")
			in.Texts, in.Checked, in.Cache, in.Local, in.Indexed = &Texts{}, &check.Memory{}, asset.NewCache(), true, NewIndexed()
			look := func() *Preview {
				p, err := Live(context.Background(), in)
				if err != nil {
					b.Fatal(err)
				}
				return p
			}
			search := func(p *Preview) {
				if err := p.Search(); err != nil {
					b.Fatal(err)
				}
			}
			look()
			time.Sleep(200 * time.Millisecond) // what is fresh is not trusted
			search(look())
			in.Changed = []string{"content/tehtavat/" + filepath.Base(card)}
			text, err := os.ReadFile(card)
			if err != nil {
				b.Fatal(err)
			}
			spent := int64(0)
			b.ReportAllocs()
			b.ResetTimer()
			for n := range b.N {
				b.StopTimer()
				more := strings.Repeat("Tehtävä on kuva. ", 2+n%5)
				if words == "new" {
					more = fmt.Sprintf("Tehtävä on kuvaretki%d.", n)
				}
				if err := os.WriteFile(card, fmt.Appendf(slices.Clip(text), "\n%s\n", more), 0o644); err != nil {
					b.Fatal(err)
				}
				p := look()
				before := processorTime()
				b.StartTimer()
				search(p)
				spent += processorTime() - before
			}
			b.ReportMetric(float64(spent)/1e6/float64(b.N), "cpu-ms/op")
		})
	}
}
