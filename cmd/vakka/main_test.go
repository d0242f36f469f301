package main

import (
	"archive/zip"
	"bufio"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"vakka/internal/diag"
)

var update = flag.Bool("update", false, "rewrite what the stories expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vakka": func() {
		if told := os.Getenv("STORY_DAY"); told != "" { // tests that are no stories run the program today
			day, err := time.Parse(time.DateOnly, told)
			if err != nil {
				panic(err)
			}
			clock = func() time.Time { return day }
		}
		main()
	}})
}

// Each story in testdata is one behaviour of the command line; each in
// testdata/rules is one rule: the mistake, what an author reads, and where.
//
// In a story it is the day STORY_DAY: a review that is due must not depend on when
// the test is run. Besides testscript's own commands a story has these:
//
//	exits CODE vakka ARGUMENT…   the program ends with exactly this code
//	write FILE TEXT [TIMES]      adds text to a file; \n, \x00 … as in Go
//	grow FILE BYTES              makes a file this long, with nothing in it
//	mkfifo FILE                  makes a pipe
//	age FILE                     makes a file look a year old
//	unpack ZIP DIR               unpacks an archive
//	aged FILE                    fails unless the file still looks so
//	pack FILE DIR                makes an archive of a folder: a .docx, an .odt
//	storage STATUS CODE          starts storage that answers everything with an error: $STORAGE
func TestStories(t *testing.T) {
	for _, dir := range []string{"testdata", "testdata/rules"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:                dir,
				UpdateScripts:      *update,
				RequireUniqueNames: true,
				Cmds: map[string]func(*testscript.TestScript, bool, []string){
					"exits": exits, "write": writeText, "grow": grow, "mkfifo": mkfifo, "age": age, "aged": aged, "pack": packFolder, "storage": storage, "unpack": unpack,
				},
				Setup: func(e *testscript.Env) error {
					e.Setenv("LANG", "C")
					e.Setenv("LC_ALL", "")
					e.Setenv("STORY_DAY", "2026-11-22")
					e.Setenv("LC_MESSAGES", "")
					e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
					return os.MkdirAll(filepath.Join(e.WorkDir, "home"), 0o755)
				},
			})
		})
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}

func writeText(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 && len(args) != 3 {
		ts.Fatalf("usage: write FILE TEXT [TIMES]")
	}
	times := 1
	if len(args) == 3 {
		n, err := strconv.Atoi(args[2])
		ts.Check(err)
		times = n
	}
	name := ts.MkAbs(unquote(ts, args[0]))
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(unquote(ts, args[1]), times))
	ts.Check(errors.Join(err, f.Close()))
}

func unquote(ts *testscript.TestScript, s string) string {
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	ts.Check(err)
	return out
}

// exempt are the rules that no story can break.
var exempt = map[string]string{
	"unreadable":      "a fault of our own: internal/parse recovers from it",
	"unreadable-file": "an administrator may read everything: internal/source tries it with a failing file system",
}

// Every rule has its story and every story its rule, and a story says the rule
// it is named after.
func TestRulesHaveStories(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".txtar")
		told[id] = true
		if _, known := diag.Lookup(id); !known {
			t.Errorf("%s: there is no such rule", file)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# ") || !strings.Contains(strings.ReplaceAll(string(data), `\`, ""), " ["+id+"]") {
			t.Errorf("%s: does not say what it is about, or does not show the rule", file)
		}
	}
	for _, id := range diag.RuleIDs() {
		if told[id] == (exempt[id] != "") {
			t.Errorf("%s: a rule has either a story or a reason for having none", id)
		}
	}
}

// Every story begins by saying in plain words what it shows, and asserts exit
// codes exactly: "! vakka" would take a crash for a refusal.
func TestStoriesAreClear(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		for first := true; lines.Scan(); first = false {
			if first && !strings.HasPrefix(lines.Text(), "# ") {
				t.Errorf("%s: the first line does not say what the story shows", file)
			}
			if words := strings.Fields(lines.Text()); len(words) > 1 && slices.Contains([]string{"!", "?"}, words[0]) && words[1] == "vakka" {
				t.Errorf("%s: say which exit code: %s", file, lines.Text())
			}
		}
		if err := errors.Join(lines.Err(), f.Close()); err != nil {
			t.Error(err)
		}
	}
}

func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpack ZIP DIR")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), z))
}
