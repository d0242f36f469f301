package deploy

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"vakka/internal/bank"
	"vakka/internal/hosts"
	"vakka/internal/output"
)

// TestMain makes the test binary a deployment that another test can kill, and
// the client less patient than people need.
func TestMain(m *testing.M) {
	attempts, leastWait, mostWait, mostSilent = 12, 5*time.Millisecond, 20*time.Millisecond, 20*time.Second
	if dir := os.Getenv("VAKKA_TEST_DEPLOY"); dir != "" {
		site, err := output.OpenSite(dir)
		if err == nil {
			_, err = Run(context.Background(), Options{Site: site, To: inBucket(os.Getenv("VAKKA_TEST_ENDPOINT")), Getenv: getenv, Now: noon})
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func inBucket(endpoint string) bank.Deploy {
	return bank.Deploy{Target: "s3", Bucket: bucketName, Region: testRegion, Endpoint: endpoint, Prefix: "pankki/"}
}

// A proxy stands between the client and the storage, notes what is asked, and
// breaks what a test wants broken.
type proxy struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string // METHOD path, answered well
	fault func(w http.ResponseWriter, r *http.Request) (answered bool)
}

func startProxy(t testing.TB) *proxy {
	target, err := url.Parse(startStorage(t))
	ok(t, err)
	p := &proxy{}
	forward := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target); r.Out.Host = r.In.Host },
		ModifyResponse: func(r *http.Response) error {
			if r.StatusCode < 300 {
				p.mu.Lock()
				p.asked = append(p.asked, r.Request.Method+" "+strings.TrimPrefix(r.Request.URL.Path, "/"+bucketName+"/pankki/"))
				p.mu.Unlock()
			}
			return nil
		},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		fault := p.fault
		p.mu.Unlock()
		if fault == nil || !fault(w, r) {
			forward.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *proxy) breaks(fault func(http.ResponseWriter, *http.Request) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault, p.asked = fault, nil
}

// seen are the requests of a method that went well, Vakka's list aside.
func (p *proxy) seen(method string) (out []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, asked := range p.asked {
		if rest, ok := strings.CutPrefix(asked, method+" "); ok && rest != manifestName {
			out = append(out, rest)
		}
	}
	return out
}

func throughProxy(t *testing.T) (*proxy, bench) {
	p := startProxy(t)
	return p, bench{t, inBucket(p.URL), filepath.Join(t.TempDir(), "public")}
}

// many is a site of n pages, each of which needs a picture of its own, and of
// an index that leads to them all.
func many(n int, version string) files {
	site := files{"sw.js": version, "sitemap.xml": version}
	for i := range n {
		picture := fmt.Sprintf("kuvat/k%d-%s-400.webp", i, strings.Repeat(version, 10))
		site[picture] = version
		site[fmt.Sprintf("tehtavat/s%d.html", i)] = version + " " + picture
		site["index.html"] += fmt.Sprintf("tehtavat/s%d.html ", i)
	}
	site["index.html"] += version
	return site
}

// Objects say of themselves what the table of hosts says, and texts for browsers
// are compressed.
func TestObjects(t *testing.T) {
	b := bench{t, targets["s3"](t), filepath.Join(t.TempDir(), "public")}
	site := maps.Clone(first)
	site["_headers"], site[".htaccess"], site["web.config"] = "for others", "for others", "for others"
	site["index.html"] = strings.Repeat("the front page ", 100)
	b.must(site, nil)
	same(t, "what servers read is left out", b.stands(), slices.Sorted(maps.Keys(first)))
	client := b.store().(*bucket).client
	for name := range first {
		got, err := client.do(context.Background(), "GET", "pankki/"+name, nil, nil, nil)
		ok(t, err)
		data := got.data
		same(t, name, []string{got.header.Get("Content-Type"), got.header.Get("Cache-Control"), got.header.Get("Content-Encoding")},
			[]string{hosts.MediaType(name), hosts.CacheControl(name), hosts.Encoding(name)})
		if hosts.Encoding(name) == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(data))
			ok(t, err)
			data, err = io.ReadAll(z)
			ok(t, err)
		}
		same(t, name, string(data), site[name])
	}
	plain := b
	plain.to.Plain = true
	r := plain.must(site, nil)
	same(t, "put again without encoding", r.Put, []string{"assets/app.aaaaaaaaaa.js", "tehtavat/kavely.html", "tehtavat/vanha.html", "index.html", "sw.js"})
	same(t, "as it is", plain.content("index.html"), site["index.html"])
}

