//go:build !storage

package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// A fake is the little of S3 that the room uses, for quick tests: make
// test-storage runs the same tests on a server that others have written. It
// checks signatures and hashes as that does.
type fake struct {
	mu      sync.Mutex
	objects map[string]object
}

type object struct {
	data   []byte
	header http.Header
}

func startStorage(t testing.TB) string {
	f := &fake{objects: map[string]object{}}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	return server.URL
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message></Error>", code)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	if code := signed(r); code != "" {
		refuse(w, 403, code)
		return
	}
	if fmt.Sprintf("%x", sha256.Sum256(data)) != r.Header.Get("X-Amz-Content-Sha256") {
		refuse(w, 400, "XAmzContentSHA256Mismatch")
		return
	}
	name, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if name != bucketName {
		refuse(w, 404, "NoSuchBucket")
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	o, there := f.objects[key]
	switch {
	case r.Method == "GET" && key == "":
		f.listing(w, r.URL.Query())
	case r.Method == "PUT":
		tag := fmt.Sprintf(`"%x"`, md5.Sum(data))
		header := http.Header{"Etag": {tag}}
		for h, v := range r.Header {
			if strings.HasPrefix(h, "X-Amz-Meta-") || slices.Contains([]string{"Content-Type", "Cache-Control", "Content-Encoding"}, h) {
				header[h] = v
			}
		}
		f.objects[key] = object{data, header}
		w.Header().Set("Etag", tag)
	case r.Method == "DELETE":
		delete(f.objects, key)
		w.WriteHeader(204)
	case !there:
		refuse(w, 404, "NoSuchKey")
	default:
		maps.Copy(w.Header(), o.header)
		if r.Method == "GET" {
			w.Write(o.data)
		}
	}
}

func (f *fake) listing(w http.ResponseWriter, q url.Values) {
	type content struct{ Key, ETag string }
	out := struct {
		XMLName               xml.Name `xml:"ListBucketResult"`
		IsTruncated           bool
		EncodingType          string
		NextContinuationToken string
		Contents              []content
	}{EncodingType: "url"}
	for _, key := range slices.Sorted(maps.Keys(f.objects)) {
		if !strings.HasPrefix(key, q.Get("prefix")) || key <= q.Get("continuation-token") {
			continue
		}
		if len(out.Contents) == 1000 {
			out.IsTruncated, out.NextContinuationToken = true, out.Contents[999].Key
			break
		}
		out.Contents = append(out.Contents, content{strings.ReplaceAll(url.QueryEscape(key), "%2F", "/"), f.objects[key].header.Get("Etag")})
	}
	if out.IsTruncated {
		out.NextContinuationToken, _ = url.QueryUnescape(out.NextContinuationToken)
	}
	xml.NewEncoder(w).Encode(out)
}

// signed signs the request anew and compares; the code of what is wrong, or "".
func signed(r *http.Request) string {
	auth := r.Header.Get("Authorization")
	_, rest, _ := strings.Cut(auth, "Credential=")
	id, rest, _ := strings.Cut(rest, "/")
	if id != testKey {
		return "InvalidAccessKeyId"
	}
	_, rest, _ = strings.Cut(rest, "SignedHeaders=")
	names, _, _ := strings.Cut(rest, ",")
	again := &http.Request{Method: r.Method, URL: &url.URL{Scheme: "http", Host: r.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery},
		Host: r.Host, Header: http.Header{}, ContentLength: 0, Body: io.NopCloser(bytes.NewReader(nil))}
	for name := range strings.SplitSeq(names, ";") {
		switch {
		case name == "content-length":
			again.ContentLength = r.ContentLength
		case name != "host":
			again.Header[http.CanonicalHeaderKey(name)] = r.Header.Values(name)
		}
	}
	when, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	if err == nil {
		err = v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }).SignHTTP(context.Background(),
			aws.Credentials{AccessKeyID: testKey, SecretAccessKey: testSecret}, again, r.Header.Get("X-Amz-Content-Sha256"), "s3", testRegion, when)
	}
	if err != nil || again.Header.Get("Authorization") != auth {
		return "SignatureDoesNotMatch"
	}
	return ""
}
