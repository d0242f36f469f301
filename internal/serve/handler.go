package serve

import (
	"bytes"
	_ "embed"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
)

// ownPrefix is where the server's own files are. No page of a bank is there:
// slugs have no underscore.
const ownPrefix = "/_vakka/"

var (
	//go:embed live/live.js
	liveJS []byte
	//go:embed live/live.css
	liveCSS []byte
	//go:embed live/sw.js
	swJS []byte
)

// The types of what the server itself has to say.
const (
	typeHTML = "text/html; charset=utf-8"
	typeCSS  = "text/css; charset=utf-8"
	typeJS   = "text/javascript; charset=utf-8"
)

// A handler answers what guard let through.
type handler struct {
	hub       *hub
	heartbeat time.Duration
	log       func(line string)
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// A worker kept by the browser would answer in place of a later preview, of
	// this bank or of another at this port. So every one asked for is this.
	if r.URL.Path == "/sw.js" || r.Header.Get("Service-Worker") != "" {
		send(w, r, typeJS, swJS)
		return
	}
	if own, ok := strings.CutPrefix(r.URL.Path, ownPrefix); ok {
		h.own(w, r, own)
		return
	}
	s := h.hub.current()
	if s.files.Has == nil {
		// Nothing of this page needs more than the server's own files.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		sendWith(w, http.StatusServiceUnavailable, withLive(s.page, s.version))
		return
	}
	name, folder, found := lookup(s.files, r.URL.Path)
	if folder {
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusFound)
		return
	}
	if !found {
		if name = "404.html"; !s.files.Has(name) {
			refuse(w, http.StatusNotFound)
			return
		}
	}
	data, err := s.files.File(name)
	switch {
	case err != nil: // a template that does not hold together
		h.log("making " + name + ": " + err.Error())
		refuse(w, http.StatusInternalServerError)
	case !found:
		sendWith(w, http.StatusNotFound, withLive(data, s.version))
	case path.Ext(name) == ".html":
		send(w, r, s.files.Type(name), withLive(data, s.version))
	default:
		send(w, r, s.files.Type(name), data)
	}
}

func (h *handler) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "live.js":
		send(w, r, typeJS, liveJS)
	case "live.css":
		send(w, r, typeCSS, liveCSS)
	case "events":
		h.hub.stream(w, r, h.heartbeat)
	default:
		refuse(w, http.StatusNotFound)
	}
}

// send answers with a whole file, or the parts of it asked for: players of
// sound and film ask so.
func send(w http.ResponseWriter, r *http.Request, mediaType string, data []byte) {
	w.Header().Set("Content-Type", mediaType)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// sendWith answers with a page and a status of its own.
func sendWith(w http.ResponseWriter, status int, page []byte) {
	w.Header().Set("Content-Type", typeHTML)
	w.WriteHeader(status)
	w.Write(page) // a client that has left cannot be told
}

// withLive adds the script that follows the site, at the end of the body. The
// version tells the script which build its page is from.
func withLive(page []byte, version string) []byte {
	script := []byte(`<script src="` + ownPrefix + `live.js" data-version="` + version + `"></script>` + "\n")
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], script, page[at:])
}
