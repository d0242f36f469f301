package hosts

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A Header is one line of an HTTP answer.
type Header struct{ Name, Value string }

// policy is what every page says of itself in its head. A test of the built
// site holds the two equal.
func policy(c bank.Config) string {
	fonts, worker := "", ""
	if c.Theme.Fonts {
		fonts = "font-src 'self'; "
	}
	if c.Offline {
		worker = "worker-src 'self'; "
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " + fonts + "connect-src 'self'; manifest-src 'self'; " +
		worker + "form-action 'self'; base-uri 'none'"
}

// Headers are sent with every file. To the pages' own policy they add what a
// page cannot say for itself: nobody else's page may show it in a frame, hold on
// to its window, or take its files for something that they are not. A recording
// that is opened by itself is a page to the browser, and plays itself: so media
// are let in here, and are still kept out of pages. The site asks for no device.
func Headers(c bank.Config) []Header {
	return []Header{
		{"Content-Security-Policy", policy(c) + "; media-src 'self'; frame-ancestors 'self'"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
	}
}

// How long browsers and networks in between may use a file without asking.
const (
	forEver  = "public, max-age=31536000, immutable" // its name changes with its content
	askAgain = "no-cache"                            // kept, and asked about each time: pages, entry files, sw.js
)

// fixedPattern fits the paths of files whose names change with their content,
// but for pages; for use in any dialect of regular expressions.
const fixedPattern = `(assets|kuvat|liitteet)/[^/]+[-.][0-9a-z]{8,16}(-[0-9]+)?\.[0-9a-z]+|haku/[^/]+-[^/]+/[^/]+\.js`

var fixedPath = regexp.MustCompile(`^(` + fixedPattern + `)$`)

func fixed(name string) bool {
	switch top, _, _ := strings.Cut(name, "/"); top { // most files are in none of these
	case "haku":
		return inIndex(name)
	case "assets", "kuvat", "liitteet":
		return fixedPath.MatchString(name) && path.Ext(name) != ".html"
	}
	return false
}

// inIndex is what fixedPattern says of haku/, without the expression: of a large
// bank's files a third are there.
func inIndex(name string) bool {
	folder, file, _ := strings.Cut(strings.TrimPrefix(name, "haku/"), "/")
	dash := strings.LastIndexByte(strings.TrimSuffix(folder, "-"), '-')
	return dash > 0 && len(file) > len(".js") && strings.HasSuffix(file, ".js") && !strings.Contains(file, "/")
}

// CacheControl is how long a file of the site may be kept.
func CacheControl(name string) string {
	if fixed(name) {
		return forEver
	}
	return askAgain
}

// Folders are those of a site, by whether every file in them is fixed.
type Folders map[string]bool

// Add notes a file of the site by its path.
func (all Folders) Add(name string) {
	is := fixed(name)
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if whole, seen := all[dir]; whole || !seen {
			all[dir] = is
		}
	}
}

// fixed are the folders of which every file is fixed, for hosts that have rules
// for folders only: assets, haku/fi-0b2c9ba15e. A bank may have texts in folders
// of those names; such a folder is not among them.
func (all Folders) fixed() []string {
	var out []string
	for dir, whole := range all {
		if whole && !all[path.Dir(dir)] {
			out = append(out, dir)
		}
	}
	slices.Sort(out)
	return out
}

// A kind is what the files of an ending are.
type kind struct {
	ending, mediaType string
	text              bool // worth compressing
}

const utf8 = "; charset=utf-8"

// kinds are all types that a site has, pictures and attachments included.
var kinds = []kind{
	{".css", "text/css" + utf8, true},
	{".csv", "text/csv" + utf8, true},
	{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false},
	{".eml", "message/rfc822", true},
	{".gif", "image/gif", false},
	{".html", "text/html" + utf8, true},
	{".ics", "text/calendar" + utf8, true},
	{".jpg", "image/jpeg", false},
	{".js", "text/javascript" + utf8, true},
	{".json", "application/json", true},
	{".m4a", "audio/mp4", false},
	{".md", "text/markdown" + utf8, true},
	{".mp3", "audio/mpeg", false},
	{".mp4", "video/mp4", false},
	{".odp", "application/vnd.oasis.opendocument.presentation", false},
	{".ods", "application/vnd.oasis.opendocument.spreadsheet", false},
	{".odt", "application/vnd.oasis.opendocument.text", false},
	{".pdf", "application/pdf", false},
	{".png", "image/png", false},
	{".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false},
	{".svg", "image/svg+xml", true},
	{".txt", "text/plain" + utf8, true},
	{".webm", "video/webm", false},
	{".webmanifest", "application/manifest+json", true},
	{".webp", "image/webp", false},
	{".woff2", "font/woff2", false},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
	{".xml", "application/xml", true},
	{".zip", "application/zip", false},
}

// MediaType is the type of a file of the site, with its charset; bytes without
// a known type for an ending that no site has.
func MediaType(name string) string {
	ending := path.Ext(name)
	for _, k := range kinds {
		if k.ending == ending {
			return k.mediaType
		}
	}
	return "application/octet-stream"
}

// bare is a media type without its charset.
func (k kind) bare() string { return strings.TrimSuffix(k.mediaType, utf8) }

// compressed are the types worth compressing.
func compressed() []string {
	var out []string
	for _, k := range kinds {
		if k.text {
			out = append(out, k.bare())
		}
	}
	return out
}
