package site

import (
	"bytes"
	"compress/gzip"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// A page has one main heading, ids that are its own, languages that exist, a
// title, and the way to its content for those who do not see it.
func TestPagesAreWhole(t *testing.T) {
	each(t, func(t *testing.T, b built, name string, root *html.Node) {
		ids := map[string]bool{}
		count := map[string]int{}
		elements(root, func(n *html.Node) {
			count[n.Data]++
			if id, ok := attr(n, "id"); ok {
				if id == "" || ids[id] || strings.ContainsAny(id, " \t\n") {
					t.Errorf("%s: the id %q is empty or there twice", name, id)
				}
				ids[id] = true
			}
			if lang, ok := attr(n, "lang"); ok {
				if tag, err := language.Parse(lang); err != nil || tag == language.Und {
					t.Errorf("%s: <%s lang=%q>: %v", name, n.Data, lang, err)
				}
			}
			if n.Data == "html" && value(n, "lang") == "" {
				t.Errorf("%s: no language", name)
			}
			if n.Data == "img" && value(n, "class") != "logo" { // the style sheet gives a logo its size
				if _, ok := attr(n, "alt"); !ok || value(n, "width") == "" || value(n, "height") == "" {
					t.Errorf("%s: <img src=%q> without alt, width or height", name, value(n, "src"))
				}
			}
			for _, a := range n.Attr {
				for _, id := range pointed(n.Data, a) {
					if !b.hasID(name, id) {
						t.Errorf("%s: <%s %s=%q> points at nothing", name, n.Data, a.Key, a.Val)
					}
				}
			}
		})
		for _, one := range []string{"html", "title", "h1", "main"} {
			if count[one] != 1 {
				t.Errorf("%s: %d <%s>", name, count[one], one)
			}
		}
	})
}

// pointed gives the ids that an attribute names.
func pointed(element string, a html.Attribute) []string {
	switch a.Key {
	case "aria-labelledby", "aria-describedby", "aria-controls", "headers":
		return strings.Fields(a.Val)
	case "for":
		if element == "label" || element == "output" {
			return strings.Fields(a.Val)
		}
	}
	return nil
}

var escapedTwice = regexp.MustCompile(`&amp;(amp|lt|gt|quot|apos|nbsp|#[0-9]+|#x[0-9A-Fa-f]+);|&(amp;)?lt;/?(p|a|em|strong|li|br)(&(amp;)?gt;| )`)

// Nothing on a page can run but the site's own script, and nothing is escaped
// twice.
func TestPagesAreSafe(t *testing.T) {
	each(t, func(t *testing.T, b built, name string, root *html.Node) {
		for _, fault := range active(root) {
			t.Errorf("%s: %s", name, fault)
		}
		if found := escapedTwice.Find(b.files[name]); found != nil {
			t.Errorf("%s: escaped twice: %s", name, found)
		}
		if policy, before := contentPolicy(root); len(before) > 0 || !strings.Contains(policy, "default-src 'none'") && !strings.Contains(policy, "default-src 'self'") ||
			strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
			t.Errorf("%s: policy %q, after %v", name, policy, before)
		}
	})
}

// contentPolicy gives the page's Content-Security-Policy, and what stands
// before it and so does not obey it.
func contentPolicy(root *html.Node) (policy string, before []string) {
	elements(root, func(n *html.Node) {
		if policy != "" || n.Data == "html" || n.Data == "head" {
			return
		}
		if _, charset := attr(n, "charset"); charset {
			return
		}
		if strings.EqualFold(value(n, "http-equiv"), "Content-Security-Policy") {
			policy = value(n, "content")
			return
		}
		before = append(before, n.Data)
	})
	return policy, before
}

var ownScript = regexp.MustCompile(`^(app|search|results|page-[a-z-]+|cards-[a-z-]+)\.`)

