package internal

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	namedTest  = regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w+`)
	namedSpec  = regexp.MustCompile(`\b[a-z-]+\.spec\.ts`)
	namedStory = regexp.MustCompile("stor(?:y|ies) ((?:`[a-z-]+`(?:, | and )?)+)")
	funcTest   = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
)

// TestNamedTestsExist: what docs/security.md says is tested, is.
func TestNamedTestsExist(t *testing.T) {
	page, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, root := range []string{".", "../cmd", "../web"} {
		if err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || d.Name() == "node_modules":
				return err
			case strings.HasSuffix(name, "_test.go"):
				code, err := os.ReadFile(name)
				for _, found := range funcTest.FindAllSubmatch(code, -1) {
					there[string(found[1])] = true
				}
				return err
			}
			there[strings.TrimSuffix(d.Name(), ".txtar")] = true
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	names := append(namedTest.FindAllString(string(page), -1), namedSpec.FindAllString(string(page), -1)...)
	for _, found := range namedStory.FindAllStringSubmatch(string(page), -1) {
		names = append(names, strings.FieldsFunc(found[1], func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') })...)
	}
	if len(names) < 80 {
		t.Errorf("only %d names are found", len(names))
	}
	for _, name := range names {
		if !there[name] && name != "and" {
			t.Errorf("docs/security.md names %s, which is not there", name)
		}
	}
}

// cases are how many of each sort there are on the page's list of what can go
// wrong: none may be dropped from it.
var cases = map[string]int{"FM": 18, "MD": 16, "LK": 10, "FN": 13, "IM": 14, "CF": 11, "BU": 16, "SV": 13, "WT": 11, "WK": 12, "SE": 13, "HU": 8, "TH": 7}

// TestEveryCaseIsThere: each case has a row that says what came of it, and each
// that stops a release is starred and names a test.
func TestEveryCaseIsThere(t *testing.T) {
	page, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(page)) {
		if cells := strings.Split(line, " | "); len(cells) == 4 {
			id := strings.TrimPrefix(cells[0], "| ")
			rows[strings.TrimSuffix(id, "*")] = cells
		}
	}
	for sort, n := range cases {
		for i := range n {
			id := fmt.Sprintf("%s%02d", sort, i+1)
			row := rows[id]
			if row == nil {
				t.Errorf("docs/security.md has no row for %s", id)
				continue
			}
			named := namedTest.MatchString(row[2]) || namedSpec.MatchString(row[2]) || namedStory.MatchString(row[2])
			if strings.HasSuffix(row[0], "*") && !named {
				t.Errorf("%s stops a release, and no test is named", id)
			}
			if len(strings.TrimSpace(strings.TrimRight(row[3], " |\n"))) < 3 {
				t.Errorf("%s says nothing of what came of it", id)
			}
		}
	}
}

// conflict is what Git leaves in a text when two people's changes meet. The line
// of equals signs between is not looked for: it is a heading in Markdown.
var conflict = regexp.MustCompile(`(?m)^(?:<{7}|>{7}|\|{7})(?: |$)`)

// TestNoConflictsLeft: no text of the repository has marks of a merge that was
// never decided. Help texts are data, so no compiler sees them there.
func TestNoConflictsLeft(t *testing.T) {
	read := 0
	if err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "public" {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > 2<<20 {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		read++
		if at := conflict.FindIndex(text); at != nil {
			t.Errorf("%s:%d: a merge was never decided", filepath.ToSlash(name), 1+strings.Count(string(text[:at[0]]), "\n"))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if read < 500 {
		t.Errorf("only %d files were read", read)
	}
}
