//go:build unix

package site

import (
	"context"
	"crypto/sha256"
	"os"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/render"
)

// BenchmarkPages makes the pages alone, of this repository's bank or the one
// VAKKA_BENCH_BANK names: as when nobody will ask what they were made from, and
// as on the disk, where the next build will: a first time, and after an edit that
// all pages may see.
func BenchmarkPages(b *testing.B) {
	dir := "../.."
	if d := os.Getenv("VAKKA_BENCH_BANK"); d != "" {
		dir = d
	}
	in := input(os.DirFS(dir))
	m, err := load(context.Background(), in)
	if err != nil {
		b.Fatal(err)
	}
	theme, _, err := m.dress(in)
	if err != nil {
		b.Fatal(err)
	}
	theme.Lend = true
	pages := func(theme render.Theme) func(*testing.B) {
		return func(b *testing.B) {
			before := processorTime()
			b.ReportAllocs()
			for b.Loop() {
				if err := render.Pages(m.bank, theme, func(output.File) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(processorTime()-before)/1e6/float64(b.N), "cpu-ms/op")
		}
	}
	b.Run("alone", pages(theme))
	theme.Stands = func(string, [sha256.Size]byte) bool { return false }
	theme.Same = theme.Stands
	theme.Made = func(*bank.Material) (sum [sha256.Size]byte, ok bool) { return sum, true }
	theme.Fresh = true
	b.Run("first", pages(theme))
	theme.Fresh = false
	b.Run("noted", pages(theme))
}
