package parse

import (
	"os"
	"testing"
)

// BenchmarkDocument reads one ordinary card of this repository's bank.
func BenchmarkDocument(b *testing.B) {
	data, err := os.ReadFile("../../content/tehtavat/kavely-lahimaastossa.md")
	if err != nil {
		b.Fatal(err)
	}
	c := testConfig()
	b.ReportAllocs()
	for b.Loop() {
		if doc, list := Document(testFile("task", ""), data, c); doc == nil || len(list) > 0 {
			b.Fatal(list)
		}
	}
}
