// Command vakka turns a folder of Markdown into a town's material bank.
//
// This package reads flags, makes one call and prints what came of it; the work
// is in internal/. What each command does is told by its own help (help/) and
// shown by the stories in testdata/, one behaviour a file.
//
// Exit codes: 0 done; 1 the material has mistakes; 2 wrong usage; 3 could not
// read or write; 130, 143, 129 stopped by Ctrl-C, by the system, by a terminal
// that was closed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vakka/internal/bank"
	"vakka/internal/deploy"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/serve"
	"vakka/internal/site"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// A program is one run of the command: where it prints, the language it
// speaks, and the flags that every command has.
type program struct {
	stdout, stderr io.Writer
	voice          voice
	dir            string // --bank
	lang           string // --lang
	stopped        stopper
}

// Exit codes, as every command's help lists them.
const (
	done        = 0
	mistakes    = 1
	wrongUsage  = 2
	notReadable = 3
)

// An exit ends the run with a code when all has been said already.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// A complaint is wrong usage: what is wrong and how to do better.
type complaint struct{ message, hint string }

func (c complaint) Error() string { return c.message }

func run(args []string, stdout, stderr io.Writer) int {
	p := &program{stdout: stdout, stderr: stderr, dir: "."}
	p.dir, p.lang = early(args)
	p.voice = language(p.lang, site.Language(os.DirFS(p.dir)))
	ctx, stop := p.stopped.watch(context.Background())
	defer stop()
	root := p.commands()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return p.end(err)
}

// early looks for the two flags that decide the language of everything else,
// wrong usage included, before the flags are parsed.
func early(args []string) (dir, lang string) {
	dir = "."
	for i, arg := range args {
		name, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch name {
		case "--bank":
			dir = value
		case "--lang":
			lang = value
		}
	}
	return dir, lang
}

// commands is the command line.
func (p *program) commands() *cobra.Command {
	root := &cobra.Command{
		Use: "vakka", SilenceErrors: true, SilenceUsage: true,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.unknown(args[0], commandNames)
			}
			return cmd.Help()
		},
	}
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return p.flags() }
	root.PersistentFlags().StringVar(&p.dir, "bank", ".", "")
	root.PersistentFlags().StringVar(&p.lang, "lang", "", "")
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(p.stdout, p.help(cmd.Name())) })
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return p.flagTrouble(cmd, err) })
	root.AddCommand(p.buildCommand(), p.checkCommand(), p.serveCommand(), p.newCommand(), p.reportCommand(), p.hostsCommand(), p.schemaCommand(), p.importCommand(), p.aoeCommand(), p.ejectCommand(), p.deployCommand(), p.packCommand(), p.versionCommand())
	root.SetHelpCommand(p.helpCommand(root))
	p.completion(root)
	return root
}

// commandNames are what a writer may have meant by a word that is no command.
var commandNames = []string{"build", "check", "serve", "new", "report", "hosts", "schema", "import", "aoe", "eject", "deploy", "pack", "version", "completion", "help"}

// flags checks the flags that every command has.
func (p *program) flags() error {
	switch {
	case p.lang != "" && p.lang != "fi" && p.lang != "sv" && p.lang != "en":
		return complaint{p.voice.say("flag-value", "flag", "--lang", "value", p.lang), p.voice.say("lang-hint")}
	case p.dir == "":
		return complaint{p.voice.say("flag-needs", "flag", "--bank"), p.voice.say("no-bank-hint")}
	}
	return nil
}

// translated are the commands as a Finnish or a Swedish speaker guesses them.
var translated = map[string]string{
	"rakenna": "build", "tee": "build", "bygg": "build", "gor": "build",
	"tarkista": "check", "granska": "check", "kontrollera": "check",
	"nayta": "serve", "katso": "serve", "visa": "serve",
	"uusi": "new", "luo": "new", "ny": "new", "nytt": "new", "skapa": "new", "init": "new", "aloita": "new",
	"tuo": "import", "importera": "import",
	"pakkaa": "pack", "paketoi": "pack", "packa": "pack",
	"julkaise": "deploy", "vie": "deploy", "publicera": "deploy",
	"raportti": "report", "rapport": "report", "ohje": "help", "apua": "help", "hjalp": "help",
	"versio": "version",
}

