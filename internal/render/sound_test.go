package render

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestSound(t *testing.T) {
	t.Run("alone", func(t *testing.T) { checkSite(t, pages(t, fixture(t))) })
	t.Run("with an address", func(t *testing.T) { checkSite(t, pages(t, withBase(t))) })
}

var (
	tags      = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>`)
	attrs     = regexp.MustCompile(`\s([a-zA-Z-]+)(?:="([^"]*)")?`)
	voidTags  = strings.Fields("meta link img input br hr path rect")
	published = []string{"assets/style.css", "assets/app.js", "assets/icon.svg", "assets/search.js", "assets/results.js", "assets/page-listen.js", "assets/page-choose.js", "assets/icon-180.png", "sw.js", "manifest.webmanifest", "sv/manifest.webmanifest", "opensearch.xml", "sv/opensearch.xml", "kuvat/polku-480.jpg", "kuvat/polku-1200.jpg", "kuvat/vaihe.svg", "ohjeet/lomake.pdf"}
)

// checkSite holds the promises that every page keeps.
func checkSite(t *testing.T, site map[string]string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for name, page := range site {
		ids[name] = map[string]bool{} // a file for a calendar, a letter
		if strings.HasSuffix(name, ".html") {
			ids[name] = checkPage(t, name, page)
		}
	}
	for name, page := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, tag := range tags.FindAllStringSubmatch(page, -1) {
			for _, a := range attrs.FindAllStringSubmatch(tag[3], -1) {
				switch {
				case a[1] == "href" && tag[2] != "link", a[1] == "src":
					checkLink(t, name, a[2], ids)
				case a[1] == "href" && !strings.HasPrefix(a[2], "https://example.fi/"):
					checkLink(t, name, a[2], ids)
				case a[1] == "srcset":
					for part := range strings.SplitSeq(a[2], ", ") {
						address, _, _ := strings.Cut(part, " ")
						checkLink(t, name, address, ids)
					}
				}
			}
		}
	}
}

// checkPage holds what is true of a page by itself, and gives its ids.
func checkPage(t *testing.T, name, page string) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	var open []string
	h1, level := 0, 0
	for _, tag := range tags.FindAllStringSubmatch(page, -1) {
		el := tag[2]
		for _, a := range attrs.FindAllStringSubmatch(tag[3], -1) {
			checkAttribute(t, name, el, a[1], a[2])
			if a[1] == "id" {
				if ids[a[2]] || a[2] == "" {
					t.Errorf("%s: id %q twice or empty", name, a[2])
				}
				ids[a[2]] = true
			}
		}
		switch {
		case tag[1] == "/":
			if len(open) == 0 || open[len(open)-1] != el {
				t.Fatalf("%s: </%s> closes %v", name, el, open)
			}
			open = open[:len(open)-1]
		case !slices.Contains(voidTags, el):
			open = append(open, el)
		}
		if len(el) == 2 && el[0] == 'h' && el[1] >= '1' && el[1] <= '6' && tag[1] == "" {
			if n := int(el[1] - '0'); n > level+1 {
				t.Errorf("%s: <%s> after <h%d>", name, el, level)
			} else {
				level = n
			}
			if el == "h1" {
				h1++
			}
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: not closed: %v", name, open)
	}
	if h1 != 1 {
		t.Errorf("%s: %d h1", name, h1)
	}
	if !strings.HasSuffix(page, "\n") || !regexp.MustCompile(`<html lang="[a-z][a-z-]+" dir="(ltr|rtl)"`).MatchString(page) {
		t.Errorf("%s: no language, or no newline at the end", name)
	}
	for _, bad := range []string{"&amp;amp;", "&amp;lt;", "&amp;#", "&lt;p", "ZgotmplZ", "<style", "<no value>", "%!", "\r"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s: has %q", name, bad)
		}
	}
	if text := tags.ReplaceAllString(page, ""); regexp.MustCompile(`\{\w+\}`).MatchString(text) {
		t.Errorf("%s: a {place} is not filled: %s", name, regexp.MustCompile(`.{0,20}\{\w+\}`).FindString(text))
	}
	return ids
}

func checkAttribute(t *testing.T, page, el, name, value string) {
	t.Helper()
	switch {
	case strings.HasPrefix(name, "on"), name == "style":
		t.Errorf("%s: <%s %s=%q>", page, el, name, value)
	case name == "src" && strings.Contains(value, ":"):
		t.Errorf("%s: <%s> comes from elsewhere: %s", page, el, value)
	case (name == "lang" || name == "aria-label" || name == "aria-labelledby") && value == "":
		t.Errorf("%s: <%s %s=\"\">", page, el, name)
	}
}

// checkLink follows a link of the site.
func checkLink(t *testing.T, page, href string, ids map[string]map[string]bool) {
	t.Helper()
	if regexp.MustCompile(`^(https?|mailto|tel|webcal):`).MatchString(href) {
		return
	}
	address, fragment, _ := strings.Cut(href, "#")
	address, _, _ = strings.Cut(address, "?")
	target := path.Join(path.Dir(page), address)
	if rest, ok := strings.CutPrefix(address, "/pankki/"); ok && path.Base(page) == "404.html" {
		target = rest
	} else if path.Base(page) == "404.html" && path.Dir(page) != "." {
		target = path.Join(path.Dir(page), address)
	}
	if address == "" {
		target = page
	}
	if slices.Contains(published, target) || strings.HasPrefix(target, "assets/cards-") {
		return
	}
	found, ok := ids[target]
	if !ok {
		t.Errorf("%s: link %s leads to no page (%s)", page, href, target)
		return
	}
	if fragment != "" && !found[fragment] {
		t.Errorf("%s: link %s: no such place there", page, href)
	}
}

// What people write must stay text wherever it lands.
func TestHostile(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>{{.}}` + "\u2028"
	b := fixture(t)
	b.Config.Name["fi"], b.Config.Organisation, b.Config.License = evil, evil, evil
	b.Config.Contact.URL, b.Config.Contact.Email, b.Config.Contact.Phone = "javascript:alert(1)", evil, evil
	for _, m := range b.Materials {
		m.Facts.BasedOn, m.Facts.Organisation = evil, evil
		for _, text := range m.Texts {
			text.Title, text.Summary, text.ImageAlt = evil, evil, evil
			text.Needs, text.Tags, text.Authors = []string{evil}, []string{evil}, []string{evil}
		}
	}
	for name, page := range pages(t, b) {
		if !strings.HasSuffix(name, ".html") {
			if strings.Contains(page, "<") && strings.HasSuffix(name, ".js") {
				t.Errorf("%s: what an author wrote could become markup", name)
			}
			continue // calendars and letters are held in their own rooms
		}
		page = strings.ReplaceAll(page, "#ZgotmplZ", "#")
		if strings.Contains(page, "<script>") || strings.Contains(page, "<img src=x") || strings.Contains(page, `href="javascript:`) {
			t.Errorf("%s: what an author wrote became markup", name)
		}
		if strings.HasSuffix(name, ".html") {
			checkPage(t, name, page)
		}
	}
}
