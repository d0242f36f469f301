package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vakka/internal/bank"
	"vakka/internal/deploy"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/site"
)

type deployFlags struct {
	out, target                string
	dryRun, adopt, purge, json bool
}

// deployKeys are the flags that take the place of a key of bank.yaml.
var deployKeys = []string{"bucket", "region", "endpoint", "prefix", "path"}

func (p *program) deployCommand() *cobra.Command {
	var f deployFlags
	cmd := &cobra.Command{Use: "deploy", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		to, err := p.deployment(cmd, f)
		if err != nil {
			return err
		}
		return p.deploy(cmd.Context(), f, to)
	}}
	cmd.Flags().StringVar(&f.out, "out", "", "")
	cmd.Flags().StringVar(&f.target, "target", "", "")
	for _, key := range deployKeys {
		cmd.Flags().String(key, "", "")
	}
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "")
	cmd.Flags().BoolVar(&f.adopt, "adopt", false, "")
	cmd.Flags().BoolVar(&f.purge, "purge", false, "")
	cmd.Flags().BoolVar(&f.json, "json", false, "")
	return cmd
}

// deployment is where bank.yaml and the flags say that the site is taken.
func (p *program) deployment(cmd *cobra.Command, f deployFlags) (bank.Deploy, error) {
	root, bankFS, err := p.open()
	if err != nil {
		return bank.Deploy{}, err
	}
	defer root.Close()
	to, found, err := site.Deployment(bankFS)
	if err != nil {
		return to, err
	}
	if diag.Errors(found, false) > 0 {
		if err := diag.WriteText(p.stderr, found, string(p.voice)); err != nil {
			return to, err
		}
		return to, exit(mistakes)
	}
	if to.Target == "folder" && !filepath.IsAbs(to.Path) {
		to.Path = filepath.Join(p.dir, to.Path) // bank.yaml speaks of its own folder, a flag of the one where it is given
	}
	if f.target != "" && f.target != to.Target {
		if !slices.Contains(bank.DeployTargets, f.target) {
			return to, p.badFlag("target", f.target, p.voice.say("deploy-targets", "targets", strings.Join(bank.DeployTargets, ", ")), bank.Near(f.target, bank.DeployTargets))
		}
		to = bank.Deploy{Target: f.target}
	}
	for _, key := range deployKeys {
		given := cmd.Flags().Lookup(key)
		if value := given.Value.String(); given.Changed && (value == "" && key != "prefix" || !to.Set(key, value)) {
			return to, p.badFlag(key, value, p.voice.say("deploy-example", "key", key, "example", bank.DeployExample(to.Target, key)), "")
		}
	}
	if missing := to.Missing(); missing != "" {
		return to, complaint{p.voice.say("deploy-missing", "key", missing), p.voice.say("deploy-missing-hint", "key", missing, "example", bank.DeployExample(to.Target, missing))}
	}
	return to, nil
}

// badFlag is a complaint about a flag's value.
func (p *program) badFlag(name, value, hint, near string) complaint {
	if near != "" {
		hint = p.voice.say("near", "near", near) + " " + hint
	}
	return complaint{p.voice.say("flag-value", "flag", "--"+name, "value", value), hint}
}

// deploy takes the site where it belongs, and says what changed there.
func (p *program) deploy(ctx context.Context, f deployFlags, to bank.Deploy) error {
	if f.out == "" {
		f.out = filepath.Join(p.dir, "public")
	}
	built, err := output.OpenSite(f.out)
	if err != nil {
		return err
	}
	defer built.Close()
	progress := p.progress("deploying")
	here, err := filepath.Abs(p.dir)
	if err != nil {
		return err
	}
	var texts []string
	for _, name := range append([]string{"borrowed"}, site.Sources...) {
		texts = append(texts, filepath.Join(here, name))
	}
	result, err := deploy.Run(ctx, deploy.Options{
		Bank: texts,
		Site: built, To: to, Getenv: os.Getenv, Now: today(), DryRun: f.dryRun, Adopt: f.adopt, Purge: f.purge, Step: progress.reach,
	})
	progress.end()
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(p.stderr, p.voice.say("deploy-stopped"))
		return exit(p.stopped.code())
	}
	if err != nil {
		return err
	}
	if f.json {
		return p.deployJSON(f, to, result)
	}
	return p.deployed(f, to, result)
}

// deployed says what a run did. The paths that a dry run is for go to stdout.
func (p *program) deployed(f deployFlags, to bank.Deploy, r deploy.Result) error {
	say := func(key string, pairs ...string) { fmt.Fprintln(p.stderr, p.voice.say(key, pairs...)) }
	if r.Resumed {
		say("deploy-resumed")
	}
	key := "deployed"
	switch {
	case f.dryRun:
		key = "deploy-dry"
		for _, path := range r.Put {
			fmt.Fprintln(p.stdout, "+ "+path)
		}
		for _, path := range r.Deleted {
			fmt.Fprintln(p.stdout, "- "+path)
		}
	case len(r.Put)+len(r.Deleted) == 0:
		key = "deploy-same"
	}
	say(key, "put", strconv.Itoa(len(r.Put)), "deleted", strconv.Itoa(len(r.Deleted)), "same", strconv.Itoa(r.Same), "target", targetName(to))
	if r.Waiting > 0 {
		say("deploy-waiting", "n", strconv.Itoa(r.Waiting))
	}
	if n := len(r.Foreign); n > 0 {
		shown := strings.Join(r.Foreign[:min(n, 10)], ", ")
		if n > 10 {
			shown += " …"
		}
		say("deploy-foreign", "n", strconv.Itoa(n), "files", diag.Visible(shown))
	}
	return nil
}

// targetName is a target as a person knows it.
func targetName(to bank.Deploy) string {
	if to.Target == "s3" {
		return "s3://" + to.Bucket + "/" + to.Prefix
	}
	return to.Path
}

// deployJSON prints a run's outcome for scripts.
func (p *program) deployJSON(f deployFlags, to bank.Deploy, r deploy.Result) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		DryRun  bool     `json:"dry_run"`
		Target  string   `json:"target"`
		Put     []string `json:"put"`
		Deleted []string `json:"deleted"`
		Same    int      `json:"same"`
		Waiting int      `json:"waiting"`
		Foreign []string `json:"foreign"`
		Resumed bool     `json:"resumed"`
	}{f.dryRun, targetName(to), append([]string{}, r.Put...), append([]string{}, r.Deleted...), r.Same, r.Waiting, append([]string{}, r.Foreign...), r.Resumed})
}

// deployTrouble words what is wrong with a target, and gives the exit code.
func (p *program) deployTrouble(t *deploy.Trouble) int {
	p.complain(p.voice.say("trouble-"+t.Kind, "detail", diag.Visible(t.Detail), "n", t.Count), p.voice.say("trouble-"+t.Kind+"-hint"))
	switch t.Kind {
	case deploy.NoKeys, deploy.NoRegion, deploy.Inside, deploy.Precious, deploy.Taken:
		return wrongUsage
	}
	return notReadable
}
