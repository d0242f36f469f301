package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/site"
	"vakka/internal/source"
	"vakka/internal/starter"
)

// weekFlags say which week to begin, and from what model.
type weekFlags struct{ week, model string }

func (f weekFlags) given() bool { return f != weekFlags{} }

func (p *program) newCommand() *cobra.Command {
	var f weekFlags
	cmd := &cobra.Command{Use: "new KIND TITLE", Args: p.kindAndTitle, RunE: func(cmd *cobra.Command, args []string) error {
		title := ""
		if len(args) > 1 {
			title = args[1]
		}
		return p.new(args[0], title, f)
	}}
	cmd.Flags().StringVar(&f.week, "week", "", "")
	cmd.Flags().StringVar(&f.model, "model", "", "")
	cmd.AddCommand(p.newBankCommand())
	return cmd
}

// kindAndTitle checks the words of vakka new: a title without quotes is many,
// and a week alone needs none.
func (p *program) kindAndTitle(cmd *cobra.Command, args []string) error {
	if len(args) > 2 {
		return complaint{p.voice.say("args"), p.voice.say("title-hint")}
	}
	if len(args) == 1 {
		if kind, ok := starter.Kind(args[0]); ok && kind == bank.Week {
			return nil
		}
		return complaint{p.voice.say("args"), p.voice.say("title-hint")}
	}
	return p.words(2)(cmd, args)
}

// new writes the first text of a new material and prints its path.
func (p *program) new(word, title string, f weekFlags) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	lang := site.Language(bankFS)
	if lang == "" {
		return site.ErrNoBank
	}
	kind, ok := starter.Kind(word)
	if !ok {
		return complaint{p.voice.say("kind", "kind", word), p.voice.say("kind-hint")}
	}
	name, day, hint := source.Slug(title), today(), "exists-hint"
	if name == "" && (kind != bank.Week || title != "") {
		return complaint{p.voice.say("title"), p.voice.say("title-hint")}
	}
	var text []byte
	if kind == bank.Week {
		week, model, err := p.weekToBegin(f, day)
		if err != nil {
			return err
		}
		name, text, hint = week.String(), starter.Week(week, model, title, lang, day), "week-exists-hint"
	} else if f.given() {
		return complaint{p.voice.say("week-flags"), p.voice.say("usage-hint", "command", "vakka new")}
	} else {
		text = starter.Text(kind, title, lang, day)
	}
	dir := path.Join("content", site.Folder(bankFS, kind))
	if old := sameAddress(bankFS, dir, name); old != "" {
		return complaint{p.voice.say("exists", "file", old), p.voice.say(hint, "week", freeWeek(bankFS, dir, name))}
	}
	file := path.Join(dir, name+".md")
	if err := write(root, file, text); err != nil {
		return err
	}
	fmt.Fprintln(p.stderr, p.voice.say("made", "file", file))
	fmt.Fprintln(p.stderr, p.voice.say("made-next"))
	_, err = fmt.Fprintln(p.stdout, file)
	return err
}

// weekToBegin reads the flags: next week by the first model when they say
// nothing.
func (p *program) weekToBegin(f weekFlags, day time.Time) (bank.ISOWeek, string, error) {
	week, model := bank.WeekOf(day).Next(), ""
	if f.week != "" {
		var ok bool
		if week, ok = bank.ReadISOWeek(f.week); !ok {
			return week, "", complaint{p.voice.say("flag-value", "flag", "--week", "value", f.week), p.voice.say("week-hint", "week", bank.WeekOf(day).Next().String())}
		}
	}
	if f.model != "" {
		var ok bool
		if model, ok = starter.Model(f.model); !ok {
			return week, "", complaint{p.voice.say("flag-value", "flag", "--model", "value", f.model), p.voice.say("model-hint")}
		}
	}
	return week, model, nil
}

// freeWeek is the first week after a named one that has no file.
func freeWeek(bankFS fs.FS, dir, name string) string {
	week, ok := bank.ReadISOWeek(name)
	for ok && sameAddress(bankFS, dir, week.String()) != "" {
		week = week.Next()
	}
	return week.String()
}

// sameAddress finds what would have the new file's address already: the file
// itself, Kävely 1.md for kavely-1.md, the folder of a text and its pictures, or
// a text in another language only, kavely-1.fi.md, which would become the new
// text's translation without being one.
func sameAddress(bankFS fs.FS, dir, name string) string {
	entries, err := fs.ReadDir(bankFS, dir)
	if err != nil { // a folder still to be made
		return ""
	}
	for _, e := range entries {
		if source.Address(e.Name()) == name {
			return path.Join(dir, e.Name())
		}
	}
	return ""
}

// write makes a new file, never over an old one.
func write(root *os.Root, file string, data []byte) error {
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(file) // a full disk: half a card would stand in the way of the next try
	}
	return err
}