// active lists what could run on a page, or steer it, other than the site's own
// script and styles.
func active(root *html.Node) (faults []string) {
	elements(root, func(n *html.Node) {
		src := value(n, "src")
		switch n.Data {
		case "script":
			data := value(n, "type") == "application/ld+json"
			if !data && (src == "" || n.FirstChild != nil || !ownScript.MatchString(path.Base(src))) {
				faults = append(faults, "a script of its own: "+src)
			}
		case "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "noembed", "xmp", "plaintext", "marquee", "math", "foreignObject", "animate", "set":
			faults = append(faults, "<"+n.Data+">")
		case "meta":
			if kind := strings.ToLower(value(n, "http-equiv")); kind != "" && kind != "content-security-policy" {
				faults = append(faults, "<meta http-equiv="+kind+">")
			}
		}
		for _, a := range n.Attr {
			key := strings.ToLower(a.Key)
			if strings.HasPrefix(key, "on") || key == "style" || key == "srcdoc" || key == "formaction" || key == "ping" {
				faults = append(faults, "<"+n.Data+" "+a.Key+"="+a.Val+">")
			}
		}
		links, loads := addresses(n)
		for _, address := range slices.Concat(links, loads) {
			scheme, _, found := strings.Cut(strings.ToLower(strings.Map(visible, address)), ":")
			if found && !strings.ContainsAny(scheme, "/?#.") && !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) && !strings.HasPrefix(address, "webcal://example.org/") ||
				strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\`) {
				faults = append(faults, "an address that runs or leads astray: "+address)
			}
		}
	})
	return faults
}

func visible(r rune) rune {
	if r <= ' ' {
		return -1
	}
	return r
}

// Text files are UTF-8, end in a newline and have no trace of this machine.
func TestTextFiles(t *testing.T) {
	here, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for bank, get := range banks {
		t.Run(bank, func(t *testing.T) {
			b := get()
			for name, data := range b.files {
				switch path.Ext(name) {
				case ".html", ".css", ".js", ".xml", ".json", ".csv", ".txt", ".ics", ".eml", ".svg", ".webmanifest":
					if !bytes.HasSuffix(data, []byte("\n")) || !utf8.Valid(data) || bytes.Contains(data, []byte(here)) || bytes.Contains(data, []byte("\x00")) {
						t.Errorf("%s: no newline at its end, not UTF-8, or a path of this machine", name)
					}
				}
			}
		})
	}
}

func packed(t *testing.T, data []byte) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// A page is light: a slow telephone on a prepaid card must be enough. Sizes are
// gzip; pictures are counted on their own.
func TestWeight(t *testing.T) {
	const kB = 1024
	sizes := map[string]int{}
	each(t, func(t *testing.T, b built, name string, root *html.Node) {
		total := packed(t, b.files[name])
		elements(root, func(n *html.Node) {
			_, loads := addresses(n)
			for _, address := range loads {
				file, _, _, err := place(name, address)
				most := map[string]int{".css": 15 * kB, ".js": 15 * kB}[path.Ext(file)]
				if err != nil || most == 0 {
					continue
				}
				if sizes[file] == 0 {
					sizes[file] = packed(t, b.files[file])
				}
				if sizes[file] > most {
					t.Errorf("%s weighs %d bytes, at most %d", file, sizes[file], most)
				}
				total += sizes[file]
			}
		})
		most := 60 * kB
		if dir := path.Base(path.Dir(name)); dir == "tehtavat" && path.Base(name) != "index.html" {
			most = 35 * kB
		}
		if total > most {
			t.Errorf("%s weighs %d bytes with its style and script, at most %d", name, total, most)
		}
	})
}

// What is not published is nowhere: no page, no picture, no name, no address.
func TestDraftsAreNowhere(t *testing.T) {
	b := banks["testdata"]()
	for name, data := range b.files {
		if found := bytes.ToLower(append([]byte(name+"\n"), data...)); bytes.Contains(found, []byte("salattu")) {
			t.Errorf("%s tells of the draft", name)
		}
	}
}

// The eyes of these tests see.
func TestActive(t *testing.T) {
	for _, page := range []string{
		`<script>x</script>`, `<script src="evil.js"></script>`, `<p onclick=x>`, `<p style="a:b">`, `<a href="java&#9;script:x">`, `<a href="//x/">`,
		`<iframe src=a>`, `<base href=a>`, `<meta http-equiv=refresh content="0">`, `<svg><animate/></svg>`, `<img src=a srcset="data:x 1w">`, `<style></style>`,
	} {
		root, err := html.Parse(strings.NewReader("<!doctype html><body>" + page))
		if err != nil || len(active(root)) == 0 {
			t.Errorf("nothing active in %s (%v)", page, err)
		}
	}
}
