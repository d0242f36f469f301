package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"vakka/internal/deploy"
)

// storage starts a stand-in for object storage that answers everything with one
// error, and sets STORAGE to its address.
func storage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: storage STATUS CODE")
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(status)
		fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message></Error>", args[1])
	}))
	ts.Defer(server.Close)
	ts.Setenv("STORAGE", server.URL)
}

// Every trouble with a target has its words in three languages, with what it is
// about in them, and the right exit code.
func TestTroubles(t *testing.T) {
	for kind, c := range map[string]struct {
		code   int
		detail bool
	}{
		deploy.NoKeys: {wrongUsage, true}, deploy.NoRegion: {wrongUsage, false}, deploy.BadKeys: {notReadable, true},
		deploy.Denied: {notReadable, true}, deploy.NoBucket: {notReadable, true}, deploy.WrongRegion: {notReadable, true},
		deploy.Unreachable: {notReadable, true}, deploy.Taken: {wrongUsage, true}, deploy.Overtaken: {notReadable, false},
		deploy.Overwritten: {notReadable, true}, deploy.Damaged: {notReadable, true}, deploy.NoRsync: {notReadable, false},
		deploy.RsyncFailed: {notReadable, true}, deploy.Inside: {wrongUsage, true}, deploy.Precious: {wrongUsage, true},
	} {
		said := map[string]bool{}
		for _, lang := range []voice{"fi", "sv", "en"} {
			var out bytes.Buffer
			p := &program{stderr: &out, voice: lang}
			if code := p.end(&deploy.Trouble{Kind: kind, Detail: "what it is about", Count: "7"}); code != c.code {
				t.Errorf("%s: exit code %d, not %d", kind, code, c.code)
			}
			if strings.Contains(out.String(), "what it is about") != c.detail || strings.ContainsAny(out.String(), "{}") || strings.Count(out.String(), "\n") != 2 {
				t.Errorf("%s: %s", kind, out.String())
			}
			said[out.String()] = true
		}
		if len(said) != 3 {
			t.Errorf("%s: the languages say the same", kind)
		}
	}
}
