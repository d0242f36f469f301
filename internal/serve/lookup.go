package serve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lookup finds the file that a request's path, decoded once, asks for, as a
// plain host of static files would: exactly by name and case, and index.html
// for a folder that ends in a slash. folder is true for a folder's name
// without the slash: the browser must then be sent to the name with it, or
// relative links would go wrong.
func lookup(files Files, request string) (name string, folder, found bool) {
	name, ok := strings.CutPrefix(request, "/")
	if !ok {
		return "", false, false
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if !plain(name) {
		return "", false, false
	}
	if files.Has(name) {
		return name, false, true
	}
	if files.Has(name + "/index.html") {
		return name, true, true
	}
	return "", false, false
}

// plain tells whether a name is a path of ordinary parts. What it refuses is no
// file of a site either; it is refused here so that nothing rests on that.
func plain(name string) bool {
	if !utf8.ValidString(name) || strings.ContainsRune(name, '\\') || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	for i, part := range strings.Split(name, "/") {
		if part == "" || part[0] == '.' && (i > 0 || part != ".well-known") {
			return false
		}
	}
	return true
}
