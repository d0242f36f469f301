package render

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/letter"
)

// A letterView is the week's letter as it stands on the week's page, for coaches
// to copy and send. Without an address of the bank there is none, since its
// links would lead nowhere, and the page tells what to set.
type letterView struct {
	Subject string
	Blocks  []letterBlock
	Text    string // the same as plain text, for the clipboard
	Draft   string // address of the draft, when there is a letter
	Quick   string // … and of the short text
	Ways    []shareLink
}

type letterBlock struct {
	letter.Block
	Safe template.HTML // a piece of the author's text
}

func (e *edition) letterView(p *frame, m *bank.Material) *letterView {
	if e.site.bank.Config.BaseURL == "" {
		return &letterView{}
	}
	t, _ := m.In(e.lang)
	own := e.site.edition(t.Lang) // a week that is not translated is sent as it is written
	sent := e.site.letters.of(own, m)
	l := sent.letter
	v := &letterView{Subject: l.Subject, Text: sent.text,
		Draft: p.Rel(e.fileAddress(m.ID, t.Lang, ".eml")), Quick: p.Rel(e.fileAddress(m.ID, t.Lang, ".txt"))}
	v.Blocks = make([]letterBlock, len(l.Blocks))
	for i, b := range l.Blocks {
		v.Blocks[i] = letterBlock{b, p.letterPiece(b)}
	}
	v.Ways = []shareLink{
		{Icon: "talk", Label: e.T("letter.whatsapp"), Href: sent.whatsapp},
		{Icon: "people", Label: e.T("letter.teams"), Href: sent.teams},
		{Icon: "book", Label: e.T("letter.classroom"), Href: sent.classroom},
	}
	return v
}

// letters are the weeks' letters that have been written: the pages of a week in
// every language that it is not translated to show the same one.
type letters struct {
	mu      sync.Mutex
	written map[letterOf]func() sentLetter
}

type letterOf struct {
	lang string
	week *bank.Material
}

// A sentLetter is a letter with all that is made of it.
type sentLetter struct {
	letter                     letter.Letter
	text, quick                string
	whatsapp, teams, classroom string // addresses of drafts
}

func newLetters() *letters { return &letters{written: map[letterOf]func() sentLetter{}} }

// of is a week's letter in the words of an edition.
func (l *letters) of(e *edition, m *bank.Material) sentLetter {
	l.mu.Lock()
	at := letterOf{e.lang, m}
	if l.written[at] == nil {
		l.written[at] = sync.OnceValue(func() sentLetter { return e.send(m) })
	}
	written := l.written[at]
	l.mu.Unlock()
	return written()
}

func (e *edition) send(m *bank.Material) sentLetter {
	l, address, quick := e.letter(m), e.absolute(m).whole(m), e.quick(m)
	short := strings.TrimSuffix(quick, "\n")
	return sentLetter{letter: l, text: letter.Text(l.Blocks), quick: quick,
		whatsapp:  fillShare("https://wa.me/?text={title}", short, ""),
		teams:     fillShare(teamsPattern, quickStart(short), address),
		classroom: fillShare(classroomPattern, l.Subject, address)}
}

// quickStart is the first line of the short text: Teams adds the address itself.
func quickStart(quick string) string {
	first, _, _ := strings.Cut(quick, "\n")
	return first
}

// letter is a week's letter, its addresses whole.
func (e *edition) letter(m *bank.Material) letter.Letter {
	t, _ := m.In(e.lang)
	f := e.absolute(m)
	l := letter.Letter{Bank: e.site.bank.Config.ID, Lang: t.Lang, Dir: dir(t.Lang), Subject: weekTitle(t), Date: lastChanged(m, t)}
	var rest []letter.Block
	for _, s := range t.Body.Sections() {
		switch piece := f.piece(s); {
		case s.Role == bank.Coach:
		case s.Heading == "":
			l.Blocks = append(l.Blocks, piece)
		default:
			rest = append(rest, letter.Block{Heading: s.Heading}, piece)
		}
	}
	byMail := false
	for _, d := range t.Week.Days {
		l.Blocks = append(l.Blocks, f.letterDay(d)...)
		for _, meeting := range d.Meetings {
			byMail = byMail || meeting.Link == "" && !meeting.Cancelled && !d.Cancelled
		}
	}
	if byMail {
		l.Blocks = append(l.Blocks, letter.Block{Heading: f.T("letter.link")}, letter.Block{Text: f.T("letter.link.here")})
	}
	if needs := f.needs(t.Lang, t.Week.Days...); len(needs) > 0 && !hasRole(t, bank.Ready) {
		var items []letter.Item
		for _, n := range needs {
			items = append(items, letter.Item{Text: n.Text})
		}
		l.Blocks = append(l.Blocks, letter.Block{Heading: f.T("week.ready")}, letter.Block{Items: items})
	}
	l.Blocks = append(append(l.Blocks, rest...), f.letterEnd(m, t)...)
	return l
}

