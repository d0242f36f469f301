// Package hosts turns a bank and the folders of its published files into the files
// that tell web hosts how to serve them.
//
//   - Files: what hosts read from the site's own folder. Which are made follows
//     `hosts` in bank.yaml; each is harmless where nobody reads it.
//   - Snippet: what goes into the settings of a server of one's own (nginx,
//     Caddy). It is printed, and never stands in the site: who may publish texts
//     must not be able to change a server.
//   - Headers, CacheControl and MediaType: the facts that all of them say
//     (facts.go). Nothing about headers is written anywhere else.
//
// Old addresses lead on by themselves: a page stands at each. A redirect from
// the host is the same a step sooner, so hosts with a limit get as many as fit,
// and those on which a page wins over a redirect get none. Both its ends are
// addresses of this site, made of signs that mean nothing to any of the formats.
//
// There is no Strict-Transport-Security. It binds a whole domain, often with
// every other service under it, for as long as it says, and cannot be called
// back: the domain's keeper decides it, not one site on it.
package hosts

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"

	"vakka/internal/bank"
	"vakka/internal/output"
)

const madeBy = "Made by Vakka: edits are lost at the next build."

// reads says which files each host reads from the site's folder. GitLab Pages
// sends no headers of ours, and serves the page at an old address before any
// redirect; object storage gets its headers with the files.
var reads = map[string][]string{
	"github":     {".nojekyll"},
	"gitlab":     nil,
	"netlify":    {"_headers"},
	"cloudflare": {"_headers", "_redirects"},
	"azure":      {"staticwebapp.config.json"},
	"s3":         nil,
	"nginx":      nil,
	"apache":     {".htaccess"},
	"caddy":      nil,
	"iis":        {"web.config"},
}

// Files makes the files of the bank's hosts, in the order of their paths.
// published are the folders of all files of the site.
func Files(b *bank.Bank, published Folders) []output.File {
	s := newSite(b)
	fixed := published.fixed()
	makers := map[string]func() string{
		".nojekyll":                func() string { return madeBy + "\n" },
		"_headers":                 func() string { return s.headersFile(fixed) },
		"_redirects":               s.redirectsFile,
		"staticwebapp.config.json": func() string { return s.azure(fixed) },
		".htaccess":                s.apache,
		"web.config":               func() string { return s.iis(fixed) },
	}
	wanted := map[string]bool{}
	for _, host := range b.Config.Hosts {
		for _, name := range reads[host] {
			wanted[name] = true
		}
	}
	var out []output.File
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if text := makers[name](); text != "" {
			out = append(out, output.File{Path: name, Data: []byte(text)})
		}
	}
	return out
}

// Snippets are the servers that Snippet knows.
var Snippets = []string{"nginx", "caddy"}

// Snippet is the bank's part of a server's settings. Any other server than
// those of Snippets is our own fault.
func Snippet(b *bank.Bank, server string) string {
	s := newSite(b)
	switch server {
	case "nginx":
		return s.nginx()
	case "caddy":
		return s.caddy()
	}
	panic("hosts: no snippet for " + server)
}

// A site is what the files are made from.
type site struct {
	id        string
	headers   []Header
	host      string // of the bank's address, or an example
	base      string // path of the bank's address, / when it has none
	redirects []redirect
}

// A redirect leads from an old address to today's, both from the site's root.
type redirect struct{ from, to string }

// mostRedirects is how many of them a file may have: Cloudflare Pages takes
// 2,000, and Apache reads its file at every request. It is more than any bank
// has had; the pages at further old addresses do the work.
const mostRedirects = 2000

var (
	plainBase    = regexp.MustCompile(`^/([A-Za-z0-9._~-]+/)*$`)
	plainHost    = regexp.MustCompile(`^[A-Za-z0-9.-]+$`)
	plainAddress = regexp.MustCompile(`^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.html$`)
)

func newSite(b *bank.Bank) *site {
	s := &site{id: b.Config.ID, headers: Headers(b.Config), host: "pankki.example.fi", base: "/"}
	if u, err := url.Parse(b.Config.BaseURL); err == nil && b.Config.BaseURL != "" {
		if plainHost.MatchString(u.Hostname()) {
			s.host = u.Hostname()
		}
		// A path of other signs could mean something in a server's settings.
		if !plainBase.MatchString(u.Path) {
			return s
		}
		s.base = u.Path
	}
	for _, old := range slices.Sorted(maps.Keys(b.Aliases)) {
		r := redirect{old, b.Aliases[old]}
		if !plainAddress.MatchString(r.from) || !plainAddress.MatchString(r.to) {
			panic(fmt.Sprintf("hosts: %q → %q is no redirect inside a site", r.from, r.to))
		}
		if len(s.redirects) < mostRedirects {
			s.redirects = append(s.redirects, r)
		}
	}
	return s
}
