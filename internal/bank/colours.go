package bank

// LightColours and DarkColours are the built-in theme's colours by token. The
// style sheet states the same values (a test compares them), so that a bank's
// own colours can be checked against those it keeps.
var (
	LightColours = map[string]string{
		"paper": "#fbf8f2", "card": "#ffffff", "ink": "#1c2420", "soft": "#4d5a53", "line": "#d9d3c6",
		"spruce": "#1e5b47", "spruce-ink": "#ffffff", "spruce-tint": "#e3efe9",
		"berry": "#a3341c", "sun": "#f3c451", "sun-tint": "#fdf3d7", "sky": "#dfeaf2", "sky-ink": "#17456a", "focus": "#0b57d0",
	}
	DarkColours = map[string]string{
		"paper": "#141a17", "card": "#1d2521", "ink": "#eef2ee", "soft": "#b4c0b9", "line": "#38433d",
		"spruce": "#8fd3b8", "spruce-ink": "#0e1b15", "spruce-tint": "#22352d",
		"berry": "#ff9d85", "sun": "#e2b23f", "sun-tint": "#3a3016", "sky": "#1d2f3d", "sky-ink": "#b9dcf5", "focus": "#8ab4ff",
	}
)
