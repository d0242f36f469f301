package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/borrow"
	"vakka/internal/diag"
	"vakka/internal/site"
)

// borrowFlags say which cards of another bank are taken, and what is done where
// both banks have changed one.
type borrowFlags struct {
	from, accept              string
	all, update, ours, theirs bool
}

// borrowing adds the flags of vakka import --from-bank.
func borrowing(cmd *cobra.Command, f *borrowFlags) {
	cmd.Flags().StringVar(&f.from, "from-bank", "", "")
	cmd.Flags().StringVar(&f.accept, "accept-license", "", "")
	cmd.Flags().BoolVar(&f.all, "all", false, "")
	cmd.Flags().BoolVar(&f.update, "update", false, "")
	cmd.Flags().BoolVar(&f.ours, "keep-ours", false, "")
	cmd.Flags().BoolVar(&f.theirs, "take-theirs", false, "")
}

// A borrower is one run of vakka import --from-bank.
type borrower struct {
	*program
	flags borrowFlags
	dry   bool
	root  *os.Root
	files fs.FS
	ours  *bank.Bank
	get   borrow.Get
	from  *borrow.Bank
	list  *borrow.List

	writes  map[string][]byte // what is written, by path from the bank's folder
	stale   []string          // their texts that are waiting no more
	trouble bool              // something was refused, or is to be decided
	counts  map[borrow.What]int
}

// fromBank takes cards of another bank, brings those taken up to date, or lists
// what there is.
func (p *program) fromBank(ctx context.Context, f borrowFlags, dry bool, wanted []string) (err error) {
	if f.ours && f.theirs || (f.ours || f.theirs) && len(wanted) == 0 || f.all && len(wanted) > 0 {
		return complaint{p.voice.say("borrow-flags"), p.voice.say("usage-hint", "command", "vakka import")}
	}
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	b := &borrower{program: p, flags: f, dry: dry, root: root, files: bankFS, writes: map[string][]byte{}, counts: map[borrow.What]int{}}
	if b.ours, err = site.Read(ctx, p.input(bankFS, "", false)); err != nil {
		return err
	}
	done, err := b.open(ctx, f.from)
	if err != nil {
		return b.unreachable(err)
	}
	defer func() { err = errors.Join(err, done()) }()
	if b.from, err = borrow.Read(ctx, b.get); err != nil {
		return b.unreachable(err)
	}
	if err := b.readList(); err != nil {
		return err
	}
	if len(wanted) == 0 && !f.all && !f.update {
		return b.show()
	}
	cards, err := b.choose(wanted)
	if err != nil {
		return err
	}
	if err := b.take(ctx, cards); err != nil {
		return b.unreachable(err)
	}
	return b.finish(ctx)
}

// readList reads what has been taken from the bank before.
func (b *borrower) readList() error {
	data, err := b.read(borrow.ListPath(b.from.ID))
	if err != nil {
		return err
	}
	if b.list, err = borrow.ReadList(data, b.from); err != nil {
		return err
	}
	if b.list.Other(b.from) {
		return complaint{b.voice.say("borrow-other", "id", b.from.ID, "name", diag.Visible(b.list.Name)),
			b.voice.say("borrow-other-hint", "folder", path.Dir(borrow.ListPath(b.from.ID)))}
	}
	b.list.Name, b.list.Address = b.from.Name, b.from.Address
	return nil
}

// read gives a file of this bank, nil when there is none.
func (b *borrower) read(file string) ([]byte, error) {
	data, err := b.root.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if data == nil && err == nil {
		data = []byte{}
	}
	return data, err
}

// show lists the cards there are to take.
func (b *borrower) show() error {
	for _, c := range b.from.Cards {
		state := " "
		if _, taken := b.list.Cards[c.ID]; taken {
			state = "*"
		}
		var langs []string
		for _, t := range c.Texts {
			langs = append(langs, t.Lang)
		}
		license := c.License
		if license == "" {
			license = "?"
		}
		if _, err := fmt.Fprintf(b.stdout, "%s %s  %s  (%s; %s)\n", state, c.ID, diag.Visible(c.Title), diag.Visible(license), strings.Join(langs, " ")); err != nil {
			return err
		}
	}
	fmt.Fprintln(b.stderr, b.voice.say("borrow-shown", "n", fmt.Sprint(len(b.from.Cards)), "name", diag.Visible(b.from.Name)))
	return nil
}

