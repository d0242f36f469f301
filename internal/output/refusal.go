package output

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Kinds of Refusal.
const (
	Dangerous  = "dangerous"  // the folder is or holds the root, a system's folder, the home, the working folder or a source, or is in a source or what a program keeps for itself
	Unexpanded = "unexpanded" // the name begins with ~, which the shell has left as it is
	NotFolder  = "not-folder" // a file stands there
	NotOurs    = "not-ours"   // a folder with somebody's files and no list of ours; Detail names one
	Damaged    = "damaged"    // our list in it cannot be read; Detail says why
	Busy       = "busy"       // another builder is at work; Detail is its process id, or ""
	InTheWay   = "in-the-way" // somebody's file stands where the site has a file; Detail is its path
	Twins      = "twins"      // two files of the site have one address; Detail names both
	NotBuilt   = "not-built"  // OpenSite: the folder holds no site
	Changed    = "changed"    // a site is not as it was made; Detail is the path of a file
)

// A Refusal says that the folder was left alone, and why: Kind is one of the
// constants, Dir the folder as the caller named it.
type Refusal struct{ Kind, Dir, Detail string }

// Error words the refusal for a log; the command line has its own wordings.
func (r *Refusal) Error() string {
	words := "output folder " + r.Dir + ": " + r.Kind
	if r.Detail != "" {
		words += ": " + r.Detail
	}
	return words
}

// dangerous tells folders whose contents can only be somebody's work, and those
// that the next build would read as sources. Such a folder is refused even when
// it is empty.
func dangerous(root string, sources []string) bool {
	if filepath.Dir(root) == root || system(root) || inside(root, ".git", ".hg", ".svn", ".vakka") {
		return true
	}
	home, _ := os.UserHomeDir() // none: nothing to protect
	working, _ := os.Getwd()
	for _, precious := range []string{home, working} {
		if precious != "" && holds(root, precious) {
			return true
		}
	}
	for _, source := range sources {
		if holds(root, source) || holds(source, root) {
			return true
		}
	}
	return false
}

// systems are folders right under the root that systems and their managers keep.
// Another there may be a site's: in a container, /public often is.
var systems = strings.Fields("bin boot dev etc home lib lib32 lib64 media mnt opt private proc root run sbin srv sys tmp usr var applications library system users volumes")

// system is true of such a folder, and of those right in /usr and /var: they may
// be empty, and are still not one site's. Web servers look into /var/www.
func system(root string) bool {
	above, base := filepath.Split(root)
	switch filepath.ToSlash(filepath.Clean(above)) {
	case "/":
		return slices.Contains(systems, strings.ToLower(base))
	case "/usr":
		return true
	case "/var", "/private/var":
		return base != "www"
	}
	return false
}

// unexpanded is true of ~ and ~/x: shells leave the mark as it is in --out=~ and
// in quotes. Whoever has a folder of that name writes ./~.
func unexpanded(dir string) bool {
	return dir == "~" || strings.HasPrefix(dir, "~/") || strings.HasPrefix(dir, "~"+string(filepath.Separator))
}

// inside is true of a folder of one of the names, or in one: of what a program
// keeps for itself, and throws away or reads as its own.
func inside(dir string, names ...string) bool {
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if slices.ContainsFunc(names, func(name string) bool { return fold(filepath.Base(dir)) == fold(name) }) {
			return true
		}
	}
	return false
}

// holds tells whether dir is inside, or a folder above it, whatever the links
// and capitals by which either is called.
func holds(dir, inside string) bool {
	abs, err := filepath.Abs(inside)
	dir, wrong := filepath.Abs(dir)
	if err != nil || wrong != nil {
		return true // there is no working folder any more: who knows
	}
	real, err := resolve(abs)
	if err != nil {
		real = abs
	}
	this, missing := os.Stat(dir)
	for _, at := range []string{abs, real} {
		for ; ; at = filepath.Dir(at) {
			info, err := os.Stat(at)
			if fold(at) == fold(dir) || missing == nil && err == nil && os.SameFile(this, info) {
				return true
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return false
}
