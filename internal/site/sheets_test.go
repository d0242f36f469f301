package site

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var (
	selectors = regexp.MustCompile(`([^{}@;]*)\{`)
	className = regexp.MustCompile(`\.(-?[a-zA-Z_][\w-]*)`)
)

// A rule whose classes are all on a page is in a sheet that the page loads.
func TestSheetsHaveWhatPagesShow(t *testing.T) {
	own := banks["own"]()
	sheets := map[string][]string{} // classes of a selector → sheets with it
	known := map[string]bool{}
	for name, data := range own.files {
		if !strings.HasPrefix(name, "assets/") || !strings.HasSuffix(name, ".css") {
			continue
		}
		known[name] = true
		for _, list := range selectors.FindAllStringSubmatch(string(data), -1) {
			for selector := range strings.SplitSeq(list[1], ",") {
				var classes []string
				for _, m := range className.FindAllStringSubmatch(selector, -1) {
					classes = append(classes, m[1])
				}
				slices.Sort(classes)
				if key := strings.Join(slices.Compact(classes), " "); key != "" && !slices.Contains(sheets[key], name) {
					sheets[key] = append(sheets[key], name)
				}
			}
		}
	}
	if len(known) < 5 || len(sheets) < 100 {
		t.Fatalf("only %d style sheets with %d selectors", len(known), len(sheets))
	}
	missing := map[string]string{}
	for name, root := range own.pages {
		loaded, shown, kind := map[string]bool{}, map[string]bool{}, ""
		elements(root, func(n *html.Node) {
			if href := value(n, "href"); n.Data == "link" && value(n, "rel") == "stylesheet" {
				sheet := href[max(0, strings.Index(href, "assets/")):]
				if !known[sheet] {
					t.Fatalf("%s loads %s, which is not there", name, sheet)
				}
				loaded[sheet] = true
			}
			if n.Data == "body" {
				kind = value(n, "class")
			}
			for class := range strings.FieldsSeq(value(n, "class")) {
				shown[class] = true
			}
		})
		for classes, in := range sheets {
			there := true
			for class := range strings.FieldsSeq(classes) {
				there = there && shown[class]
			}
			if there && !slices.ContainsFunc(in, func(s string) bool { return loaded[s] }) {
				missing[kind+" pages show "+classes+", which is in "+strings.Join(slices.Sorted(slices.Values(in)), " and ")] = name
			}
		}
	}
	for _, m := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s (%s)", m, missing[m])
	}
}
