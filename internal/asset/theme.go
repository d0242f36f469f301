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

// themeCSS writes a bank's colours as custom properties, and the tints that its
// goals give to the tabs of their cards. Each set is bound to
// its colour scheme, so that a bank that gives only light colours keeps the
// built-in dark ones, and to screens, so that paper stays white.
func themeCSS(c bank.Config) ([]byte, error) {
	theme := c.Theme
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
	if spruce := theme.Light["spruce"]; spruce != "" && onWhite(theme.Light) {
		fmt.Fprintf(&out, "@media print{:root{--spruce:%s}}\n", strings.ToLower(spruce))
	}
	if len(theme.Sizes) > 0 {
		out.WriteString("@media screen{:root{")
		for _, size := range bank.ThemeSizes {
			n, given := theme.Sizes[size.Name]
			if !given {
				continue
			}
			switch size.Name {
			case "text": // a share of what the reader's browser is set to, which 16 px stands for
				fmt.Fprintf(&out, "--text:%g%%;", n/16*100)
			case "radius":
				fmt.Fprintf(&out, "--radius:%gpx;", n)
			default:
				fmt.Fprintf(&out, "--%s:%g;", size.Name, n)
			}
		}
		out.WriteString("}}\n")
	}
	for _, goal := range c.Vocabularies["goals"].Terms {
		if goal.Colour == "" {
			continue
		}
		if !tokenName.MatchString(goal.ID) || !tokenValue.MatchString(goal.Colour) {
			return nil, fmt.Errorf("goal %q: %q is not a colour such as #1e5b47", goal.ID, goal.Colour)
		}
		colour := strings.ToLower(goal.Colour)
		fmt.Fprintf(&out, "@media screen{.goal-%s{--tab:%s;--tab-ink:#ffffff;--edge:%s}}\n", goal.ID, colour, colour)
	}
	return []byte(out.String()), nil
}

// onWhite says that the main colour is seen on white paper with white on it, as
// the light look's own grounds are: then print has the town's colour, too.
func onWhite(light map[string]string) bool {
	return light["paper"] == "" && light["card"] == "" && light["spruce-ink"] == ""
}
