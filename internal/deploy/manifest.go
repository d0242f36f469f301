package deploy

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
)

const (
	// manifestName is the list's name at the target.
	manifestName = ".vakka-deploy"
	// manifestHead is its first line. The number grows when the form changes.
	manifestHead = "# vakka deploy 1"
	// partName is the file that a folder's next file is written to.
	partName = ".vakka-deploy.part"
)

// A manifest is the list of what Vakka has put to a target, or is putting.
type manifest struct {
	run   string // which run has written it
	done  bool   // that run came to its end
	files map[string]record
}

// A record is one file of the list.
type record struct {
	sum     string    // sha256 of its content, before any encoding, in hex
	form    string    // of its headers
	version string    // that the store gave it; "" while it is being put
	unused  time.Time // when the site last changed to one without it; zero while it is of the site
}

// bytes is the list as a file: a line of five fields with tabs between.
func (m manifest) bytes() []byte {
	var out bytes.Buffer
	state := "underway"
	if m.done {
		state = "done"
	}
	fmt.Fprintf(&out, "%s\n# %s %s\n", manifestHead, state, m.run)
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		r := m.files[path]
		unused := ""
		if !r.unused.IsZero() {
			unused = r.unused.UTC().Format(time.RFC3339)
		}
		fmt.Fprintf(&out, "%s\t%s\t%s\t%s\t%s\n", r.sum, r.form, r.version, unused, path)
	}
	return out.Bytes()
}

// parseManifest reads a list. Its paths decide what is deleted, so they are
// trusted no further than to files inside the target.
func parseManifest(text string) (manifest, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 3 || lines[0] != manifestHead || lines[len(lines)-1] != "" {
		return manifest{}, fmt.Errorf("%s is no list of Vakka's, or is cut short", manifestName)
	}
	state := strings.Fields(lines[1])
	if len(state) != 3 || state[0] != "#" || state[1] != "done" && state[1] != "underway" {
		return manifest{}, fmt.Errorf("%s is damaged in line 2", manifestName)
	}
	m := manifest{run: state[2], done: state[1] == "done", files: map[string]record{}}
	for i, line := range lines[2 : len(lines)-1] {
		r, path, ok := parseRecord(line)
		if !ok {
			return manifest{}, fmt.Errorf("%s is damaged in line %d", manifestName, i+3)
		}
		m.files[path] = r
	}
	return m, nil
}

func parseRecord(line string) (r record, path string, ok bool) {
	fields := strings.Split(line, "\t")
	if len(fields) != 5 {
		return r, "", false
	}
	r, path = record{sum: fields[0], form: fields[1], version: fields[2]}, fields[4]
	if fields[3] != "" {
		when, err := time.Parse(time.RFC3339, fields[3])
		if err != nil {
			return r, "", false
		}
		r.unused = when
	}
	raw, err := hex.DecodeString(r.sum)
	return r, path, err == nil && len(raw) == 32 && plainPath(path)
}

// plainPath accepts what can be a path of a site.
func plainPath(path string) bool {
	return fs.ValidPath(path) && path != "." && path != manifestName && path != partName && path[0] != '-' &&
		!strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || unicode.IsControl(r) })
}