// weekTitle is a week's title with the group it is for, unless it says it.
func weekTitle(t *bank.Text) string {
	group := t.Week.GroupName
	if group == "" || strings.Contains(t.Title, group) {
		return t.Title
	}
	return t.Title + " – " + group
}

func (f *frame) letterDay(d bank.Day) []letter.Block {
	v := f.day(d)
	heading := strings.TrimSpace(v.Name + " " + v.Hours)
	if d.Cancelled {
		heading = f.T("calendar.cancelled", "title", heading)
	}
	out := []letter.Block{{Heading: heading}}
	var items []letter.Item
	for _, one := range v.Entries {
		item := letter.Item{Time: one.Time, Text: one.Label, Note: one.Length, URL: one.Link}
		if !one.Meeting {
			item.Text, item.URL = one.Task.Title, one.Task.Href
		} else if one.Cancelled {
			item.Text = f.T("calendar.cancelled", "title", item.Text)
		}
		items = append(items, item)
	}
	if len(items) > 0 && !d.Cancelled {
		out = append(out, letter.Block{Items: items})
	}
	if d.Notes != "" {
		out = append(out, letter.Block{Text: d.Notes})
	}
	return out
}

// letterEnd is what every letter ends in: help, the page and the calendar, and
// whom to ask.
func (f *frame) letterEnd(m *bank.Material, t *bank.Text) []letter.Block {
	var out []letter.Block
	list := func(heading string, items ...letter.Item) {
		if len(items) > 0 {
			out = append(out, letter.Block{Heading: heading}, letter.Block{Items: items})
		}
	}
	var guides []letter.Item
	for _, g := range slices.Concat(m.Guides, m.Related, taskGuides(m, t.Week)) {
		told := slices.ContainsFunc(t.Body.Links, func(l *bank.Link) bool { return l.To == g })
		if g.Kind != bank.Guide || told {
			continue
		}
		l := f.link(g)
		guides = append(guides, letter.Item{Text: l.Title, URL: l.Href})
	}
	list(f.T("letter.guides"), guides...)
	web := []letter.Item{{Text: f.T("letter.page"), URL: f.whole(m)}}
	if hasEvents(m, f.lang) {
		web = append(web, letter.Item{Text: f.T("letter.calendar"), URL: f.Rel(f.fileAddress(m.ID, t.Lang, ".ics"))})
	}
	list(f.T("letter.web"), web...)
	c := f.Bank().Contact
	var who []letter.Item
	for _, s := range []string{c.Name, c.Phone, c.Email} {
		if s != "" {
			who = append(who, letter.Item{Text: s})
		}
	}
	list(f.T("letter.ask"), who...)
	return out
}

// piece is a part of the author's text, with its links' addresses written out
// in the plain one.
func (f *frame) piece(s bank.Section) letter.Block {
	b := letter.Block{HTML: f.mailHTML(s.Parts), Plain: s.Text}
	for _, p := range s.Parts {
		if p.Link == nil {
			continue
		}
		if href := f.mailHref(p.Link); href != "" && !strings.Contains(b.Plain, href) {
			b.Plain += "\n" + strings.TrimSpace(p.Link.Text) + ": " + href
		}
	}
	return b
}

// quick is the week as a message for a phone.
func (e *edition) quick(m *bank.Material) string {
	t, _ := m.In(e.lang)
	f := e.absolute(m)
	lines := []string{weekTitle(t), t.Summary}
	byMail := false
	for _, d := range t.Week.Days {
		line := strings.TrimSpace(f.Day(d.Date) + " " + f.hours(d))
		if d.Cancelled {
			line = f.T("calendar.cancelled", "title", line)
		}
		var off []string // meetings, on lines of their own: "cancelled" must not seem to be of those after it
		for _, one := range f.day(d).Entries {
			if !one.Meeting || d.Cancelled {
				continue
			}
			meeting := strings.TrimSpace(one.Label + " " + one.Time)
			if one.Cancelled {
				off = append(off, f.T("calendar.cancelled", "title", meeting))
				continue
			}
			line += ", " + meeting
			byMail = byMail || one.Link == ""
		}
		lines = append(append(lines, line), off...)
	}
	if byMail {
		lines = append(lines, f.T("calendar.link"))
	}
	return letter.Short(lines, f.whole(m), letter.Most)
}
