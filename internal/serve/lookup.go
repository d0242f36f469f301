package serve

import (
	"path"
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

// mediaType is what a host would say of a file, by the name's ending. The
// system's own table is not asked: it differs from machine to machine.
func mediaType(name string) string {
	if t, ok := mediaTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

var mediaTypes = map[string]string{
	".atom":        "application/atom+xml; charset=utf-8",
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".docx":        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".eml":         "message/rfc822",
	".gif":         "image/gif",
	".gz":          "application/gzip",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".m4a":         "audio/mp4",
	".map":         "application/json; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".odp":         "application/vnd.oasis.opendocument.presentation",
	".ods":         "application/vnd.oasis.opendocument.spreadsheet",
	".odt":         "application/vnd.oasis.opendocument.text",
	".ogg":         "audio/ogg",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".pptx":        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".svg":         "image/svg+xml; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".vtt":         "text/vtt; charset=utf-8",
	".wasm":        "application/wasm",
	".webm":        "video/webm",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":         "application/xml; charset=utf-8",
	".zip":         "application/zip",
}
