package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/diag"
	archive "vakka/internal/pack"
	"vakka/internal/site"
)

type packFlags struct {
	zip, booklet, epub, baseURL, dictionary, language string
	goals                                             []string
	drafts                                            bool
}

func (p *program) packCommand() *cobra.Command {
	var f packFlags
	cmd := &cobra.Command{Use: "pack", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		for _, file := range []string{"zip", "booklet", "epub"} {
			if flag := cmd.Flags().Lookup(file); flag.Changed && flag.Value.String() == "" { // an empty variable in a script
				return complaint{p.voice.say("flag-needs", "flag", "--"+file), p.voice.say("usage-hint", "command", "vakka pack")}
			}
		}
		if f.booklet == "" && f.epub == "" && (len(f.goals) > 0 || f.language != "") {
			return complaint{p.voice.say("pack-choice"), p.voice.say("pack-choice-hint")}
		}
		return p.pack(cmd.Context(), f)
	}}
	for name, field := range map[string]*string{"zip": &f.zip, "booklet": &f.booklet, "epub": &f.epub, "base-url": &f.baseURL, "dictionary": &f.dictionary, "language": &f.language} {
		cmd.Flags().StringVar(field, name, "", "")
	}
	cmd.Flags().StringSliceVar(&f.goals, "goal", nil, "")
	cmd.Flags().BoolVar(&f.drafts, "drafts", false, "")
	return cmd
}

// pack makes what was asked for, all of it in memory, and only then puts each
// file in its place.
func (p *program) pack(ctx context.Context, f packFlags) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	if f.zip == "" && f.booklet == "" && f.epub == "" {
		f.zip = site.ID(bankFS) + ".zip"
	}
	for i, name := range []string{f.zip, f.booklet, f.epub} {
		if err := p.placeFor(name, packMarks[i]); err != nil {
			return err
		}
	}
	in := p.input(bankFS, f.baseURL, f.drafts)
	in.Dictionary = f.dictionary
	packed, err := site.Pack(ctx, in, site.Wanted{Zip: f.zip != "", Booklet: f.booklet != "", EPUB: f.epub != "", Goals: f.goals, Lang: f.language})
	if err != nil {
		return p.packTrouble(f, err)
	}
	if err := diag.WriteText(p.stderr, diag.AtLeast(packed.Found, diag.Warning), string(p.voice)); err != nil {
		return err
	}
	if !packed.OK {
		fmt.Fprintln(p.stderr, p.voice.say("not-packed", "summary", diag.Summary(packed.Found, string(p.voice))))
		return exit(mistakes)
	}
	return p.deliver(f, packed)
}

// deliver writes the files and says what they are.
func (p *program) deliver(f packFlags, packed site.Packed) error {
	for _, made := range []struct {
		name, key string
		data      []byte
		n         int
	}{{f.zip, "packed-zip", packed.Zip, packed.Files}, {f.booklet, "packed-booklet", packed.Booklet, packed.Cards}, {f.epub, "packed-epub", packed.EPUB, packed.Cards}} {
		if made.name == "" {
			continue
		}
		if err := replaceFile(made.name, made.data); err != nil {
			return err
		}
		fmt.Fprintln(p.stderr, p.voice.say(made.key, "file", diag.Visible(made.name), "n", strconv.Itoa(made.n), "size", size(len(made.data), p.voice)))
	}
	if f.booklet != "" && !packed.Codes {
		fmt.Fprintln(p.stderr, p.voice.say("no-codes"))
	}
	return nil
}

// packTrouble words why nothing was packed.
func (p *program) packTrouble(f packFlags, err error) error {
	var choice *site.ChoiceError
	var name *archive.NameError
	switch {
	case errors.Is(err, site.ErrBaseURL):
		return complaint{p.voice.say("flag-value", "flag", "--base-url", "value", f.baseURL), p.voice.say("base-url-hint")}
	case errors.Is(err, site.ErrNoCards):
		return complaint{p.voice.say("pack-empty"), p.voice.say("pack-empty-hint")}
	case errors.As(err, &name):
		p.complain(p.voice.say("pack-name", "name", diag.Visible(name.Name)), p.voice.say("pack-name-hint"))
		return exit(mistakes)
	case errors.As(err, &choice):
		hint := p.voice.say("pack-allowed", "values", strings.Join(choice.Allowed, ", "))
		if choice.Near != "" {
			hint = p.voice.say("near", "near", choice.Near)
		}
		return complaint{p.voice.say("flag-value", "flag", choice.Flag, "value", diag.Visible(choice.Value)), hint}
	}
	return p.dictionaryTrouble(err)
}

// packMarks are words that stand in every ZIP, booklet and e-book of Vakka's: an
// old one is known by them.
var packMarks = []string{"/SHA256SUMS", "default-src 'none'; style-src 'unsafe-inline'; img-src data:", "EPUB/package.opf"}

// placeFor complains about a place where a file cannot be written, before any
// work is done. What is there already gives way only if Vakka made it: a slip of
// the hand must not cost anybody a text or their bank.yaml.
func (p *program) placeFor(name, mark string) error {
	if name == "" {
		return nil
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return complaint{p.voice.say("pack-place", "file", diag.Visible(name)), p.voice.say("pack-place-hint")}
	}
	if info, err := os.Stat(filepath.Dir(name)); err != nil || !info.IsDir() {
		return complaint{p.voice.say("pack-folder", "dir", diag.Visible(filepath.Dir(name))), p.voice.say("pack-place-hint")}
	}
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(old) > 0 && !bytes.Contains(old, []byte(mark)) {
		return complaint{p.voice.say("pack-other", "file", diag.Visible(name)), p.voice.say("pack-other-hint")}
	}
	return nil
}

// replaceFile puts a whole file in its place: a reader finds the old one or the
// new, and so does whoever comes after a failure.
func replaceFile(name string, data []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(name), ".vakka-pack-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// size is a file's size in words: 12,4 Mt.
func size(bytes int, v voice) string {
	unit, n := v.say("kilobytes"), float64(bytes)/1000
	if bytes >= 1_000_000 {
		unit, n = v.say("megabytes"), n/1000
	}
	text := strconv.FormatFloat(n, 'f', 1, 64)
	if v != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + "\u00a0" + unit
}
