package render

import "slices"

// share is how a page is sent on: plain links to each service, none of their
// scripts. When the bank does not know its own address the script fills the
// patterns in, and on file:// they stay hidden: that address is nobody else's.
type share struct {
	Title  string
	Client []shareLink
	Coach  []shareLink // services that people use at work, on a computer
}

// A shareLink is a way to send a page. Href is "" when the script has to fill
// in the pattern's {url} and {title}, percent-encoded.
type shareLink struct{ Icon, Label, Href, Pattern string }

// The patterns of the services, tried in the wild; none of them needs an
// account of ours.
const (
	mailPattern      = "mailto:?subject={title}&body={title}%0D%0A{url}"
	whatsappPattern  = "https://wa.me/?text={title}%0A{url}"
	teamsPattern     = "https://teams.microsoft.com/share?href={url}&msgText={title}"
	classroomPattern = "https://classroom.google.com/share?url={url}&title={title}"
)

// sharePatterns are the ways to send any page.
func (e *edition) sharePatterns() share {
	return share{
		Client: []shareLink{{"mail", e.T("share.mail"), "", mailPattern}, {"talk", e.T("share.whatsapp"), "", whatsappPattern}},
		Coach:  []shareLink{{"people", e.T("share.teams"), "", teamsPattern}, {"book", e.T("share.classroom"), "", classroomPattern}},
	}
}

func (a *article) share(title string) {
	a.Share = a.shares()
	a.Share.Title = title
	base := a.Bank().BaseURL
	if base == "" {
		return
	}
	escapes := []any{"url", escaped(base + a.Address), "title", escaped(title)}
	filled := func(ways []shareLink) []shareLink {
		ways = slices.Clone(ways)
		for i := range ways {
			ways[i].Href = fillPlaces(ways[i].Pattern, escapes)
		}
		return ways
	}
	a.Share.Client, a.Share.Coach = filled(a.Share.Client), filled(a.Share.Coach)
}

// fillShare makes an address of a pattern. The script does the same, see
// web/src/share.ts; testdata/contract/share.json holds both to it.
func fillShare(pattern, title, address string) string {
	return fillPlaces(pattern, []any{"url", escaped(address), "title", escaped(title)})
}
