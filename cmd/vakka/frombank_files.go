package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/borrow"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/site"
)

// open finds the other bank: a site on the web, or a folder or ZIP of a site or
// of a bank. What it opened is closed by done.
func (b *borrower) open(ctx context.Context, where string) (done func() error, err error) {
	none := func() error { return nil }
	if strings.Contains(where, "://") {
		b.get, err = borrow.Web(where)
		return none, err
	}
	info, err := os.Stat(where)
	if err != nil {
		return none, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(where)
		if err != nil {
			return none, err
		}
		clean, err := b.shelf(ctx, root.FS(), where)
		return func() error { return errors.Join(clean(), root.Close()) }, err
	}
	file, err := os.Open(where)
	if err != nil {
		return none, err
	}
	inside, err := borrow.Archive(file, info.Size())
	if err != nil {
		return none, errors.Join(err, file.Close())
	}
	clean, err := b.shelf(ctx, inside, where)
	return func() error { return errors.Join(clean(), file.Close()) }, err
}

// shelf makes of a bank's folder what its site would hand on, in a temporary
// folder; a site is handed on as it is.
func (b *borrower) shelf(ctx context.Context, folder fs.FS, where string) (done func() error, err error) {
	none := func() error { return nil }
	if _, err := fs.Stat(folder, "bank.yaml"); err != nil {
		b.get = borrow.Folder(borrow.Site(folder))
		return none, nil
	}
	temp, err := os.MkdirTemp("", "vakka-borrow-")
	if err != nil {
		return none, err
	}
	clean := func() error { return os.RemoveAll(temp) }
	root, err := os.OpenRoot(temp)
	if err != nil {
		return clean, err
	}
	in := b.input(folder, "", false)
	in.Dir = where
	if err := site.HandOn(ctx, in, func(f output.File) error { return write(root, f.Path, f.Data) }); err != nil {
		return func() error { return errors.Join(root.Close(), clean()) }, err
	}
	b.get = borrow.Folder(root.FS())
	return func() error { return errors.Join(root.Close(), clean()) }, nil
}

// unreachable words why another bank cannot be read.
func (b *borrower) unreachable(err error) error {
	where := diag.Visible(b.flags.from)
	var address *borrow.AddressError
	var catalogue *borrow.CatalogueError
	var net *url.Error
	switch {
	case errors.As(err, &address) && address.Reason == borrow.NoAnswer:
		b.complain(b.voice.say("borrow-status", "address", diag.Visible(address.Address)), b.voice.say("borrow-no-catalogue-hint"))
		return exit(notReadable)
	case errors.As(err, &address):
		return complaint{b.voice.say("borrow-"+address.Reason, "address", diag.Visible(address.Address)), b.voice.say("borrow-" + address.Reason + "-hint")}
	case errors.As(err, &catalogue) && catalogue.Version != "":
		return complaint{b.voice.say("borrow-version", "from", where, "version", diag.Visible(catalogue.Version)), b.voice.say("borrow-version-hint")}
	case errors.As(err, &catalogue):
		return complaint{b.voice.say("borrow-broken", "from", where, "why", diag.Visible(catalogue.Detail)), b.voice.say("borrow-no-catalogue-hint")}
	case errors.As(err, &net):
		b.complain(b.voice.say("borrow-net", "from", where, "why", diag.Visible(net.Err.Error())), "")
		return exit(notReadable)
	case errors.Is(err, borrow.ErrLarge):
		return complaint{b.voice.say("borrow-large", "from", where, "why", diag.Visible(err.Error())), ""}
	case errors.Is(err, borrow.ErrChanged):
		b.complain(b.voice.say("borrow-changed", "from", where), b.voice.say("borrow-changed-hint"))
		return exit(notReadable)
	case b.from == nil && errors.Is(err, fs.ErrNotExist):
		return complaint{b.voice.say("borrow-no-catalogue", "from", where), b.voice.say("borrow-no-catalogue-hint")}
	}
	return err
}

// decide settles what happens to each file of a card, and says it.
func (b *borrower) decide(card borrow.Adapted) error {
	entry, before := b.list.Cards[card.Card.ID]
	changes, err := borrow.Compare(entry, card.Files, b.read)
	if err != nil {
		return err
	}
	if own := b.ours.ByID(card.ID); !before && own != nil && slices.ContainsFunc(changes, func(c borrow.Change) bool { return c.What != borrow.Agreed }) {
		b.say("borrow-own", "card", card.ID, "file", own.Texts[0].File)
		b.trouble = true
		return nil
	}
	if i := slices.IndexFunc(changes, func(c borrow.Change) bool { return c.What == borrow.InTheWay }); i >= 0 {
		b.say("borrow-in-way", "file", changes[i].File)
		b.trouble = true
		return nil
	}
	for _, l := range card.Left {
		b.say("borrow-left", "card", card.Card.ID, "key", l.Key, "value", l.Value)
	}
	next := borrow.Entry{ID: card.ID, License: card.Card.License, Files: map[string]string{}}
	for _, c := range changes {
		if err := b.settle(c, entry, next); err != nil {
			return err
		}
	}
	b.list.Cards[card.Card.ID] = next
	return nil
}

