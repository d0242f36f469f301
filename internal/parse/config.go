package parse

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a bank's time zone must be known on every machine
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// configKeys are the keys of bank.yaml, and the others those of its blocks. Like
// those of front matter they have Finnish and Swedish names.
var (
	configKeys   = configTable("")
	contactKeys  = configTable("contact")
	themeKeys    = configTable("theme")
	sizeKeys     = configTable("sizes")
	searchKeys   = configTable("search")
	diaryKeys    = configTable("diary")
	calendarKeys = configTable("calendar")
	allowKeys    = configTable("allow")
)

func configTable(in string) *keyTable {
	var out []bank.Key
	for _, k := range bank.SettingKeys {
		if k.In == in {
			k.Value = bank.TextValue // each reader knows its own form
			out = append(out, k)
		}
	}
	return newKeyTable(out)
}

// configReader reads bank.yaml.
type configReader struct {
	fields
	conf *bank.Config
	top  map[string]entry
}

// Config reads bank.yaml and fills in the defaults. name is the file's name
// for messages. A key that could not be read has its default, so that the rest
// of a bank can be looked at even then.
func Config(name string, data []byte) (c bank.Config, list []diag.Diagnostic) {
	r := &report{name: name}
	c = defaults()
	defer func() {
		if why := recover(); why != nil {
			r.add(diag.Pos{Line: 1, Column: 1}, "unreadable", diag.Args{"why": fmt.Sprint(why)})
			c = defaults()
		}
		if len(c.Name) == 0 {
			c.Name = bank.Words{c.Languages[0]: "Vakka"}
		}
		list = r.sorted()
	}()
	s := clean(r, data, mostPage)
	if s == nil {
		return c, nil
	}
	if len(s.text) > mostMatter {
		r.add(diag.Pos{Line: 1, Column: 1}, "front-matter-too-large", diag.Args{"size": kilobytes(len(s.text)), "most": kilobytes(mostMatter)})
		return c, nil
	}
	node := tree(r, s, s.text)
	if node == nil {
		return c, nil
	}
	rd := &configReader{fields: fields{r, s}, conf: &c}
	rd.top = rd.entries(node, configKeys, "en")
	rd.read()
	return c, nil
}

func defaults() bank.Config {
	return bank.Config{
		Name:         bank.Words{},
		ID:           "vakka",
		Languages:    []string{"fi"},
		Timezone:     "Europe/Helsinki",
		License:      "CC-BY-4.0",
		Menu:         []string{"tehtavat", "ohjeet", "viikot", "mallit"},
		Vocabularies: bank.DefaultVocabularies(),
		Search:       bank.SearchConfig{Dictionary: "auto"},
		Exchange:     true,
		Diary:        bank.Diary{Days: bank.DiaryDays},
		Calendar:     bank.CalendarConfig{Remind: 30},
		Hosts:        bank.HostNames,
		At:           map[string]diag.Pos{},
	}
}

