// Package web holds what browsers run: the style sheet, the script and the
// icon. They are made from src/ with `make web`, committed, and embedded here,
// so that building the program needs nothing but Go.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Dist is the folder dist: style.css, app.js, search.js, results.js, icon.svg.
func Dist() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return dist
}
