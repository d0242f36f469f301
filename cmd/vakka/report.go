package main

import (
	"context"

	"github.com/spf13/cobra"

	"vakka/internal/site"
)

func (p *program) reportCommand() *cobra.Command {
	format, dictionary := "text", ""
	cmd := &cobra.Command{Use: "report", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		if format != "text" && format != "csv" && format != "html" {
			return complaint{p.voice.say("flag-value", "flag", "--format", "value", format), p.voice.say("usage-hint", "command", "vakka report")}
		}
		return p.report(cmd.Context(), format, dictionary)
	}}
	cmd.Flags().StringVar(&format, "format", format, "")
	cmd.Flags().StringVar(&dictionary, "dictionary", "", "")
	return cmd
}

// report prints the bank's figures to stdout; nothing is written anywhere else.
func (p *program) report(ctx context.Context, format, dictionary string) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	in := p.input(bankFS, "", false)
	in.Dictionary = dictionary
	figures, err := site.Figures(ctx, in, string(p.voice))
	if err != nil {
		return p.dictionaryTrouble(err)
	}
	switch format {
	case "csv":
		return figures.WriteCSV(p.stdout, string(p.voice))
	case "html":
		return figures.WriteHTML(p.stdout, string(p.voice))
	}
	return figures.WriteText(p.stdout, string(p.voice))
}
