package site

import (
	"context"

	"vakka/internal/diag"
	"vakka/internal/hosts"
)

// Servers are the web servers that Snippet knows.
func Servers() []string { return hosts.Snippets }

// Snippet is a bank's part of the settings of a web server, one of Servers. A
// bank with errors has none, but what is wrong with it.
func Snippet(ctx context.Context, in Input, server string) (string, []diag.Diagnostic, error) {
	m, err := load(ctx, in)
	if err != nil {
		return "", nil, err
	}
	if diag.Errors(m.found, false) > 0 {
		return "", diag.Sort(m.found), nil
	}
	return hosts.Snippet(m.bank, server), nil, nil
}
