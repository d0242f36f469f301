package main

import "github.com/spf13/cobra"

func (p *program) importCommand() *cobra.Command {
	var f borrowFlags
	dry := false
	cmd := &cobra.Command{Use: "import [SLUG…]", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if f.from == "" {
			return complaint{p.voice.say("flag-needs", "flag", "--from-bank"), p.voice.say("usage-hint", "command", cmd.CommandPath())}
		}
		return p.fromBank(cmd.Context(), f, dry, args)
	}}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "")
	borrowing(cmd, &f)
	return cmd
}
