package render

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	tokens "golang.org/x/net/html"

	"vakka/internal/diag"
)

// A remark is something in a template's markup that the site's security policy
// would keep out of the page, or that would lead out of the site.
type remark struct {
	line       int
	rule, what string
}

// markup reads a template as HTML, with spaces for what is filled in, and finds
// scripts, styles and addresses of elsewhere. The policy in every page's head is
// what keeps them out; this says so before anybody wonders why nothing happens.
func markup(source []byte, literal []*parse.TextNode) (out []remark) {
	z := tokens.NewTokenizer(bytes.NewReader(blanked(source, literal)))
	line := 1
	for {
		kind := z.Next()
		lines := bytes.Count(z.Raw(), []byte("\n"))
		if kind == tokens.ErrorToken {
			return out
		}
		if kind == tokens.StartTagToken || kind == tokens.SelfClosingTagToken {
			for _, r := range tagRemarks(z.Token()) {
				r.line = line
				out = append(out, r)
			}
		}
		line += lines
	}
}

// blanked is a template's source with spaces for its actions.
func blanked(source []byte, literal []*parse.TextNode) []byte {
	out := bytes.Repeat([]byte(" "), len(source))
	for at, c := range source {
		if c == '\n' {
			out[at] = c
		}
	}
	for _, n := range literal {
		copy(out[n.Pos:], n.Text)
	}
	return out
}

// foreign are elements that show another page or run something.
var foreign = []string{"iframe", "object", "embed", "frame", "applet", "base", "style"}

func tagRemarks(t tokens.Token) (out []remark) {
	note := func(rule, what string) { out = append(out, remark{rule: rule, what: what}) }
	if slices.Contains(foreign, t.Data) {
		note("template-inline", "<"+t.Data+">")
	}
	active := true // a script that is data to other machines, such as JSON-LD, runs nowhere
	src := false
	for _, a := range t.Attr {
		value := strings.TrimSpace(a.Val)
		shown := "<" + t.Data + " " + a.Key + "=\"" + value + "\">"
		switch {
		case a.Key == "style" || a.Key == "http-equiv" || strings.HasPrefix(a.Key, "on"):
			note("template-inline", a.Key+"=\""+value+"\"")
		case runs.MatchString(value) && (a.Key == "href" || a.Key == "action" || a.Key == "formaction"):
			note("template-inline", shown)
		case a.Key == "type" && t.Data == "script":
			active = value != "application/ld+json"
		case a.Key == "src":
			src = true
			if value != "" {
				note("template-outside", shown)
			}
		case elsewhere.MatchString(value) && (slices.Contains(loads, a.Key) || t.Data == "link"):
			note("template-outside", shown)
		}
	}
	if t.Data == "script" && !src && active {
		note("template-inline", "<script>")
	}
	return out
}

var (
	loads     = []string{"srcset", "poster", "data", "action", "formaction", "background", "xlink:href", "ping"}
	elsewhere = regexp.MustCompile(`(?i)^([a-z][a-z0-9+.-]*:|//|\\)`)
	runs      = regexp.MustCompile(`(?i)^(javascript|data|vbscript):`)
)

// How a page and part/top.html begin, whatever comments stand before.
var (
	remarks   = `^(?s:\s|\{\{-?\s*/\*.*?\*/\s*-?\}\})*`
	pageOpens = regexp.MustCompile(remarks + `\{\{-?\s*template "part/top\.html" \.\s*-?\}\}`)
	topOpens  = regexp.MustCompile(remarks + `<!DOCTYPE html>\s*<html(?:[^<>{]|\{\{[^{}]*\}\})*>\s*<head>\s*\{\{-?\s*template "part/policy\.html" \.\s*-?\}\}`)
)

// start sees to it that a page begins with the security policy.
func (i *inspector) start(name string) {
	opens, start := pageOpens, `{{template "part/top.html" .}}`
	switch {
	case name == "part/top.html":
		opens, start = topOpens, `<!DOCTYPE html> <html …> <head> {{template "part/policy.html" .}}`
	case pageTypes[name] == nil:
		return
	}
	if !opens.Match(i.look.own[name]) {
		i.report(name, diag.Pos{Line: 1, Column: 1}, "template-start", diag.Args{"start": start})
	}
}

// withPolicy tells whether a finished page begins with the security policy,
// before anything that it is to guard against.
func withPolicy(page []byte) bool {
	page = page[:min(len(page), 4096)]
	for _, next := range policyFirst {
		var found bool
		if page, found = bytes.CutPrefix(bytes.TrimLeft(page, " \t\n\f\r"), next); !found {
			return false
		}
		if bytes.HasSuffix(next, []byte("<html")) { // its attributes
			end := bytes.IndexAny(page, "<>")
			if end < 0 || page[end] != '>' {
				return false
			}
			page = page[end+1:]
		}
	}
	return true
}

// policyFirst is what a page begins with, space between aside.
var policyFirst = [][]byte{[]byte("<!DOCTYPE html>"), []byte("<html"), []byte("<head>"), []byte(`<meta charset="utf-8">`),
	[]byte(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; `)}
