package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/intake"
	"vakka/internal/site"
	"vakka/internal/source"
	"vakka/internal/starter"
)

// importFlags say what cards become and where they go.
type importFlags struct {
	kind, to string
	dry      bool
}

// importFiles makes cards of documents and prints what came of each.
func (p *program) importFiles(ctx context.Context, args []string, f importFlags) error {
	root, bankFS, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	options, err := p.importOptions(bankFS, f)
	if err != nil {
		return err
	}
	files, passed, closeAll, err := p.documents(args)
	defer closeAll()
	if err != nil {
		return err
	}
	defer p.passedBy(passed)
	if len(files) == 0 {
		return complaint{p.voice.say("import-none"), p.voice.say("import-none-hint")}
	}
	made, refused := []string{}, 0
	for _, card := range intake.Cards(files, options) {
		if card.Refused {
			refused++
			if err := diag.WriteText(p.stderr, card.Found, string(p.voice)); err != nil {
				return err
			}
			continue
		}
		made = append(made, card.Path)
		if err := p.keep(root, card, f.dry); err != nil {
			return err
		}
	}
	if !f.dry {
		if err := p.sensitive(ctx, bankFS, made); err != nil {
			return err
		}
	}
	return p.importEnd(len(made), refused, f.dry)
}

func (p *program) importEnd(made, refused int, dry bool) error {
	switch {
	case dry:
		fmt.Fprintln(p.stderr, p.voice.say("import-dry", "made", strconv.Itoa(made)))
	case made > 0:
		fmt.Fprintln(p.stderr, p.voice.say("import-next", "made", strconv.Itoa(made)))
	}
	if refused > 0 {
		fmt.Fprintln(p.stderr, p.voice.say("import-refused", "refused", strconv.Itoa(refused)))
		return exit(mistakes)
	}
	return nil
}

// passedBy tells of old documents in a folder that no card was made of: who had
// years of them would think that all is in the bank.
func (p *program) passedBy(names []string) {
	if n := len(names); n > 0 {
		some := names[:min(n, 5)]
		fmt.Fprintln(p.stderr, p.voice.say("import-passed", "n", strconv.Itoa(n), "files", diag.Visible(strings.Join(some, ", "))))
	}
}

// sensitive tells at once what must not wait until a draft is finished: people's
// data and groups' meeting links.
func (p *program) sensitive(ctx context.Context, bankFS fs.FS, made []string) error {
	found, err := site.Check(ctx, p.input(bankFS, "", true))
	if err != nil {
		return err
	}
	var told []diag.Diagnostic
	for _, d := range found {
		if slices.Contains(made, d.File) && (strings.HasPrefix(d.Rule, "personal-") || d.Rule == "meeting-link") {
			told = append(told, d)
		}
	}
	return diag.WriteText(p.stderr, told, string(p.voice))
}

// importOptions reads the flags and the bank's settings.
func (p *program) importOptions(bankFS fs.FS, f importFlags) (intake.Options, error) {
	config, err := site.Config(bankFS)
	if err != nil {
		return intake.Options{}, err
	}
	kind := bank.Kind("")
	if f.kind != "" {
		var ok bool
		if kind, ok = starter.Kind(f.kind); !ok || kind == bank.Week || kind == bank.Survey {
			return intake.Options{}, complaint{p.voice.say("flag-value", "flag", "--kind", "value", f.kind), p.voice.say("import-kind-hint")}
		}
	}
	to := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(f.to), "content/"), "/")
	if f.to != "" {
		ok := fs.ValidPath(to) && to != "." && to != "content"
		for part := range strings.SplitSeq(to, "/") {
			ok = ok && source.Slug(part) == part
		}
		if !ok {
			return intake.Options{}, complaint{p.voice.say("flag-value", "flag", "--to", "value", f.to), p.voice.say("import-to-hint")}
		}
	}
	return intake.Options{Config: config, Voice: string(p.voice), Kind: kind,
		Folder: func(kind bank.Kind) string {
			if to != "" {
				return to
			}
			return site.Folder(bankFS, kind)
		},
		Taken: func(dir, name string) bool { return sameAddress(bankFS, dir, name) != "" },
	}, nil
}

