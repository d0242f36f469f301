package site

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// mostScript is how many bytes of script a page may bring to a reader, packed,
// with the search that its field loads when somebody writes there.
const mostScript = 30 * 1024

// Each kind of page brings no more scripts than that, all of them together.
func TestScriptWeight(t *testing.T) {
	own := banks["own"]()
	search := ""
	for name := range own.files {
		if strings.HasPrefix(name, "assets/search.") {
			search = name
		}
	}
	if search == "" {
		t.Fatal("no script of search")
	}
	weight := weigher(t, own.files)
	heaviest := map[string]int{}
	for _, root := range own.pages {
		kind, loaded := "", map[string]bool{search: true}
		elements(root, func(n *html.Node) {
			if n.Data == "body" {
				kind = value(n, "class")
			}
			// The cards to choose from are the bank's data, not a program.
			if src := value(n, "src"); src != "" && n.Data == "script" && !strings.Contains(src, "assets/cards-") {
				loaded[src[max(0, strings.Index(src, "assets/")):]] = true
			}
		})
		sum := 0
		for script := range loaded {
			sum += weight(script)
		}
		heaviest[kind] = max(heaviest[kind], sum)
	}
	for kind, sum := range heaviest {
		t.Logf("%s: %d", kind, sum)
		if sum > mostScript {
			t.Errorf("pages of the kind %q bring %d bytes of script, at most %d", kind, sum, mostScript)
		}
	}
	if heaviest["task"] == 0 {
		t.Error("no tasks")
	}
}

// mostVisit is what somebody who has been here never before gets with a page,
// packed, before they touch anything: the page and all that it asks for.
var mostVisit = map[string]int{"task": 30_000, "guide": 30_000, "week": 30_000, "front": 34_000, "list": 60_000}

// A first visit to each kind of page brings no more than that.
func TestVisitWeight(t *testing.T) {
	own := banks["own"]()
	weight := weigher(t, own.files)
	heaviest := map[string]int{}
	for name, root := range own.pages {
		kind, asked := "", map[string]bool{}
		elements(root, func(n *html.Node) {
			switch address := value(n, "src") + value(n, "href"); {
			case n.Data == "body":
				kind, _, _ = strings.Cut(value(n, "class"), " ")
			case n.Data == "script" && value(n, "src") != "", n.Data == "link" && (value(n, "rel") == "stylesheet" || value(n, "rel") == "icon"):
				asked[address[max(0, strings.Index(address, "assets/")):]] = true
			}
		})
		sum := weight(name)
		for file := range asked {
			sum += weight(file) + 300 // what a host says before it
		}
		heaviest[kind] = max(heaviest[kind], sum)
	}
	for kind, most := range mostVisit {
		t.Logf("%s: %d", kind, heaviest[kind])
		if sum := heaviest[kind]; sum == 0 || sum > most {
			t.Errorf("a first visit to a page of the kind %q brings %d bytes, at most %d", kind, sum, most)
		}
	}
}

// weigher tells how many bytes a file is over the wire.
func weigher(t *testing.T, files map[string][]byte) func(name string) int {
	packed := map[string]int{}
	return func(name string) int {
		if packed[name] > 0 {
			return packed[name]
		}
		data := files[name]
		if data == nil {
			t.Fatalf("%s is asked for and not there", name)
		}
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		packed[name] = out.Len()
		return packed[name]
	}
}
