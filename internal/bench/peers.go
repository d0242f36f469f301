//go:build unix

package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Versions of what people would pick instead, pinned so that figures of two
// days can be compared.
const (
	hugoVersion     = "v0.165.0"
	eleventyVersion = "3.1.8"
	pagefindVersion = "1.6.0"
)

// peerTimes is how often each build is measured; the table has the medians.
const peerTimes = 5

// A step is one program of a site's build. A peer's site takes two: the
// generator makes the pages, Pagefind reads them and makes the search index.
type step struct {
	dir  string
	args []string
}

// peers builds the same cards with Vakka, with Hugo and with Eleventy, the
// latter two with Pagefind after them, one after the other in each round, so
// that whatever else the machine does meets all of them, and with what was written
// before on the disk already.
//
// The peers get less to do: a layout of a few lines, a list, a page for each
// goal and a map of addresses; no facets but goals, no other formats.
func peers(ctx context.Context, sizes []int, docs bool) error {
	var rows []measured
	dir, err := os.MkdirTemp("", "vakka-peers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "vakka")
	if err := call(ctx, ".", "go", "build", "-o", program, "./cmd/vakka"); err != nil {
		return err
	}
	tools, err := peerTools(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("Vakka of today, Hugo %s, Eleventy %s, Pagefind %s; medians of %d\n\n", hugoVersion, eleventyVersion, pagefindVersion, peerTimes)
	fmt.Println("| cards | built with | wall s | processor s | peak MB | wall, times Vakka | processor, times Vakka |")
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, n := range sizes {
		measured, err := comparePeers(ctx, filepath.Join(dir, strconv.Itoa(n)), n, program, tools)
		if err != nil {
			return err
		}
		rows = append(rows, measured...)
	}
	if docs {
		return notePeers(rows)
	}
	return nil
}

// comparePeers prints the rows of one size.
func comparePeers(ctx context.Context, dir string, n int, program, tools string) (rows []measured, err error) {
	bank, hugo, eleventy := filepath.Join(dir, "vakka"), filepath.Join(dir, "hugo"), filepath.Join(dir, "eleventy")
	if err := grow(bank, n); err != nil {
		return nil, err
	}
	if err := peerSites(bank, hugo, eleventy, n); err != nil {
		return nil, err
	}
	pagefind := filepath.Join(tools, "node_modules", ".bin", "pagefind")
	contestants := []struct {
		name  string
		out   string
		steps []step
	}{
		{"Vakka", filepath.Join(bank, "public"), []step{{bank, []string{program, "build"}}}},
		{"Hugo + Pagefind", filepath.Join(hugo, "public"), []step{{hugo, []string{filepath.Join(tools, "hugo"), "--quiet"}}, {hugo, []string{pagefind, "--site", "public", "--quiet"}}}},
		{"Eleventy + Pagefind", filepath.Join(eleventy, "_site"), []step{
			{eleventy, []string{"node", filepath.Join(tools, "node_modules", "@11ty", "eleventy", "cmd.cjs"), "--quiet"}}, {eleventy, []string{pagefind, "--site", "_site", "--quiet"}}}},
	}
	all := make([][]cost, len(contestants))
	old := shelf{beside: bank}
	for range peerTimes {
		for i, c := range contestants {
			if err := cmp.Or(old.aside(c.out), old.aside(filepath.Join(bank, ".vakka"))); err != nil { // nothing remembered
				return nil, err
			}
			syscall.Sync() // what the one before has written is not for this one to wait for
			spent, err := spend(ctx, c.steps)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			all[i] = append(all[i], spent)
		}
	}
	ours := middle(all[0])
	for i, c := range contestants {
		m := middle(all[i])
		rows = append(rows, measured{n, c.name, m})
		fmt.Printf("| %d | %s | %.2f | %.2f | %.0f | %.1f | %.1f |\n", n, c.name, m.wall.Seconds(), m.cpu.Seconds(), m.peak,
			m.wall.Seconds()/ours.wall.Seconds(), m.cpu.Seconds()/ours.cpu.Seconds())
	}
	return rows, os.RemoveAll(dir)
}

type cost struct {
	wall, cpu time.Duration
	peak      float64 // MB, of the step that held most
}

func spend(ctx context.Context, steps []step) (cost, error) {
	var c cost
	for _, s := range steps {
		cmd := exec.CommandContext(ctx, s.args[0], s.args[1:]...)
		cmd.Dir = s.dir
		begun := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return c, fmt.Errorf("%s: %w\n%s", strings.Join(s.args, " "), err, out)
		}
		c.wall += time.Since(begun)
		c.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			c.peak = max(c.peak, float64(usage.Maxrss)/1024)
		}
	}
	return c, nil
}

