package render

import (
	"strings"
	"testing"

	"vakka/internal/bank"
)

// The diary of a task stands under its questions; a task that asks nothing has
// it last, and other kinds have none.
func TestDiaryPlace(t *testing.T) {
	b := fixture(t)
	got := pages(t, b)
	for _, m := range b.Materials {
		page := got[b.Address(m.ID, "fi")]
		want := 0
		if m.Kind == bank.Task {
			want = 1
		}
		if n := strings.Count(page, "data-diary="); n != want {
			t.Errorf("%s has %d diaries, want %d", m.ID, n, want)
		}
	}
	page := got["tehtavat/kavely.html"]
	ask, diary, back := strings.Index(page, `class="ask"`), strings.Index(page, "data-diary="), strings.Index(page, `class="return"`)
	if ask < 0 || diary < ask || back >= 0 && back < diary {
		t.Errorf("questions at %d, diary at %d, return at %d", ask, diary, back)
	}
}

// A bank without a diary has nothing of it in any page of any language.
func TestNoDiary(t *testing.T) {
	b := fixture(t)
	b.Config.Diary.Off = true
	for name, page := range pages(t, b) {
		for _, word := range []string{"diary", "päiväkirja", "paivakirja", "dagbok"} {
			if strings.Contains(strings.ToLower(page), word) {
				t.Errorf("%s speaks of %s", name, word)
			}
		}
	}
}

// The page has a name in each language, and they lead to each other.
func TestDiaryLanguages(t *testing.T) {
	got := pages(t, withBase(t))
	for name, links := range map[string][]string{
		"paivakirja.html": {`href="sv/dagbok.html"`, `hreflang="sv" href="https://example.fi/pankki/sv/dagbok.html"`},
		"sv/dagbok.html":  {`href="../paivakirja.html"`, `hreflang="fi" href="https://example.fi/pankki/paivakirja.html"`, "Min dagbok"},
	} {
		for _, link := range links {
			if !strings.Contains(got[name], link) {
				t.Errorf("%s has no %s", name, link)
			}
		}
	}
}
