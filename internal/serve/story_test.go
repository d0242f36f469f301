package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var mistake = Problem{Where: "content/<script>alert(1)</script>.md:4:1", Severity: "virhe", Message: "tavoite ”x” puuttuu <img src=x onerror=alert(2)>", Hint: "Tarkoititko ”y”?"}

// A writer's morning: good, a mistake, worse, mended, saved with no difference.
func TestLastGoodSiteStays(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	s := b.stream()
	first := s.event("reload")
	if got := s.event("problems"); !strings.Contains(got, `"problems":[]`) {
		t.Fatalf("problems in a good site: %s", got)
	}
	if _, body := b.get("/"); !strings.Contains(body, `data-version="`+first+`"`) {
		t.Fatalf("the page does not tell its version %s: %s", first, body)
	}

	b.rebuild(gives(broken(mistake)))
	report := s.event("problems")
	if strings.ContainsAny(report, "<>") {
		t.Errorf("markup in the report: %s", report)
	}
	var got Site
	if err := json.Unmarshal([]byte(report), &got); err != nil || len(got.Problems) != 1 || got.Problems[0] != mistake || got.Heading != words.Heading || got.Lang != "fi" || got.Close != "Sulje" {
		t.Errorf("report %s: %v", report, err)
	}
	s.silence() // no reload
	if resp, body := b.get("/tehtavat/kavely.html"); resp.StatusCode != 200 || !strings.Contains(body, "Kävely") {
		t.Errorf("the last good site is gone: %d %q", resp.StatusCode, body)
	}

	b.rebuild(func(context.Context) (Site, error) { return Site{}, errors.New("disk is full") })
	if got := s.event("problems"); !strings.Contains(got, "disk is full") {
		t.Errorf("report %s", got)
	}
	b.rebuild(func(context.Context) (Site, error) { panic("a fault of ours") })
	if got := s.event("problems"); !strings.Contains(got, "a fault of ours") || strings.Contains(got, "goroutine") {
		t.Errorf("report %s", got)
	}
	if line := <-b.logged; !strings.Contains(line, "a fault of ours") || !strings.Contains(line, "story_test.go") {
		t.Errorf("logged %q", line)
	}

	b.rebuild(gives(good("tehtavat/kavely.html", "<body>Kävely ulkona</body>")))
	if second := s.event("reload"); second == first {
		t.Error("the version is the same")
	}
	s.event("problems")
	b.until("/tehtavat/kavely.html", "Kävely ulkona")

	b.rebuild(gives(good("tehtavat/kavely.html", "<body>Kävely ulkona</body>")))
	s.silence() // nothing changed: nothing to reload

	b.rebuild(gives(good())) // a page that is taken away is gone
	s.event("reload")
	s.silence()
}

func TestMendedToTheSameBytesClearsWithoutReload(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	s := b.stream()
	s.event("reload")
	s.event("problems")
	b.rebuild(gives(broken(mistake)))
	s.event("problems")
	b.rebuild(gives(good()))
	if got := s.event("problems"); !strings.Contains(got, `"problems":[]`) {
		t.Errorf("report %s", got)
	}
	s.silence()
}

func TestExplainGivesTheWords(t *testing.T) {
	t.Parallel()
	explain := func(err error) Site {
		s := good() // its files must not be taken for the site
		s.Heading = "Rakentaminen ei onnistunut"
		if p := (*PanicError)(nil); errors.As(err, &p) {
			s.Problems = []Problem{{Message: "ohjelmassa on vika"}}
		}
		return s
	}
	b := start(t, Options{Explain: explain}, func(context.Context) (Site, error) { panic("x") })
	resp, body := b.get("/")
	if resp.StatusCode != 503 || !strings.Contains(body, "Rakentaminen ei onnistunut") || !strings.Contains(body, "ohjelmassa on vika") {
		t.Errorf("%d %s", resp.StatusCode, body)
	}
}

// There has never been a good site: a page lists what is wrong, and follows.
func TestNoGoodSiteYet(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(broken(mistake)))
	resp, body := b.get("/tehtavat/kavely.html")
	if resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%d %s", resp.StatusCode, resp.Header)
	}
	for _, want := range []string{`<html lang="fi">`, "<h1>Sivustossa on 1 virhe</h1>", "content/&lt;script&gt;alert(1)&lt;/script&gt;.md:4:1", "&lt;img src=x", "Tarkoititko ”y”?", "live.js"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page:\n%s", want, body)
		}
	}
	if strings.Contains(body, "<script>") || strings.Contains(body, "<img") {
		t.Errorf("markup of a mistake on the page:\n%s", body)
	}
	s := b.stream()
	s.event("reload")
	s.event("problems")
	b.rebuild(gives(broken(Problem{Message: "jotain muuta"})))
	s.event("reload")
	s.event("problems")
	b.until("/", "jotain muuta")
	b.rebuild(gives(good()))
	s.event("reload")
	b.until("/", "Tervetuloa")
}

// Any number of changes during a build cause one more, never two at a time.
func TestBuildsNeverOverlap(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	var running, most, builds atomic.Int32
	release := make(chan struct{})
	slow := func(context.Context) (Site, error) {
		most.Store(max(most.Load(), running.Add(1)))
		defer running.Add(-1)
		<-release
		return good("n.txt", strconv.Itoa(int(builds.Add(1)))), nil
	}
	b.rebuild(slow)
	for range 5 {
		b.next <- slow
		b.changes <- struct{}{}
	}
	close(release)
	b.until("/n.txt", "2")
	time.Sleep(50 * time.Millisecond)
	if builds.Load() != 2 || most.Load() != 1 {
		t.Errorf("%d builds, %d at a time", builds.Load(), most.Load())
	}
}

