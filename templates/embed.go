// Package templates holds the built-in templates, texts and icons of the site:
// words and structure only, no script and no style. A file of the same name in
// a bank's own templates folder replaces one of these.
package templates

import "embed"

// Files are *.html (a page each), part/*.html (parts of pages), book/*.html
// (cards of books), text/*.json (the interface's words), law/*.json, icons/*.svg,
// and about.json: what each is for.
//
//go:embed about.json *.html part/*.html book/*.html text/*.json law/*.json icons/*.svg
var Files embed.FS
