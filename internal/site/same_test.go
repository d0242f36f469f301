package site

import (
	"flag"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The same bank gives the same bytes, on one processor, on two and on sixteen,
// and years later.
func TestSameBytes(t *testing.T) {
	for bank, processors := range map[string][]int{"testdata": {1, 2, 16}, "own": {16}} {
		dir := map[string]string{"testdata": "../../testdata/bank", "own": "../.."}[bank]
		first := banks[bank]()
		for _, processors := range processors {
			before := runtime.GOMAXPROCS(processors)
			in := input(os.DirFS(dir))
			in.Today = in.Today.AddDate(processors, 1, 1)
			again, err := build(in)
			runtime.GOMAXPROCS(before)
			if err != nil || !again.report.OK {
				t.Fatalf("%s with %d: %v\n%s", bank, processors, err, told(again.report.Found))
			}
			if d := cmp.Diff(first.names(""), again.names("")); d != "" {
				t.Errorf("%s with %d: other files:\n%s", bank, processors, d)
			}
			for name, data := range first.files {
				if string(again.files[name]) != string(data) {
					t.Errorf("%s with %d: %s differs", bank, processors, name)
				}
			}
		}
	}
}

// digest is the part of a name that changes with the content.
var digest = regexp.MustCompile(`[-.][0-9a-z]{8,16}(\.[a-z0-9]+)$`)

// Addresses are a contract: people have them in bookmarks and on paper.
func TestAddresses(t *testing.T) {
	const file = "testdata/addresses.txt"
	var names []string
	for _, name := range banks["testdata"]().names("") {
		if !strings.HasSuffix(name, ".html") {
			name = digest.ReplaceAllString(name, "-*$1")
		}
		names = append(names, name)
	}
	slices.Sort(names) // without their digests: these change with every edit of a script
	out := strings.Join(names, "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out, "\n")); d != "" {
		t.Errorf("(-want +got; -update rewrites)\n%s", d)
	}
}
