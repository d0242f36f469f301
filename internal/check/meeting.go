package check

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"vakka/internal/diag"
)

// meetingAddress knows a link that lets whoever has it into a meeting or into a
// closed group that talks. Channels' and services' own pages are not among them.
var meetingAddress = regexp.MustCompile(`(?i)teams\.(microsoft|live)\.com/(l/meetup-join|meet/|v2/\?meetingjoin)|aka\.ms/JoinTeamsMeeting|` +
	`meet\.google\.com/[a-z]{3}-|zoom\.(us|com)/(j|my|s|w|wc)/|webex\.com/(meet|join)/|webex\.com/[^ ]*\?MTID=|meet\.jit\.si/|whereby\.com/|` +
	`join\.skype\.com/.|meet\.lync\.com/.|facetime\.apple\.com/join|(gotomeet\.me|meet\.goto\.com|bluejeans\.com|gotomeeting\.com/join)/.|` +
	`chat\.whatsapp\.com/.|signal\.group/#|\bt\.me/(joinchat/|\+)|discord\.gg/.|discord\.com/invite/|\bm\.me/j/`)

// meetingLink finds a group's meeting link: whoever has it can come in, so it
// goes out by e-mail and never onto a public page.
func meetingLink(t text, _ time.Time, report report) {
	if t.bank.Config.AllowMeetingLinks {
		return
	}
	told := false
	tell := func(at diag.Pos, words ...string) {
		for _, w := range words {
			if leadsToMeeting(w) {
				told = true
				report(t.File, at, "meeting-link", nil)
				return
			}
		}
	}
	tell(t.At.Of("summary"), t.Summary)
	tell(t.At.Of("needs"), t.Needs...)
	if m := t.Model; m != nil {
		tell(t.At.Of("meetings"), m.Meetings, m.Start, m.Presence, strings.Join(m.Channels, " "))
	}
	if t.Week != nil && ownDays(t) {
		for _, d := range t.Week.Days {
			tell(d.At, d.Notes)
			for _, m := range d.Meetings {
				if m.Link != "" {
					told = true
					report(t.File, m.At, "meeting-link", nil)
					continue
				}
				tell(m.At, m.Label)
			}
		}
	}
	for _, l := range t.Body.Links {
		tell(l.At, l.URL, l.Text)
	}
	if told { // a bare address is both a link and text
		return
	}
	for _, s := range t.sections {
		tell(s.At, s.Text)
	}
}

// leadsToMeeting is true of words with a meeting's address in them, also when
// a mail program has wrapped it in its own (safelinks…?url=https%3A%2F%2F…).
func leadsToMeeting(words string) bool {
	if mayLead(words) && meetingAddress.MatchString(words) {
		return true
	}
	if strings.IndexByte(words, '%') < 0 {
		return false
	}
	plain, err := url.QueryUnescape(words)
	return err == nil && mayLead(plain) && meetingAddress.MatchString(plain)
}

// mayLead is true of all words that meetingAddress matches, and of few others:
// they have one of meetingDomains before a slash.
func mayLead(words string) bool {
	for {
		host, path, found := strings.Cut(words, "/")
		if !found {
			return false
		}
		last := host[strings.LastIndexByte(host, '.')+1:]
		for _, domain := range meetingDomains {
			if len(last) < len(host) && strings.EqualFold(last, domain) {
				return true
			}
		}
		words = path
	}
}

var meetingDomains = []string{"com", "ms", "us", "si", "me", "gg", "group"}

// ownDays is false of a translation that shows its original's days: what is
// wrong with them has been told where they are written.
func ownDays(t text) bool {
	first := t.of.Texts[0].Week
	return t.Text == t.of.Texts[0] || first == nil || len(t.Week.Days) == 0 || len(first.Days) == 0 ||
		&t.Week.Days[0] != &first.Days[0]
}
