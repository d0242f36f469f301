package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vakka/internal/starter"
)

var helpFlag = regexp.MustCompile(`--[a-z][a-z-]*`)

// helped are the commands that have a help text of their own, by the words that
// are given after vakka.
func helped(root *cobra.Command) map[string]*cobra.Command {
	commands := map[string]*cobra.Command{"": root}
	var walk func(cmd *cobra.Command, path string)
	walk = func(cmd *cobra.Command, path string) {
		for _, sub := range cmd.Commands() {
			name := strings.TrimSpace(path + " " + sub.Name())
			if sub.Name() == "help" || path == "completion" {
				continue // they show the text of the one above
			}
			commands[name] = sub
			walk(sub, name)
		}
	}
	walk(root, "")
	return commands
}

// TestHelp: the help of each command tells the same in all three languages. It
// names every flag that the command has and none that it has not, its examples are
// commands that the program takes, and the list of commands is whole.
func TestHelp(t *testing.T) {
	p := &program{stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)}
	for name, cmd := range helped(p.commands()) {
		told := map[voice][]string{}
		for _, p.voice = range []voice{"fi", "sv", "en"} {
			at := string(p.voice) + ", vakka " + name
			text := p.help(cmd.Name())
			named := helpFlag.FindAllString(text, -1)
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" && !f.Hidden && !slices.Contains(named, "--"+f.Name) {
					t.Errorf("%s: --%s is not named", at, f.Name)
				}
			})
			for _, flag := range named {
				if flag != "--help" && cmd.Flag(flag[2:]) == nil {
					t.Errorf("%s: there is no %s", at, flag)
				}
			}
			if name == "" {
				for _, command := range commandNames {
					if command != "help" && !strings.Contains(text, "\n  vakka "+command+" ") {
						t.Errorf("%s: %s is not listed", at, command)
					}
				}
			}
			told[p.voice] = append(examples(t, p, at, text), named...)
		}
		for _, other := range []voice{"sv", "en"} {
			if diff := cmp.Diff(told["fi"], told[other]); diff != "" {
				t.Errorf("vakka %s: %s tells of other commands and flags than Finnish (-fi +%s):\n%s", name, other, other, diff)
			}
		}
	}
}

// examples are the commands that a help text shows, each as the command it is
// and the flags it is given. Each is read as the program would read it.
func examples(t *testing.T, p *program, at, text string) []string {
	t.Helper()
	var all []string
	for line := range strings.Lines(text) {
		_, given, ok := strings.Cut(line, "  vakka ")
		if !ok || strings.TrimSpace(line) != "vakka "+strings.TrimSpace(given) {
			continue
		}
		given, _, _ = strings.Cut(strings.TrimSpace(given), "   ") // what it does
		for given := range strings.SplitSeq("vakka "+given, " && ") {
			words, _, _ := strings.Cut(strings.TrimPrefix(given, "vakka "), " > ")
			args := split(words)
			cmd, rest, err := p.commands().Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err != nil || !cmd.HasParent() {
				t.Errorf("%s: the example %q is no command: %v", at, given, err)
				continue
			}
			all = append(all, cmd.CommandPath()+" "+strings.Join(helpFlag.FindAllString(words, -1), " "))
		}
	}
	return all
}

// TestModelsNamed: the names that a hint gives for a week's models are understood.
func TestModelsNamed(t *testing.T) {
	for _, v := range []voice{"fi", "sv", "en"} {
		_, names, _ := strings.Cut(strings.TrimSuffix(v.say("model-hint"), "."), ": ")
		seen := map[string]bool{}
		for name := range strings.SplitSeq(names, ", ") {
			id, ok := starter.Model(name)
			if seen[id] = true; !ok {
				t.Errorf("%s: there is no model %q", v, name)
			}
		}
		if len(seen) != len(starter.Models) {
			t.Errorf("%s: %d of %d models are named", v, len(seen), len(starter.Models))
		}
	}
}

// split parts words at spaces outside quotes.
func split(line string) []string {
	quoted := false
	return strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == '"' || r == ' ' && !quoted
	})
}
