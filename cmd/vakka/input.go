package main

import (
	"io/fs"
	"os"

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
