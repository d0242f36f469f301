package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/site"
	"vakka/internal/source"
	"vakka/internal/starter"
)

func (p *program) newCommand() *cobra.Command {
	return &cobra.Command{Use: "new KIND TITLE", Args: p.kindAndTitle, RunE: func(_ *cobra.Command, args []string) error {
		return p.new(args[0], args[1])
	}}
}

// kindAndTitle checks the words of vakka new: a title without quotes is many.
func (p *program) kindAndTitle(cmd *cobra.Command, args []string) error {
	if len(args) > 2 {
		return complaint{p.voice.say("args"), p.voice.say("title-hint")}
	}
	return p.words(2)(cmd, args)
}

// new writes the first text of a new material and prints its path.
func (p *program) new(word, title string) error {
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
	slug := source.Slug(title)
	if slug == "" {
		return complaint{p.voice.say("title"), p.voice.say("title-hint")}
	}
	day := today()
	name := starter.Name(kind, slug, day)
	file := path.Join("content", site.Folder(bankFS, kind), name+".md")
	if old := sameAddress(bankFS, path.Dir(file), name); old != "" {
		return complaint{p.voice.say("exists", "file", old), p.voice.say("exists-hint")}
	}
	if err := write(root, file, starter.Text(kind, title, bank.BaseLang(lang), day)); err != nil {
		return err
	}
	fmt.Fprintln(p.stderr, p.voice.say("made", "file", file))
	fmt.Fprintln(p.stderr, p.voice.say("made-next"))
	_, err = fmt.Fprintln(p.stdout, file)
	return err
}

// sameAddress finds what would have the new file's address already: the file
// itself, Kävely 1.md for kavely-1.md, or the folder of a text and its pictures.
func sameAddress(bankFS fs.FS, dir, name string) string {
	entries, err := fs.ReadDir(bankFS, dir)
	if err != nil { // a folder still to be made
		return ""
	}
	for _, e := range entries {
		if source.Slug(strings.TrimSuffix(e.Name(), ".md")) == name {
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
	return errors.Join(err, f.Close())
}
