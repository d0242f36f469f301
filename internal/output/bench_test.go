package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkPublish publishes a bank of 10,000 pages of 15 kB: anew, without a
// change, and with one page changed.
func BenchmarkPublish(b *testing.B) {
	page := bytes.Repeat([]byte("a page of a bank "), 900)
	run := func(dir string, changed int) {
		tree, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 10_000 {
			data := append(fmt.Appendf(nil, "%d ", i), page...)
			if i < changed {
				data = append(data, fmt.Append(nil, b.N, b.Elapsed())...)
			}
			if err := tree.Put(File{fmt.Sprintf("tehtavat/s%d.html", i), data}); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := tree.Publish(); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			run(filepath.Join(b.TempDir(), "public"), 0)
		}
	})
	for _, changed := range []int{0, 1} {
		b.Run(fmt.Sprintf("%d changed", changed), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			run(dir, 0)
			for b.Loop() {
				run(dir, changed)
			}
		})
	}
}
