package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/diag"
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
	var roots []string
	for _, name := range site.Sources {
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
	known := &memory{pictures: asset.NewCache(), texts: &site.Texts{}, checked: &check.Memory{}, indexed: site.NewIndexed(), changed: func() []string { return changed(watcher, p.dir) }}
	err = serve.Run(ctx, serve.Options{
		Addr:    f.addr,
		Build:   func(ctx context.Context) (serve.Site, error) { return p.preview(ctx, f.drafts, known) },
		Changes: watcher.Changes(),
		Explain: p.explain,
		Ready: func(url string) {
			fmt.Fprintln(p.stderr, p.voice.say("serving", "url", url))
			fmt.Fprintln(p.stderr, p.voice.say("stop"))
			if f.open {
				openBrowser(url)
			}
		},
		Log: func(line string) { fmt.Fprintln(p.stderr, diag.Visible(line)) },
	})
	if err == nil && ctx.Err() != nil {
		return exit(p.stopped.code())
	}
	return err
}

// explain words why a site could not be made at all, on the page and in the
// terminal: a bank.yaml that was moved away, a folder that cannot be read.
func (p *program) explain(err error) serve.Site {
	why := err.Error()
	if errors.Is(err, site.ErrNoBank) {
		why = p.voice.say("no-bank", "dir", p.dir)
	}
	fmt.Fprintln(p.stderr, diag.Visible(p.voice.say("trouble", "why", why)))
	return serve.Site{Lang: string(p.voice), Close: p.voice.say("close"), Heading: p.voice.say("unmade"), Problems: []serve.Problem{{Severity: p.voice.say("error"), Message: why}}}
}

// A memory is what the builds of one run take over from each other.
type memory struct {
	pictures *asset.Cache
	texts    *site.Texts
	checked  *check.Memory
	indexed  *site.Indexed
	changed  func() []string // files that have changed since it was last asked; see site.Input
	newest   atomic.Pointer[site.Preview]
	search   sync.Mutex // held while an index of search is made
}

// changed lists the bank's files that the watcher has named, from the bank's
// folder dir; nil when it could not name them all.
func changed(watcher *watch.Watcher, dir string) []string {
	names, few := watcher.Changed()
	dir, err := filepath.Abs(dir)
	if !few || err != nil {
		return nil
	}
	out := []string{}
	for _, name := range names {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return nil
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

// The index of search is made when the writer has the page: a moment after it
// was handed out, when the browser has the page's other files too; and when
// nobody looks, some time after the build. It is made of the newest preview only,
// and one at a time. Who searches before that waits for it.
const (
	handed = 30 * time.Millisecond
	idle   = 300 * time.Millisecond
)

// follow is how a preview's files are made, and sees to its index of search.
func (m *memory) follow(made *site.Preview) (file func(address string) ([]byte, error)) {
	m.newest.Store(made)
	index := sync.OnceFunc(func() {
		m.search.Lock()
		defer m.search.Unlock()
		if m.newest.Load() == made {
			made.Search() // its error is told to who searches
		}
	})
	time.AfterFunc(idle, index)
	return func(address string) ([]byte, error) {
		data, err := made.File(address)
		if path.Ext(address) == ".html" {
			time.AfterFunc(handed, index)
		}
		return data, err
	}
}

// folderAnew is the bank's folder, opened for each file: what is made when a
// browser asks for it is read when the build has closed its own way there.
type folderAnew string

func (dir folderAnew) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.FS().Open(name)
}

// preview reads the bank and gives the site that it is now.
func (p *program) preview(ctx context.Context, drafts bool, known *memory) (serve.Site, error) {
	begun := time.Now()
	root, bankFS, err := p.open()
	if err != nil {
		return serve.Site{}, err
	}
	defer root.Close()
	in := p.input(bankFS, "", drafts)
	in.Anew = folderAnew(p.dir)
	in.Cache, in.Texts, in.Checked, in.Indexed, in.Changed = known.pictures, known.texts, known.checked, known.indexed, known.changed()
	in.Local = true // a page kept by the browser would hide what was just written
	made, err := site.Live(ctx, in)
	if err != nil {
		return serve.Site{}, err
	}
	report := made.Report
	lang := string(p.voice)
	out := serve.Site{Files: serve.Files{Has: made.Has, File: known.follow(made), Type: made.Type}, Version: made.Version, OK: report.OK, Lang: lang, Close: p.voice.say("close"),
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
