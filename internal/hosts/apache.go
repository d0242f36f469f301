package hosts

import (
	"fmt"
	"strings"
)

// apache is .htaccess. It needs nothing but AllowOverride FileInfo: what needs
// more (Options, Indexes) is not in it, since a server that does not allow it
// answers every request with an error. Modules that are not there are done
// without.
func (s *site) apache() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# %s\n# For Apache 2.4, with AllowOverride FileInfo (or All).", madeBy)
	line("ErrorDocument 404 %s404.html", s.base)
	line("\n<IfModule mod_mime.c>")
	for _, k := range kinds {
		line("  AddType %q %s", k.mediaType, k.ending)
	}
	line("</IfModule>\n\n<IfModule mod_headers.c>")
	for _, h := range s.headers {
		line("  Header always set %s %q", h.Name, h.Value)
	}
	line("  Header set Cache-Control %q", askAgain)
	line("  Header set Cache-Control %q \"expr=%%{REQUEST_URI} =~ m#/(%s)$# && %%{REQUEST_URI} !~ m#[.]html$#\"", forEver, fixedPattern)
	line("  # A compressed file has its own ETag, by which Apache would not know it again.")
	line(`  RequestHeader edit If-None-Match "^\"(.+)-gzip\"$" "\"$1\", \"$1-gzip\""`)
	line("</IfModule>\n\n<IfModule mod_deflate.c>\n  <IfModule mod_filter.c>")
	line("    AddOutputFilterByType DEFLATE %s", strings.Join(compressed(), " "))
	line("  </IfModule>\n</IfModule>")
	if len(s.redirects) > 0 {
		line("\n<IfModule mod_alias.c>")
		for _, r := range s.redirects {
			line("  Redirect 301 %s%s %s%s", s.base, r.from, s.base, r.to)
		}
		line("</IfModule>")
	}
	return b.String()
}