func (rd *configReader) read() {
	c := rd.conf
	for key, e := range rd.top {
		c.At[key] = e.pos()
	}
	if langs := rd.languages(rd.top["languages"]); len(langs) > 0 {
		c.Languages = langs
	}
	c.Name = rd.inLanguages(rd.top["name"])
	if name := rd.top["name"].value; len(c.Name) == 0 && (name == nil || name.Kind != yaml.SequenceNode) {
		at, known := c.At["name"]
		if !known {
			at = diag.Pos{Line: 1, Column: 1}
		}
		rd.add(at, "no-name", nil)
	}
	if s := slug(c.Name.In(c.Languages[0], c.Languages...)); s != "" {
		c.ID = s
	}
	set(&c.ID, value(rd.fields, rd.top["id"], "bad-id", plainID))
	c.Organisation = rd.text(rd.top["organisation"])
	c.Contact = rd.contact(rd.top["contact"])
	c.BaseURL = value(rd.fields, rd.top["base_url"], "bad-base-url", BaseURL)
	set(&c.Timezone, value(rd.fields, rd.top["timezone"], "bad-timezone", timezone))
	set(&c.License, rd.text(rd.top["license"]))
	if e := rd.top["menu"]; e.value != nil {
		c.Menu = rd.texts(e)
	}
	c.Footer = rd.texts(rd.top["footer"])
	c.Front = rd.front(rd.top["front"])
	c.Texts = rd.ownTexts(rd.top["texts"])
	c.Theme = rd.theme(rd.top["theme"])
	rd.vocabularies(rd.top["vocabularies"])
	c.Glossary = rd.glossary(rd.top["glossary"])
	search := rd.mapping(rd.top["search"], searchKeys)
	set(&c.Search.Dictionary, rd.text(search["dictionary"]))
	c.Offline = value(rd.fields, rd.top["offline"], "bad-boolean", boolean)
	if e := rd.top["exchange"]; e.value != nil && !isNull(e.value) {
		c.Exchange = value(rd.fields, e, "bad-boolean", boolean)
	}
	rd.diary(rd.top["diary"])
	c.AllowHTML = value(rd.fields, rd.top["allow_html"], "bad-boolean", boolean)
	c.AllowMeetingLinks = value(rd.fields, rd.top["allow_meeting_links"], "bad-boolean", boolean)
	calendar := rd.mapping(rd.top["calendar"], calendarKeys)
	if e := calendar["remind"]; e.value != nil && !isNull(e.value) {
		c.Calendar.Remind = value(rd.fields, e, "bad-remind", remindMinutes)
	}
	rd.hosts(rd.top["hosts"])
	c.Allow = rd.allow(rd.top["allow"])
	rd.deploy(rd.top["deploy"])
	rd.accessibility(rd.top["accessibility"])
	rd.privacy(rd.top["privacy"])
}

// hosts reads where the site is made ready to stand; an empty list is nowhere.
func (rd *configReader) hosts(e entry) {
	if e.value == nil || isNull(e.value) {
		return
	}
	rd.conf.Hosts = nil
	for _, w := range rd.words(e, func(string) bool { return false }) {
		name := strings.ToLower(w.text)
		if !slices.Contains(bank.HostNames, name) {
			rd.add(w.at, "unknown-host", diag.Args{"value": w.text, "near": bank.Near(w.text, bank.HostNames), "allowed": strings.Join(bank.HostNames, ", ")})
		} else if !slices.Contains(rd.conf.Hosts, name) {
			rd.conf.Hosts = append(rd.conf.Hosts, name)
		}
	}
}

// remindMinutes reads how long before an event a calendar reminds; 0 is never.
func remindMinutes(s string) (int, bool) {
	if s == "0" {
		return 0, true
	}
	return minutes(s)
}

// diary reads whether there is a diary, or how many days it is kept.
func (rd *configReader) diary(e entry) {
	d := &rd.conf.Diary
	if e.value == nil || isNull(e.value) {
		return
	}
	if e.value.Kind == yaml.ScalarNode {
		d.Off = value(rd.fields, e, "bad-boolean", func(s string) (bool, bool) { on, ok := boolean(s); return !on, ok })
		return
	}
	days := value(rd.fields, rd.mapping(e, diaryKeys)["days"], "bad-days", func(s string) (int, bool) {
		n, err := strconv.Atoi(s)
		return n, err == nil && n >= 1 && n <= bank.MostDiaryDays
	})
	if days > 0 {
		d.Days = days
	}
}

// set replaces a default with what was given.
func set(field *string, given string) {
	if given != "" {
		*field = given
	}
}

// mapping gives the entries of a block of settings.
func (rd *configReader) mapping(e entry, keys *keyTable) map[string]entry {
	if !rd.isMapping(e) {
		return nil
	}
	return rd.entries(e.value, keys, "en")
}

// isMapping tells whether a key's value is a block; when it is something else,
// that is reported.
func (rd *configReader) isMapping(e entry) bool {
	if e.value == nil || isNull(e.value) {
		return false
	}
	if e.value.Kind != yaml.MappingNode {
		rd.add(nodePos(e.value), "block-expected", diag.Args{"key": e.name.Value, "text": rd.shown(e.value)})
		return false
	}
	return true
}

