package asset

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// A Set knows where the files of web/dist are published.
type Set struct{ paths map[string]string }

// Bundle gives the files of web/dist names with their content's hash. The
// bank's colours go to the end of style.css. Source maps are left out.
func Bundle(dist fs.FS, c bank.Config) (*Set, []output.File, error) {
	tokens, err := themeCSS(c)
	if err != nil {
		return nil, nil, err
	}
	set := &Set{paths: map[string]string{}}
	var files []output.File
	err = fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.HasPrefix(path.Base(name), ".") || path.Ext(name) == ".map" ||
			name == workerOn || name == workerOff {
			return err
		}
		data, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		if name == "style.css" {
			data = append(data, tokens...)
		}
		ext := path.Ext(name)
		set.paths[name] = "assets/" + strings.TrimSuffix(name, ext) + "." + digest(data)[:10] + ext
		files = append(files, output.File{Path: set.paths[name], Data: data})
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the browser's files: %w", err)
	}
	return set, files, nil
}

// Path is where a file of web/dist is published, from the site's root:
// style.css → assets/style.k3v….css. Asking for one that is not there is a
// fault of ours.
func (s *Set) Path(name string) string {
	if p, ok := s.paths[name]; ok {
		return p
	}
	panic("asset: web/dist has no " + name)
}

// Has tells whether web/dist has the file.
func (s *Set) Has(name string) bool { _, ok := s.paths[name]; return ok }

// Scripts and Sheets are what only some pages load, by name: page-plan.js and
// page-plan.css are both plan.
func (s *Set) Scripts() map[string]string { return s.own(".js") }
func (s *Set) Sheets() map[string]string  { return s.own(".css") }

func (s *Set) own(ext string) map[string]string {
	out := map[string]string{}
	for file, address := range s.paths {
		if name, own := strings.CutPrefix(file, "page-"); own && path.Ext(name) == ext {
			out[strings.TrimSuffix(name, ext)] = address
		}
	}
	return out
}

// Paths lists every published path, sorted.
func (s *Set) Paths() []string { return slices.Sorted(maps.Values(s.paths)) }
