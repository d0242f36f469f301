package render

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Entries []struct {
		ID    string `xml:"id"`
		Title string `xml:"title"`
		Link  struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, data string) (f atomFeed) {
	t.Helper()
	if err := xml.Unmarshal([]byte(data), &f); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return f
}

// There is a feed of everything and one of each kind, in each language, of a
// bank that knows its address.
func TestFeeds(t *testing.T) {
	got := pages(t, withBase(t))
	all := readFeed(t, got["feed.xml"])
	if all.Lang != "fi" || all.Title != "Etätyöpaja" || all.Updated != "2026-11-20T00:00:00Z" || !strings.HasPrefix(all.ID, "urn:uuid:") {
		t.Errorf("%+v", all)
	}
	tasks := readFeed(t, got["sv/tehtavat/feed.xml"])
	if tasks.Title != "Uppgifter – Distansverkstaden" || len(tasks.Entries) != 1 || tasks.Entries[0].Title != "Promenad i närheten" ||
		tasks.Entries[0].Link.Href != "https://example.fi/pankki/sv/tehtavat/kavely.html" {
		t.Errorf("only what is in Swedish is in the Swedish feed: %+v", tasks)
	}
	if page := got["sv/tehtavat/kavely.html"]; !strings.Contains(page, `href="../feed.xml"`) || !strings.Contains(page, `href="feed.xml"`) {
		t.Error("a page does not lead to its feeds")
	}
	if got["sv/sivut/feed.xml"] != "" {
		t.Error("a feed of nothing")
	}
	for name := range pages(t, fixture(t)) {
		if strings.HasSuffix(name, "feed.xml") {
			t.Errorf("%s, though the bank does not know its address", name)
		}
	}
}

// An entry's name stays when the bank moves, and each text has its own.
func TestFeedIDs(t *testing.T) {
	ids := func(base string) map[string]string {
		b := fixture(t)
		b.Config.BaseURL = base
		got := pages(t, b)
		out := map[string]string{}
		for name, data := range got {
			if strings.HasSuffix(name, "feed.xml") {
				for _, e := range readFeed(t, data).Entries {
					out[e.Link.Href[len(base):]] = e.ID
				}
			}
		}
		return out
	}
	old, now := ids("https://vanha.example.fi/"), ids("https://uusi.example.fi/pankki/")
	seen := map[string]string{}
	for page, id := range old {
		if now[page] != id {
			t.Errorf("%s was %s and is %s", page, id, now[page])
		}
		if other := seen[id]; other != "" {
			t.Errorf("%s and %s are both %s", page, other, id)
		}
		seen[id] = page
	}
	if len(old) < 5 {
		t.Errorf("only %d entries", len(old))
	}
}

// What an author writes stays text, and a long list is cut.
func TestFeedText(t *testing.T) {
	b := grown(70)
	b.Config.BaseURL = "https://example.fi/"
	for _, m := range b.Materials {
		m.Texts[0].Title, m.Texts[0].Summary, m.Texts[0].Updated = `]]></title><script>alert("1")</script>&`+"\x01", "<b>", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	f := readFeed(t, pages(t, b)["feed.xml"])
	if len(f.Entries) != longestFeed || f.Entries[0].Title != `]]></title><script>alert("1")</script>&`+"\ufffd" {
		t.Errorf("%d entries, %q", len(f.Entries), f.Entries[0].Title)
	}
}
