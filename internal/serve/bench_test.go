package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// A bench is a running server whose builds the test gives out by hand.
type bench struct {
	*testing.T
	url     string // http://127.0.0.1:port
	host    string
	changes chan struct{}
	next    chan func(context.Context) (Site, error) // what the next build does
	stop    func() error                             // ends the server, gives Run's error
	logged  chan string
}

var words = Site{Lang: "fi", Heading: "Sivustossa on 1 virhe", Close: "Sulje"}

// good is a whole site; more files come in pairs of name and text.
func good(more ...string) Site {
	files := goodFiles(more...)
	s := words
	s.OK, s.Files, s.Version = true, inMemory(files), fmt.Sprintf("%q", files)
	return s
}

func goodFiles(more ...string) map[string][]byte {
	files := map[string][]byte{
		"index.html":           []byte("<!doctype html><title>Etusivu</title><body><p>Tervetuloa</body>"),
		"404.html":             []byte("<!doctype html><title>Ei löydy</title><body><p>Ei löydy</body>"),
		"tehtavat/index.html":  []byte("<body>Tehtävät</body>"),
		"tehtavat/kavely.html": []byte("<body>Kävely</body>"),
		"tyyli.css":            []byte("p{}"),
		"viikot/w48.ics":       []byte("BEGIN:VCALENDAR"),
		"Iso.txt":              []byte("Iso"),
		"a b.txt":              []byte("väli"),
		"sw.js":                []byte("the site's own worker"),
	}
	for i := 0; i < len(more); i += 2 {
		files[more[i]] = []byte(more[i+1])
	}
	return files
}

// inMemory are files that are there already.
func inMemory(files map[string][]byte) Files {
	return Files{
		Has:  func(name string) bool { return files[name] != nil },
		File: func(name string) ([]byte, error) { return files[name], nil },
		Type: func(name string) string { return "said of " + name },
	}
}

func broken(problems ...Problem) Site {
	s := words
	s.Problems = problems
	return s
}

func gives(s Site) func(context.Context) (Site, error) {
	return func(context.Context) (Site, error) { return s, nil }
}

// start runs a server and waits until it can be opened.
func start(t *testing.T, o Options, first func(context.Context) (Site, error)) *bench {
	t.Helper()
	b := &bench{T: t, changes: make(chan struct{}), next: make(chan func(context.Context) (Site, error), 8), logged: make(chan string, 64)}
	b.next <- first
	o.Addr = "127.0.0.1:0"
	o.Changes = b.changes
	o.Build = func(ctx context.Context) (Site, error) {
		select {
		case do := <-b.next:
			return do(ctx)
		case <-ctx.Done():
			return Site{}, ctx.Err()
		}
	}
	o.Log = func(line string) {
		select {
		case b.logged <- line:
		default:
		}
	}
	ready, done := make(chan string, 1), make(chan error, 1)
	o.Ready = func(url string) { ready <- url }
	ctx, cancel := context.WithCancel(context.Background())
	go func() { done <- Run(ctx, o) }()
	var err error
	ended := false
	b.stop = func() error {
		cancel()
		if !ended {
			ended = true
			select {
			case err = <-done:
			case <-time.After(3 * time.Second):
				t.Error("the server does not end")
			}
		}
		return err
	}
	t.Cleanup(func() { b.stop() })
	select {
	case b.url = <-ready:
	case err := <-done:
		t.Fatalf("ended at once: %v", err)
	case <-time.After(3 * time.Second):
		t.Fatal("never ready")
	}
	b.url = strings.TrimSuffix(b.url, "/")
	b.host = strings.TrimPrefix(b.url, "http://")
	return b
}

// rebuild signals a change whose build does what it is told.
func (b *bench) rebuild(do func(context.Context) (Site, error)) {
	b.Helper()
	b.next <- do
	select {
	case b.changes <- struct{}{}:
	case <-time.After(3 * time.Second):
		b.Fatal("the change is not taken")
	}
}

// get is a plain request for a path as it stands; more are header pairs.
func (b *bench) get(path string, more ...string) (*http.Response, string) {
	b.Helper()
	lines := fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n", path, b.host)
	for i := 0; i < len(more); i += 2 {
		lines += more[i] + ": " + more[i+1] + "\r\n"
	}
	return b.raw(lines + "\r\n")
}

// raw sends the very bytes and reads the answer to its end. An answer that is
// no HTTP, or none, has the status 0.
func (b *bench) raw(request string) (*http.Response, string) {
	b.Helper()
	conn := b.dial()
	defer conn.Close()
	if _, err := io.WriteString(conn, request); err != nil {
		b.Fatal(err)
	}
	method, _, _ := strings.Cut(request, " ")
	resp, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		return &http.Response{Header: http.Header{}}, ""
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body) // a cut body shows in what is compared
	return resp, string(body)
}

func (b *bench) dial() net.Conn {
	b.Helper()
	conn, err := net.Dial("tcp", b.host)
	if err != nil {
		b.Fatal(err)
	}
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	return conn
}

// until waits for a page to hold a text.
func (b *bench) until(path, want string) {
	b.Helper()
	var body string
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if _, body = b.get(path); strings.Contains(body, want) {
			return
		}
	}
	b.Fatalf("%s never holds %q; last:\n%s", path, want, body)
}

// A stream is an open event stream.
type stream struct {
	*bench
	events chan [2]string // name, data
	close  func()
}

func (b *bench) stream() stream {
	b.Helper()
	conn := b.dial()
	conn.SetDeadline(time.Time{})
	fmt.Fprintf(conn, "GET /_vakka/events HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nSec-Fetch-Site: same-origin\r\n\r\n", b.host, b.url)
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Fatalf("no stream: %v %v", resp, err)
	}
	s := stream{b, make(chan [2]string, 1024), func() { conn.Close() }}
	b.Cleanup(s.close)
	go func() {
		defer close(s.events)
		lines := bufio.NewScanner(resp.Body)
		name := ""
		for lines.Scan() {
			if n, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				name = n
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				s.events <- [2]string{name, data}
			}
			if lines.Text() == ":" {
				s.events <- [2]string{"heartbeat", ""}
			}
		}
	}()
	return s
}

// event waits for one event and returns its data.
func (s stream) event(name string) string {
	s.Helper()
	select {
	case e, open := <-s.events:
		if !open || e[0] != name {
			s.Fatalf("event %v, want %s", e, name)
		}
		return e[1]
	case <-time.After(3 * time.Second):
		s.Fatalf("no event %s", name)
	}
	return ""
}

func (s stream) silence() {
	s.Helper()
	select {
	case e := <-s.events:
		s.Fatalf("unexpected event %v", e)
	case <-time.After(60 * time.Millisecond):
	}
}
