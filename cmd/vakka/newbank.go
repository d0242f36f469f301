package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vakka"
	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/editor"
	"vakka/internal/seed"
	"vakka/internal/site"
)

// bankFlags are the answers that vakka new bank has been given as they were
// written; what is not given is asked.
type bankFlags struct {
	yes                                                                                   bool
	name, organisation, email, phone, languages, colour, logo, logoAlt, baseURL, material string
}

func (p *program) newBankCommand() *cobra.Command {
	var f bankFlags
	cmd := &cobra.Command{Use: "bank DIR", Aliases: []string{"pankki", "materiaalipankki", "materialbank"}, Args: p.oneFolder, RunE: func(cmd *cobra.Command, args []string) error {
		return p.newBank(cmd.Context(), args[0], f, func(name string) bool { return cmd.Flags().Changed(name) })
	}}
	cmd.Flags().BoolVar(&f.yes, "yes", false, "")
	for name, field := range f.fields() {
		cmd.Flags().StringVar(field, name, "", "")
	}
	return cmd
}

// oneFolder checks the words of vakka new bank.
func (p *program) oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return complaint{p.voice.say("args"), p.voice.say("bank-dir-hint")}
	}
	return nil
}

// fields are the flags that answer a question, by name.
func (f *bankFlags) fields() map[string]*string {
	return map[string]*string{
		"name": &f.name, "organisation": &f.organisation, "email": &f.email, "phone": &f.phone, "languages": &f.languages,
		"colour": &f.colour, "logo": &f.logo, "logo-alt": &f.logoAlt, "base-url": &f.baseURL, "material": &f.material,
	}
}

// newBank asks what it must, and makes the folder of a new bank: all of it or
// nothing.
func (p *program) newBank(ctx context.Context, dir string, f bankFlags, given func(string) bool) error {
	if err := p.emptyFolder(dir); err != nil {
		return err
	}
	a, err := p.answers(&f, given)
	if err != nil {
		return err
	}
	origin := p.input(vakka.Starter, "", false)
	material, err := site.Read(ctx, origin)
	if err != nil {
		return err
	}
	files, err := seed.Files(a, seed.Origin{Bank: material, Files: vakka.Starter})
	if err != nil {
		return err
	}
	maps.Copy(files, editor.Files(bank.DefaultVocabularies(), string(p.voice)))
	if err := found(ctx, dir, files); err != nil {
		return err
	}
	fmt.Fprintln(p.stderr, p.voice.say("bank-made", "dir", diag.Visible(dir)))
	fmt.Fprintln(p.stderr, p.voice.say("bank-next", "dir", argument(diag.Visible(dir)), "readme", argument(diag.Visible(dir)+"/README.md")))
	_, err = fmt.Fprintln(p.stdout, dir)
	return err
}

// emptyFolder complains about a place where a new bank cannot be made.
func (p *program) emptyFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	switch info, statErr := os.Stat(dir); {
	case dir == "":
		return complaint{p.voice.say("args"), p.voice.say("usage-hint", "command", "vakka new bank")}
	case statErr == nil && !info.IsDir():
		return complaint{p.voice.say("out-file", "dir", diag.Visible(dir)), p.voice.say("bank-dir-hint")}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case len(entries) > 0:
		return complaint{p.voice.say("bank-dir", "dir", diag.Visible(dir)), p.voice.say("bank-dir-hint")}
	}
	return err
}

