package internal

import (
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
