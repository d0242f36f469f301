package asset

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vakka/internal/bank"
)

var testTime = time.Date(2026, 11, 22, 4, 56, 0, 0, time.UTC)

func TestBundle(t *testing.T) {
	dist := fstest.MapFS{"style.css": {Data: []byte(":root{--spruce:#1e5b47}\n")}, "app.js": {Data: []byte("app\n")}, "page-plan.js": {Data: []byte("plan\n")}, "app.js.map": {}, ".gitkeep": {}, "icons/vakka.svg": {Data: []byte("<svg/>\n")}}
	set, files, err := Bundle(dist, bank.Config{
		Theme:        bank.Theme{Light: map[string]string{"spruce": "#AA0000", "berry": "#bb0000"}, Dark: map[string]string{"spruce": "#00cc00"}, Sizes: map[string]float64{"text": 20, "spacing": 1.2, "radius": 0}},
		Vocabularies: map[string]bank.Vocabulary{"goals": {Terms: []bank.Term{{ID: "arki", Colour: "#112233"}, {ID: "liike"}}}},
	})
	ok(t, err)
	content := map[string]string{}
	for _, f := range files {
		content[f.Path] = string(f.Data)
		if !regexp.MustCompile(`^assets/[a-z/-]+\.[a-z2-7]{10}\.[a-z]+$`).MatchString(f.Path) {
			t.Errorf("odd name %s", f.Path)
		}
	}
	same(t, "paths", len(set.Paths()), 4)
	same(t, "own scripts", content[set.Scripts()["plan"]], "plan\n")
	same(t, "style", content[set.Path("style.css")], ":root{--spruce:#1e5b47}\n"+
		"@media screen and (prefers-color-scheme:light){:root{--berry:#bb0000;--spruce:#aa0000;}}\n"+
		"@media screen and (prefers-color-scheme:dark){:root{--spruce:#00cc00;}}\n"+
		"@media print{:root{--spruce:#aa0000}}\n"+
		"@media screen{:root{--text:125%;--spacing:1.2;--radius:0px;}}\n"+
		"@media screen{.goal-arki{--tab:#112233;--tab-ink:#ffffff;--edge:#112233}}\n")
	same(t, "script", content[set.Path("app.js")], "app\n")
	same(t, "icon", content[set.Path("icons/vakka.svg")], "<svg/>\n")
	plain, _, err := Bundle(dist, bank.Config{})
	ok(t, err)
	if plain.Path("style.css") == set.Path("style.css") || plain.Path("app.js") != set.Path("app.js") {
		t.Error("names do not follow the content")
	}
	for _, bad := range []map[string]string{{"spruce": "red"}, {"spruce": "#12345"}, {"spruce": "#123456;}"}, {"a:b": "#123456"}, {"": "#123456"}, {"spruce": "#123456\n"}} {
		if _, _, err := Bundle(dist, bank.Config{Theme: bank.Theme{Dark: bad}}); err == nil {
			t.Errorf("accepted %v", bad)
		}
	}
	defer func() {
		if fmt.Sprint(recover()) != "asset: web/dist has no gone.css" {
			t.Error("a missing file goes unnoticed")
		}
	}()
	set.Path("gone.css")
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"a/Äiti.jpg": "aiti", "A\u0308iti.jpg": "aiti", "å ö--ü.png": "a-o-u", ".jpg": "kuva", "图.jpg": "kuva", "IMG_0001 (2).JPG": "img-0001-2",
		strings.Repeat("a", 59) + " bcd.jpg": strings.Repeat("a", 59), "con.txt": "con",
	} {
		same(t, in, slug(in, "kuva"), want)
	}
}

func TestWorker(t *testing.T) {
	dist := fstest.MapFS{"sw.js": {Data: []byte("on\n")}, "sw-off.js": {Data: []byte("off\n")}, "app.js": {}, "search-sv.js": {}, "search-en.js": {}}
	set, files, err := Bundle(dist, bank.Config{})
	ok(t, err)
	same(t, "files", len(files), 3)
	same(t, "kept", set.Kept(map[string]string{"sv": set.Path("search-sv.js")}), []string{set.Path("app.js"), set.Path("search-sv.js")})
	off, err := Worker(dist, nil)
	ok(t, err)
	same(t, "off", string(off.Data), "off\n")
	on, err := Worker(dist, &Offline{ID: "koe", Generation: "g", Files: []string{"assets/a.js"}, Pages: map[string][]string{"": {"index.html"}, "sv/": nil}, Fallback: map[string]string{"": "offline.html"}})
	ok(t, err)
	same(t, "path", on.Path, "sw.js")
	same(t, "on", string(on.Data), `self.vakkaOffline={"id":"koe","generation":"g","files":["assets/a.js"],"pages":{"":["index.html"],"sv/":null},"fallback":{"":"offline.html"}};`+"\non\n")
	if _, err := Worker(fstest.MapFS{}, nil); err == nil {
		t.Error("a missing worker goes unnoticed")
	}
}