// choose finds the cards that are meant.
func (b *borrower) choose(wanted []string) ([]*borrow.Card, error) {
	var out []*borrow.Card
	add := func(c *borrow.Card) {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for _, w := range wanted {
		c := b.from.ByID(strings.TrimSuffix(w, ".html"))
		if c == nil {
			var ids []string
			for _, other := range b.from.Cards {
				ids = append(ids, other.ID, path.Base(other.ID))
			}
			hint := b.voice.say("borrow-unknown-hint")
			if near := bank.Near(w, ids); near != "" {
				hint = b.voice.say("near", "near", near)
			}
			return nil, complaint{b.voice.say("borrow-unknown", "card", diag.Visible(w), "name", diag.Visible(b.from.Name)), hint}
		}
		add(c)
	}
	for i := range b.from.Cards {
		c := &b.from.Cards[i]
		_, taken := b.list.Cards[c.ID]
		if b.flags.all && c.Kind != bank.Page || b.flags.update && taken && len(wanted) == 0 {
			add(c)
		}
	}
	if b.flags.update && len(wanted) == 0 {
		for _, id := range sortedIDs(b.list.Cards) {
			if b.from.ByID(id) == nil && b.has(b.list.Cards[id]) {
				b.say("borrow-gone-card", "card", id)
			}
		}
	}
	return out, nil
}

// has tells whether something of a card that was taken is still here.
func (b *borrower) has(e borrow.Entry) bool {
	for file := range e.Files {
		if _, err := b.root.Stat(file); err == nil {
			return true
		}
	}
	return false
}

func sortedIDs(cards map[string]borrow.Entry) []string {
	var out []string
	for id := range cards {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// say tells something on the error output.
func (b *borrower) say(key string, pairs ...string) {
	for i := 1; i < len(pairs); i += 2 {
		pairs[i] = diag.Visible(pairs[i])
	}
	fmt.Fprintln(b.stderr, b.voice.say(key, pairs...))
}

// take makes each card's files and decides about them one by one.
func (b *borrower) take(ctx context.Context, cards []*borrow.Card) error {
	coming := map[string]bool{}
	for _, c := range slices.Clone(cards) {
		if !b.allowed(c) {
			b.trouble = true
			cards = slices.DeleteFunc(cards, func(other *borrow.Card) bool { return other == c })
			continue
		}
		coming[c.ID] = true
	}
	home := borrow.Home{Languages: b.ours.Config.Languages, Vocabularies: b.ours.Config.Vocabularies, IDs: map[string]string{},
		Folder: func(k bank.Kind) string { return site.Folder(b.files, k) }}
	for id, e := range b.list.Cards {
		home.IDs[id] = e.ID
	}
	taken := func(id string) bool { _, before := b.list.Cards[id]; return before || coming[id] }
	for _, c := range cards {
		card, err := b.from.Adapt(ctx, b.get, home, c, taken)
		if errors.Is(err, borrow.ErrLanguage) {
			b.say("borrow-language", "card", c.ID, "languages", strings.Join(home.Languages, ", "))
			b.trouble = true
			continue
		}
		if err != nil {
			return err
		}
		if err := b.decide(card); err != nil {
			return err
		}
	}
	return nil
}

// allowed tells whether a card may be taken under its licence, and what the
// licence asks.
func (b *borrower) allowed(c *borrow.Card) bool {
	terms := borrow.TermsOf(c.License)
	if !terms.Free() && (b.flags.accept == "" || !strings.EqualFold(b.flags.accept, c.License) && !(c.License == "" && b.flags.accept == "?")) {
		key := "borrow-license-unknown"
		license := c.License
		switch {
		case license == "":
			key, license = "borrow-license-none", "?"
		case terms.NoDerivatives:
			key = "borrow-license-fixed"
		}
		b.say(key, "card", c.ID, "license", license)
		return false
	}
	if _, before := b.list.Cards[c.ID]; before {
		return true
	}
	if terms.ShareAlike {
		b.say("borrow-share-alike", "card", c.ID, "license", c.License)
	}
	if terms.NonCommercial {
		b.say("borrow-non-commercial", "card", c.ID, "license", c.License)
	}
	return true
}
