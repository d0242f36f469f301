package main

import (
	"context"
	"errors"
	"path"

	"github.com/spf13/cobra"

	"vakka/internal/aoe"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/site"
)

func (p *program) aoeCommand() *cobra.Command {
	baseURL := ""
	cmd := &cobra.Command{Use: "aoe SLUG", Args: p.words(1), RunE: func(cmd *cobra.Command, args []string) error {
		return p.aoe(cmd.Context(), args[0], baseURL)
	}}
	cmd.Flags().StringVar(&baseURL, "base-url", "", "")
	return cmd
}

// aoe prints a card's sheet for the Library of Open Educational Resources;
// nothing is written or sent.
func (p *program) aoe(ctx context.Context, slug, baseURL string) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	b, err := site.Read(ctx, p.input(bankFS, baseURL, false))
	if err != nil {
		if errors.Is(err, site.ErrBaseURL) {
			return complaint{p.voice.say("flag-value", "flag", "--base-url", "value", baseURL), p.voice.say("base-url-hint")}
		}
		return err
	}
	m, near := cardOf(b, slug)
	if m == nil {
		hint := p.voice.say("usage-hint", "command", "vakka aoe")
		if near != "" {
			hint = p.voice.say("near", "near", near)
		}
		return complaint{p.voice.say("aoe-card", "card", diag.Visible(slug)), hint}
	}
	sheet := aoe.Make(b, m)
	if err := sheet.Write(p.stdout, string(p.voice)); err != nil {
		return err
	}
	if sheet.Faults() > 0 {
		return exit(mistakes)
	}
	return nil
}

// cardOf finds a card by its id, or by the last part of it when only one card
// has it; near is what may have been meant.
func cardOf(b *bank.Bank, slug string) (found *bank.Material, near string) {
	if m := b.ByID(slug); m != nil {
		return m, ""
	}
	var ids []string
	for _, m := range b.Materials {
		ids = append(ids, m.ID, path.Base(m.ID))
		if path.Base(m.ID) == slug {
			if found != nil {
				return nil, m.ID
			}
			found = m
		}
	}
	return found, bank.Near(slug, ids)
}
