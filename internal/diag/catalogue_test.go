package diag

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var ruleID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func places(text string) []string {
	found := blank.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// Every wording is there in three languages, says the same in each, and looks
// the way all of them look.
func TestWordings(t *testing.T) {
	for _, id := range RuleIDs() {
		rule, _ := Lookup(id)
		if !ruleID.MatchString(id) {
			t.Errorf("%s: not an id: lower-case words and hyphens", id)
		}
		for lang, w := range map[string]Wording{"fi": rule.FI, "sv": rule.SV, "en": rule.EN} {
			at := id + " in " + lang
			if w.Message == "" {
				t.Errorf("%s: no message", at)
				continue
			}
			if (w.Hint == "") != (rule.FI.Hint == "") {
				t.Errorf("%s: a hint in one language only", at)
			}
			if d := cmp.Diff(places(rule.FI.Message), places(w.Message)); d != "" {
				t.Errorf("%s: the message has other {places} than the Finnish one:\n%s", at, d)
			}
			if d := cmp.Diff(places(rule.FI.Hint), places(w.Hint)); d != "" {
				t.Errorf("%s: the hint has other {places} than the Finnish one:\n%s", at, d)
			}
			for _, fault := range slices.Concat(messageFaults(w.Message), hintFaults(w.Hint), quoteFaults(lang, w.Message+w.Hint)) {
				t.Errorf("%s: %s: %s | %s", at, fault, w.Message, w.Hint)
			}
		}
	}
}

func messageFaults(s string) (faults []string) {
	runes := []rune(s)
	if unicode.IsUpper(runes[0]) && (len(runes) < 2 || !unicode.IsUpper(runes[1])) { // YAML may begin one
		faults = append(faults, "begins with a capital")
	}
	if strings.ContainsAny(s[len(s)-1:], ".!?: ") || strings.HasPrefix(s, " ") || strings.Contains(s, "  ") {
		faults = append(faults, "ends or is spaced wrongly")
	}
	if strings.Contains(s, `"`) {
		faults = append(faults, "straight quotes")
	}
	return faults
}

func hintFaults(s string) (faults []string) {
	if s == "" {
		return nil
	}
	if first := []rune(s)[0]; unicode.IsLower(first) {
		faults = append(faults, "the hint does not begin with a capital")
	}
	if !strings.ContainsAny(s[len(s)-1:], ".?") && !strings.HasSuffix(s, "…") && !codeAtEnd.MatchString(s) {
		faults = append(faults, "the hint is no whole sentence")
	}
	if strings.Contains(s, "  ") {
		faults = append(faults, "two spaces")
	}
	return faults
}

// codeAtEnd is what an author is told to write, to the letter: a full stop after
// it would be copied too.
var codeAtEnd = regexp.MustCompile(`: \S+$`)

func quoteFaults(lang, s string) (faults []string) {
	open, closed := strings.Count(s, "“"), strings.Count(s, "”")
	switch {
	case lang == "en" && open != closed:
		faults = append(faults, "quotes are “x” in English")
	case lang != "en" && (open > 0 || closed%2 == 1):
		faults = append(faults, "quotes are ”x” in Finnish and Swedish")
	}
	if strings.ContainsAny(s, "„«»‘`") || lang != "en" && strings.Count(s, "'")%2 == 1 { // 'x' may be what is to be written
		faults = append(faults, "a foreign quote")
	}
	return faults
}

// A call is one place in the code that reports a mistake.
type call struct {
	where, rule string
	args        []string
	known       bool // the args are written out in the call
}

// The code and the catalogue agree: no rule without words, no words without a
// rule, and every {place} is given something.
func TestCatalogueAndCode(t *testing.T) {
	calls, literals := readCode(t)
	if len(calls) < 20 {
		t.Fatalf("only %d reports found in the code; has a function been renamed?", len(calls))
	}
	for _, c := range calls {
		rule, known := Lookup(c.rule)
		if !known {
			t.Errorf("%s: no wording for %q", c.where, c.rule)
			continue
		}
		for _, p := range places(rule.FI.Message + rule.FI.Hint) {
			if c.known && !slices.Contains(c.args, strings.Trim(p, "{}")) {
				t.Errorf("%s: %s has no %s", c.where, c.rule, p)
			}
		}
	}
	for _, id := range RuleIDs() {
		if !literals[id] {
			t.Errorf("no code finds %q", id)
		}
	}
}

// readCode finds the calls that report a mistake, and all texts in the code.
func readCode(t *testing.T) (calls []call, literals map[string]bool) {
	literals = map[string]bool{}
	files := token.NewFileSet()
	for _, root := range []string{"..", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
				strings.HasPrefix(filepath.ToSlash(path), "../diag/") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
						literals[s] = true
					}
				case *ast.CallExpr:
					if c, ok := readCall(n); ok {
						c.where = files.Position(n.Pos()).String()
						calls = append(calls, c)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return calls, literals
}

// readCall understands diag.New(file, at, "rule", args) and the short forms of
// it that rooms have: report(…, "rule", args) and add(at, "rule", args).
func readCall(n *ast.CallExpr) (call, bool) {
	name := ""
	switch f := n.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
		if x, ok := f.X.(*ast.Ident); name == "New" && (!ok || x.Name != "diag") {
			return call{}, false
		}
	case *ast.Ident:
		name = f.Name
	}
	if name != "New" && name != "report" && name != "add" || len(n.Args) < 3 {
		return call{}, false
	}
	rule, ok := n.Args[len(n.Args)-2].(*ast.BasicLit)
	if !ok || rule.Kind != token.STRING {
		return call{}, false
	}
	c := call{}
	c.rule, _ = strconv.Unquote(rule.Value)
	switch args := n.Args[len(n.Args)-1].(type) {
	case *ast.CompositeLit:
		c.known = true
		for _, e := range args.Elts {
			if key, ok := e.(*ast.KeyValueExpr).Key.(*ast.BasicLit); ok {
				s, _ := strconv.Unquote(key.Value)
				c.args = append(c.args, s)
			}
		}
	case *ast.Ident:
		c.known = args.Name == "nil"
	}
	return c, true
}

func TestNewPanicsWithoutAWording(t *testing.T) {
	defer func() {
		if why := fmt.Sprint(recover()); !strings.Contains(why, "no-such-rule") {
			t.Errorf("panic: %s", why)
		}
	}()
	New("content/a.md", Pos{}, "no-such-rule", nil)
}

// The words around messages are there in three languages too.
func TestWordsAroundMessages(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		for _, key := range []string{"near", "shade", "error", "warning", "note", "hint", "errors1", "errors", "warnings1", "warnings", "notes1", "notes", "none"} {
			if word(lang, key) == "" {
				t.Errorf("no word %s in %s", key, lang)
			}
		}
	}
}
