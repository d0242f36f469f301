package deploy

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"strings"

	"vakka/internal/output"
)

// A bucket is a store in object storage: of Amazon or of any other that speaks
// S3 (MinIO, Ceph at Hetzner and UpCloud, …). It uses five plain requests that
// all of them know: put, get, head, delete, and list. Nothing is put in parts,
// since no file of a site is large enough to gain by it.
type bucket struct {
	client *client
	name   string
	prefix string
	site   *output.Site
}

func openS3(o Options) (*bucket, error) {
	c, err := newClient(o)
	if err != nil {
		return nil, err
	}
	return &bucket{client: c, name: o.To.Bucket, prefix: o.To.Prefix, site: o.Site}, nil
}

func (b *bucket) close() { b.client.http.CloseIdleConnections() }

// sumKey is the object's own note of its content before any encoding. Versions
// (ETags) are no hashes everywhere: storage that encrypts makes its own.
const sumKey = "X-Amz-Meta-Vakka-Sha256"

// list asks for a thousand objects at a time, until there are no more.
func (b *bucket) list(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	query := url.Values{"list-type": {"2"}, "prefix": {b.prefix}, "encoding-type": {"url"}}
	for {
		got, err := b.client.do(ctx, http.MethodGet, "", query, nil, nil)
		if err != nil {
			return nil, b.trouble("list", err)
		}
		page := struct {
			IsTruncated           bool
			EncodingType          string
			NextContinuationToken string
			Contents              []struct{ Key, ETag string }
		}{}
		if err := xml.Unmarshal(got.data, &page); err != nil {
			return nil, b.trouble("list", err)
		}
		for _, o := range page.Contents {
			if plain, err := url.QueryUnescape(o.Key); err == nil && page.EncodingType == "url" {
				o.Key = plain
			}
			if name := strings.TrimPrefix(o.Key, b.prefix); name != "" && !strings.HasSuffix(name, "/") {
				out[name] = version(o.ETag)
			}
		}
		if !page.IsTruncated || page.NextContinuationToken == "" {
			return out, nil
		}
		query.Set("continuation-token", page.NextContinuationToken)
	}
}

// version is an object's ETag without its quotes.
func version(etag string) string { return strings.Trim(etag, `"`) }

func (b *bucket) read(ctx context.Context, name string) ([]byte, error) {
	got, err := b.client.do(ctx, http.MethodGet, b.prefix+name, nil, nil, nil)
	if notThere(err) {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, b.trouble("get", err)
	}
	return got.data, nil
}

// notThere tells that there is no such object; that there is no such bucket is
// something else.
func notThere(err error) bool {
	var f *fault
	return errors.As(err, &f) && f.status == http.StatusNotFound && f.code != "NoSuchBucket"
}

func (b *bucket) write(ctx context.Context, name string, data []byte) error {
	_, err := b.store(ctx, file{path: name, mediaType: "text/plain; charset=utf-8", cache: "no-cache"}, data)
	return err
}

// store puts one object, and gives its version.
func (b *bucket) store(ctx context.Context, f file, data []byte) (string, error) {
	header := http.Header{"Content-Type": {f.mediaType}, "Cache-Control": {f.cache}, sumKey: {hex.EncodeToString(f.sum[:])}}
	if f.code != "" {
		header.Set("Content-Encoding", f.code)
	}
	put, err := b.client.do(ctx, http.MethodPut, b.prefix+f.path, nil, header, data)
	if err != nil {
		return "", b.trouble("put", err)
	}
	return version(put.header.Get("Etag")), nil
}

// same asks for each object's own note and headers.
func (b *bucket) same(ctx context.Context, files []file) (map[string]string, error) {
	out := map[string]string{}
	err := each(ctx, files, func(ctx context.Context, f file) (func(), error) {
		got, err := b.client.do(ctx, http.MethodHead, b.prefix+f.path, nil, nil, nil)
		if err != nil && !notThere(err) {
			return nil, b.trouble("head", err)
		}
		h := got.header
		return func() {
			if err == nil && h.Get(sumKey) == hex.EncodeToString(f.sum[:]) && h.Get("Content-Type") == f.mediaType &&
				h.Get("Cache-Control") == f.cache && h.Get("Content-Encoding") == f.code {
				out[f.path] = version(h.Get("Etag"))
			}
		}, nil
	})
	return out, err
}

func (b *bucket) put(ctx context.Context, files []file, done func(string, string)) error {
	return each(ctx, files, func(ctx context.Context, f file) (func(), error) {
		data, err := b.site.Read(f.path)
		if err != nil {
			return nil, err
		}
		if f.code == "gzip" {
			data = zipped(data)
		}
		version, err := b.store(ctx, f, data)
		return func() { done(f.path, version) }, err
	})
}

// zipped compresses as well as gzip can: it is done once, and sent often.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(data)
		err = errors.Join(err, z.Close())
	}
	if err != nil {
		panic(fmt.Sprintf("deploy: %v", err)) // memory takes everything
	}
	return out.Bytes()
}

// remove deletes one by one: the request that deletes many is where kinds of
// storage differ in what checksums they want.
func (b *bucket) remove(ctx context.Context, paths []string, done func(string)) error {
	return each(ctx, paths, func(ctx context.Context, path string) (func(), error) {
		if _, err := b.client.do(ctx, http.MethodDelete, b.prefix+path, nil, nil, nil); err != nil && !notThere(err) {
			return nil, b.trouble("delete", err)
		}
		return func() { done(path) }, nil
	})
}

// trouble tells what kind of trouble a request met. what is the request.
func (b *bucket) trouble(what string, err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	t := &Trouble{Kind: Unreachable, Detail: reason(err), err: err}
	f := (*fault)(nil)
	if !errors.As(err, &f) {
		return t
	}
	switch {
	case f.code == "NoSuchBucket":
		t.Kind, t.Detail = NoBucket, b.name
	case f.code == "InvalidAccessKeyId", f.code == "SignatureDoesNotMatch", f.code == "InvalidToken", f.code == "ExpiredToken", f.code == "RequestTimeTooSkewed":
		t.Kind, t.Detail = BadKeys, f.code
	case f.code == "PermanentRedirect", f.code == "TemporaryRedirect", f.code == "AuthorizationHeaderMalformed", f.status/100 == 3:
		t.Kind, t.Detail = WrongRegion, f.Error()
	case f.status == http.StatusForbidden, f.status == http.StatusUnauthorized:
		t.Kind, t.Detail = Denied, what
	}
	return t
}

// reason is the short of an error of the network or of the storage.
func reason(err error) string {
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		return op.Error()
	}
	if address := (*url.Error)(nil); errors.As(err, &address) {
		return address.Err.Error()
	}
	return err.Error()
}
