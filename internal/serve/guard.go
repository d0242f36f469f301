package serve

import (
	"net/http"
	"slices"
	"strings"
)

// guard lets through only what a browser on this machine asks for the pages
// that are looked at here. Any web page in the same browser can send requests
// to this machine, so:
//   - Host must be one of ours: a name of someone else's that leads here (DNS
//     rebinding) is refused.
//   - Origin, when there is one, must be ours. No answer ever carries a CORS
//     header.
//   - Sec-Fetch-Site must say that the request comes from our own page or from
//     the person. From elsewhere (another port of this machine is elsewhere
//     too) only a link that opens a whole page is followed, and never to the
//     event stream or the scripts of the server itself.
//   - Only GET and HEAD.
func guard(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		switch {
		case r.URL.IsAbs(), !ours(hosts, r.Host), foreign(r):
			refuse(w, http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			h.Set("Connection", "close") // a body may follow, and is not waited for
			refuse(w, http.StatusMethodNotAllowed)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func ours(hosts []string, host string) bool {
	return slices.ContainsFunc(hosts, func(h string) bool { return strings.EqualFold(h, host) })
}

func foreign(r *http.Request) bool {
	for _, origin := range r.Header.Values("Origin") {
		if !strings.EqualFold(origin, "http://"+r.Host) {
			return true
		}
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if site == "same-origin" || site == "none" {
			continue
		}
		wholePage := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
		if !wholePage || strings.HasPrefix(r.URL.Path, ownPrefix) {
			return true
		}
	}
	return false
}

// refuse answers without a word about what is here.
func refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	w.Write([]byte(http.StatusText(status) + "\n")) // a client that has left cannot be told
}
