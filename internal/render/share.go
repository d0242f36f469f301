package render

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

func (a *article) share(title string) {
	a.Share.Title = title
	address := ""
	if base := a.Bank().BaseURL; base != "" {
		address = base + a.Address
	}
	escapes := []any{"url", escaped(address), "title", escaped(title)}
	way := func(icon, key, pattern string) shareLink {
		l := shareLink{Icon: icon, Label: a.T(key), Pattern: pattern}
		if address != "" {
			l.Href = fillPlaces(pattern, escapes)
		}
		return l
	}
	a.Share.Client = []shareLink{way("mail", "share.mail", mailPattern), way("talk", "share.whatsapp", whatsappPattern)}
	a.Share.Coach = []shareLink{way("people", "share.teams", teamsPattern), way("book", "share.classroom", classroomPattern)}
}

// fillShare makes an address of a pattern. The script does the same, see
// web/src/share.ts; testdata/contract/share.json holds both to it.
func fillShare(pattern, title, address string) string {
	return fillPlaces(pattern, []any{"url", escaped(address), "title", escaped(title)})
}
