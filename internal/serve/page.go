package serve

import (
	"fmt"
	"html"
	"strings"
)

// page lists the problems as a page of its own, for when there is no site to
// show them over. Its look is the panel's.
func (s Site) page() []byte {
	var out strings.Builder
	text := func(open, words, close string) {
		if words != "" {
			out.WriteString(open + html.EscapeString(words) + close)
		}
	}
	fmt.Fprintf(&out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", html.EscapeString(s.Lang))
	out.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	fmt.Fprintf(&out, "<title>%s</title>\n<link rel=\"stylesheet\" href=\"%slive.css\">\n</head>\n<body>\n", html.EscapeString(s.Heading), ownPrefix)
	out.WriteString("<main class=\"vakka-live vakka-live-page\">\n")
	text("<h1>", s.Heading, "</h1>\n")
	out.WriteString("<ol>\n")
	for _, p := range s.Problems {
		out.WriteString("<li><p>")
		text("<code>", p.Where, "</code> ")
		text("<strong>", p.Severity, ":</strong> ")
		text("", p.Message, "")
		out.WriteString("</p>")
		text("<p class=\"vakka-live-hint\">", p.Hint, "</p>")
		out.WriteString("</li>\n")
	}
	out.WriteString("</ol>\n</main>\n</body>\n</html>\n")
	return []byte(out.String())
}
