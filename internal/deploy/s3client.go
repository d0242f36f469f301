package deploy

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// How patient the client is. Tests are less so.
var (
	attempts   = 6                // of one request
	leastWait  = time.Second      // before the second
	mostWait   = 20 * time.Second // between two of them
	mostSilent = 30 * time.Second // that nothing moves on a connection
)

// mostAnswer is how large an answer may be; the list of a large bank is a
// hundredth of it.
const mostAnswer = 256 << 20

// A client asks one bucket of object storage, with requests signed by Amazon's
// own signer.
type client struct {
	http        *http.Client
	bucket      string // address of the bucket, without a slash at the end
	region      string
	credentials aws.Credentials
	signer      *v4.Signer
}

// newClient reads the keys from the environment, and nothing else of what
// Amazon's own tools read: no files, no machine's identity.
func newClient(o Options) (*client, error) {
	keys := aws.Credentials{AccessKeyID: o.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: o.Getenv("AWS_SECRET_ACCESS_KEY"), SessionToken: o.Getenv("AWS_SESSION_TOKEN")}
	if keys.AccessKeyID == "" {
		return nil, &Trouble{Kind: NoKeys, Detail: "AWS_ACCESS_KEY_ID"}
	}
	if keys.SecretAccessKey == "" {
		return nil, &Trouble{Kind: NoKeys, Detail: "AWS_SECRET_ACCESS_KEY"}
	}
	endpoint := strings.TrimSuffix(cmp.Or(o.To.Endpoint, o.Getenv("AWS_ENDPOINT_URL_S3"), o.Getenv("AWS_ENDPOINT_URL")), "/")
	region := cmp.Or(o.To.Region, o.Getenv("AWS_REGION"), o.Getenv("AWS_DEFAULT_REGION"))
	address := endpoint + "/" + o.To.Bucket
	if endpoint == "" {
		if region == "" {
			return nil, &Trouble{Kind: NoRegion}
		}
		address = "https://" + o.To.Bucket + ".s3." + region + ".amazonaws.com"
		if strings.Contains(o.To.Bucket, ".") { // which no certificate covers
			address = "https://s3." + region + ".amazonaws.com/" + o.To.Bucket
		}
	}
	return &client{
		http:   &http.Client{Transport: transport(), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		bucket: address, credentials: keys,
		region: cmp.Or(region, "us-east-1"), // what storage that has no regions calls its own
		signer: v4.NewSigner(func(s *v4.SignerOptions) { s.DisableURIPathEscaping = true }),
	}, nil
}

// transport gives up connections on which nothing moves, however long a file
// takes.
func transport() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	most := mostSilent // once: connections outlive whoever asked for them
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return impatient{c, most}, nil
		},
		TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConnsPerHost: atOnce,
		IdleConnTimeout:     most / 2,
		DisableCompression:  true,
	}
}

// An impatient connection fails when it stands still.
type impatient struct {
	net.Conn
	most time.Duration
}

func (c impatient) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(c.most)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

func (c impatient) Write(p []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(c.most)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}

// An answer is what storage says to a request that it has carried out.
type answer struct {
	header http.Header
	data   []byte
}

// A fault is what storage says to one that it has not.
type fault struct {
	status int
	code   string // SlowDown
}

func (f *fault) Error() string {
	return strings.TrimSpace(fmt.Sprintf("%d %s %s", f.status, http.StatusText(f.status), f.code))
}

// passingCodes are faults that another attempt may not meet: storage is busy,
// or the content was damaged on the way.
var passingCodes = []string{"SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "OperationAborted", "XAmzContentSHA256Mismatch", "BadDigest", "IncompleteBody"}

func (f *fault) passing() bool {
	return slices.Contains([]int{408, 429, 500, 502, 503, 504}, f.status) || slices.Contains(passingCodes, f.code)
}

// do makes a request, again and again when that may help. Each wait is twice
// the one before, and of a random length, so that eight do not come back at
// once. key is that of the object, "" for the bucket itself.
func (c *client) do(ctx context.Context, method, key string, query url.Values, header http.Header, body []byte) (answer, error) {
	for n := 1; ; n++ {
		got, err := c.once(ctx, method, key, query, header, body)
		if ctx.Err() != nil {
			return answer{}, ctx.Err()
		}
		f := (*fault)(nil)
		if err == nil || n == attempts || errors.As(err, &f) && !f.passing() {
			return got, err
		}
		wait := min(leastWait<<(n-1), mostWait)
		select {
		case <-ctx.Done():
			return answer{}, ctx.Err()
		case <-time.After(wait/2 + rand.N(wait/2)):
		}
	}
}

// once makes a request. It is signed with the sha256 of its content, so that
// storage refuses what was changed on the way.
func (c *client) once(ctx context.Context, method, key string, query url.Values, header http.Header, body []byte) (answer, error) {
	address := c.bucket + "/" + escaped(key)
	if len(query) > 0 {
		address += "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
	}
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for name, values := range header {
		r.Header[name] = values
	}
	sum := sha256.Sum256(body)
	r.Header.Set("X-Amz-Content-Sha256", hex.EncodeToString(sum[:]))
	if err := c.signer.SignHTTP(ctx, c.credentials, r, hex.EncodeToString(sum[:]), "s3", c.region, time.Now()); err != nil {
		return answer{}, err
	}
	response, err := c.http.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	if err != nil {
		return answer{}, err
	}
	if response.StatusCode >= 300 {
		told := struct{ Code string }{}
		if err := xml.Unmarshal(data, &told); err != nil { // as after HEAD, which has no body
			told.Code = ""
		}
		return answer{}, &fault{response.StatusCode, told.Code}
	}
	return answer{response.Header, data}, nil
}

// escaped is a key as it stands in a signed address.
func escaped(key string) string {
	const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
	var out strings.Builder
	for _, b := range []byte(key) {
		if strings.IndexByte(plain, b) >= 0 {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}
