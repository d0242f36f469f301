package site

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// Every edition has a web manifest whose addresses lead to files of the site.
func TestManifests(t *testing.T) {
	for bank, get := range banks {
		b := get()
		names := b.names(".webmanifest")
		if len(names) != len(b.names("404.html")) { // one in each language
			t.Errorf("%s: manifests %v", bank, names)
		}
		for _, name := range names {
			var m struct {
				Name     string
				StartURL string `json:"start_url"`
				Scope    string
				ID       *string
				Icons    []struct{ Src, Sizes, Type, Purpose string }
			}
			if err := json.Unmarshal(b.files[name], &m); err != nil || m.Name == "" || m.ID != nil || len(m.Icons) != 3 {
				t.Fatalf("%s: %s: %v", bank, b.files[name], err)
			}
			if start := path.Join(path.Dir(name), m.StartURL); b.pages[start] == nil {
				t.Errorf("%s begins at %s, which is not there", name, start)
			}
			if root := path.Join(path.Dir(name), m.Scope); root != "." {
				t.Errorf("%s covers %s, not the site", name, root)
			}
			for _, icon := range m.Icons {
				picture, err := png.DecodeConfig(bytes.NewReader(b.files[path.Join(path.Dir(name), icon.Src)]))
				if err != nil || icon.Sizes != strings.ReplaceAll("NxN", "N", itoa(picture.Width)) {
					t.Errorf("%s: %v: %v", name, icon, err)
				}
			}
		}
	}
}

func itoa(n int) string { data, _ := json.Marshal(n); return string(data) }

// What the service worker is to keep is there, all of it and nothing else. A
// bank that keeps nothing has the worker that puts an earlier one away, and so
// has every bank while it is written.
func TestWorker(t *testing.T) {
	own := banks["own"]()
	list, code, ok := strings.Cut(strings.TrimPrefix(string(own.files["sw.js"]), "self.vakkaOffline="), ";\n")
	var kept struct {
		ID, Generation string
		Files          []string
		Pages          map[string][]string
		Fallback       map[string]string
	}
	if err := json.Unmarshal([]byte(list), &kept); err != nil || !ok || !strings.Contains(code, "addEventListener") {
		t.Fatalf("%v: %.200s", err, own.files["sw.js"])
	}
	all := slices.Clone(kept.Files)
	for _, pages := range kept.Pages {
		all = append(all, pages...)
	}
	for _, page := range kept.Fallback {
		all = append(all, page)
	}
	for _, name := range all {
		if own.files[name] == nil {
			t.Errorf("keeps %s, which is not there", name)
		}
	}
	if kept.ID != "etatyopaja" || len(kept.Generation) != 16 || len(kept.Pages) != 8 || len(kept.Fallback) != 8 || len(kept.Pages["sv/"]) < 4 {
		t.Errorf("%+v", kept)
	}
	if !slices.ContainsFunc(kept.Files, func(s string) bool { return strings.HasPrefix(s, "assets/search-sv.") }) ||
		slices.ContainsFunc(kept.Files, func(s string) bool { return strings.HasSuffix(s, ".png") }) {
		t.Errorf("files %v", kept.Files)
	}
	in := input(os.DirFS("../.."))
	in.Local = true
	local, err := build(in)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]built{"testdata": banks["testdata"](), "local": local} {
		if data := string(b.files["sw.js"]); !strings.Contains(data, "unregister") || strings.Contains(data, "vakkaOffline") || b.files["offline.html"] != nil {
			t.Errorf("%s: %.200s", name, data)
		}
		for page, data := range b.files {
			if bytes.Contains(data, []byte("data-worker")) && strings.HasSuffix(page, ".html") {
				t.Errorf("%s: %s starts a worker", name, page)
			}
		}
	}
}