// middle is the median of each figure by itself.
func middle(all []cost) cost {
	pick := func(f func(cost) float64) float64 {
		var list []float64
		for _, c := range all {
			list = append(list, f(c))
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		wall: time.Duration(pick(func(c cost) float64 { return float64(c.wall) })),
		cpu:  time.Duration(pick(func(c cost) float64 { return float64(c.cpu) })),
		peak: pick(func(c cost) float64 { return c.peak }),
	}
}

// peerTools installs the others' programs, once, and gives their folder.
func peerTools(ctx context.Context) (string, error) {
	home, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(home, "vakka-peers", hugoVersion+"-"+eleventyVersion+"-"+pagefindVersion)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(dir, "hugo")); err != nil {
		cmd := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
		cmd.Env = append(os.Environ(), "GOBIN="+dir, "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("install Hugo: %w\n%s", err, out)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "@11ty")); err != nil {
		return dir, call(ctx, ".", "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, "@11ty/eleventy@"+eleventyVersion, "pagefind@"+pagefindVersion)
	}
	return dir, nil
}

func call(ctx context.Context, dir, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// peerSites writes the bank's cards once more for Hugo and for Eleventy: the
// same texts, with the title, summary and goals as both of them call these.
func peerSites(bank, hugo, eleventy string, n int) error {
	files := map[string]string{
		filepath.Join(hugo, "hugo.toml"): "baseURL = 'https://example.org/'\ntitle = 'Mittauspankki'\nlanguageCode = 'fi'\n[pagination]\npagerSize = 150\n",
		filepath.Join(hugo, "layouts", "_default", "baseof.html"): `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head>` +
			`<body><header><a href="/">{{ site.Title }}</a></header><main data-pagefind-body>{{ block "main" . }}{{ end }}</main></body></html>` + "\n",
		filepath.Join(hugo, "layouts", "_default", "single.html"): `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ .Content }}{{ end }}` + "\n",
		filepath.Join(hugo, "layouts", "_default", "list.html"): `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>` +
			`{{ with .Paginator.Next }}<a href="{{ .URL }}">→</a>{{ end }}{{ end }}` + "\n",
		filepath.Join(eleventy, "eleventy.config.mjs"): "export default function (config) {}\nexport const config = { dir: { includes: '_includes' } };\n",
		filepath.Join(eleventy, "_includes", "base.njk"): `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head>` +
			`<body><header><a href="/">Mittauspankki</a></header><main data-pagefind-body><h1>{{ title }}</h1><p>{{ description }}</p>{{ content | safe }}</main></body></html>` + "\n",
		filepath.Join(eleventy, "tehtavat", "tehtavat.json"): `{"layout": "base.njk"}` + "\n",
		filepath.Join(eleventy, "list.njk"): "---\nlayout: base.njk\ntitle: Tehtävät\npagination:\n  data: collections.all\n  size: 150\n  alias: cards\n---\n" +
			`<ul>{% for card in cards %}<li><a href="{{ card.url }}">{{ card.data.title }}</a> {{ card.data.description }}</li>{% endfor %}</ul>` + "\n",
		filepath.Join(eleventy, "goals.njk"): "---\nlayout: base.njk\npagination:\n  data: collections\n  size: 1\n  alias: tag\n  filter: [all]\npermalink: /tags/{{ tag }}/\n---\n" +
			`<ul>{% for card in collections[tag] %}<li><a href="{{ card.url }}">{{ card.data.title }}</a></li>{% endfor %}</ul>` + "\n",
	}
	for name, text := range files {
		if err := write(name, text); err != nil {
			return err
		}
	}
	for i := range n {
		data, err := os.ReadFile(cardFile(bank, i))
		if err != nil {
			return err
		}
		text := peerCard(string(data))
		for _, name := range []string{filepath.Join(hugo, "content", "tehtavat"), filepath.Join(eleventy, "tehtavat")} {
			if err := write(filepath.Join(name, filepath.Base(cardFile(bank, i))), text); err != nil {
				return err
			}
		}
	}
	return nil
}

// peerCard has of the front matter what the peers know.
func peerCard(text string) string {
	_, rest, _ := strings.Cut(text, "---\n")
	head, body, _ := strings.Cut(rest, "---\n")
	var b strings.Builder
	b.WriteString("---\n")
	for line := range strings.Lines(head) {
		for ours, theirs := range map[string]string{"otsikko": "title", "tiivistelmä": "description", "tavoitteet": "tags"} {
			if value, ok := strings.CutPrefix(line, ours+":"); ok {
				b.WriteString(theirs + ":" + value)
			}
		}
	}
	return b.String() + "---\n" + body
}

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
