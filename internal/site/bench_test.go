//go:build unix

package site

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/keep"
	"vakka/internal/output"
	"vakka/internal/parse"
	"vakka/internal/past"
	"vakka/internal/source"
)

// BenchmarkBuild builds this repository's bank, or the one VAKKA_BENCH_BANK
// names, and throws the files away; with VAKKA_BENCH_UNPRESSED html/template
// fills all templates itself.
func BenchmarkBuild(b *testing.B) {
	dir := "../.."
	if d := os.Getenv("VAKKA_BENCH_BANK"); d != "" {
		dir = d
	}
	in := input(os.DirFS(dir))
	in.Dictionary = "auto"
	in.unpressed = os.Getenv("VAKKA_BENCH_UNPRESSED") != ""
	in.lend = true // as on the disk
	before := processorTime()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(context.Background(), in, func(output.File) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processorTime()-before)/1e6/float64(b.N), "cpu-ms/op")
}

// BenchmarkEdit is what the local server does after an edit: the bank is read
// with all that is remembered, and one page is made. A sentence more in a body
// goes the short way; anything may have changed when nobody tells what has.
func BenchmarkEdit(b *testing.B) {
	b.Run("short", func(b *testing.B) { benchmarkEdit(b, true) })
	b.Run("long", func(b *testing.B) { benchmarkEdit(b, false) })
}

func benchmarkEdit(b *testing.B, named bool) {
	dir, card := copyBank(b)
	name := "tehtavat/" + strings.TrimSuffix(filepath.Base(card), ".md")
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	in := input(root.FS())
	in.Texts, in.Checked, in.Cache, in.Local = &Texts{}, &check.Memory{}, asset.NewCache(), true
	look := func() {
		p, err := Live(context.Background(), in)
		if err == nil {
			_, err = p.File(name + ".html")
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	look()
	time.Sleep(200 * time.Millisecond)
	look()
	if named {
		in.Changed = []string{"content/" + name + ".md"}
	}
	before := processorTime()
	b.ReportAllocs()
	for b.Loop() {
		addLine(b, card)
		look()
	}
	b.ReportMetric(float64(processorTime()-before)/1e6/float64(b.N), "cpu-ms/op")
}

// BenchmarkRebuild is what the command does after an edit: the bank is built
// into a folder that holds the site of before.
func BenchmarkRebuild(b *testing.B) {
	dir, card := copyBank(b)
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	publish := func() {
		in := input(root.FS())
		in.Dictionary, in.Today = "auto", time.Now()
		if _, _, err := Publish(context.Background(), in, past.Open(root, "bench"), dir+"/public", opens(dir+"/public"), func() {}); err != nil {
			b.Fatal(err)
		}
	}
	publish()
	before := processorTime()
	b.ReportAllocs()
	for b.Loop() {
		addLine(b, card)
		time.Sleep(120 * time.Millisecond) // what is fresh is not trusted
		publish()
	}
	b.ReportMetric(float64(processorTime()-before)/1e6/float64(b.N), "cpu-ms/op")
}

// copyBank makes a copy of the bank that is measured, to be edited; card is one
// of its tasks.
func copyBank(b *testing.B) (dir, card string) {
	from := "../.."
	if d := os.Getenv("VAKKA_BENCH_BANK"); d != "" {
		from = d
	}
	dir = b.TempDir()
	if err := errors.Join(os.CopyFS(dir+"/content", os.DirFS(from+"/content")), copyFile(from+"/bank.yaml", dir+"/bank.yaml")); err != nil {
		b.Fatal(err)
	}
	tasks, err := filepath.Glob(dir + "/content/tehtavat/*.md")
	if err != nil || len(tasks) == 0 {
		b.Fatal(err, "no tasks")
	}
	return dir, tasks[len(tasks)/2]
}

func addLine(b *testing.B, card string) {
	data, err := os.ReadFile(card)
	if err == nil {
		err = os.WriteFile(card, append(data, "\nLause.\n"...), 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// processorTime is what the process has used, in nanoseconds.
func processorTime() int64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

// BenchmarkRecall reads an ordinary card of this repository's bank from the form
// in which it is kept (internal/parse has the benchmark of parsing it).
func BenchmarkRecall(b *testing.B) {
	data, err := os.ReadFile("../../content/tehtavat/kavely-lahimaastossa.md")
	if err != nil {
		b.Fatal(err)
	}
	config, _, _, err := readConfig(input(os.DirFS("../..")))
	if err != nil {
		b.Fatal(err)
	}
	kept := keep.Append(nil, first(parse.Document(source.File{Path: "tehtavat/k.md", Name: "content/tehtavat/k.md", Kind: "task", ID: "tehtavat/k"}, data, config)), nil)
	b.ReportAllocs()
	b.SetBytes(int64(len(kept)))
	for b.Loop() {
		if _, _, ok := keep.Read(kept); !ok {
			b.Fatal("not read")
		}
	}
}

func first[A, B any](a A, _ B) A { return a }
