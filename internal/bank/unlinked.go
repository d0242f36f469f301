package bank

import (
	"path"
	"slices"
	"strings"

	"vakka/internal/diag"
)

// written are the types of document that a card may have been written in.
var written = []string{".docx", ".docm", ".doc", ".odt", ".rtf"}

// unlinked tells of documents in content/ that no text links to, a draft no more
// than another: nobody will see them, and whoever put one there expects a card.
// Other files may wait in silence: a picture or a table is no card.
func (a *assembly) unlinked() {
	left := map[string]bool{}
	for _, f := range a.parts.Files {
		if slices.Contains(written, strings.ToLower(path.Ext(f))) {
			left[f] = true
		}
	}
	if len(left) == 0 {
		return
	}
	for _, d := range a.parts.Documents {
		for _, l := range d.Text.Body.Links {
			if l.URL == "" {
				_, file, _ := linkedFile(d.Text, l)
				delete(left, file)
			}
		}
	}
	for _, f := range a.parts.Files {
		if left[f] {
			a.report("content/"+f, diag.Pos{}, "document-unlinked", diag.Args{"file": "content/" + f})
		}
	}
}
