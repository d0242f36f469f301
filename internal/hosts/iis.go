package hosts

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// iis is web.config, for IIS 8 and later without modules to add. A type or a
// header that the server has already would be an error 500 if it were added
// again: each is removed first. Redirects need a module that servers often
// lack, and without it they too are an error 500; the pages at old addresses
// do the work.
func (s *site) iis(fixed []string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line(`<?xml version="1.0" encoding="utf-8"?>` + "\n<!-- " + madeBy + " -->\n<configuration>\n  <system.webServer>")
	line("    <defaultDocument enabled=\"true\">\n      <files>\n        <clear />\n        <add value=\"index.html\" />\n      </files>\n    </defaultDocument>")
	line("    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" subStatusCode=\"-1\" />")
	line("      <error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n    </httpErrors>")
	line("    <httpProtocol>\n      <customHeaders>\n        <remove name=\"X-Powered-By\" />")
	for _, h := range s.headers {
		line("        <remove name=\"%s\" />\n        <add name=\"%[1]s\" value=\"%s\" />", h.Name, escaped(h.Value))
	}
	line("      </customHeaders>\n    </httpProtocol>\n    <staticContent>")
	line("      <clientCache cacheControlMode=\"DisableCache\" />") // sends no-cache
	for _, k := range kinds {
		line("      <remove fileExtension=\"%s\" />\n      <mimeMap fileExtension=\"%[1]s\" mimeType=\"%s\" />", k.ending, k.mediaType)
	}
	line("    </staticContent>\n    <urlCompression doStaticCompression=\"true\" />\n  </system.webServer>")
	for _, dir := range fixed {
		line("  <location path=\"%s\">\n    <system.webServer>\n      <staticContent>", escaped(dir))
		line("        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />")
		line("      </staticContent>\n    </system.webServer>\n  </location>")
	}
	line("</configuration>")
	return b.String()
}

// escaped is a value of an attribute.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}
