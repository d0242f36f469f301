package hosts

import (
	"os"
	"strings"
	"testing"
)

func TestStorage(t *testing.T) {
	for name, want := range map[string]struct {
		encoding string
		stage    int
		settings bool
	}{
		"assets/app.ngl323vdum.js":     {"gzip", Ready, false},
		"haku/fi-0b2c9ba15e/t7.js":     {"gzip", Ready, false},
		"ohjelma/fi-4c46no3m3x.js":     {"gzip", Ready, false},
		"kuvat/aiti-56ltbnuu-400.svg":  {"gzip", Ready, false},
		"kuvat/aiti-56ltbnuu-400.webp": {"", Ready, false},
		"liitteet/lista-abcdefgh.pdf":  {"", Ready, false},
		"viikot/2026-w48.ics":          {"", Ready, false},
		"viikot/2026-w48.html":         {"gzip", Page, false},
		"tehtavat/kavely.html":         {"gzip", Page, false},
		"haku.html":                    {"gzip", Page, false},
		"404.html":                     {"gzip", Page, false},
		"index.html":                   {"gzip", Index, false},
		"sv/tehtavat/index.html":       {"gzip", Index, false},
		"haku/fi.js":                   {"gzip", Index, false},
		"data/materials.json":          {"gzip", Index, false},
		"data/materials.csv":           {"", Index, false},
		"sitemap.xml":                  {"", Index, false},
		"sv/feed.xml":                  {"", Index, false},
		"manifest.webmanifest":         {"gzip", Index, false},
		"sw.js":                        {"gzip", Worker, false},
		"_headers":                     {"", Ready, true},
		".htaccess":                    {"", Ready, true},
		"web.config":                   {"", Ready, true},
		"staticwebapp.config.json":     {"gzip", Ready, true},
		"robots.txt":                   {"", Ready, false},
	} {
		if got := Encoding(name); got != want.encoding {
			t.Errorf("%s: encoding %q", name, got)
		}
		if got := Stage(name); got != want.stage {
			t.Errorf("%s: stage %d", name, got)
		}
		if got := Settings(name); got != want.settings {
			t.Errorf("%s: settings %v", name, got)
		}
	}
}

// What storage cannot say is said in the guide, to be set in the network in
// front of it.
func TestGuideHasHeaders(t *testing.T) {
	guide, err := os.ReadFile("../../docs/julkaiseminen.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range Headers(aBank(nil).Config) {
		if line := "| `" + h.Name + "` | `" + h.Value + "` |"; !strings.Contains(string(guide), line) {
			t.Errorf("docs/julkaiseminen.md lacks the line %s", line)
		}
	}
}
