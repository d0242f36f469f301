package main

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"vakka/internal/editor"
	"vakka/internal/site"
)

func (p *program) schemaCommand() *cobra.Command {
	return &cobra.Command{Use: "schema", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		root, bankFS, err := p.open()
		if err != nil {
			return err
		}
		defer root.Close()
		b, err := site.Read(cmd.Context(), p.input(bankFS, "", false))
		if err != nil {
			return err
		}
		files := editor.Made(b.Config.Vocabularies, string(p.voice))
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
				return err
			}
			if err := root.WriteFile(name, files[name], 0o644); err != nil {
				return err
			}
			if _, err := fmt.Fprintln(p.stdout, name); err != nil {
				return err
			}
		}
		return nil
	}}
}
