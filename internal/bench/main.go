//go:build unix

// Command bench grows banks and measures how vakka builds and serves them.
//
//	go run ./internal/bench                    100, 1,000 and 10,000 cards, medians of 3
//	go run ./internal/bench -runs 5 100000     another size, medians of 5
//	go run ./internal/bench -bank .            a bank that is there (a copy of it is edited)
//	go run ./internal/bench peers 1000         beside Hugo and Eleventy with Pagefind
//	go run ./internal/bench -serve …           only what the local server does: shown, searched
//	go run ./internal/bench -docs …            any of these, written into docs/performance.md too
//
// Its rows, for each bank:
//
//	floor        read, parse, convert and write each text, without templates or index
//	full         vakka build into an empty folder, with nothing remembered
//	unchanged    again, with nothing changed
//	one edit     again, after a sentence was added to one card
//	shown        vakka serve: from saving a card to having its page with the new sentence
//	searched     … to having the index of search that knows it
//
// It builds ./cmd/vakka itself, writes to a temporary folder and removes it.
// Wall is what a clock shows, and depends on what else the machine does; CPU is
// user and system time of the process; peak is the most memory it held.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == "floor" {
		exit(floor(os.Args[2], os.Args[3]))
	}
	runs := flag.Int("runs", 3, "how often each is done")
	bank := flag.String("bank", "", "a bank to measure instead of grown ones")
	serve := flag.Bool("serve", false, "only measure the local server")
	docs := flag.Bool("docs", false, "write tables and drawings into docs/ as well")
	flag.Parse()
	if args := flag.Args(); len(args) > 0 && args[0] == "peers" {
		exit(peers(context.Background(), numbers(args[1:], 1000, 10000), *docs))
	}
	exit(run(*runs, *bank, numbers(flag.Args(), 100, 1000, 10000), *serve, *docs))
}

// numbers reads sizes of banks.
func numbers(args []string, otherwise ...int) (sizes []int) {
	if len(args) == 0 {
		return otherwise
	}
	for _, arg := range args {
		n, err := strconv.Atoi(arg)
		if err != nil || n < 1 {
			exit(fmt.Errorf("not a number of cards: %s", arg))
		}
		sizes = append(sizes, n)
	}
	return sizes
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
	os.Exit(0)
}

func run(runs int, bank string, sizes []int, serve, docs bool) error {
	dir, err := os.MkdirTemp("", "vakka-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{program: filepath.Join(dir, "vakka"), runs: runs, served: serve}
	if out, err := exec.Command("go", "build", "-o", b.program, "./cmd/vakka").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	fmt.Printf("%s, %d processors, medians of %d\n\n%8s  %-10s %9s %9s %9s\n", runtime.Version(), runtime.NumCPU(), runs, "texts", "", "wall ms", "cpu ms", "peak MB")
	if bank != "" {
		b.bank = filepath.Join(dir, "bank")
		for _, part := range []string{"bank.yaml", "content"} {
			if err := copyAll(filepath.Join(bank, part), filepath.Join(b.bank, part)); err != nil {
				return err
			}
		}
		if err := b.all(); err != nil || !docs {
			return err
		}
		return note(b.rows, true)
	}
	for _, n := range sizes {
		b.bank = filepath.Join(dir, strconv.Itoa(n))
		if err := grow(b.bank, n); err != nil {
			return err
		}
		if err := b.all(); err != nil {
			return err
		}
	}
	if docs {
		return note(b.rows, false)
	}
	return nil
}

// A bench measures one bank.
type bench struct {
	program, bank string
	runs          int
	served        bool     // only what the local server does is measured
	texts         []string // files, a task's first
	rows          []measured
	old           shelf
}

// A shelf holds what earlier runs have made, beside the folder it is named by,
// until the very end: a file system without a journal looks at every file that
// was removed in the last minutes before it makes a new one, which took longer
// than the build.
type shelf struct {
	beside string
	n      int // how much lies on it
}

// aside puts a folder on the shelf, if there is one.
func (s *shelf) aside(name string) error {
	s.n++
	err := os.Rename(name, s.beside+".old"+strconv.Itoa(s.n))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (b *bench) all() error {
	b.old.beside = b.bank
	var err error
	if b.texts, err = texts(b.bank); err != nil {
		return err
	}
	if b.served {
		return b.serve()
	}
	fresh := func() error {
		return cmp.Or(b.old.aside(filepath.Join(b.bank, "public")), b.old.aside(filepath.Join(b.bank, ".vakka")))
	}
	out := filepath.Join(b.bank, "floor")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	build := []string{b.program, "build", "--bank", b.bank}
	for _, row := range []struct {
		name   string
		before func() error
		args   []string
	}{
		{"floor", func() error { return b.old.aside(out) }, []string{self, "floor", b.bank, out}},
		{"full", fresh, build},
		{"unchanged", still, build},
		{"one edit", func() error { return b.edit("Yksi lause lisää.") }, build},
	} {
		var costs []cost
		for range b.runs {
			if err := row.before(); err != nil {
				return err
			}
			c, err := measure(row.args...)
			if err != nil {
				return err
			}
			costs = append(costs, c)
		}
		b.print(row.name, costs)
	}
	return b.serve()
}

// still waits until nothing is so fresh that its marks are not trusted.
func still() error { time.Sleep(200 * time.Millisecond); return nil }

// print prints the medians of a row.
func (b *bench) print(name string, costs []cost) {
	m := middle(costs)
	b.rows = append(b.rows, measured{len(b.texts), name, m})
	fmt.Printf("%8d  %-10s %9.1f", len(b.texts), name, float64(m.wall)/1e6)
	if m.cpu > 0 {
		fmt.Printf(" %9.1f %9.0f", float64(m.cpu)/1e6, m.peak)
	}
	fmt.Println()
}

// edit adds a sentence to a card's body.
func (b *bench) edit(sentence string) error {
	data, err := os.ReadFile(b.texts[0])
	if err != nil {
		return err
	}
	return os.WriteFile(b.texts[0], append(data, []byte("\n"+sentence+"\n")...), 0o644)
}