// Fifty tabs, twenty rebuilds: every tab hears of the last, none hears of one
// twice, and nothing is left running.
func TestManyTabs(t *testing.T) {
	before := runtime.NumGoroutine()
	b := start(t, Options{}, gives(good()))
	var tabs []stream
	for range 50 {
		tabs = append(tabs, b.stream())
	}
	for i := range 20 {
		b.rebuild(gives(good("n.txt", strconv.Itoa(i))))
		b.until("/n.txt", strconv.Itoa(i))
	}
	_, page := b.get("/")
	for _, tab := range tabs {
		seen := map[string]bool{}
		for last := ""; !strings.Contains(page, `data-version="`+last+`"`); {
			e, open := <-tab.events
			if !open {
				t.Fatal("the stream ended")
			}
			if e[0] != "reload" {
				continue
			}
			if last = e[1]; seen[last] {
				t.Fatalf("told twice of %s", last)
			}
			seen[last] = true
		}
	}
	if err := b.stop(); err != nil {
		t.Error(err)
	}
	settle(t, before)
}

// settle waits until no more goroutines run than before.
func settle(t *testing.T, before int) {
	t.Helper()
	n := 0
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if n = runtime.NumGoroutine(); n <= before {
			return
		}
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, %d before:\n%s", n, before, stacks[:runtime.Stack(stacks, true)])
}

func TestStreamsAreLimitedAndComeBack(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	var open []stream
	for range mostStreams {
		open = append(open, b.stream())
	}
	if resp, _ := b.get("/_vakka/events"); resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one too many: %d", resp.StatusCode)
	}
	if resp, _ := b.get("/"); resp.StatusCode != 200 {
		t.Errorf("pages suffer: %d", resp.StatusCode)
	}
	for _, s := range open {
		s.close()
	}
	for end := time.Now().Add(3 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		conn := b.dial()
		fmt.Fprintf(conn, "GET /_vakka/events HTTP/1.1\r\nHost: %s\r\n\r\n", b.host)
		buf := make([]byte, 12)
		conn.Read(buf)
		conn.Close()
		if string(buf) == "HTTP/1.1 200" {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("no room after all have left: %q", buf)
		}
	}
}

func TestHeartbeat(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Heartbeat: 10 * time.Millisecond}, gives(good()))
	s := b.stream()
	s.event("reload")
	s.event("problems")
	s.event("heartbeat")
	s.event("heartbeat")
}

func TestEndsWithinASecond(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	s := b.stream()
	s.event("reload")
	half := b.dial() // a request that never ends
	defer half.Close()
	fmt.Fprint(half, "GET / HTTP/1.1\r\n")
	b.rebuild(func(ctx context.Context) (Site, error) { // and a build that does not listen
		time.Sleep(1500 * time.Millisecond)
		return good(), nil
	})
	start := time.Now()
	if err := b.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %v", took)
	}
	for range s.events { // the stream has ended too
	}
}

func TestHalfRequestsAreDropped(t *testing.T) {
	t.Parallel()
	b := start(t, Options{HeaderTimeout: 100 * time.Millisecond}, gives(good()))
	var conns []net.Conn
	for range 50 {
		c := b.dial()
		defer c.Close()
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\nX-")
		conns = append(conns, c)
	}
	if resp, _ := b.get("/"); resp.StatusCode != 200 {
		t.Errorf("pages suffer: %d", resp.StatusCode)
	}
	for _, c := range conns {
		c.SetReadDeadline(time.Now().Add(3 * time.Second))
		var err error
		for buf := make([]byte, 512); err == nil; {
			_, err = c.Read(buf)
		}
		if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
			t.Fatal("the server waits for a header for ever")
		}
	}
}

// Without anything to watch the site is served as it was built.
func TestClosedChangesEndNothing(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	close(b.changes)
	b.until("/", "Tervetuloa")
	if err := b.stop(); err != nil {
		t.Error(err)
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{
		"", ":8080", "0.0.0.0:8080", "[::]:8080", "192.168.1.2:8080", "example.org:80", "127.0.0.2:8080", "127.1:8080", "localhost.:8080", "LOCALHOST:8080",
		"[::ffff:127.0.0.1]:8080", "localhost", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:http", "127.0.0.1:", "127.0.0.1:8080:1",
	} {
		err := Run(t.Context(), Options{Addr: addr})
		if e := (*AddrError)(nil); !errors.As(err, &e) || e.Addr != addr {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

func TestLocalhostIsBothOfItsAddresses(t *testing.T) {
	t.Parallel()
	open, hosts, err := listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range open {
		defer l.Close()
		if a := l.Addr().(*net.TCPAddr); !a.IP.IsLoopback() || a.Port != portOf(open[0]) {
			t.Errorf("listens on %v", a)
		}
	}
	if want := "localhost:" + strconv.Itoa(portOf(open[0])); hosts[0] != want {
		t.Errorf("shown as %s", hosts[0])
	}
}

func TestPortInUse(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"127.0.0.1", "localhost"} {
		taken, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer taken.Close()
		port := portOf(taken)
		err = Run(t.Context(), Options{Addr: net.JoinHostPort(host, strconv.Itoa(port))})
		e := (*PortError)(nil)
		if !errors.As(err, &e) || !e.InUse() || e.Port != port || e.Host != host {
			t.Fatalf("%v", err)
		}
		if e.Next == port || e.Next < 1024 || e.Next > 65535 {
			t.Errorf("next free is %d", e.Next)
		}
	}
}
