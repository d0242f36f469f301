//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"vakka/internal/bank"
	"vakka/internal/parse"
	"vakka/internal/source"
)

// measure runs a command.
func measure(args ...string) (cost, error) {
	cmd := exec.Command(args[0], args[1:]...)
	begun := time.Now()
	out, err := cmd.CombinedOutput()
	c := cost{wall: time.Since(begun)}
	if err != nil {
		return c, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = float64(usage.Maxrss) / 1024
	}
	return c, nil
}

// texts lists a bank's Markdown files, its tasks first.
func texts(dir string) (tasks []string, err error) {
	var others []string
	err = filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !strings.HasSuffix(name, ".md"):
		case filepath.Base(filepath.Dir(name)) == "tehtavat" && filepath.Base(name) != "index.md":
			tasks = append(tasks, name)
		default:
			others = append(others, name)
		}
		return err
	})
	return append(tasks, others...), err
}

func copyAll(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return os.CopyFS(to, os.DirFS(from))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// floor does what any generator must: it reads, parses and converts every text
// and writes it to a file, without templates.
func floor(dir, out string) error {
	data, err := os.ReadFile(filepath.Join(dir, "bank.yaml"))
	if err != nil {
		return err
	}
	config, _ := parse.Config("bank.yaml", data)
	content := os.DirFS(filepath.Join(dir, "content"))
	tree, _, err := source.Read(content)
	if err != nil {
		return err
	}
	for _, f := range tree.Texts {
		if err := os.MkdirAll(filepath.Join(out, filepath.Dir(f.Path)), 0o755); err != nil {
			return err
		}
	}
	hands := runtime.GOMAXPROCS(0)
	failed := make([]error, hands)
	var group sync.WaitGroup
	for hand := range hands {
		group.Go(func() {
			for i := hand; i < len(tree.Texts) && failed[hand] == nil; i += hands {
				failed[hand] = convert(content, tree.Texts[i], config, out)
			}
		})
	}
	group.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func convert(content fs.FS, f source.File, config bank.Config, out string) error {
	data, err := source.Text(content, f)
	if err != nil {
		return err
	}
	doc, _ := parse.Document(f, data, config)
	var page bytes.Buffer
	page.WriteString(doc.Text.Title + "\n")
	for _, s := range doc.Text.Body.Sections() {
		page.WriteString(s.Heading + "\n")
		for _, p := range s.Parts {
			page.WriteString(p.HTML)
		}
	}
	return os.WriteFile(filepath.Join(out, f.Path), page.Bytes(), 0o644)
}

var address = regexp.MustCompile(`http://[0-9.:]+/`)

// serve measures the local server: how long after saving a card its page, and
// the index of search, have the new sentence.
func (b *bench) serve() error {
	root, stop, err := b.server()
	if err != nil {
		return err
	}
	defer stop()
	rel, err := filepath.Rel(filepath.Join(b.bank, "content"), b.texts[0])
	if err != nil {
		return err
	}
	page := root + strings.TrimSuffix(filepath.ToSlash(rel), ".md") + ".html"
	stream, err := http.Get(root + "_vakka/events")
	if err != nil {
		return err
	}
	defer stream.Body.Close()
	reloads := make(chan bool, 100)
	go func() {
		for events := bufio.NewScanner(stream.Body); events.Scan(); {
			if events.Text() == "event: reload" {
				reloads <- true
			}
		}
		close(reloads)
	}()
	<-reloads // what it is told on joining
	var shown, searched []cost
	for i := range 3 * b.runs {
		if _, err := get(root + "haku/fi.js"); err != nil { // nothing is left to do
			return err
		}
		time.Sleep(500 * time.Millisecond)
		sentence := fmt.Sprintf("Mittaus numero %d.", i)
		begun := time.Now()
		if err := b.edit(sentence); err != nil {
			return err
		}
		for text := ""; !strings.Contains(text, sentence); {
			if _, more := <-reloads; !more {
				return fmt.Errorf("vakka serve has ended")
			}
			if text, err = get(page); err != nil {
				return err
			}
		}
		shown = append(shown, cost{wall: time.Since(begun)})
		if _, err := get(root + "haku/fi.js"); err != nil {
			return err
		}
		searched = append(searched, cost{wall: time.Since(begun)})
	}
	b.print("shown", shown)
	b.print("searched", searched)
	return nil
}

// server starts vakka serve, and gives the address that it says.
func (b *bench) server() (root string, stop func(), err error) {
	cmd := exec.Command(b.program, "serve", "--bank", b.bank, "--addr", "127.0.0.1:0")
	said, err := cmd.StderrPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { cmd.Process.Kill(); cmd.Wait() }
	lines := bufio.NewScanner(said)
	for root == "" {
		if !lines.Scan() {
			stop()
			return "", nil, fmt.Errorf("vakka serve has ended: %w", lines.Err())
		}
		root = address.FindString(lines.Text())
	}
	go io.Copy(io.Discard, said)
	return root, stop, nil
}

func get(url string) (string, error) {
	r, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, r.Status)
	}
	return string(data), err
}
