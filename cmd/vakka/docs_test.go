package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"vakka/internal/starter"
)

// given are the commands of a document: in a line of code, or on a line of a
// block of code, with what comes after a pipe or a remark left out.
var given = regexp.MustCompile("(?m)(?:`|^ *(?:\\$ )?(?:\\./|.* && )?)vakka ([^`|>\n]*)")

// TestDocsCommands: every command that the documents give is one that the program
// takes, with flags that it has; and what they begin with vakka new is a kind.
func TestDocsCommands(t *testing.T) {
	p := &program{voice: "fi", stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)}
	var names []string
	for _, pattern := range []string{"../../*.md", "../../docs/*.md", "../../docs/hosts/*", "../../internal/seed/text/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	tried := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range given.FindAllStringSubmatch(string(text), -1) {
			words, _, _ := strings.Cut(strings.NewReplacer("`", "", "…", "", "\\\"", "\"").Replace(found[1]), "   ")
			words, _, _ = strings.Cut(words, " #")
			for words := range strings.SplitSeq(words, " && vakka ") {
				args := split(words)
				if len(args) == 0 || args[0] == "&&" {
					continue
				}
				tried++
				cmd, rest, err := p.commands().Find(args)
				if err == nil && cmd.HasParent() {
					err = cmd.ParseFlags(rest)
				}
				if valueless := new(pflag.ValueRequiredError); errors.As(err, &valueless) {
					err = nil // a flag that is only spoken of
				}
				if kind := cmd.Flags().Arg(0); err == nil && cmd.Name() == "new" && kind != "" {
					if _, ok := starter.Kind(kind); !ok {
						t.Errorf("%s: vakka %s: there is no kind %s", name, words, kind)
					}
				}
				if err != nil || !cmd.HasParent() && args[0] != "--help" {
					t.Errorf("%s: vakka %s: no such command or flag: %v", name, words, err)
				}
			}
		}
	}
	if tried < 80 {
		t.Errorf("only %d commands are found", tried)
	}
}
