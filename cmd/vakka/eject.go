package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/render"
	"vakka/internal/site"
	"vakka/templates"
)

func (p *program) ejectCommand() *cobra.Command {
	printed, texts := false, false
	cmd := &cobra.Command{Use: "eject TEMPLATE", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 1 || texts && (printed || len(args) > 0) || printed && len(args) == 0:
			return complaint{p.voice.say("args"), p.voice.say("usage-hint", "command", "vakka eject")}
		case texts:
			return p.listTexts()
		case len(args) == 0:
			return p.listTemplates()
		}
		return p.eject(args[0], printed)
	}}
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		names, err := render.TemplateNames(templates.Files, string(p.voice))
		var out []string
		for _, t := range names {
			out = append(out, t.Name)
		}
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.Flags().BoolVar(&printed, "print", false, "")
	cmd.Flags().BoolVar(&texts, "texts", false, "")
	return cmd
}

// listTemplates prints the names of the built-in templates and what they are for.
func (p *program) listTemplates() error {
	names, err := render.TemplateNames(templates.Files, string(p.voice))
	if err != nil {
		return err
	}
	for _, t := range names {
		if _, err := fmt.Fprintf(p.stdout, "%-30s %s\n", t.Name, t.About); err != nil {
			return err
		}
	}
	return nil
}

// listTexts prints the interface's texts as bank.yaml would have them.
func (p *program) listTexts() error {
	texts, err := render.Texts(templates.Files)
	if err != nil {
		return err
	}
	for _, t := range texts {
		if words, ok := t.Words[string(p.voice)]; ok {
			if _, err := fmt.Fprintf(p.stdout, "%s: %q\n", t.Key, words); err != nil {
				return err
			}
		}
	}
	return nil
}

// eject copies a built-in template into the bank, where it stands in the
// original's place, or prints it. It never writes over a file.
func (p *program) eject(name string, printed bool) error {
	t, err := p.template(name)
	if err != nil {
		return err
	}
	data, err := render.Eject(templates.Files, t, version())
	if err != nil {
		return err
	}
	if printed {
		_, err := p.stdout.Write(data)
		return err
	}
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	if site.Language(bankFS) == "" {
		return site.ErrNoBank
	}
	file := path.Join(render.OwnFolder, t.Name)
	if err := write(root, file, data); errors.Is(err, fs.ErrExist) {
		return complaint{p.voice.say("exists", "file", file), p.voice.say("eject-exists-hint", "template", t.Name)}
	} else if err != nil {
		return err
	}
	fmt.Fprintln(p.stderr, p.voice.say("made", "file", file))
	fmt.Fprintln(p.stderr, p.voice.say("eject-next"))
	_, err = fmt.Fprintln(p.stdout, file)
	return err
}

// template finds a template by its name, with or without part/ and .html.
func (p *program) template(name string) (render.TemplateName, error) {
	names, err := render.TemplateNames(templates.Files, string(p.voice))
	if err != nil {
		return render.TemplateName{}, err
	}
	wanted := strings.TrimSuffix(strings.TrimPrefix(name, render.OwnFolder+"/"), ".html")
	var all []string
	for _, t := range names {
		if short := strings.TrimSuffix(t.Name, ".html"); wanted == short || wanted == strings.TrimPrefix(short, "part/") && !hasPage(wanted) {
			return t, nil
		}
		all = append(all, t.Name)
	}
	hint := p.voice.say("template-hint")
	if near := bank.Near(name, all); near != "" {
		hint = p.voice.say("near", "near", near)
	}
	return render.TemplateName{}, complaint{p.voice.say("template", "template", name), hint}
}

// hasPage tells whether a short name is a page's, which part/ shares with it.
func hasPage(name string) bool {
	_, err := fs.Stat(templates.Files, name+".html")
	return err == nil
}