// More objects than one answer can list, others' beside ours; a second run asks
// for no object.
func TestManyObjects(t *testing.T) {
	p, b := throughProxy(t)
	site := many(540, "a")
	b.must(site, nil)
	same(t, "stand", len(b.stands()), len(site))
	b.others("theirs.txt", "x")
	p.breaks(nil)
	r := b.must(site, nil)
	same(t, "again", r, Result{Same: len(site), Foreign: []string{"theirs.txt"}})
	same(t, "asked again", len(p.seen("PUT"))+len(p.seen("HEAD")), 0)
	delete(site, "tehtavat/s7.html")
	site["index.html"] = "changed"
	p.breaks(nil)
	b.must(site, nil)
	same(t, "after one edit", [][]string{p.seen("PUT"), p.seen("DELETE")}, [][]string{{"index.html"}, {"tehtavat/s7.html"}})
}

// At every moment each page that a reader can get has its picture, and the
// index leads to pages that are there.
func TestOrder(t *testing.T) {
	p, b := throughProxy(t)
	b.must(many(20, "a"), nil)
	p.breaks(nil)
	b.must(many(25, "b"), func(o *Options) { o.Purge = true })
	stand := map[string]bool{}
	for name := range many(20, "a") {
		stand[name] = true
	}
	gone, put := false, 0
	for _, asked := range p.asked {
		method, name, _ := strings.Cut(asked, " ")
		switch {
		case method == "PUT" && name != manifestName:
			put++
			stand[name] = true
			var i int
			if _, err := fmt.Sscanf(name, "tehtavat/s%d.html", &i); err == nil && !stand[fmt.Sprintf("kuvat/k%d-bbbbbbbbbb-400.webp", i)] {
				t.Errorf("%s comes before its picture", name)
			}
			if name == "index.html" && !stand["tehtavat/s24.html"] || name == "sw.js" && put != len(many(25, "b")) || gone {
				t.Errorf("%s comes at the wrong time", name)
			}
		case method == "DELETE":
			gone = true
		}
	}
	same(t, "put", put, len(many(25, "b")))
	at := slices.IndexFunc(p.asked, func(asked string) bool { return strings.HasPrefix(asked, "PUT ") })
	same(t, "first and last is the list", []string{p.asked[at], p.asked[len(p.asked)-1]}, []string{"PUT " + manifestName, "PUT " + manifestName})
}

