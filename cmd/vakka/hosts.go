package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/site"
)

func (p *program) hostsCommand() *cobra.Command {
	baseURL := ""
	cmd := &cobra.Command{Use: "hosts SERVER", Args: p.words(1), ValidArgs: site.Servers(), RunE: func(cmd *cobra.Command, args []string) error {
		return p.hosts(cmd.Context(), args[0], baseURL)
	}}
	cmd.Flags().StringVar(&baseURL, "base-url", "", "")
	return cmd
}

// hosts prints the bank's part of a server's settings; nothing is written.
func (p *program) hosts(ctx context.Context, server, baseURL string) error {
	if !slices.Contains(site.Servers(), server) {
		hint := p.voice.say("server-hint", "servers", strings.Join(site.Servers(), ", "))
		if slices.Contains(bank.HostNames, server) {
			hint = p.voice.say("server-none")
		}
		return complaint{p.voice.say("server", "server", server), hint}
	}
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	text, found, err := site.Snippet(ctx, p.input(bankFS, baseURL, false), server)
	if errors.Is(err, site.ErrBaseURL) {
		return complaint{p.voice.say("flag-value", "flag", "--base-url", "value", baseURL), p.voice.say("base-url-hint")}
	}
	if err != nil {
		return err
	}
	if len(found) > 0 {
		if err := diag.WriteText(p.stderr, found, string(p.voice)); err != nil {
			return err
		}
		return exit(mistakes)
	}
	_, err = io.WriteString(p.stdout, text)
	return err
}