// unknown is a complaint about a word that is no command.
func (p *program) unknown(word string, known []string) complaint {
	hint := p.voice.say("usage-hint", "command", "vakka")
	near := translated[bank.Fold(word)]
	if !slices.Contains(known, near) {
		near = bank.Near(word, known)
	}
	if near != "" {
		hint = p.voice.say("near", "near", near)
	}
	return complaint{p.voice.say("command", "command", word), hint}
}

// flagTrouble words what the flag parser found.
func (p *program) flagTrouble(cmd *cobra.Command, err error) error {
	hint := p.voice.say("usage-hint", "command", cmd.CommandPath())
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			return complaint{p.voice.say("flag-unknown", "flag", "-"+name), hint}
		}
		if name == "version" {
			return complaint{p.voice.say("flag-unknown", "flag", "--version"), p.voice.say("near", "near", "vakka version")}
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := bank.Near(name, names); near != "" {
			hint = p.voice.say("near", "near", "--"+near)
		}
		return complaint{p.voice.say("flag-unknown", "flag", "--"+name), hint}
	case errors.As(err, &valueless):
		return complaint{p.voice.say("flag-needs", "flag", "--"+valueless.GetSpecifiedName()), hint}
	case errors.As(err, &invalid):
		return complaint{p.voice.say("flag-value", "flag", "--"+invalid.GetFlag().Name, "value", invalid.GetValue()), hint}
	}
	return complaint{err.Error(), hint}
}

// words checks the number of a command's words.
func (p *program) words(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return complaint{p.voice.say("args"), p.voice.say("usage-hint", "command", cmd.CommandPath())}
		}
		return nil
	}
}

// end says what stopped a run, and gives its exit code.
func (p *program) end(err error) int {
	var code exit
	var wrong complaint
	var refusal *output.Refusal
	var port *serve.PortError
	var address *serve.AddrError
	var trouble *deploy.Trouble
	switch {
	case err == nil:
		return done
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &wrong):
		p.complain(wrong.message, wrong.hint)
		return wrongUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(p.stderr, p.voice.say("interrupted"))
		return p.stopped.code()
	case errors.Is(err, site.ErrNoBank):
		p.complain(p.voice.say("no-bank", "dir", p.dir), p.voice.say("no-bank-hint"))
		return wrongUsage
	case errors.As(err, &refusal):
		return p.refused(refusal)
	case errors.As(err, &trouble):
		return p.deployTrouble(trouble)
	case errors.As(err, &address):
		p.complain(p.voice.say("address", "addr", address.Addr), p.voice.say("address-hint"))
		return wrongUsage
	case errors.As(err, &port):
		p.complain(p.portTrouble(port))
		return notReadable
	}
	p.complain(p.voice.say("io", "why", err.Error()), p.advice(err))
	return notReadable
}

// portTrouble words why the local server cannot listen, with the next free port.
func (p *program) portTrouble(e *serve.PortError) (message, hint string) {
	key := "port-kept"
	if e.InUse() {
		key = "port-taken"
	}
	if e.Next > 0 {
		hint = p.voice.say("port-free", "next", net.JoinHostPort(e.Host, strconv.Itoa(e.Next)))
	}
	return p.voice.say(key, "port", strconv.Itoa(e.Port)), hint
}

// refused words why a folder cannot become the site.
func (p *program) refused(r *output.Refusal) int {
	key := map[string]string{
		output.Dangerous: "out-unsafe", output.NotFolder: "out-file", output.NotOurs: "out-foreign", output.Damaged: "out-damaged",
		output.Busy: "out-locked", output.InTheWay: "out-way", output.Twins: "out-twins",
		output.Unexpanded: "out-tilde", output.NotBuilt: "out-none", output.Changed: "out-changed",
	}[r.Kind]
	p.complain(p.voice.say(key, "dir", r.Dir, "detail", diag.Visible(r.Detail)), p.voice.say(key+"-hint"))
	switch r.Kind {
	case output.Busy, output.Damaged, output.Changed:
		return notReadable
	case output.Twins:
		return mistakes
	}
	return wrongUsage
}

func (p *program) complain(message, hint string) {
	fmt.Fprintf(p.stderr, "vakka: %s: %s\n", p.voice.say("error"), message)
	if hint != "" {
		fmt.Fprintf(p.stderr, "  %s: %s\n", p.voice.say("hint"), hint)
	}
}

// open gives the bank's folder as a file system that nothing outside it can be
// reached through.
func (p *program) open() (*os.Root, fs.FS, error) {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, site.ErrNoBank
		}
		return nil, nil, err
	}
	return root, root.FS(), nil
}
