package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/search"
	"vakka/internal/site"
)

type buildFlags struct {
	out, baseURL, dictionary string
	drafts, json             bool
}

func (p *program) buildCommand() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{Use: "build", Args: p.words(0), RunE: func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed("out") && f.out == "" { // an empty variable in a script
			return complaint{p.voice.say("flag-needs", "flag", "--out"), p.voice.say("usage-hint", "command", "vakka build")}
		}
		if cmd.Flags().Changed("dictionary") && f.dictionary == "" {
			return complaint{p.voice.say("flag-needs", "flag", "--dictionary"), p.voice.say("dictionary-hint")}
		}
		return p.build(cmd.Context(), f)
	}}
	cmd.Flags().StringVar(&f.out, "out", "", "")
	cmd.Flags().StringVar(&f.baseURL, "base-url", "", "")
	cmd.Flags().StringVar(&f.dictionary, "dictionary", "", "")
	cmd.Flags().BoolVar(&f.drafts, "drafts", false, "")
	cmd.Flags().BoolVar(&f.json, "json", false, "")
	return cmd
}

// build makes the site and says what changed.
func (p *program) build(ctx context.Context, f buildFlags) error {
	thrift := site.NewThrift()
	defer thrift.End()
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	if _, err := fs.Stat(bankFS, "bank.yaml"); errors.Is(err, fs.ErrNotExist) {
		return site.ErrNoBank
	}
	if f.out == "" {
		f.out = filepath.Join(p.dir, "public")
	}
	open := func() (*output.Tree, error) { return output.Open(f.out, p.sources()...) }
	in := p.input(bankFS, f.baseURL, f.drafts)
	in.Dictionary, in.Thrift = f.dictionary, thrift
	progress := p.progress("progress")
	report, result, err := site.Publish(ctx, in, past.Open(root, maker()), f.out, open, progress.add)
	progress.end()
	if errors.Is(err, site.ErrBaseURL) {
		return complaint{p.voice.say("flag-value", "flag", "--base-url", "value", f.baseURL), p.voice.say("base-url-hint")}
	}
	if err != nil {
		return p.dictionaryTrouble(err)
	}
	if f.json {
		return p.buildJSON(f.out, report, result)
	}
	told := diag.AtLeast(report.Found, diag.Warning)
	if err := diag.WriteText(p.stderr, told, string(p.voice)); err != nil {
		return err
	}
	if !report.OK {
		fmt.Fprintln(p.stderr, p.voice.say("not-built", "summary", diag.Summary(report.Found, string(p.voice))))
		return exit(mistakes)
	}
	fmt.Fprintln(p.stderr, p.voice.say("built", "pages", strconv.Itoa(report.Pages), "out", f.out))
	fmt.Fprintln(p.stderr, p.voice.say("changed", "written", strconv.Itoa(result.Written), "deleted", strconv.Itoa(result.Deleted), "same", strconv.Itoa(result.Unchanged)))
	if said := p.voice.dictionary(report.Search); said != "" {
		fmt.Fprintln(p.stderr, said)
	}
	if hints := len(report.Found) - len(told); hints > 0 {
		fmt.Fprintln(p.stderr, p.voice.say("hints", "n", strconv.Itoa(hints)))
	}
	if report.NoLetters {
		fmt.Fprintln(p.stderr, p.voice.say("no-letters"))
	}
	for _, card := range report.Renamed[:min(len(report.Renamed), 5)] {
		fmt.Fprintln(p.stderr, p.voice.say("renamed", "old", card.Old, "new", strings.Join(card.New[:min(len(card.New), 5)], ", ")))
	}
	if len(result.Kept) > 0 {
		fmt.Fprintln(p.stderr, p.voice.say("kept", "out", f.out, "files", diag.Visible(strings.Join(result.Kept, ", "))))
	}
	return nil
}

// buildJSON prints a build's outcome for scripts.
func (p *program) buildJSON(out string, report site.Report, result output.Result) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		OK        bool     `json:"ok"`
		Out       string   `json:"out"`
		Pages     int      `json:"pages"`
		Written   int      `json:"written"`
		Unchanged int      `json:"unchanged"`
		Deleted   int      `json:"deleted"`
		Kept      []string `json:"kept"`
		Search    any      `json:"search"`
		Problems  any      `json:"problems"`
	}{report.OK, out, report.Pages, result.Written, result.Unchanged, result.Deleted, append([]string{}, result.Kept...), searchJSON(report.Search), diag.JSON(report.Found, string(p.voice))})
	if err == nil && !report.OK {
		return exit(mistakes)
	}
	return err
}

// searchJSON is what the search index was made with; null when there is none.
func searchJSON(r search.Report) any {
	if len(r.Indexes) == 0 {
		return nil
	}
	type dictionary struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Hash    string `json:"hash"`
	}
	type index struct {
		Lang      string `json:"lang"`
		Documents int    `json:"documents"`
		Words     int    `json:"words"`
	}
	out := struct {
		Dictionary *dictionary `json:"dictionary"` // null: the analyser that is built in
		Indexes    []index     `json:"indexes"`
	}{}
	if r.Dictionary != "" {
		out.Dictionary = &dictionary{r.Dictionary, r.Version, r.Hash}
	}
	for _, i := range r.Indexes {
		out.Indexes = append(out.Indexes, index{i.Lang, i.Documents, i.Words})
	}
	return out
}

// dictionary says which dictionary the Finnish index was made with; nothing
// when the bank has no Finnish.
func (v voice) dictionary(r search.Report) string {
	if !slices.ContainsFunc(r.Indexes, func(i search.IndexReport) bool { return i.Lang == "fi" }) {
		return ""
	}
	if r.Dictionary == "" {
		return v.say("search-built-in")
	}
	return v.say("search-dictionary", "name", r.Dictionary, "version", r.Version, "hash", r.Hash)
}

// today is the machine's date. Only warnings depend on it, never a page.
func today() time.Time { return clock() }

// clock is stood in for by the stories, which tell of one day for ever.
var clock = time.Now

// dictionaryTrouble words an error about the dictionary that was asked for;
// any other is left as it is.
func (p *program) dictionaryTrouble(err error) error {
	if unreadable := (*site.DictionaryError)(nil); errors.As(err, &unreadable) {
		return complaint{p.voice.say("dictionary", "dictionary", diag.Visible(unreadable.Asked), "why", unreadable.Err.Error()), p.voice.say("dictionary-hint")}
	}
	return err
}
