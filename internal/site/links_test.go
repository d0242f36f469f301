package site

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// under is where the sites are looked at as if published: a site that works
// under a path works at the root and from a memory stick.
const under = "https://example.org/a/b/"

// addresses gives what an element points at and loads.
func addresses(n *html.Node) (links, loads []string) {
	if href, ok := attr(n, "href"); ok {
		rel := strings.Fields(value(n, "rel"))
		switch {
		case n.Data == "a" || n.Data == "area" || slices.Contains(rel, "canonical") || slices.Contains(rel, "alternate") || slices.Contains(rel, "license"):
			links = append(links, href)
		default: // link, use, image …
			loads = append(loads, href)
		}
	}
	for _, name := range []string{"src", "poster", "data", "action", "formaction", "background", "xlink:href"} {
		if s, ok := attr(n, name); ok {
			loads = append(loads, s)
		}
	}
	for _, name := range []string{"srcset", "imagesrcset"} {
		for part := range strings.SplitSeq(value(n, name), ",") {
			if fields := strings.Fields(part); len(fields) > 0 {
				loads = append(loads, fields[0])
			}
		}
	}
	return links, loads
}

// place resolves an address of a page. file is the file of the site that it
// means, with its anchor; outside tells that it leads elsewhere.
func place(page, address string) (file, anchor string, outside bool, err error) {
	base, err := url.Parse(under + page)
	if err != nil {
		return "", "", false, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", "", false, err
	}
	if u.IsAbs() || u.Host != "" {
		return "", "", true, nil
	}
	to := base.ResolveReference(u)
	root, _ := url.Parse(under)
	rest, inside := strings.CutPrefix(to.Path, root.Path)
	if !inside {
		return to.Path, "", false, nil
	}
	return rest, to.Fragment, false, nil
}

// Every link and every picture leads to a file of the site, and every anchor
// to an id, also when the site stands under a path. Nothing is loaded from
// anywhere else.
func TestLinks(t *testing.T) {
	each(t, func(t *testing.T, b built, name string, root *html.Node) {
		elements(root, func(n *html.Node) {
			links, loads := addresses(n)
			for _, address := range slices.Concat(links, loads) {
				file, anchor, outside, err := place(name, address)
				switch {
				case err != nil:
					t.Errorf("%s: %s: %v", name, address, err)
				case outside && slices.Contains(loads, address):
					t.Errorf("%s loads %s", name, address)
				case outside:
				case b.files[file] == nil:
					t.Errorf("%s: %s leads to %s, which is no file of the site", name, address, file)
				case anchor != "" && n.Data == "a" && !b.hasID(file, anchor) && !strings.Contains(anchor, "="):
					t.Errorf("%s: %s leads to an id that is not there", name, address)
				}
			}
		})
	})
}

func (b built) hasID(file, id string) (found bool) {
	if root := b.pages[file]; root != nil {
		elements(root, func(n *html.Node) { found = found || value(n, "id") == id })
	}
	return found
}

// The search page has other names beside the one that links lead to.
var otherSearch = regexp.MustCompile(`^(((fi-simple|uk|ru|ar|so)/)?search|(sv|en)/haku|sv/search)\.html$`)

// Every page can be reached from the front page by links that people see, and
// every other file is used by some page or is for machines.
func TestEverythingIsReached(t *testing.T) {
	for bank, get := range banks {
		t.Run(bank, func(t *testing.T) {
			b := get()
			seen := map[string]bool{"index.html": true}
			queue := []string{"index.html"}
			for len(queue) > 0 {
				name := queue[0]
				queue = queue[1:]
				elements(b.pages[name], func(n *html.Node) {
					links, loads := addresses(n)
					for _, address := range slices.Concat(links, loads) {
						file, _, outside, err := place(name, address)
						if err != nil || outside || seen[file] || n.Data == "link" && path.Ext(file) == ".html" {
							continue
						}
						seen[file] = true
						if b.pages[file] != nil {
							queue = append(queue, file)
						}
					}
				})
			}
			for _, name := range b.names("") {
				switch {
				case seen[name], name == "sitemap.xml", name == "robots.txt", path.Base(name) == "404.html":
				case slices.Contains([]string{".htaccess", ".nojekyll", "_headers", "_redirects", "staticwebapp.config.json", "web.config"}, name): // for the host
				case strings.HasPrefix(name, "data/source/") && bytes.Contains(b.files["data/materials.json"], []byte(strings.TrimPrefix(name, "data/"))): // named by the catalogue
				case name == "sw.js", path.Base(name) == "offline.html": // the browser asks for one, and it for the other
				case strings.HasPrefix(name, "assets/icon-"): // named by the manifests, see TestManifests
				case strings.HasPrefix(name, "haku/"), strings.HasPrefix(name, "ohjelma/"), strings.HasPrefix(name, "assets/search-"), otherSearch.MatchString(name): // the script asks for these, and people's fingers
				case b.pages[name] != nil && slices.ContainsFunc(classes(b.pages[name]), func(c string) bool { return c == "moved" }): // an old address: found from outside only
				default:
					t.Errorf("nothing leads to %s", name)
				}
			}
		})
	}
}

// classes are those of a page's body.
func classes(page *html.Node) []string {
	var out []string
	elements(page, func(n *html.Node) {
		if n.Data != "body" {
			return
		}
		for _, a := range n.Attr {
			if a.Key == "class" {
				out = strings.Fields(a.Val)
			}
		}
	})
	return out
}
