package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"vakka/internal/asset"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/seed"
)

// putLogo reads a picture from wherever it is; it will be copied into the bank.
// It is looked at as pictures of texts are: a drawing may hold nothing that runs.
func (p *program) putLogo(a *seed.Answers, written string) error {
	a.Logo, a.LogoName = nil, ""
	if written == "" {
		return nil
	}
	dir, name := filepath.Split(filepath.Clean(written))
	if dir == "" {
		dir = "."
	}
	wrong := func(hint string) complaint {
		return complaint{p.voice.say("flag-value", "flag", "--logo", "value", diag.Visible(written)), hint}
	}
	folder := dirFS(dir)
	data, err := fs.ReadFile(folder, name)
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) {
		return wrong(p.voice.say("logo-hint"))
	}
	if err != nil {
		return err
	}
	_, found, err := asset.Pictures(folder, []asset.Use{{File: name, Image: &bank.Image{Written: name, Path: name}}}, nil)
	if err != nil {
		return err
	}
	for _, d := range found {
		if d.Severity() == diag.Error {
			return wrong(d.Message(string(p.voice)) + ". " + d.Hint(string(p.voice)))
		}
		fmt.Fprintf(p.stderr, "  %s: %s. %s\n", p.voice.say("hint"), d.Message(string(p.voice)), d.Hint(string(p.voice)))
	}
	a.Logo, a.LogoName = data, "logo"+strings.ToLower(filepath.Ext(name))
	return nil
}
