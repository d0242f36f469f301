package site

import (
	"reflect"
	"testing"
)

func TestRenamed(t *testing.T) {
	for name, c := range map[string]struct {
		gone, come []string
		want       []Renamed
	}{
		"a card": {[]string{"sv/tehtavat/avaa-posti.html", "tehtavat/avaa-posti.html"}, []string{"sv/tehtavat/kirjeet.html", "tehtavat/kirjeet.html"},
			[]Renamed{{"tehtavat/avaa-posti.html", []string{"tehtavat/kirjeet.html"}}}},
		"into a folder":    {[]string{"tehtavat/a.html"}, []string{"tehtavat/luonto/a.html"}, []Renamed{{"tehtavat/a.html", []string{"tehtavat/luonto/a.html"}}}},
		"one of two":       {[]string{"ohjeet/a.html"}, []string{"ohjeet/b.html", "ohjeet/c.html"}, []Renamed{{"ohjeet/a.html", []string{"ohjeet/b.html", "ohjeet/c.html"}}}},
		"a Swedish folder": {[]string{"uppgifter/a.html"}, []string{"uppgifter/b.html"}, []Renamed{{"uppgifter/a.html", []string{"uppgifter/b.html"}}}},
		"only gone":        {[]string{"tehtavat/a.html"}, nil, nil},
		"another kind":     {[]string{"tehtavat/a.html"}, []string{"ohjeet/b.html"}, nil},
		"weeks":            {[]string{"viikot/2026-w48.html", "viikot/2026-w48/ma.html"}, []string{"viikot/2026-w49.html"}, nil},
		"lists":            {[]string{"tehtavat/tavoite/arki.html", "tehtavat/sivu-2.html", "tehtavat/index.html", "mallit/vertailu.html"}, []string{"tehtavat/b.html", "mallit/c.html"}, nil},
		"a list that came": {[]string{"tehtavat/a.html"}, []string{"tehtavat/tavoite/raha.html"}, nil},
		"files":            {[]string{"tehtavat/feed.xml", "assets/a.css", "haku.html"}, []string{"tehtavat/b.html"}, nil},
	} {
		if got := renamed(c.gone, c.come); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