// found writes a new bank's files beside their place and moves them there when
// all have been written: into a folder that is there already and empty, or as a
// whole.
func found(ctx context.Context, dir string, files map[string][]byte) (err error) {
	_, statErr := os.Stat(dir)
	there := statErr == nil
	beside := dir
	if !there {
		beside = filepath.Dir(filepath.Clean(dir))
		if err := os.MkdirAll(beside, 0o755); err != nil {
			return err
		}
	}
	temp, err := os.MkdirTemp(beside, ".vakka-new-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	if err := writeAll(ctx, temp, files); err != nil {
		return err
	}
	if !there {
		if err := os.Chmod(temp, 0o755); err != nil {
			return err
		}
		return os.Rename(temp, dir)
	}
	entries, err := os.ReadDir(temp)
	for i, e := range entries {
		if err = os.Rename(filepath.Join(temp, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			for _, moved := range entries[:i] {
				err = errors.Join(err, os.RemoveAll(filepath.Join(dir, moved.Name())))
			}
			return err
		}
	}
	return err
}

// writeAll writes files under a folder, never outside it.
func writeAll(ctx context.Context, dir string, files map[string][]byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := write(root, name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// A question is one of those that a new bank's maker answers. It puts a written
// answer in its place, or complains about it.
type question struct {
	flag string
	put  func(p *program, a *seed.Answers, written string) error
	idle func(a seed.Answers) bool // nothing to ask, after the answers before
}

// questions in the order they are asked: each may need those before it.
var questions = []question{
	{"name", func(p *program, a *seed.Answers, s string) error {
		if a.Name = s; s == "" {
			return complaint{p.voice.say("flag-needs", "flag", "--name"), p.voice.say("bank-name-hint")}
		}
		return nil
	}, nil},
	{"organisation", func(_ *program, a *seed.Answers, s string) error { a.Organisation = s; return nil }, nil},
	{"email", func(_ *program, a *seed.Answers, s string) error { a.Email = s; return nil }, nil},
	{"phone", func(_ *program, a *seed.Answers, s string) error { a.Phone = s; return nil }, nil},
	{"languages", func(_ *program, a *seed.Answers, s string) error { a.Languages = list(s); return nil }, nil},
	{"colour", (*program).putColour, nil},
	{"logo", (*program).putLogo, nil},
	{"logo-alt", func(_ *program, a *seed.Answers, s string) error { a.LogoAlt = s; return nil }, func(a seed.Answers) bool { return a.Logo == nil }},
	{"base-url", func(_ *program, a *seed.Answers, s string) error { a.BaseURL = s; return nil }, nil},
	{"material", (*program).putMaterial, nil},
}

func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}

// answers takes the flags, asks the rest on a terminal, and checks each answer
// as the bank's own settings will be checked.
func (p *program) answers(f *bankFlags, given func(string) bool) (seed.Answers, error) {
	a := seed.Answers{Lang: string(p.voice), Version: version(), Day: today().Format(time.DateOnly)}
	asker := p.asker()
	if asker == nil && !f.yes {
		return a, complaint{p.voice.say("bank-ask"), p.voice.say("bank-ask-hint")}
	}
	for _, q := range questions {
		written := strings.TrimSpace(*f.fields()[q.flag])
		if q.idle != nil && q.idle(a) {
			continue
		}
		if given(q.flag) || f.yes {
			if err := p.answer(q, &a, written); err != nil {
				return a, err
			}
			continue
		}
		if err := asker.ask(q, &a); err != nil {
			return a, err
		}
	}
	return a, nil
}

// answer puts one answer in its place and checks it.
func (p *program) answer(q question, a *seed.Answers, written string) error {
	before := *a
	err := q.put(p, a, written)
	if err == nil {
		for _, d := range site.Settings(seed.Settings(*a)) {
			if d.Severity() != diag.Hint && a.Name != "" {
				err = complaint{p.voice.say("flag-value", "flag", "--"+q.flag, "value", diag.Visible(written)), d.Hint(string(p.voice))}
				break
			}
		}
	}
	if err != nil {
		*a = before
	}
	return err
}

// A shade is a complaint about a colour with one that will do in its place.
type shade struct {
	complaint
	nearest string
}

func (s shade) Unwrap() error { return s.complaint }

// putColour makes a palette of the main colour. One that cannot be read on the
// pages is not changed unasked.
func (p *program) putColour(a *seed.Answers, written string) error {
	if written == "" {
		return nil
	}
	colour := "#" + strings.ToLower(strings.TrimPrefix(written, "#"))
	palette, ok := check.NewPalette(colour)
	if !ok {
		return complaint{p.voice.say("flag-value", "flag", "--colour", "value", diag.Visible(written)), p.voice.say("colour-hint")}
	}
	if palette.Shade != colour {
		return shade{complaint{p.voice.say("colour", "colour", colour), p.voice.say("colour-nearest", "shade", palette.Shade)}, palette.Shade}
	}
	a.Light, a.Dark = palette.Light, palette.Dark
	return nil
}

// putMaterial reads all, none or a list of goals.
func (p *program) putMaterial(a *seed.Answers, written string) error {
	goals := bank.DefaultVocabularies()["goals"]
	a.All, a.Goals = false, nil
	switch bank.Fold(written) {
	case "", "all", "kaikki", "allt", "alla":
		a.All = true
		return nil
	case "none", "ei", "eimitaan", "inget", "inga", "nothing":
		return nil
	}
	for word := range strings.SplitSeq(written, ",") {
		term, known := goals.Find(strings.TrimSpace(word))
		if !known {
			var ids []string
			for _, t := range goals.Terms {
				ids = append(ids, t.ID+" ("+t.Label.In(string(p.voice))+")")
			}
			hint := p.voice.say("material-hint", "goals", strings.Join(ids, ", "))
			if near := goals.Near(word); near != "" {
				hint = p.voice.say("near", "near", near)
			}
			return complaint{p.voice.say("flag-value", "flag", "--material", "value", diag.Visible(word)), hint}
		}
		a.Goals = append(a.Goals, term.ID)
	}
	return nil
}

// argument is a word as it is given to a command: one with spaces goes in quotes.
func argument(word string) string {
	if strings.Contains(word, " ") {
		return `"` + word + `"`
	}
	return word
}
