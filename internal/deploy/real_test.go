//go:build storage

package deploy

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// startStorage starts versitygw, a real S3 server, on loopback. VAKKA_STORAGE is
// its program; make test-storage builds it.
func startStorage(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"data/" + bucketName, "side"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(os.Getenv("VAKKA_STORAGE"), "--port", address, "--region", testRegion, "--quiet", "--keep-alive",
		"posix", "--sidecar", filepath.Join(dir, "side"), filepath.Join(dir, "data"))
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+testKey, "ROOT_SECRET_KEY="+testSecret)
	if err := cmd.Start(); err != nil {
		t.Fatalf("VAKKA_STORAGE is no server: %v (run make test-storage)", err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	for range 100 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return ""
}
