package render

import (
	"cmp"
	"encoding/json"
	"strings"

	"vakka/internal/bank"
)

// offlinePage stands in the place of a page that a device has not kept, when
// there is no net (offline.html).
type offlinePage struct {
	frame
	Links []link
}

const offlineID = "offline"

func (e *edition) offlinePage() *offlinePage {
	p := &offlinePage{frame: e.frame(offlineID, e.T("offline.title"), e.T("offline.lead"), nil)}
	p.Class = "not-found"
	p.Canonical, p.Alternates = "", nil
	p.Links = append(p.Links, link{Href: p.to(todayID(e.lang)), Title: e.T("offline.today")}, link{Href: p.Home(), Title: e.T("home")}, link{Href: p.Search(), Title: e.T("search")})
	if e.hasList(bank.Task) {
		p.Links = append(p.Links, link{Href: p.Rel(e.listAddress(bank.Task)), Title: e.T("list.task")})
	}
	return p
}

// Entries are what a device keeps of a language once somebody has read in it:
// the ways in, and the index that search begins from. Not every bank has all.
func Entries(b *bank.Bank, lang string) []string {
	var out []string
	ids := []string{"index", todayID(lang), planID(lang), searchID(lang), chooseID(lang), b.Folder(bank.Task) + "/index"}
	if !b.Config.Diary.Off {
		ids = append(ids, diaryID(lang))
	}
	for _, id := range ids {
		out = append(out, b.Address(id, lang))
	}
	return append(out, "haku/"+bank.BaseLang(lang)+".js")
}

// OfflineAddress is where the page for what is not kept stands.
func OfflineAddress(b *bank.Bank, lang string) string { return b.Address(offlineID, lang) }

// Worker leads to the service worker, "" when the bank keeps nothing for times
// without a net, and on pages that stand at other addresses than their own.
func (f *frame) Worker() string {
	if f.Class == "not-found" {
		return ""
	}
	return f.file(f.site.theme.Worker)
}

// An Icon is one of the bank's icons for home screens.
type Icon struct {
	Path     string // from the site's root
	Size     int    // of its side in px
	Maskable bool   // may be cut to any shape
}

// Manifest leads to the description that a device puts the bank on its home
// screen by; TouchIcon is the picture that Apple's devices ask for.
func (f *frame) Manifest() string {
	if len(f.site.theme.Icons) == 0 {
		return ""
	}
	return f.Rel(manifestAddress(f.edition))
}
func (f *frame) TouchIcon() string { return f.file(f.site.theme.TouchIcon) }

func manifestAddress(e *edition) string {
	return strings.TrimSuffix(e.site.bank.Address("manifest", e.lang), ".html") + ".webmanifest"
}

// manifest writes manifest.webmanifest. Its addresses are relative, and it has
// no id of its own: that would be the same for two banks on one host. It asks
// for as little frame as possible but a way back, which these pages do not draw.
func (e *edition) manifest() ([]byte, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
	}
	here := manifestAddress(e)
	to := func(address string) string { return relative(here, address) }
	light := e.site.bank.Config.Theme.Light
	m := struct {
		Name            string `json:"name"`
		ShortName       string `json:"short_name"`
		Lang            string `json:"lang"`
		Dir             string `json:"dir"`
		StartURL        string `json:"start_url"`
		Scope           string `json:"scope"`
		Display         string `json:"display"`
		ThemeColor      string `json:"theme_color"`
		BackgroundColor string `json:"background_color"`
		Icons           []icon `json:"icons"`
	}{
		Name: e.Name(), ShortName: e.Name(), Lang: e.words.lang, Dir: dir(e.words.lang),
		StartURL: to(e.site.bank.Address(todayID(e.lang), e.lang)), Scope: cmp.Or(strings.Repeat("../", strings.Count(here, "/")), "./"), Display: "minimal-ui",
		ThemeColor: cmp.Or(light["card"], bank.LightColours["card"]), BackgroundColor: cmp.Or(light["paper"], bank.LightColours["paper"]),
	}
	for _, i := range e.site.theme.Icons {
		size := itoa(i.Size)
		purpose := "any"
		if i.Maskable {
			purpose = "maskable"
		}
		m.Icons = append(m.Icons, icon{to(i.Path), size + "x" + size, "image/png", purpose})
	}
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}
