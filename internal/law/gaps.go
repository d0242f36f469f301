package law

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A Gap is something counted in a bank that makes it harder to reach: N of Of.
type Gap struct {
	ID    string
	N, Of int
	Langs []Lacking // of "translations": what each language lacks
}

// A Lacking is how many texts a language has not got.
type Lacking struct {
	Lang string
	N    int
}

// Remarked are the rules of vakka check that tell of what the law asks, and the
// gaps that their remarks are counted as.
var Remarked = map[string]string{"heading-jump": "headings", "vague-link-text": "links"}

var (
	media     = []string{".mp3", ".m4a", ".mp4", ".webm"}
	documents = []string{".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}
	videos    = []string{"youtube.com", "youtu.be", "vimeo.com", "areena.yle.fi", "arenan.yle.fi"}
)

// Gaps counts what a bank itself shows to be lacking, in the order it is told.
func Gaps(b *bank.Bank) (out []Gap) {
	count := map[string]int{}
	of := map[string]int{}
	lacking := map[string]int{}
	seen := map[string]bool{}
	for _, m := range b.Every() {
		for _, lang := range b.Config.Languages {
			if !slices.ContainsFunc(m.Texts, func(t *bank.Text) bool { return t.Lang == lang }) {
				lacking[lang]++
				count["translations"]++
			}
		}
		for i, t := range m.Texts {
			if i > 0 {
				of["unchecked"]++
				if t.Checked == "" {
					count["unchecked"]++
				}
			}
			if m.Facts.Image != nil && t.ImageAlt == "" {
				count["alt"]++
			}
			for _, image := range t.Body.Images {
				if image.Alt == "" {
					count["alt"]++
				}
			}
			for _, l := range t.Body.Links {
				if where := l.Attachment + l.URL; where != "" && !seen[where] {
					seen[where] = true
					count[kindOfLink(l)]++
				}
			}
		}
	}
	for rule, id := range Remarked {
		count[id] = b.Remarks[rule]
	}
	for _, id := range []string{"alt", "media", "videos", "documents", "headings", "links", "translations", "unchecked"} {
		if count[id] == 0 {
			continue
		}
		g := Gap{ID: id, N: count[id], Of: of[id]}
		for _, lang := range b.Config.Languages {
			if id == "translations" && lacking[lang] > 0 {
				g.Langs = append(g.Langs, Lacking{lang, lacking[lang]})
			}
		}
		out = append(out, g)
	}
	return out
}

// kindOfLink is the gap that a link may be, "" when it is none.
func kindOfLink(l *bank.Link) string {
	ext := strings.ToLower(path.Ext(l.Attachment))
	switch {
	case l.Attachment != "" && slices.Contains(media, ext):
		return "media"
	case l.Attachment != "" && slices.Contains(documents, ext):
		return "documents"
	case l.URL != "":
		u, err := url.Parse(l.URL)
		if err == nil && slices.ContainsFunc(videos, func(host string) bool { return u.Hostname() == host || strings.HasSuffix(u.Hostname(), "."+host) }) {
			return "videos"
		}
	}
	return ""
}

// breaches are the gaps that break a criterion the law asks for. A bank that has
// one cannot say that it is fully accessible.
var breaches = []string{"alt", "media", "documents", "headings", "links"}

// Breach tells whether a gap breaks what the law asks for, or may, since nobody
// has looked.
func (g Gap) Breach() bool { return slices.Contains(breaches, g.ID) }
