package hosts

import (
	"encoding/json"
	"fmt"
	"strings"
)

// headersFile is _headers, for Netlify and Cloudflare Pages. Where two rules
// fit a path, they send both values of a header: so nothing is said of keeping
// pages, which both hosts have asked about each time anyway. Paths count from
// the folder that is published.
func (s *site) headersFile(fixed []string) string {
	var b strings.Builder
	b.WriteString("# " + madeBy + "\n/*\n")
	for _, h := range s.headers {
		fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
	}
	for _, dir := range fixed {
		fmt.Fprintf(&b, "/%s/*\n  Cache-Control: %s\n", dir, forEver)
	}
	return b.String()
}

// redirectsFile is _redirects, for Cloudflare Pages; "" without old addresses.
// The host sees paths from the folder that is published, the reader's browser
// those of the bank's address.
func (s *site) redirectsFile() string {
	if len(s.redirects) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("# " + madeBy + "\n")
	for _, r := range s.redirects {
		fmt.Fprintf(&b, "/%s %s%s 301\n", r.from, s.base, r.to)
	}
	return b.String()
}

// mostAzure is how large staticwebapp.config.json may be, in bytes: the host
// refuses more than 20 KB.
const mostAzure = 20_000

// azure is staticwebapp.config.json, for Azure Static Web Apps: of its rules
// the first that fits a path counts, and headers of a rule replace those of all.
func (s *site) azure(fixed []string) string {
	headers := []string{pair("Cache-Control", askAgain)}
	for _, h := range s.headers {
		headers = append(headers, pair(h.Name, h.Value))
	}
	var types []string
	for _, k := range kinds {
		types = append(types, pair(k.ending, k.bare()))
	}
	rest := `  "globalHeaders": {` + list("    ", headers) + "  },\n" +
		`  "mimeTypes": {` + list("    ", types) + "  },\n" +
		`  "responseOverrides": { "404": { "rewrite": "/404.html" } }` + "\n}\n"
	var routes []string
	size := len(rest) + 100
	add := func(route string) {
		if size += len(route) + len("    ,\n"); size <= mostAzure {
			routes = append(routes, route)
		}
	}
	for _, dir := range fixed {
		add(fmt.Sprintf(`{ %s, "headers": { %s } }`, pair("route", "/"+dir+"/*"), pair("Cache-Control", forEver)))
	}
	for _, r := range s.redirects {
		add(fmt.Sprintf(`{ %s, %s, "statusCode": 301 }`, pair("route", "/"+r.from), pair("redirect", s.base+r.to)))
	}
	return "{\n" + `  "routes": [` + list("    ", routes) + "  ],\n" + rest
}

// pair is a name and a value of JSON.
func pair(name, value string) string { return quote(name) + ": " + quote(value) }

func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string is always JSON
	}
	return string(data)
}

// list sets the members of an array or an object on lines of their own.
func list(indent string, members []string) string {
	if len(members) == 0 {
		return "\n"
	}
	return "\n" + indent + strings.Join(members, ",\n"+indent) + "\n"
}
