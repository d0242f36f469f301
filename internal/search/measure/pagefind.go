package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"vakka/internal/bank"
)

// measurePagefind gives the same pages to Pagefind and asks it the same queries.
func measurePagefind(b *bank.Bank, dir, queries, modules string) error {
	site := filepath.Join(dir, "pagefind-site")
	defer os.RemoveAll(site)
	for _, m := range b.Materials {
		to := filepath.Join(site, filepath.FromSlash(b.Address(m.ID, "fi")))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, []byte(plainPage(m.Texts[0])), 0o644); err != nil {
			return err
		}
	}
	start := time.Now()
	out, err := exec.Command(filepath.Join(modules, "node_modules", ".bin", "pagefind"), "--site", site).CombinedOutput()
	if err != nil {
		return fmt.Errorf("pagefind: %w: %s", err, out)
	}
	fmt.Printf("pagefind: index %.2f s\n", time.Since(start).Seconds())
	return node(pagefindRunner, site, queries)
}

func plainPage(t *bank.Text) string {
	var b strings.Builder
	title := html.EscapeString(t.Title)
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"fi\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><main data-pagefind-body><h1>%s</h1>\n", title, title)
	for _, s := range t.Body.Sections() {
		if s.ID != "" {
			fmt.Fprintf(&b, "<h2 id=\"%s\">%s</h2>\n", html.EscapeString(s.ID), html.EscapeString(s.Heading))
		}
		for line := range strings.SplitSeq(s.Text, "\n") {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
		}
	}
	b.WriteString("</main></body></html>\n")
	return b.String()
}
