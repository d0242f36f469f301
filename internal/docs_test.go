package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	fenced      = regexp.MustCompile("(?ms)^ *```.*?^ *```")
	inlineCode  = regexp.MustCompile("`[^`\n]*`")
	docLink     = regexp.MustCompile(`(?:^|[^\\])\[[^]\n]*\]\(([^)\s]+)\)`)
	docHeading  = regexp.MustCompile(`(?m)^#+ +(.*)$`)
	makeTarget  = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
	madeByHand  = regexp.MustCompile("`make ([a-z][a-z-]*)")
	changeLead  = regexp.MustCompile(`(?m)^- \*\*(.*?)\*\*`)
	catalogueID = regexp.MustCompile(`(?m)^ *"([^"]+)":`)
)

// docs are what a person reads about Vakka, by path.
func docs(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../*.md", "../docs/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(name)] = string(text)
		}
	}
	if len(out) < 20 {
		t.Errorf("only %d documents are found", len(out))
	}
	return out
}

// TestDocsLead: every link between the documents leads to a file and to a heading
// that are there, README.md leads to every document, and what is made with make
// can be made.
func TestDocsLead(t *testing.T) {
	all := docs(t)
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	targets := map[string]bool{}
	for _, found := range makeTarget.FindAllStringSubmatch(string(makefile), -1) {
		targets[found[1]] = true
	}
	for name, text := range all {
		for _, found := range madeByHand.FindAllStringSubmatch(text, -1) {
			if !targets[found[1]] {
				t.Errorf("%s: there is no make %s", name, found[1])
			}
		}
		prose := inlineCode.ReplaceAllString(fenced.ReplaceAllString(text, ""), "")
		for _, found := range docLink.FindAllStringSubmatch(prose, -1) {
			if strings.Contains(found[1], ":") {
				continue // to elsewhere
			}
			file, anchor, _ := strings.Cut(found[1], "#")
			to := name
			if file != "" {
				to = filepath.ToSlash(filepath.Join(filepath.Dir(name), file))
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, found[1])
			} else if target, ok := all[to]; ok && anchor != "" && !hasHeading(target, anchor) {
				t.Errorf("%s: the link %s leads to no heading", name, found[1])
			}
		}
		if strings.HasPrefix(name, "../docs/") && !strings.Contains(all["../README.md"], "("+name[len("../"):]+")") {
			t.Errorf("README.md does not lead to %s", name)
		}
	}
}

// hasHeading says whether a document has a heading that GitHub and GitLab give
// this name: lower case, hyphens for spaces, no other signs.
func hasHeading(text, anchor string) bool {
	for _, found := range docHeading.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, strings.TrimSpace(found[1]))
		if name == anchor {
			return true
		}
	}
	return false
}

// TestNothingTwice: no paragraph, row or entry stands twice in a document, and no
// text has two wordings in a catalogue: so look merges where both sides were kept.
func TestNothingTwice(t *testing.T) {
	for name, text := range docs(t) {
		text = fenced.ReplaceAllString(text, "")
		once(t, name, strings.Split(text, "\n\n"))
		var rows []string
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			head := i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|---")
			if strings.HasPrefix(line, "| ") && !head || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "## ") {
				rows = append(rows, line)
			}
		}
		once(t, name, rows)
	}
	var leads []string
	changes, err := os.ReadFile("../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range changeLead.FindAllStringSubmatch(string(changes), -1) {
		leads = append(leads, found[1])
	}
	once(t, "CHANGELOG.md", leads)
	catalogues, err := filepath.Glob("../templates/text/*.json")
	if err != nil || len(catalogues) < 8 {
		t.Fatal(len(catalogues), err)
	}
	for _, name := range catalogues {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, found := range catalogueID.FindAllStringSubmatch(string(text), -1) {
			ids = append(ids, found[1])
		}
		if len(ids) < 50 {
			t.Errorf("%s: only %d texts are found", name, len(ids))
		}
		once(t, name, ids)
	}
}

// once tells of what is in a list twice.
func once(t *testing.T, name string, list []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, one := range list {
		one = strings.TrimSpace(one)
		if seen[one] && one != "" {
			t.Errorf("%s has this twice: %.80s", name, one)
		}
		seen[one] = true
	}
}
