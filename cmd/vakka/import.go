package main

import "github.com/spf13/cobra"

func (p *program) importCommand() *cobra.Command {
	var f importFlags
	var borrowed borrowFlags
	cmd := &cobra.Command{Use: "import FILE…", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("from-bank") {
			return p.fromBank(cmd.Context(), borrowed, f.dry, args)
		}
		if len(args) == 0 {
			return complaint{p.voice.say("import-none"), p.voice.say("usage-hint", "command", cmd.CommandPath())}
		}
		return p.importFiles(cmd.Context(), args, f)
	}}
	cmd.Flags().StringVar(&f.kind, "kind", "", "")
	cmd.Flags().StringVar(&f.to, "to", "", "")
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "")
	borrowing(cmd, &borrowed)
	return cmd
}
