package borrow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Limits of what one run may fetch.
const (
	mostFetched  = 500 << 20
	mostRequests = 5000
	mostHops     = 3
	mostWait     = 30 * time.Second // for one file
)

// An AddressError says why an address is not fetched from.
type AddressError struct{ Reason, Address string }

// Reasons of an AddressError.
const (
	NotWeb   = "not-web" // no address of the web
	NotSafe  = "no-tls"  // http:, and not this machine
	Private  = "private" // a name that leads into a private network
	Astray   = "astray"  // a redirect to another host
	NoAnswer = "status"  // anything but 200
)

func (e *AddressError) Error() string { return "will not fetch " + e.Address + ": " + e.Reason }

// Web reads a published bank. The address is of its front page or of any file in
// its root folder. Plain http is for this machine only, redirects stay on the
// host, and a host that is not named by its number must not be in a private
// network: a name could be made to lead there by whoever owns it.
func Web(address string) (Get, error) {
	base, err := url.Parse(address)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Hostname() == "" || base.User != nil {
		return nil, &AddressError{NotWeb, address}
	}
	if base.Scheme == "http" && !loopback(base.Hostname()) {
		return nil, &AddressError{NotSafe, address}
	}
	if last := base.Path[strings.LastIndexByte(base.Path, '/')+1:]; strings.HasSuffix(last, ".html") {
		base.Path = strings.TrimSuffix(base.Path, last)
	}
	base = &url.URL{Scheme: base.Scheme, Host: base.Host, Path: strings.TrimSuffix(base.Path, "/") + "/"}
	w := &web{base: base, left: mostFetched, requests: mostRequests}
	w.client = &http.Client{Timeout: mostWait, CheckRedirect: w.redirect, Transport: &http.Transport{
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second, Control: w.control}).DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  mostWait,
		MaxResponseHeaderBytes: 64 << 10,
		ForceAttemptHTTP2:      true,
	}}
	return w.get, nil
}

type web struct {
	base     *url.URL
	client   *http.Client
	left     int64 // bytes that may still come …
	requests int   // … and files
}

// loopback is true of this machine's own names and numbers.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}

// redirect follows a few, on the same host and never from https to http.
func (w *web) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > mostHops || req.URL.Host != w.base.Host || req.URL.Scheme != w.base.Scheme || req.URL.User != nil {
		return &AddressError{Astray, req.URL.String()}
	}
	return nil
}

// control looks at the number that a name has led to, just before it is called.
func (w *web) control(_, address string, _ syscall.RawConn) error {
	host := w.base.Hostname()
	if _, err := netip.ParseAddr(host); err == nil || loopback(host) {
		return nil // the user has named the machine
	}
	to, err := netip.ParseAddrPort(address)
	if err != nil || !public(to.Addr().Unmap()) {
		return &AddressError{Private, host}
	}
	return nil
}

var shared = netip.MustParsePrefix("100.64.0.0/10") // between a provider and its customers, RFC 6598

// public is true of a number that anyone on the internet can call.
func public(ip netip.Addr) bool {
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !shared.Contains(ip)
}

func (w *web) get(ctx context.Context, address string, most int64) ([]byte, error) {
	if w.requests--; w.requests < 0 {
		return nil, fmt.Errorf("%s: %w", w.base, ErrLarge)
	}
	target := w.base.JoinPath(strings.Split(address, "/")...)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "Vakka")
	answer, err := w.client.Do(req)
	if wrong := (*AddressError)(nil); errors.As(err, &wrong) {
		return nil, wrong
	}
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, &AddressError{NoAnswer, fmt.Sprintf("%s (%d)", target, answer.StatusCode)}
	}
	data, err := readMost(answer.Body, min(most, w.left))
	w.left -= int64(len(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", target, err)
	}
	return data, nil
}

// readMost reads to the end, or says ErrLarge.
func readMost(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		return nil, ErrLarge
	}
	return data, err
}