// Storage and networks that fail now and then: the site is whole all the same.
func TestFaults(t *testing.T) {
	errorXML := func(w http.ResponseWriter, status int, code string) bool {
		w.WriteHeader(status)
		fmt.Fprintf(w, "<Error><Code>%s</Code><Message>wait</Message></Error>", code)
		return true
	}
	for name, fault := range map[string]func(http.ResponseWriter, *http.Request) bool{
		"500":       func(w http.ResponseWriter, r *http.Request) bool { return errorXML(w, 500, "InternalError") },
		"502 bare":  func(w http.ResponseWriter, r *http.Request) bool { w.WriteHeader(502); return true },
		"slow down": func(w http.ResponseWriter, r *http.Request) bool { return errorXML(w, 503, "SlowDown") },
		"cut in mid upload": func(w http.ResponseWriter, r *http.Request) bool {
			io.CopyN(io.Discard, r.Body, r.ContentLength/2)
			panic(http.ErrAbortHandler)
		},
		"cut before the answer": func(w http.ResponseWriter, r *http.Request) bool {
			io.Copy(io.Discard, r.Body)
			panic(http.ErrAbortHandler)
		},
		"content damaged on the way": func(w http.ResponseWriter, r *http.Request) bool {
			data, _ := io.ReadAll(r.Body)
			if len(data) > 0 {
				data[len(data)/2] ^= 1
			}
			r.Body = io.NopCloser(bytes.NewReader(data))
			return false
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, b := throughProxy(t)
			var n atomic.Int32
			p.breaks(func(w http.ResponseWriter, r *http.Request) bool {
				return n.Add(1)%3 == 0 && fault(w, r)
			})
			site := many(10, "a")
			b.must(site, nil)
			p.breaks(nil)
			same(t, "stands", b.stands(), slices.Sorted(maps.Keys(site)))
			r := b.must(site, nil)
			same(t, "whole", r.Same, len(site))
			for name := range site {
				if want := site[name]; hosts.Encoding(name) == "" && b.content(name) != want {
					t.Errorf("%s is %q", name, b.content(name))
				}
			}
		})
	}
}

// A target that does not mend is given up, soon and in words; so is one that
// says nothing.
func TestGivesUp(t *testing.T) {
	for name, c := range map[string]struct {
		fault  func(http.ResponseWriter, *http.Request) bool
		detail string
	}{
		"always busy": {func(w http.ResponseWriter, r *http.Request) bool {
			w.WriteHeader(503)
			io.WriteString(w, "<Error><Code>SlowDown</Code></Error>")
			return true
		}, "503 Service Unavailable SlowDown"},
		"silent": {func(w http.ResponseWriter, r *http.Request) bool {
			io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
			return true
		}, "i/o timeout"},
	} {
		t.Run(name, func(t *testing.T) {
			patience := mostSilent
			mostSilent = 100 * time.Millisecond
			defer func() { mostSilent = patience }()
			p, b := throughProxy(t)
			p.breaks(c.fault)
			_, err := b.deploy(first, nil)
			same(t, "trouble", troubleOf(t, err), Unreachable)
			var trouble *Trouble
			if errors.As(err, &trouble); !strings.Contains(trouble.Detail, c.detail) {
				t.Errorf("said %q", trouble.Detail)
			}
		})
	}
}

// A deployment killed at any moment is finished by the next, which puts only
// what is missing; what the killed one put is known as ours.
func TestKilled(t *testing.T) {
	p, b := throughProxy(t)
	b.must(many(30, "a"), nil)
	site := many(30, "b")
	build(t, b.dir, site)
	for _, after := range []int32{5, 20} {
		var puts atomic.Int32
		reached := make(chan bool, 100)
		p.breaks(func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method == "PUT" && puts.Add(1) > after {
				reached <- true
				io.Copy(io.Discard, r.Body) // only then the server sees that its client is gone
				<-r.Context().Done()
				return true
			}
			return false
		})
		self, err := os.Executable()
		ok(t, err)
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "VAKKA_TEST_DEPLOY="+b.dir, "VAKKA_TEST_ENDPOINT="+p.URL)
		ok(t, cmd.Start())
		<-reached
		ok(t, cmd.Process.Signal(syscall.SIGKILL))
		cmd.Wait()
	}
	p.breaks(nil)
	r := b.must(site, func(o *Options) { o.Purge = true })
	same(t, "resumed", r.Resumed, true)
	if n := len(r.Put); n >= len(site)-15 || n == 0 {
		t.Errorf("%d of %d files were put again", n, len(site))
	}
	same(t, "stands", b.stands(), slices.Sorted(maps.Keys(site)))
	same(t, "nothing is foreign", r.Foreign, []string(nil))
}

