package main

import (
	"embed"

	"github.com/spf13/cobra"
)

//go:embed help
var helpTexts embed.FS

// helpCommand is vakka help and vakka help COMMAND.
func (p *program) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{Use: "help", RunE: func(_ *cobra.Command, args []string) error {
		cmd, _, err := root.Find(args)
		if err != nil || cmd == root && len(args) > 0 {
			return p.unknown(args[0], commandNames)
		}
		return cmd.Help()
	}}
}

// completion gives cobra's own command for shells our way of saying what is
// wrong.
func (p *program) completion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		panic(err) // it was made on the line before
	}
	var shells []string
	for _, shell := range cmd.Commands() {
		shell.Args = p.words(0)
		shells = append(shells, shell.Name())
	}
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return p.unknown(args[0], shells)
		}
		return cmd.Help()
	}
}

// help is a command's help in the program's language. Subcommands of
// completion share its text.
func (p *program) help(command string) string {
	if command == "help" {
		command = "vakka"
	}
	data, err := helpTexts.ReadFile("help/" + string(p.voice) + "/" + command + ".txt")
	if err != nil {
		data, err = helpTexts.ReadFile("help/" + string(p.voice) + "/completion.txt")
	}
	if err != nil {
		panic(err)
	}
	return string(data)
}
