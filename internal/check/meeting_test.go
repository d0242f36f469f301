package check

import (
	"net/url"
	"strings"
	"testing"
)

var addresses = []string{"", "a/b", "50 %", "kunta.fi/sivu", "https://x.com/ ja/tai", teams, "TEAMS.LIVE.COM/meet/93", "aka.ms/JoinTeamsMeeting", "meet.google.com/abc-",
	"zoom.us/j/1", "Zoom.U\u017f/my/1", "webex.com/meet/x", "a.webex.com/x?MTID=1", "meet.jit.si/x", "whereby.com/x", "join.skype.com/x", "meet.lync.com/x", "facetime.apple.com/join",
	"gotomeet.me/x", "meet.goto.com/1", "bluejeans.com/1", "gotomeeting.com/join/1", "chat.whatsapp.com/x", "signal.group/#x", "t.me/+x", "t.me/joinchat/", "discord.gg/x", "discord.com/invite/", "m.me/j/x",
	"https://safelinks.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F1", "zoom%2Eus%2fj%2f1+x"}

// What is tried first never hides an address that the expression knows.
func FuzzMeeting(f *testing.F) {
	known := 0
	for _, a := range addresses {
		f.Add("x " + a)
		if leadsToMeeting(a) {
			known++
		}
	}
	if known != len(addresses)-5 {
		f.Errorf("%d of %d addresses are known", known, len(addresses)-5)
	}
	f.Fuzz(func(t *testing.T, words string) {
		want := meetingAddress.MatchString(words)
		if plain, err := url.QueryUnescape(words); err == nil {
			want = want || meetingAddress.MatchString(plain)
		}
		if got := leadsToMeeting(words); got != want {
			t.Errorf("%q: %t", words, got)
		}
		if mayLead(strings.ReplaceAll(words, "/", "")) {
			t.Errorf("%q leads somewhere without a slash", words)
		}
	})
}
