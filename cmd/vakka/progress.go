package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows a long build or deployment on a terminal. It stays silent for
// the first second and wherever nobody is looking: in a pipe, in a log, in CI.
type progress struct {
	mu    sync.Mutex
	begun time.Time
	words string
	out   *os.File // nil: nobody is looking
	bar   *progressbar.ProgressBar
	n     int
	of    int // how many there will be; -1: nobody knows
}

func (p *program) progress(key string) *progress {
	out, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(out.Fd())) {
		out = nil
	}
	return &progress{begun: time.Now(), words: p.voice.say(key), out: out, of: -1}
}

// add counts one file made.
func (g *progress) add() {
	if g.out == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.reached(g.n + 1)
}

// reach says that n files of so many are done.
func (g *progress) reach(n, of int) {
	if g.out == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.of = of
	g.reached(n)
}

func (g *progress) reached(n int) {
	g.n = n
	if g.bar == nil && time.Since(g.begun) > time.Second {
		g.bar = progressbar.NewOptions(g.of, progressbar.OptionSetWriter(g.out), progressbar.OptionSetDescription(g.words),
			progressbar.OptionShowCount(), progressbar.OptionSpinnerType(14), progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(true))
	}
	if g.bar != nil {
		g.bar.Set(g.n)
	}
}

func (g *progress) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.bar != nil {
		g.bar.Finish()
		g.bar = nil
	}
	g.out = nil
}
