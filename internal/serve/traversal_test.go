package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestTraversal asks for files outside the site in some thousands of ways:
// every writing of the dots and of what parts folders, to every depth, from
// every folder. None is found, and the server answers all.
func TestTraversal(t *testing.T) {
	t.Parallel()
	b := start(t, Options{}, gives(good()))
	var conn net.Conn
	var answers *bufio.Reader
	ask := func(target string) (int, string) {
		if conn == nil {
			conn = b.dial()
			answers = bufio.NewReader(conn)
		}
		conn.SetDeadline(time.Now().Add(10 * time.Second))
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", target, b.host)
		resp, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Fatalf("%s: %v", target, err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.Close {
			conn.Close()
			conn = nil
		}
		return resp.StatusCode, string(body)
	}
	tried := 0
	for _, dots := range []string{"..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "..%00", "..;", "....", "%uff0e%uff0e", "%ef%bc%8e%ef%bc%8e", "..%20", ".%00."} {
		for _, slash := range []string{"/", "//", "\\", "%2f", "%5c", "%252f", "%255c", "%c0%af", "%c1%9c", "%ef%bc%8f", "/./", ";/", "%00/"} {
			for _, depth := range []int{1, 2, 8} {
				for _, from := range []string{"/", "/tehtavat/", "/_vakka/", "//"} {
					for _, file := range []string{"etc/passwd", "index.html", "bank.yaml"} {
						target := from + strings.Repeat(dots+slash, depth) + strings.ReplaceAll(file, "/", slash)
						status, body := ask(target)
						if status != 404 && status != 400 || strings.Contains(body, "Tervetuloa") || strings.Contains(body, "root:") {
							t.Errorf("%s: %d %q", target, status, body)
						}
						tried++
					}
				}
			}
		}
	}
	if status, body := ask("/"); status != 200 || tried < 5000 {
		t.Errorf("after %d requests: %d %q", tried, status, body)
	}
	if conn != nil {
		conn.Close()
	}
}
