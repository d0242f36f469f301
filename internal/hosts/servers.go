package hosts

import (
	"fmt"
	"strings"
)

// root is where the site's files are in a snippet, until its reader changes it.
const root = "/srv/pankki"

const snippetHead = `# Headers, caching, types and old addresses of a Vakka site.
# Change what is marked with "change"; the rest follows from the site.
`

// nginx is a file for conf.d. What may be kept is chosen by a map, not by
// locations: headers of an inner location would take the place of the outer's.
func (s *site) nginx() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	kept := "$vakka_" + strings.ReplaceAll(s.id, "-", "_") // of this bank alone: a server may have many
	line(snippetHead+"map $uri %s {", kept)
	line("    default %q;", askAgain)
	line("    \"~\\.html$\" %q;", askAgain)
	line("    \"~^%s(%s)$\" %q;\n}\n", strings.ReplaceAll(s.base, ".", `\.`), fixedPattern, forEver)
	line("server {\n    listen 80;  # change: or 443 with a certificate\n    server_name %s;  # change\n", s.host)
	if s.base != "/" {
		line("    location = %s { absolute_redirect off; return 301 %s; }", strings.TrimSuffix(s.base, "/"), s.base)
	}
	line("    location %s {\n        alias %s/;  # change: where the files are", s.base, root)
	line("        index index.html;\n        error_page 404 %s404.html;\n        absolute_redirect off;\n        server_tokens off;", s.base)
	for _, h := range s.headers {
		line("        add_header %s %q always;", h.Name, h.Value)
	}
	line("        add_header Cache-Control %s always;", kept)
	var charset []string
	line("        types {")
	for _, k := range kinds {
		line("            %s %s;", k.bare(), strings.TrimPrefix(k.ending, "."))
		if k.bare() != k.mediaType && k.ending != ".html" {
			charset = append(charset, k.bare())
		}
	}
	line("        }\n        default_type application/octet-stream;\n        charset utf-8;\n        charset_types %s;", strings.Join(charset, " "))
	var gzip []string
	for _, t := range compressed() {
		if t != "text/html" { // which is always among them, and may not be named
			gzip = append(gzip, t)
		}
	}
	line("        gzip on;\n        gzip_vary on;\n        gzip_min_length 1000;\n        gzip_types %s;\n    }", strings.Join(gzip, " "))
	for _, r := range s.redirects {
		line("    location = %s%s { absolute_redirect off; return 301 %s%s; }", s.base, r.from, s.base, r.to)
	}
	line("}")
	return b.String()
}

// caddy is a Caddyfile. Headers that were meant for a file that is missing stay
// in the answer, so that the error page says all of its own anew.
func (s *site) caddy() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	common := "vakka-" + s.id // of this bank alone: a server may have many
	line(snippetHead+"(%s) {\n\theader {", common)
	for _, h := range s.headers {
		line("\t\t%s %q", h.Name, h.Value)
	}
	line("\t}\n\tencode zstd gzip\n}\n\n%s {  # change", s.host)
	if s.base != "/" {
		line("\tredir %s %s 301", strings.TrimSuffix(s.base, "/"), s.base)
	}
	for _, r := range s.redirects {
		line("\tredir %s%s %s%s 301", s.base, r.from, s.base, r.to)
	}
	line("\thandle_path %s* {\n\t\timport %s\n\t\troot * %s  # change: where the files are", s.base, common, root)
	line("\t\t@fixed {\n\t\t\tpath_regexp ^/(%s)$\n\t\t\tnot path *.html\n\t\t}\n\t\t@fresh not {\n\t\t\tpath_regexp ^/(%[1]s)$\n\t\t\tnot path *.html\n\t\t}", fixedPattern)
	line("\t\theader @fixed Cache-Control %q\n\t\theader @fresh Cache-Control %q", forEver, askAgain)
	for _, k := range kinds {
		line("\t\t@%s path *%s\n\t\theader @%[1]s Content-Type %[3]q", strings.TrimPrefix(k.ending, "."), k.ending, k.mediaType)
	}
	line("\t\tfile_server\n\t}")
	line("\thandle_errors {\n\t\t@missing {\n\t\t\texpression `{http.error.status_code} == 404`\n\t\t\tpath %s*\n\t\t}", s.base)
	line("\t\thandle @missing {\n\t\t\timport %s\n\t\t\troot * %s  # change: the same\n\t\t\trewrite * /404.html", common, root)
	line("\t\t\theader Content-Type %q\n\t\t\theader Cache-Control %q\n\t\t\tfile_server\n\t\t}\n\t}\n}", MediaType(".html"), askAgain)
	return b.String()
}
