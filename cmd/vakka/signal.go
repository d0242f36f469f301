package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// A stopper ends a run when the system asks it to, and remembers by what.
type stopper struct{ by atomic.Int64 }

// watch gives a context that ends at the first signal. A second signal ends
// the program on the spot, which the site stands too.
func (s *stopper) watch(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case by := <-asked:
			if number, ok := by.(syscall.Signal); ok {
				s.by.Store(int64(number))
			}
			signal.Stop(asked)
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(asked); cancel() }
}

// code is the exit code of a run that was stopped: 130 for Ctrl-C, 143 for a
// system that closes down, 129 for a terminal that was closed.
func (s *stopper) code() int {
	if by := s.by.Load(); by > 0 {
		return 128 + int(by)
	}
	return 128 + int(syscall.SIGINT)
}
