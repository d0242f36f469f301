package asset

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"vakka/internal/bank"
)

var (
	tokenName  = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	tokenValue = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// themeCSS writes a bank's colours as custom properties. Each set is bound to
// its colour scheme, so that a bank that gives only light colours keeps the
// built-in dark ones, and to screens, so that paper stays white.
func themeCSS(theme bank.Theme) ([]byte, error) {
	var out strings.Builder
	for _, scheme := range []struct {
		name    string
		colours map[string]string
	}{{"light", theme.Light}, {"dark", theme.Dark}} {
		if len(scheme.colours) == 0 {
			continue
		}
		fmt.Fprintf(&out, "@media screen and (prefers-color-scheme:%s){:root{", scheme.name)
		for _, token := range slices.Sorted(maps.Keys(scheme.colours)) {
			value := scheme.colours[token]
			if !tokenName.MatchString(token) || !tokenValue.MatchString(value) {
				return nil, fmt.Errorf("theme: %q: %q is not a colour such as #1e5b47", token, value)
			}
			fmt.Fprintf(&out, "--%s:%s;", token, strings.ToLower(value))
		}
		out.WriteString("}}\n")
	}
	return []byte(out.String()), nil
}
