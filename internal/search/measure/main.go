// Command measure builds a bank from a folder of Markdown and measures search
// in it: what is found, how it is ranked, and what it costs the reader. The
// same pages go to Pagefind, when it is installed, so that the two can be compared.
//
//	go run ./internal/search/measure -corpus DIR -queries FILE [-dictionary none] [-pagefind DIR] [-browser web]
//
// Every file of the corpus needs a title in its front matter and becomes a
// guide. A line of the query file is a set's name, a query and the pages that
// are right, by their paths in the corpus without .md, all separated by tabs;
// several pages by commas.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/parse"
	"vakka/internal/search"
	"vakka/internal/source"
)

//go:embed run.mjs
var runner []byte

//go:embed browser.mjs
var browserRunner []byte

//go:embed pagefind.mjs
var pagefindRunner []byte

func main() {
	corpus := flag.String("corpus", "", "folder of Markdown")
	queries := flag.String("queries", "", "query file")
	dictionary := flag.String("dictionary", "auto", "auto, none or a path")
	script := flag.String("script", "web/dist/search.js", "the browser's script")
	pagefind := flag.String("pagefind", "", "folder whose node_modules has pagefind; empty: not measured")
	browser := flag.String("browser", "", "folder whose node_modules has Playwright, to time warm queries in Chromium with a slowed processor too; empty: not measured")
	keep := flag.String("out", "", "where to leave the index; empty: nowhere")
	profiles := flag.String("profile", "", "where to leave profiles of the making of the index, cpu.prof and heap.prof; empty: nowhere")
	flag.Parse()
	if err := run(*corpus, *queries, *dictionary, *script, *browser, *pagefind, *keep, *profiles); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(corpus, queries, dictionary, script, browser, pagefind, keep, profiles string) error {
	dir := keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "measure"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	start := time.Now()
	b, pages, err := read(os.DirFS(corpus))
	if err != nil {
		return err
	}
	read := time.Since(start)
	stop, err := profile(profiles)
	if err != nil {
		return err
	}
	start = time.Now()
	var files, size atomic.Int64
	report, err := search.Index(b, search.Options{Dictionary: dictionary, Consume: pagefind == ""}, func(f output.File) error {
		files.Add(1)
		size.Add(int64(len(f.Data)))
		to := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, f.Data, 0o644)
	})
	if err != nil {
		return err
	}
	took := time.Since(start)
	if err := stop(); err != nil {
		return err
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%d pages; read %.2f s, index %.2f s, %d files, %d kB; memory from the system %d MB; dictionary %q %s\n",
		len(b.Materials), read.Seconds(), took.Seconds(), files.Load(), size.Load()/1000, m.Sys>>20, report.Dictionary, report.Version)
	for _, r := range report.Indexes {
		fmt.Printf("  %s: %d documents, %d words, %d chunks\n", r.Lang, r.Documents, r.Words, r.Chunks)
	}
	if queries == "" {
		return nil
	}
	local, err := translate(queries, pages, dir)
	if err != nil {
		return err
	}
	if err := node(runner, dir, local, script); err != nil {
		return err
	}
	if browser != "" {
		if err := node(browserRunner, dir, local, script, browser); err != nil {
			return err
		}
	}
	if pagefind == "" {
		return nil
	}
	return measurePagefind(b, dir, local, pagefind)
}

// read makes a bank of a folder of Markdown; pages leads from a file's path
// without .md to its address in the site.
func read(corpus fs.FS) (*bank.Bank, map[string]string, error) {
	config, _ := parse.Config("bank.yaml", []byte("name: Mittaus\n"))
	var docs []*bank.Document
	names := map[string]string{}
	err := fs.WalkDir(corpus, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		data, err := fs.ReadFile(corpus, path)
		if err != nil {
			return err
		}
		id := fmt.Sprintf("ohjeet/s%06d", len(docs)+1)
		doc, _ := parse.Document(source.File{Path: path, Name: path, Kind: "guide", ID: id, Size: int64(len(data))}, data, config)
		if doc == nil {
			return nil
		}
		doc.Kind = bank.Guide
		doc.Text.Lang = "fi"
		docs = append(docs, doc)
		names[strings.TrimSuffix(path, ".md")] = id + ".html"
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	b, _ := bank.Assemble(bank.Parts{Config: config, Documents: docs})
	return b, names, nil
}

// translate writes the query file with the addresses of this site.
func translate(queries string, pages map[string]string, dir string) (string, error) {
	data, err := os.ReadFile(queries)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 3 {
			continue
		}
		var right []string
		for p := range strings.SplitSeq(f[2], ",") {
			if a := pages[p]; a != "" {
				right = append(right, a)
			}
		}
		if len(right) > 0 {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", f[0], f[1], strings.Join(right, ","))
		}
	}
	to := filepath.Join(dir, "queries.tsv")
	return to, os.WriteFile(to, out.Bytes(), 0o644)
}

func node(program []byte, args ...string) error {
	f, err := os.CreateTemp("", "measure*.mjs")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(program); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", append([]string{f.Name()}, args...)...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