// Of two at once the later wins, and the earlier deletes nothing.
func TestTwoAtOnce(t *testing.T) {
	p, b := throughProxy(t)
	b.must(first, nil)
	held, free := make(chan bool), make(chan bool)
	var taken atomic.Bool
	p.breaks(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == "PUT" && strings.HasSuffix(r.URL.Path, "index.html") && taken.CompareAndSwap(false, true) {
			close(held)
			<-free
		}
		return false
	})
	early := make(chan error)
	go func() {
		_, err := b.deploy(second, func(o *Options) { o.Purge = true })
		early <- err
	}()
	<-held
	late := bench{t, b.to, filepath.Join(t.TempDir(), "public")}
	third := files{"index.html": "third", "assets/app.dddddddddd.js": "three"}
	r, err := late.deploy(third, func(o *Options) { o.Purge = true })
	close(free)
	ok(t, err)
	same(t, "the other's work is seen", r.Resumed, true)
	same(t, "the earlier", troubleOf(t, <-early), Overtaken)
	r = late.must(third, nil)
	same(t, "at last", late.stands(), slices.Sorted(maps.Keys(third)))
	same(t, "the earlier's page is put right", r.Put, []string{"index.html"})
}

// Somebody writes to the same place without Vakka meanwhile.
func TestOverwritten(t *testing.T) {
	p, b := throughProxy(t)
	direct := b.store()
	p.breaks(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == "PUT" && strings.HasSuffix(r.URL.Path, "sw.js") {
			ok(t, direct.write(context.Background(), "tehtavat/kavely.html", []byte("theirs")))
		}
		return false
	})
	_, err := b.deploy(first, nil)
	same(t, "trouble", troubleOf(t, err), Overwritten)
}

func TestKeys(t *testing.T) {
	endpoint := startStorage(t)
	for want, change := range map[string]func(*bank.Deploy, map[string]string){
		NoKeys:   func(_ *bank.Deploy, env map[string]string) { delete(env, "AWS_SECRET_ACCESS_KEY") },
		BadKeys:  func(_ *bank.Deploy, env map[string]string) { env["AWS_SECRET_ACCESS_KEY"] = "wrong" },
		NoBucket: func(to *bank.Deploy, _ map[string]string) { to.Bucket = "muu-kori" },
		NoRegion: func(to *bank.Deploy, _ map[string]string) { to.Region, to.Endpoint = "", "" },
	} {
		env := map[string]string{"AWS_ACCESS_KEY_ID": testKey, "AWS_SECRET_ACCESS_KEY": testSecret}
		to := inBucket(endpoint)
		change(&to, env)
		_, err := Run(context.Background(), Options{Site: build(t, filepath.Join(t.TempDir(), "public"), first), To: to,
			Getenv: func(name string) string { return env[name] }, Now: noon})
		same(t, "trouble", troubleOf(t, err), want)
	}
	env := map[string]string{"AWS_ACCESS_KEY_ID": testKey, "AWS_SECRET_ACCESS_KEY": testSecret, "AWS_ENDPOINT_URL": endpoint, "AWS_REGION": testRegion}
	to := inBucket("")
	to.Region = ""
	_, err := Run(context.Background(), Options{Site: build(t, filepath.Join(t.TempDir(), "public"), first), To: to,
		Getenv: func(name string) string { return env[name] }, Now: noon})
	ok(t, err)
}

// No request carries the secret, nor does the list.
func TestSecretStays(t *testing.T) {
	p, b := throughProxy(t)
	p.breaks(func(w http.ResponseWriter, r *http.Request) bool {
		dump, err := httputil.DumpRequest(r, true)
		if err != nil || bytes.Contains(dump, []byte(testSecret)) {
			t.Errorf("a request tells the secret, or %v", err)
		}
		r.Body = io.NopCloser(r.Body)
		return false
	})
	b.must(first, nil)
	list := b.content(manifestName)
	if strings.Contains(list, testSecret) || strings.Contains(list, testKey) {
		t.Errorf("the list tells a key:\n%s", list)
	}
}
