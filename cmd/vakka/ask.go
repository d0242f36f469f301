package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/seed"
)

// An asker asks questions on a terminal.
type asker struct {
	*program
	in *bufio.Reader
}

// asker is nil where nobody can answer: in a pipe, in a script, in CI.
func (p *program) asker() *asker {
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return nil
	}
	return &asker{p, bufio.NewReader(os.Stdin)}
}

// ask asks until the answer will do. Enter takes what stands in brackets.
func (k *asker) ask(q question, a *seed.Answers) error {
	usual := map[string]string{"languages": string(k.voice), "material": k.voice.say("usual-material")}[q.flag]
	if q.flag == "material" {
		for _, t := range bank.DefaultVocabularies()["goals"].Terms {
			fmt.Fprintf(k.stderr, "  %-12s %s\n", t.ID, t.Label.In(string(k.voice)))
		}
	}
	for {
		written, err := k.line(k.voice.say("ask-"+q.flag), usual)
		if err != nil {
			return err
		}
		err = k.answer(q, a, written)
		var wrong complaint
		if err == nil || !errors.As(err, &wrong) {
			return err
		}
		if s := (shade{}); errors.As(err, &s) {
			usual = s.nearest // Enter takes it
		} else { // nobody has written a flag here
			wrong.message = k.voice.say("ask-wrong")
		}
		k.complain(wrong.message, wrong.hint)
	}
}

// line reads one line; an empty one is the usual answer.
func (k *asker) line(words, usual string) (string, error) {
	fmt.Fprint(k.stderr, words)
	if usual != "" {
		fmt.Fprintf(k.stderr, " [%s]", usual)
	}
	fmt.Fprint(k.stderr, ": ")
	written, err := k.in.ReadString('\n')
	if errors.Is(err, io.EOF) { // Ctrl+D: nothing is made
		fmt.Fprintln(k.stderr)
		return "", complaint{k.voice.say("bank-stopped"), ""}
	}
	written = diag.Visible(strings.TrimSpace(written))
	if written == "" {
		written = usual
	}
	return written, err
}
