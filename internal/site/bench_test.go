package site

import (
	"context"
	"os"
	"testing"

	"vakka/internal/output"
)

// BenchmarkBuild builds this repository's bank, or the one VAKKA_BENCH_BANK
// names, and throws the files away.
func BenchmarkBuild(b *testing.B) {
	dir := "../.."
	if d := os.Getenv("VAKKA_BENCH_BANK"); d != "" {
		dir = d
	}
	in := input(os.DirFS(dir))
	in.Dictionary = "auto"
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(context.Background(), in, func(output.File) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
