package site

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"vakka/internal/hosts"
)

var metaPolicy = regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`)

// What a host sends with a page forbids nothing that the page allows itself.
func TestHostsSayWhatPagesSay(t *testing.T) {
	for name, get := range banks {
		b := get()
		sent := regexp.MustCompile(`(?m)^  Content-Security-Policy: (.*); media-src 'self'; frame-ancestors 'self'$`).FindStringSubmatch(string(b.files["_headers"]))
		said := metaPolicy.FindStringSubmatch(string(b.files["index.html"]))
		if sent == nil || said == nil || sent[1] != said[1] {
			t.Errorf("%s: the host says %q and the page %q", name, sent, said)
		}
	}
}

// Every file has a type, and is kept for ever only when its name would change
// with what is in it.
func TestHostsKnowEveryFile(t *testing.T) {
	own := map[string]bool{".htaccess": true, ".nojekyll": true, "_headers": true, "_redirects": true, "web.config": true}
	named := regexp.MustCompile(`[-.][0-9a-z]{8,16}(-\d+)?\.[a-z0-9]+$`)
	for name, get := range banks {
		for file := range get().files {
			if hosts.MediaType(file) == "application/octet-stream" && !own[file] {
				t.Errorf("%s: %s has no type", name, file)
			}
			kept := strings.Contains(hosts.CacheControl(file), "immutable")
			if top := strings.Split(file, "/")[0]; kept && (top != "assets" && top != "kuvat" && top != "liitteet" && top != "haku" || path.Ext(file) == ".html") {
				t.Errorf("%s: %s is kept for ever", name, file)
			}
			if !kept && named.MatchString(file) && (strings.HasPrefix(file, "assets/") || strings.HasPrefix(file, "kuvat/") || strings.HasPrefix(file, "liitteet/")) {
				t.Errorf("%s: %s is asked for each time", name, file)
			}
		}
	}
}