// pairs goes through a block whose keys are the writer's own words; a key given
// twice is reported and its first value counts.
func (rd *configReader) pairs(m *yaml.Node, each func(name string, e entry)) {
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		name, value := m.Content[i], m.Content[i+1]
		if first := seen[bank.Fold(name.Value)]; first != nil {
			rd.add(nodePos(name), "duplicate-key", diag.Args{"key": name.Value, "first": first.Value, "line": number(first.Line)})
			continue
		}
		seen[bank.Fold(name.Value)] = name
		each(name.Value, entry{&bank.Key{Value: bank.TextValue}, name, value})
	}
}

// inLanguages reads one text, or one for each language.
func (rd *configReader) inLanguages(e entry) bank.Words {
	out := bank.Words{}
	if e.value == nil {
		return out
	}
	if e.value.Kind == yaml.ScalarNode {
		if s := rd.text(e); s != "" {
			out[rd.conf.Languages[0]] = s
		}
		return out
	}
	if !rd.isMapping(e) {
		return out
	}
	rd.pairs(e.value, func(lang string, e entry) {
		if _, ok := language(lang); !ok {
			rd.add(e.pos(), "bad-language", diag.Args{"key": e.name.Value, "value": lang})
		} else if s := rd.text(e); s != "" {
			out[lang] = s
		}
	})
	return out
}

func (rd *configReader) languages(e entry) []string {
	var out []string
	for _, n := range rd.list(e) {
		s, ok := rd.scalar(e, n)
		if !ok || s == "" {
			continue
		}
		if l, ok := language(s); !ok {
			rd.add(nodePos(n), "bad-language", diag.Args{"key": e.name.Value, "value": s})
		} else if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

func (rd *configReader) contact(e entry) bank.Contact {
	m := rd.mapping(e, contactKeys)
	return bank.Contact{
		Name:    rd.text(m["name"]),
		Email:   value(rd.fields, m["email"], "bad-email", email),
		Phone:   rd.text(m["phone"]),
		Address: rd.text(m["address"]),
		URL: value(rd.fields, m["url"], "bad-base-url", func(s string) (string, bool) {
			u, kind := readAddress(s)
			return u, kind == external && strings.HasPrefix(u, "http")
		}),
	}
}

var emailForm = regexp.MustCompile(`^[^\s@<>"'\\,;:()]+@[^\s@<>"'\\,;:()]+\.[^\s@<>"'\\,;:().]+$`)

func email(s string) (string, bool) { return s, len(s) < 255 && emailForm.MatchString(s) }

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// plainID reads an id that stands in addresses: a–z, digits, single hyphens.
func plainID(s string) (string, bool) { return s, len(s) <= 60 && idForm.MatchString(s) }

// BaseURL reads the address a bank is published at, and ends it with a slash.
func BaseURL(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.ContainsAny(s, "\\#\"'<> ") {
		return "", false
	}
	return strings.TrimSuffix(s[:len(s)-len(afterHost(s))]+inAddress(afterHost(s)), "/") + "/", true
}

// afterHost is the path of an address of the web, with its first slash.
func afterHost(s string) string {
	_, rest, _ := strings.Cut(s, "://")
	_, after, found := strings.Cut(rest, "/")
	if !found {
		return ""
	}
	return "/" + after
}

// inAddress writes letters beyond ASCII as addresses in sitemaps, letters and
// calendars must have them: et%C3%A4pankki.
func inAddress(s string) string {
	var out strings.Builder
	for _, b := range []byte(s) {
		if b < utf8.RuneSelf {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

func timezone(s string) (string, bool) {
	_, err := time.LoadLocation(s)
	return s, err == nil && s != "Local"
}

// logoPath reads a path from the bank's folder that stays inside it.
func logoPath(s string) (string, bool) {
	clean := path.Clean(s)
	return clean, !path.IsAbs(s) && clean != "." && clean != ".." && !strings.HasPrefix(clean, "../") && !strings.ContainsAny(s, `\:`)
}
