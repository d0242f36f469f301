package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"vakka/internal/asset"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/serve"
	"vakka/internal/site"
	"vakka/internal/watch"
)

type serveFlags struct {
	addr         string
	open, drafts bool
}

func (p *program) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{Use: "serve", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		return p.serve(cmd.Context(), f)
	}}
	cmd.Flags().StringVar(&f.addr, "addr", "127.0.0.1:8080", "")
	cmd.Flags().BoolVar(&f.open, "open", false, "")
	cmd.Flags().BoolVar(&f.drafts, "drafts", false, "")
	return cmd
}

// serve shows the bank on this machine and follows its writer until stopped.
func (p *program) serve(ctx context.Context, f serveFlags) error {
	if site.Language(dirFS(p.dir)) == "" {
		return site.ErrNoBank
	}
	roots := []string{}
	for _, name := range site.Sources(dirFS(p.dir)) {
		roots = append(roots, filepath.Join(p.dir, filepath.FromSlash(name)))
	}
	watcher, err := watch.New(watch.Options{
		Roots:  roots,
		Notice: func(error) { fmt.Fprintln(p.stderr, p.voice.say("poll")) },
	})
	if err != nil {
		return err
	}
	defer watcher.Close()
	cache := asset.NewCache()
	return serve.Run(ctx, serve.Options{
		Addr:    f.addr,
		Build:   func(ctx context.Context) (serve.Site, error) { return p.buildInMemory(ctx, f.drafts, cache) },
		Changes: watcher.Changes(),
		Explain: func(err error) serve.Site {
			return serve.Site{Lang: string(p.voice), Close: p.voice.say("close"), Heading: p.voice.say("trouble", "why", err.Error())}
		},
		Ready: func(url string) {
			fmt.Fprintln(p.stderr, p.voice.say("serving", "url", url))
			fmt.Fprintln(p.stderr, p.voice.say("stop"))
			if f.open {
				openBrowser(url)
			}
		},
		Log: func(line string) { fmt.Fprintln(p.stderr, diag.Visible(line)) },
	})
}

// buildInMemory is a build whose files stay in memory.
func (p *program) buildInMemory(ctx context.Context, drafts bool, cache *asset.Cache) (serve.Site, error) {
	begun := time.Now()
	root, bankFS, err := p.open()
	if err != nil {
		return serve.Site{}, err
	}
	defer root.Close()
	in := p.input(bankFS, "", drafts)
	in.Cache, in.Local = cache, true // a page kept by the browser would hide what was just written
	var mu sync.Mutex
	files := map[string][]byte{}
	report, err := site.Build(ctx, in, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[f.Path] = f.Data
		return ctx.Err()
	})
	if err != nil {
		return serve.Site{}, err
	}
	lang := string(p.voice)
	out := serve.Site{Files: files, OK: report.OK, Lang: lang, Close: p.voice.say("close"),
		Heading: p.voice.say("overlay", "summary", diag.Summary(report.Found, lang))}
	told := diag.AtLeast(report.Found, diag.Warning) // a hint may wait for vakka check
	for _, d := range told {
		out.Problems = append(out.Problems, serve.Problem{Where: d.Where(), Severity: d.Severity().Word(lang), Message: d.Message(lang), Hint: d.Hint(lang)})
	}
	if err := diag.WriteText(p.stderr, told, lang); err != nil {
		return serve.Site{}, err
	}
	clock := time.Now().Format("15.04.05")
	if report.OK {
		fmt.Fprintln(p.stderr, p.voice.say("rebuilt", "clock", clock, "pages", strconv.Itoa(report.Pages), "ms", strconv.FormatInt(time.Since(begun).Milliseconds(), 10)))
	} else {
		fmt.Fprintln(p.stderr, p.voice.say("broken", "clock", clock, "summary", diag.Summary(report.Found, lang)))
	}
	return out, nil
}

// openBrowser asks the system to show an address. When it will not, the
// address stands in the terminal all the same.
func openBrowser(url string) {
	command := []string{"xdg-open", url}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	if cmd := exec.Command(command[0], command[1:]...); cmd.Start() == nil {
		go cmd.Wait()
	}
}
