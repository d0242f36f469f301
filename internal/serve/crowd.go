package serve

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// mostIdle is how many connections may be open and ask for nothing. A browser
// keeps six.
const mostIdle = 200

// A crowd keeps the connections that ask for nothing within bounds: when there
// are too many, the one that has been silent for longest is closed. Those that
// have begun to ask have time limits of their own.
type crowd struct {
	mu     sync.Mutex
	silent *list.List // of net.Conn, the longest silent first
	at     map[net.Conn]*list.Element
}

func newCrowd() *crowd { return &crowd{silent: list.New(), at: map[net.Conn]*list.Element{}} }

// note is for http.Server.ConnState.
func (c *crowd) note(conn net.Conn, state http.ConnState) {
	if oldest := c.change(conn, state == http.StateNew || state == http.StateIdle); oldest != nil {
		oldest.Close() // it has nothing to lose
	}
}

// change notes whether a connection is silent, and gives one that is too many.
func (c *crowd) change(conn net.Conn, silent bool) (oldest net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.at[conn]; e != nil {
		c.silent.Remove(e)
		delete(c.at, conn)
	}
	if !silent {
		return nil
	}
	c.at[conn] = c.silent.PushBack(conn)
	if c.silent.Len() <= mostIdle {
		return nil
	}
	oldest = c.silent.Remove(c.silent.Front()).(net.Conn)
	delete(c.at, oldest)
	return oldest
}
