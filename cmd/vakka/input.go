package main

import (
	"io/fs"
	"os"
	"path/filepath"

	"vakka/internal/site"
	"vakka/templates"
	"vakka/web"
)

// input is what every command makes a site from: the bank's folder, and what
// is built into the program.
func (p *program) input(bankFS fs.FS, baseURL string, drafts bool) site.Input {
	return site.Input{Bank: bankFS, Dir: p.dir, Web: web.Dist(), Templates: templates.Files, BaseURL: baseURL, Drafts: drafts, Today: today(), Version: version()}
}

func dirFS(dir string) fs.FS { return os.DirFS(dir) }

// sources are what a site is made from: it can be neither over, above nor
// inside them.
func (p *program) sources() []string {
	return []string{filepath.Join(p.dir, "bank.yaml"), filepath.Join(p.dir, "content"), filepath.Join(p.dir, "templates")}
}
