// Package serve turns a bank that is being written into a local web site that
// follows the writer: it builds, keeps the site in memory, builds again when
// told that something changed, and reloads the pages that are open.
//
// Promises:
//   - Only this machine reaches it: 127.0.0.1, ::1 and localhost are listened
//     on, and nothing widens that. A page from another origin reaches nothing
//     either: see guard.go.
//   - Only what Build gave is served, by the exact address; see lookup.go.
//     Nothing is read from disk.
//   - A build that finds mistakes, fails or panics never ends the serving. The
//     last good site stays, and what is wrong is shown over it; when there has
//     been no good site yet, a page lists what is wrong.
//   - Builds never overlap. Any number of changes during a build cause one more.
//   - The pages are those that Build gave, byte for byte, but for one script
//     element before </body> in HTML.
//
// It has no words of its own: what the writer reads comes ready from Build and
// Options.Explain, in the bank's language.
package serve

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// A Site is the outcome of one build.
type Site struct {
	Files    Files     // a whole site, with OK; not changed after it is handed over
	Version  string    // of the files: changes whenever one of them may have
	OK       bool      // Files may be shown
	Problems []Problem // what the writer should see; with OK, only remarks

	Lang    string // of the words below and in Problems: fi
	Heading string // over the problems: "Sivustossa on 2 virhettä"
	Close   string // on the button that closes the panel: "Sulje"
}

// Files are a site's files by address from the root: tehtavat/kavely.html. All
// may be called by many goroutines at once; File, only for what Has says is
// there, may take its time and make the file then. Type is what a host would say
// the file is.
type Files struct {
	Has  func(address string) bool
	File func(address string) ([]byte, error)
	Type func(address string) string
}

// A Problem is one thing to mend, in ready words. Only Message is needed.
type Problem struct {
	Where    string `json:"where,omitempty"` // content/tehtavat/kavely.md:4:1
	Severity string `json:"severity,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// Options say what to serve and where.
type Options struct {
	Addr    string                                  // host:port; the host 127.0.0.1, [::1] or localhost; port 0 is any free one
	Build   func(ctx context.Context) (Site, error) // never called twice at a time
	Changes <-chan struct{}                         // one signal per settled change; may be closed
	Explain func(err error) Site                    // words for an error of Build, or a *PanicError; only its words are used
	Ready   func(url string)                        // called once, when the first build is done and the site can be opened
	Log     func(line string)                       // told of what only we can mend: panics, trouble with connections

	HeaderTimeout time.Duration // longest wait for a request's header: 5 s
	Heartbeat     time.Duration // between signs of life on an event stream: 15 s
}

// A PanicError is a fault of ours met while building.
type PanicError struct {
	Value any
	Stack string
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Run serves until ctx ends, and then returns nil within a second. Other
// returns are *AddrError (an address that is not of this machine, or no address
// at all), *PortError (the port cannot be had) and what listening can fail with.
func Run(ctx context.Context, o Options) error {
	listeners, hosts, err := listen(o.Addr)
	if err != nil {
		return err
	}
	if o.HeaderTimeout <= 0 {
		o.HeaderTimeout = 5 * time.Second
	}
	if o.Heartbeat <= 0 {
		o.Heartbeat = 15 * time.Second
	}
	if o.Log == nil {
		o.Log = func(string) {}
	}
	ctx, cancel := context.WithCancel(ctx)
	h := newHub()
	server := o.server(ctx, guard(hosts, &handler{hub: h, heartbeat: o.Heartbeat, log: o.Log}))
	failed := make(chan error, len(listeners))
	defer shutdown(server, listeners)
	defer cancel() // first: it ends the event streams
	return o.follow(ctx, h, failed, func() {
		for _, l := range listeners {
			go func() { failed <- server.Serve(l) }()
		}
		if o.Ready != nil {
			o.Ready("http://" + hosts[0] + "/")
		}
	})
}

// server has a time limit on everything a client can be slow at; the event
// stream lifts those it must.
func (o Options) server(ctx context.Context, h http.Handler) *http.Server {
	return &http.Server{
		Handler:                      h,
		ReadHeaderTimeout:            o.HeaderTimeout,
		ReadTimeout:                  max(10*time.Second, o.HeaderTimeout),
		WriteTimeout:                 time.Minute,
		IdleTimeout:                  time.Minute,
		ConnState:                    newCrowd().note,
		MaxHeaderBytes:               64 << 10,
		DisableGeneralOptionsHandler: true,
		BaseContext:                  func(net.Listener) context.Context { return ctx },
		ErrorLog:                     log.New(lines(o.Log), "", 0),
	}
}

func shutdown(server *http.Server, listeners []net.Listener) {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	if server.Shutdown(ctx) != nil { // somebody is slow: half a second was given
		server.Close()
	}
	for _, l := range listeners {
		l.Close() // closed already, unless serving never began
	}
}

// follow builds, and builds again after every change, until ctx ends or a
// listener fails. open is called after the first build.
func (o Options) follow(ctx context.Context, h *hub, failed <-chan error, open func()) error {
	built := make(chan outcome, 1) // room for one: a build that outlives ctx can end
	begin := func() { go func() { built <- o.build(ctx) }() }
	building, again := true, false
	changes := o.Changes
	begin()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			return fmt.Errorf("serving: %w", err)
		case _, more := <-changes:
			if !more {
				changes = nil
				continue
			}
			if building {
				again = true
				continue
			}
			building = true
			begin()
		case out := <-built:
			if ctx.Err() != nil {
				return nil // the build was interrupted: its outcome says nothing
			}
			h.publish(o.words(out))
			if open != nil {
				open()
				open = nil
			}
			building, again = again, false
			if building {
				begin()
			}
		}
	}
}

// An outcome is what one call of Build came to.
type outcome struct {
	site Site
	err  error
}

func (o Options) build(ctx context.Context) (out outcome) {
	defer func() {
		if v := recover(); v != nil {
			p := &PanicError{Value: v, Stack: string(debug.Stack())}
			o.Log(p.Error() + "\n" + p.Stack)
			out = outcome{err: p}
		}
	}()
	site, err := o.Build(ctx)
	return outcome{site, err}
}

// words puts an error in the form that mistakes have.
func (o Options) words(out outcome) Site {
	if out.err == nil {
		return out.site
	}
	site := Site{}
	if o.Explain != nil {
		site = o.Explain(out.err)
	}
	site.OK, site.Files = false, Files{}
	if len(site.Problems) == 0 {
		site.Problems = []Problem{{Message: out.err.Error()}}
	}
	return site
}

// lines is a writer for package log that gives each line to a function.
type lines func(string)

func (l lines) Write(p []byte) (int, error) {
	l(strings.TrimRight(string(p), "\n"))
	return len(p), nil
}
