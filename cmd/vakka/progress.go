package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows a long build on a terminal. It stays silent for the first
// second and wherever nobody is looking: in a pipe, in a log, in CI.
type progress struct {
	mu    sync.Mutex
	begun time.Time
	words string
	out   *os.File // nil: nobody is looking
	bar   *progressbar.ProgressBar
	n     int
}

func (p *program) progress() *progress {
	out, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(out.Fd())) {
		out = nil
	}
	return &progress{begun: time.Now(), words: p.voice.say("progress"), out: out}
}

// add counts one file made.
func (g *progress) add() {
	if g.out == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n++
	if g.bar == nil && time.Since(g.begun) > time.Second {
		g.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(g.out), progressbar.OptionSetDescription(g.words),
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
