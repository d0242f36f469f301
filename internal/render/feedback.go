package render

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"vakka/internal/bank"
)

// feedbackPage is a form to print, or to fill and print: how a card was, what
// to change, an idea of a new one (feedback.html).
type feedbackPage struct {
	frame
	Mail string // a draft about the bank as a whole, "" without an address
}

// feedbackID is the id of the page in a language.
func feedbackID(lang string) string { return inTongue(lang, "palaute", "respons", "feedback") }

func (e *edition) feedbackPage() *feedbackPage {
	p := &feedbackPage{frame: e.ownFrame(ownFeedback)}
	p.Class = "feedback"
	if email := p.Bank().Contact.Email; email != "" {
		p.Mail = mailDraft(email, e.T("feedback.subject", "title", e.Name()), "", e.asks())
	}
	return p
}

// prompts are the questions of a draft, with room to answer.
func (e *edition) prompts() string {
	return e.T("feedback.how") + "\n\n\n" + e.T("feedback.change") + "\n\n\n" + e.T("feedback.idea") + "\n\n\n"
}

// A feedback is the ways to tell what one thinks of a card.
type feedback struct {
	Mail string // a draft to the bank, "" without an address
	Form string // the form on paper, with the card's name in it
}

// FeedbackForm leads to the form.
func (f *frame) FeedbackForm() string {
	return f.to(feedbackID(f.lang))
}

// mostDraft is how long a draft may be for every mail program to take it; a
// title is shortened to make room, as letters with dots take six characters.
const (
	mostDraft = 1500
	mostTitle = 60
)

// feedback says which card and which version of it a draft is about.
func (a *article) feedback(m *bank.Material, t *bank.Text) feedback {
	out := feedback{Form: a.to(feedbackID(a.lang)) + "?kortti=" + escaped(shortened(t.Title, mostTitle))}
	email := a.Bank().Contact.Email
	if email == "" {
		return out
	}
	where := a.Bank().BaseURL + a.Address
	made := a.T("feedback.version", "version", version(t))
	end := escapedLines("\n"+where+"\n"+made+"\n\n") + a.asks()
	for n := mostTitle; n == mostTitle || n > 0 && len(out.Mail) > mostDraft; n -= 10 {
		title := shortened(t.Title, n)
		out.Mail = mailDraft(email, a.T("feedback.subject", "title", title+" ("+m.ID+")"), a.T("feedback.card", "title", title), end)
	}
	return out
}

// shortened is a text of at most n letters.
func shortened(s string, n int) string {
	if letters := []rune(s); len(letters) > n {
		return strings.TrimSpace(string(letters[:n])) + "…"
	}
	return s
}

// version tells the texts of a card apart: the day it was changed, or what it
// is made of.
func version(t *bank.Text) string {
	if !t.Updated.IsZero() {
		return t.Updated.Format("2006-01-02")
	}
	h := sha256.New()
	h.Write([]byte(t.Title + "\x00" + t.Summary))
	for _, s := range t.Body.Words() {
		h.Write([]byte("\x00" + s.Heading + "\x00" + s.Text))
	}
	return hex.EncodeToString(h.Sum(nil))[:8]
}

// mailDraft is the address of a draft (RFC 6068); end is what its body ends in, as
// an address has it.
func mailDraft(to, subject, body, end string) string {
	local, domain, _ := strings.Cut(to, "@")
	return "mailto:" + escaped(local) + "@" + escaped(domain) + "?subject=" + escaped(subject) +
		"&body=" + escapedLines(body) + end
}

// escapedLines is a text of several lines as a value in an address.
func escapedLines(s string) string { return escaped(strings.ReplaceAll(s, "\n", "\r\n")) }

// escaped is a text as a value in an address. Mail programs do not read + as a
// space.
func escaped(s string) string {
	odd := 0
	for i := range len(s) {
		if !bare(s[i]) {
			odd++
		}
	}
	if odd == 0 {
		return s
	}
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	out.Grow(len(s) + 2*odd)
	for i := range len(s) {
		if c := s[i]; bare(c) {
			out.WriteByte(c)
		} else {
			out.WriteString("%")
			out.WriteByte(hex[c>>4])
			out.WriteByte(hex[c&15])
		}
	}
	return out.String()
}

// bare are the characters that no address gives a meaning of their own.
func bare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' || c == '~'
}