// keep writes a card, its pictures and the list of what to look at, and prints
// the list. On a dry run it only prints.
func (p *program) keep(root *os.Root, card intake.Card, dry bool) error {
	if !dry {
		for i := len(card.Files) - 1; i >= 0; i-- { // the card last: it is whole, or not there
			if err := write(root, card.Files[i].Path, card.Files[i].Data); err != nil {
				return err
			}
		}
		if len(card.Found) > 0 {
			if err := write(root, p.listName(card.Path), []byte(p.list(card))); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(p.stderr, p.voice.say("imported", "source", diag.Visible(card.Source), "file", card.Path))
	if err := diag.WriteText(p.stderr, card.Found, string(p.voice)); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.stdout, card.Path)
	return err
}

// listName is the file beside a card that tells what to look at.
func (p *program) listName(card string) string {
	if path.Base(card) == "index.md" {
		return path.Join(path.Dir(card), p.voice.say("import-list")+".txt")
	}
	return strings.TrimSuffix(card, ".md") + "." + p.voice.say("import-list") + ".txt"
}

// list is what a person must look at, with the whole of each text.
func (p *program) list(card intake.Card) string {
	var out strings.Builder
	fmt.Fprintln(&out, p.voice.say("import-list-head", "source", diag.Visible(path.Base(card.Source))))
	for i, d := range card.Found {
		fmt.Fprintf(&out, "\n[ ] %s: %s\n", p.voice.say("import-line", "line", strconv.Itoa(d.Pos.Line)), d.Message(string(p.voice)))
		if hint := d.Hint(string(p.voice)); hint != "" {
			fmt.Fprintf(&out, "    %s\n", hint)
		}
		if card.Saved[i] != "" {
			for line := range strings.SplitSeq(card.Saved[i], "\n") {
				fmt.Fprintf(&out, "    | %s\n", line)
			}
		}
	}
	return out.String()
}

// What one run takes: it keeps all of it in memory.
const (
	mostDocuments = 500
	mostBytes     = 1 << 30
)

func (p *program) tooMany() error {
	return complaint{p.voice.say("import-many"), p.voice.say("import-many-hint")}
}

// documents reads the files that were named, and those in folders that were.
// What is beside a file is reached through its folder, and nothing outside it.
// passed are documents in folders that are of no form that is read.
func (p *program) documents(args []string) (files []intake.File, passed []string, closeAll func(), err error) {
	var roots []*os.Root
	closeAll = func() {
		for _, r := range roots {
			_ = r.Close() // opened to read
		}
	}
	total := int64(0)
	for _, arg := range args {
		info, err := os.Stat(arg)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, closeAll, complaint{p.voice.say("import-missing", "file", arg), p.voice.say("import-missing-hint")}
		}
		if err != nil {
			return nil, nil, closeAll, err
		}
		dir, names := filepath.Dir(arg), []string{filepath.Base(arg)}
		if info.IsDir() {
			dir = arg
			var others []string
			if names, others, err = documentsIn(os.DirFS(dir)); err != nil {
				return nil, nil, closeAll, err
			}
			for _, name := range others {
				passed = append(passed, filepath.ToSlash(filepath.Join(dir, name)))
			}
		}
		if len(files)+len(names) > mostDocuments {
			return nil, nil, closeAll, p.tooMany()
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, nil, closeAll, err
		}
		roots = append(roots, root)
		for _, name := range names {
			file, size, err := document(root, dir, name)
			if err != nil {
				return nil, nil, closeAll, err
			}
			if total += size; total > mostBytes {
				return nil, nil, closeAll, p.tooMany()
			}
			files = append(files, file)
		}
	}
	return files, passed, closeAll, nil
}

// document reads one file; of one that is too large only as much as tells so.
func document(root *os.Root, dir, name string) (intake.File, int64, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return intake.File{}, 0, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return intake.File{}, 0, errors.Join(err, &fs.PathError{Op: "read", Path: filepath.Join(dir, name), Err: fs.ErrInvalid})
	}
	data, err := io.ReadAll(io.LimitReader(f, intake.MostFile+1))
	if err != nil {
		return intake.File{}, 0, err
	}
	beside, err := fs.Sub(root.FS(), path.Dir(name))
	return intake.File{Name: filepath.ToSlash(filepath.Join(dir, name)), Data: data, Beside: beside}, int64(len(data)), err
}

// documentsIn lists the documents of a folder and the folders in it, and others
// that must be saved in another form before they can be read. What a program
// keeps for itself, and the pictures of a web page, are passed by.
func documentsIn(folder fs.FS) (names, others []string, err error) {
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "_files") ||
			strings.HasSuffix(e.Name(), "_tiedostot") || strings.HasSuffix(e.Name(), "-filer") || strings.HasSuffix(e.Name(), ".fld")):
			return fs.SkipDir
		case e.Type().IsRegular() && intake.Readable(name):
			names = append(names, name)
		case e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "~$") &&
			slices.Contains(unread, strings.ToLower(path.Ext(name))):
			others = append(others, name)
		}
		return nil
	})
	return names, others, err
}

// unread are the endings of documents that a word processor saves as ones that
// are read.
var unread = []string{".doc", ".dot", ".rtf", ".pdf", ".pages", ".wps"}