// settle decides about one file: what is written, and what is remembered as
// taken.
func (b *borrower) settle(c borrow.Change, entry, next borrow.Entry) error {
	if b.flags.theirs && c.Theirs != nil && (c.What == borrow.Both || c.What == borrow.Kept || c.What == borrow.Removed) {
		c.What = borrow.Update
	}
	if b.flags.ours && c.What == borrow.Both {
		c.What = borrow.Agreed
	}
	b.counts[c.What]++
	copy, waiting := borrow.CopyPath(b.from.ID, c.File), borrow.NewPath(b.from.ID, c.File)
	next.Files[c.File] = entry.Files[c.File]
	text := path.Ext(c.File) == ".md"
	if text && c.What != borrow.Both {
		b.stale = append(b.stale, waiting)
	}
	switch c.What {
	case borrow.New, borrow.Update, borrow.Agreed:
		next.Files[c.File] = borrow.Sum(c.File, c.Theirs)
		if c.What != borrow.Agreed {
			b.writes[c.File] = c.Theirs
		}
		if text {
			b.writes[copy] = c.Theirs
		}
	case borrow.Both:
		b.trouble = true
		if text {
			b.writes[waiting] = c.Theirs
		}
	}
	if c.What == borrow.Same || c.What == borrow.Agreed {
		return nil
	}
	fmt.Fprintf(b.stdout, "%s: %s\n", c.File, b.voice.say("borrow-"+string(c.What)))
	if c.What == borrow.Both && text {
		return b.sideBySide(c, copy)
	}
	return nil
}

// sideBySide lists where two versions of a text differ.
func (b *borrower) sideBySide(c borrow.Change, copy string) error {
	base, err := b.read(copy)
	if err != nil {
		return err
	}
	for _, part := range borrow.Parts(base, c.Ours, c.Theirs) {
		who := "borrow-part-both"
		switch {
		case part.Here && !part.There:
			who = "borrow-part-here"
		case part.There && !part.Here:
			who = "borrow-part-there"
		}
		name := part.Name
		if name == "" {
			name = b.voice.say("borrow-part-lead")
		}
		fmt.Fprintf(b.stdout, "  %s  (%s)\n", diag.Visible(name), b.voice.say(who))
		for _, side := range []struct{ key, text string }{{"borrow-ours", part.Ours}, {"borrow-theirs", part.Theirs}} {
			for i, line := range strings.Split(side.text, "\n") {
				label := ""
				if i == 0 {
					label = b.voice.say(side.key)
				}
				fmt.Fprintf(b.stdout, "    %-8s %s\n", label, visibleLine(line))
			}
		}
	}
	return nil
}

// visibleLine is a line of foreign text as a terminal may have it, however long.
func visibleLine(s string) string {
	var out strings.Builder
	for piece := range slices.Chunk([]rune(s), 100) {
		out.WriteString(diag.Visible(string(piece)))
	}
	return out.String()
}

// finish looks the bank over as it would be and writes what was decided, or
// only says what it would write.
func (b *borrower) finish(ctx context.Context) error {
	in := b.input(borrow.Overlay(b.files, b.writes), "", false)
	found, err := site.Check(ctx, in)
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		_, ours := b.writes[d.File]
		return !ours || d.Severity() == diag.Hint
	})
	if err := diag.WriteText(b.stderr, found, string(b.voice)); err != nil {
		return err
	}
	if diag.Errors(found, false) > 0 {
		b.say("borrow-faulty")
		return exit(mistakes)
	}
	summary := []string{"new", strconv.Itoa(b.counts[borrow.New]), "updated", strconv.Itoa(b.counts[borrow.Update]),
		"kept", strconv.Itoa(b.counts[borrow.Kept]), "both", strconv.Itoa(b.counts[borrow.Both])}
	if b.dry {
		b.say("borrow-dry", summary...)
	} else {
		if err := b.write(); err != nil {
			return err
		}
		b.say("borrow-done", summary...)
	}
	if b.counts[borrow.Both] > 0 {
		b.say("borrow-both-hint")
	}
	if b.trouble {
		return exit(mistakes)
	}
	return nil
}

// write puts everything in its place. The list comes last: a run that was
// interrupted is taken up by the next.
func (b *borrower) write() error {
	for _, file := range slices.Sorted(maps.Keys(b.writes)) {
		if err := replace(b.root, file, b.writes[file]); err != nil {
			return err
		}
	}
	for _, file := range b.stale {
		if err := b.root.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if len(b.list.Cards) == 0 {
		return nil
	}
	if err := replace(b.root, borrow.Root+"/README.txt", []byte(b.voice.say("borrow-readme"))); err != nil {
		return err
	}
	return replace(b.root, borrow.ListPath(b.from.ID), b.list.Bytes())
}

// replace writes a file whole: the old one stands until the new one is there.
func replace(root *os.Root, file string, data []byte) error {
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return err
	}
	temp := path.Join(path.Dir(file), ".vakka-"+filepath.Base(file)+".tmp")
	if err := root.WriteFile(temp, data, 0o644); err != nil {
		return err
	}
	return root.Rename(temp, file)
}
