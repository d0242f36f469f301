package hosts

import (
	"path"
	"regexp"
	"slices"
)

// Settings tells a file that only a web server reads: in object storage nobody
// does.
func Settings(name string) bool {
	for _, files := range reads {
		if slices.Contains(files, name) {
			return true
		}
	}
	return false
}

// readByOthers are the texts that calendars, mail programs, feed readers and
// spreadsheets fetch. Some of them take no compressed answer.
var readByOthers = []string{".csv", ".eml", ".ics", ".txt", ".xml"}

// Encoding is how a file is stored where nothing compresses it on the way:
// "gzip" for the texts that only browsers fetch, "" for the rest.
func Encoding(name string) string {
	ending := path.Ext(name)
	for _, k := range kinds {
		if k.ending == ending && k.text && !slices.Contains(readByOthers, ending) {
			return "gzip"
		}
	}
	return ""
}

// Stage is when a file is put where files can only be put one by one, so that
// at each moment what a reader finds works: Ready first, the service worker,
// which names everything else, last.
func Stage(name string) int {
	base := path.Base(name)
	switch {
	case name == "sw.js":
		return Worker
	case path.Ext(name) == ".html" && base != "index.html":
		return Page
	case base == "index.html", base == "feed.xml", name == "sitemap.xml", path.Dir(name) == "data" && !fixed(name),
		path.Ext(name) == ".js" && !Fixed(name), path.Ext(name) == ".webmanifest":
		return Index
	}
	return Ready
}

var hashed = regexp.MustCompile(`-[0-9a-z]{10}\.js$`)

// Fixed tells a file whose name changes with its content. When the site no
// longer has it, a page that a reader has open may still ask for it. It may be
// one that hosts are not told to keep, as the catalogue of plans.
func Fixed(name string) bool { return fixed(name) || hashed.MatchString(name) }

// Stages of putting a site in its place.
const (
	Ready  = iota // what pages need: styles, scripts, pictures, parts of the search index, files to download
	Page          // pages
	Index         // what leads to pages: lists, the front page, the search index's entry, feeds, the site map
	Worker        // sw.js
	Stages        // how many there are
)
