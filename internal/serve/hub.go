package serve

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// mostStreams is how many pages can follow the site at once. Only pages that
// are seen hold a stream, so a person does not come near it.
const mostStreams = 100

// A state is what is shown after some build. It is never changed: the next
// build makes a new one.
type state struct {
	files   Files  // the last good site; empty before there is one
	of      string // its version, as Build gave it
	version string // changes when a reader would see a difference
	report  []byte // JSON for live.js: what is wrong, with the words around it
	page    []byte // the same as a page; shown while files is nil
}

// A hub holds the newest state and wakes the streams when it changes.
type hub struct {
	mu      sync.Mutex
	state   *state
	streams map[chan struct{}]bool
	run     string // tells this run from earlier ones at the same address
	count   int
}

func newHub() *hub {
	return &hub{state: &state{}, streams: map[chan struct{}]bool{}, run: rand.Text()[:8]}
}

func (h *hub) current() *state {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.state
}

// publish takes a build's outcome into use.
func (h *hub) publish(site Site) {
	next := &state{files: h.current().files, of: h.current().of, report: site.report(), page: site.page()}
	changed := next.files.Has == nil // then the page that lists the problems is the site
	if site.OK {
		changed = changed || next.of != site.Version
		next.files, next.of = site.Files, site.Version
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if changed {
		h.count++
	}
	next.version = fmt.Sprintf("%s-%d", h.run, h.count)
	h.state = next
	for wake := range h.streams {
		select {
		case wake <- struct{}{}:
		default: // awake already, and will see this state too
		}
	}
}

// report is the message for live.js.
func (s Site) report() []byte {
	problems := s.Problems
	if problems == nil {
		problems = []Problem{}
	}
	data, err := json.Marshal(struct {
		OK       bool      `json:"ok"`
		Lang     string    `json:"lang"`
		Heading  string    `json:"heading"`
		Close    string    `json:"close"`
		Problems []Problem `json:"problems"`
	}{s.OK, s.Lang, s.Heading, s.Close, problems})
	if err != nil {
		panic(err) // strings and booleans always become JSON
	}
	return data
}

func (h *hub) join() (wake chan struct{}, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.streams) >= mostStreams {
		return nil, false
	}
	wake = make(chan struct{}, 1)
	h.streams[wake] = true
	return wake, true
}

func (h *hub) leave(wake chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams, wake)
}

// stream tells one page of what is newest, as server-sent events: "reload" with
// the version the page should be, and "problems" with the report. Both are
// sent at once when a stream opens, so that a page that was away misses
// nothing, and afterwards only when they change.
func (h *hub) stream(w http.ResponseWriter, r *http.Request, heartbeat time.Duration) {
	wake, ok := h.join()
	if !ok {
		w.Header().Set("Retry-After", "10")
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	defer h.leave(wake)
	w.Header().Set("Content-Type", "text/event-stream")
	conn := http.NewResponseController(w)
	if conn.SetReadDeadline(time.Time{}) != nil || r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	sent := &state{}
	text := []byte("retry: 1000\n\n")
	for {
		now := h.current()
		if now.version != sent.version {
			text = fmt.Appendf(text, "event: reload\ndata: %s\n\n", now.version)
		}
		if !bytes.Equal(now.report, sent.report) {
			text = fmt.Appendf(text, "event: problems\ndata: %s\n\n", now.report)
		}
		sent = now
		if len(text) > 0 && !write(w, conn, text) {
			return
		}
		text = text[:0]
		select {
		case <-r.Context().Done():
			return
		case <-wake:
		case <-beat.C:
			text = append(text, ":\n\n"...)
		}
	}
}

// write gives the client ten seconds to take what is new. One that does not
// read loses its stream, and nobody else waits for it.
func write(w http.ResponseWriter, conn *http.ResponseController, text []byte) bool {
	if conn.SetWriteDeadline(time.Now().Add(10*time.Second)) != nil {
		return false
	}
	if _, err := w.Write(text); err != nil {
		return false
	}
	return conn.Flush() == nil
}
