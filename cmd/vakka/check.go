package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"vakka/internal/diag"
	"vakka/internal/site"
)

func (p *program) checkCommand() *cobra.Command {
	var strict bool
	var format string
	cmd := &cobra.Command{Use: "check", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		if format != "text" && format != "json" && format != "sarif" {
			return complaint{p.voice.say("flag-value", "flag", "--format", "value", format), p.voice.say("usage-hint", "command", "vakka check")}
		}
		return p.check(cmd.Context(), strict, format)
	}}
	cmd.Flags().BoolVar(&strict, "strict", false, "")
	cmd.Flags().StringVar(&format, "format", "text", "")
	return cmd
}

// check reads the bank and prints what is wrong with it; nothing is written.
func (p *program) check(ctx context.Context, strict bool, format string) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	found, err := site.Check(ctx, p.input(bankFS, "", false))
	if err != nil {
		return err
	}
	lang := string(p.voice)
	switch format {
	case "json":
		err = diag.WriteJSON(p.stdout, found, lang)
	case "sarif":
		err = diag.WriteSARIF(p.stdout, found, lang, version())
	default:
		// What must be mended stands last, next to the sum: a screen shows the end.
		slices.SortStableFunc(found, func(a, b diag.Diagnostic) int {
			return min(int(a.Severity()), 1) - min(int(b.Severity()), 1)
		})
		if err = diag.WriteText(p.stderr, found, lang); err == nil {
			_, err = fmt.Fprintln(p.stderr, diag.Summary(found, lang))
		}
	}
	if err == nil && diag.Errors(found, strict) > 0 {
		return exit(mistakes)
	}
	return err
}
