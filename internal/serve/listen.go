package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strconv"
	"strings"
	"syscall"
)

var errNotLocal = errors.New("only 127.0.0.1, [::1] and localhost can be served on")

// An AddrError is an address that cannot be served on, whatever is free.
type AddrError struct {
	Addr string
	Err  error
}

func (e *AddrError) Error() string { return fmt.Sprintf("address %q: %v", e.Addr, e.Err) }
func (e *AddrError) Unwrap() error { return e.Err }

// A PortError is a port that is in use, or kept for the system. Next is the
// next one that was free a moment ago, 0 when none was found near.
type PortError struct {
	Host string
	Port int
	Next int
	Err  error
}

func (e *PortError) Error() string { return fmt.Sprintf("port %d: %v", e.Port, e.Err) }
func (e *PortError) Unwrap() error { return e.Err }

// InUse tells whether another program has the port; otherwise the system does
// not give it to us.
func (e *PortError) InUse() bool { return inUse(e.Err) }

// listen opens addr. hosts are the names by which a browser may call what was
// opened (127.0.0.1:8080), the one to show first.
func listen(addr string) (open []net.Listener, hosts []string, err error) {
	host, port, err := local(addr)
	if err != nil {
		return nil, nil, &AddrError{addr, err}
	}
	open, err = listenOn(host, port)
	if err != nil {
		if inUse(err) || forbidden(err) {
			return nil, nil, &PortError{Host: host, Port: port, Next: free(host, port), Err: err}
		}
		return nil, nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	number := strconv.Itoa(portOf(open[0]))
	for _, name := range []string{host, "127.0.0.1", "::1", "localhost"} {
		hosts = append(hosts, strings.TrimSuffix(net.JoinHostPort(name, number), ":80")) // browsers leave :80 out
	}
	return open, hosts, nil
}

// local takes an address of this machine apart. Nothing is looked up: a name
// other than localhost could lead anywhere.
func local(addr string) (host string, port int, err error) {
	host, number, err := net.SplitHostPort(addr)
	if err != nil {
		return "", 0, err
	}
	switch host {
	case "127.0.0.1", "::1", "localhost":
	default:
		return "", 0, errNotLocal
	}
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil {
		return "", 0, fmt.Errorf("port %q is not a number from 0 to 65535", number)
	}
	return host, int(n), nil
}

// listenOn opens one listener, or for localhost both of those it can mean, on
// one port: were ::1 left to another program, it would get half of the visits.
func listenOn(host string, port int) ([]net.Listener, error) {
	if host != "localhost" {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if err != nil {
			return nil, err
		}
		return []net.Listener{l}, nil
	}
	var err error
	for range 10 { // a port that is free on one may be taken on the other
		var four, six net.Listener
		if four, err = net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port))); err != nil {
			return nil, err
		}
		six, err = net.Listen("tcp6", net.JoinHostPort("::1", strconv.Itoa(portOf(four))))
		if err == nil {
			return []net.Listener{four, six}, nil
		}
		if !inUse(err) {
			return []net.Listener{four}, nil // a machine without IPv6
		}
		four.Close()
		if port != 0 {
			return nil, err
		}
	}
	return nil, err
}

// free finds a port near the wanted one. Those under 1024 are the system's.
func free(host string, port int) int {
	from := max(port+1, 8080)
	if from > 65535-100 {
		from = 8080
	}
	for p := from; p < from+100; p++ {
		if open, err := listenOn(host, p); err == nil {
			for _, l := range open {
				l.Close()
			}
			return p
		}
	}
	return 0
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// Windows has numbers of its own for these two, which package syscall does not
// map.
const (
	wsaEACCES     = syscall.Errno(10013)
	wsaEADDRINUSE = syscall.Errno(10048)
)

func inUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, wsaEADDRINUSE)
}

func forbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, wsaEACCES)
}
