package site

import (
	"context"
	"os"
	"testing"

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
