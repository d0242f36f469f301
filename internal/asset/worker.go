package asset

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"vakka/internal/output"
)

// Offline is what the service worker is told: which files and pages a device
// keeps for times without a net. Addresses are from the site's root.
type Offline struct {
	ID         string              `json:"id"`         // of the bank
	Generation string              `json:"generation"` // another when a kept page has changed
	Files      []string            `json:"files"`      // named by their content; no page works without them
	Pages      map[string][]string `json:"pages"`      // ways in, by the folder of their language: "", "sv/"
	Fallback   map[string]string   `json:"fallback"`   // the page for what is not kept, by the same folders
}

// workers are the files of web/dist that become sw.js. They have no hash in
// their name, and are no files of pages.
const (
	workerOn  = "sw.js"
	workerOff = "sw-off.js"
)

// Worker makes sw.js, at the root so that its scope is the whole site. Without
// an Offline it is the one that puts an earlier one away: hosts forget a file,
// browsers do not forget a worker, so every site has one of the two.
func Worker(dist fs.FS, o *Offline) (output.File, error) {
	name := workerOff
	var list []byte
	if o != nil {
		name = workerOn
		data, err := json.Marshal(o)
		if err != nil {
			panic(err) // texts only
		}
		list = fmt.Appendf(nil, "self.vakkaOffline=%s;\n", data)
	}
	code, err := fs.ReadFile(dist, name)
	if err != nil {
		return output.File{}, fmt.Errorf("read the browser's files: %w", err)
	}
	return output.File{Path: "sw.js", Data: append(list, code...)}, nil
}

// Kept are the files that every page may need without a net: all but pictures
// and what search needs for languages that are not among stemmers.
func (s *Set) Kept(stemmers map[string]string) []string {
	needed := map[string]bool{}
	for _, address := range stemmers {
		needed[address] = true
	}
	var out []string
	for _, address := range s.Paths() {
		name := path.Base(address)
		if path.Ext(name) != ".png" && (needed[address] || !strings.HasPrefix(name, "search-")) {
			out = append(out, address)
		}
	}
	return out
}
