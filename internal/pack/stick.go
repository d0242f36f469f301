package pack

import (
	"bytes"
	"cmp"
	"html"
	"slices"
	"strings"

	"vakka/internal/output"
)

// A Stick is a bank on its way to somebody by hand.
type Stick struct {
	ID, Name, Organisation, Email string
	Lang                          string // of the page to begin from: fi, sv or en; others get English
	Fronts                        []Front
}

// A Front is the front page in one of the bank's languages.
type Front struct {
	Lang, Dir, Name, Path string // Name is the language in itself; Path is from the site's root
}

// words of the page and the text, in Finnish, Swedish and English.
var words = map[string]map[string]string{
	"fi": {"start": "AVAA-TAMA.html", "read": "LUE-MINUT.txt", "folder": "sivusto", "open": "Avaa",
		"how": "Materiaalipankki on tässä kansiossa. Se toimii ilman verkkoa.", "languages": "Kielet",
		"zip":    "Eikö linkki toimi? Kansio voi olla vielä pakattuna. Tallenna paketti koneelle, napsauta sitä hiiren oikealla painikkeella ja valitse Pura kaikki. Avaa sitten purettu kansio ja siellä AVAA-TAMA.html.",
		"phone":  "Puhelimessa sivut voivat näkyä vajaina. Käytä silloin tietokonetta.",
		"begin":  "Aloita tiedostosta",
		"copy":   "Kansion voi kopioida muistitikulle, verkkolevylle tai Teamsin tiedostoihin. Kopioi koko kansio. Teamsissa avaa kansio tietokoneelle: sivut eivät näy oikein Teamsin omassa katselussa.",
		"sums":   "SHA256SUMS on luettelo tarkistussummista. Sillä voi todeta, että tiedostot ovat muuttumattomia: sha256sum -c SHA256SUMS",
		"asking": "Kysyttävää"},
	"sv": {"start": "OPPNA-DEN-HAR.html", "read": "LAS-MIG.txt", "folder": "webbplats", "open": "Öppna",
		"how": "Materialbanken finns i den här mappen. Den fungerar utan nät.", "languages": "Språk",
		"zip":    "Fungerar inte länken? Mappen kan fortfarande vara packad. Spara paketet på datorn, högerklicka på det och välj Extrahera alla. Öppna sedan den extraherade mappen och där OPPNA-DEN-HAR.html.",
		"phone":  "I telefonen kan sidorna visas bristfälligt. Använd då en dator.",
		"begin":  "Börja med filen",
		"copy":   "Mappen kan kopieras till ett USB-minne, en nätverksdisk eller filerna i Teams. Kopiera hela mappen. I Teams ska mappen öppnas på datorn: sidorna visas inte rätt i Teams egen visning.",
		"sums":   "SHA256SUMS är en lista med kontrollsummor. Med den ser man att filerna är oförändrade: sha256sum -c SHA256SUMS",
		"asking": "Frågor"},
	"en": {"start": "START-HERE.html", "read": "READ-ME.txt", "folder": "site", "open": "Open",
		"how": "The material bank is in this folder. It works without a network.", "languages": "Languages",
		"zip":    "Does the link not work? The folder may still be packed. Save the package on your computer, click it with the right button of the mouse and choose Extract All. Then open the folder that appears, and START-HERE.html in it.",
		"phone":  "On a phone the pages may lack something. Then use a computer.",
		"begin":  "Begin with the file",
		"copy":   "The folder can be copied to a memory stick, a network drive or the files of Teams. Copy the whole folder. In Teams, open the folder on a computer: the pages do not show properly in the viewer of Teams.",
		"sums":   "SHA256SUMS is a list of checksums. It shows that the files are unchanged: sha256sum -c SHA256SUMS",
		"asking": "Questions"},
}

func (s Stick) say(key string) string {
	lang := s.Lang
	if words[lang] == nil {
		lang = "en"
	}
	return words[lang][key]
}

// Files puts a site's files under one folder, with a page to begin from, a text
// and the checksums, in the order of the archive.
func (s Stick) Files(site []Packed) ([]Packed, error) {
	folder := s.say("folder") + "/"
	all := []Packed{Pack(output.File{Path: s.say("start"), Data: s.page(folder)}), Pack(output.File{Path: s.say("read"), Data: s.text()})}
	for _, f := range site {
		f.Path = folder + f.Path
		all = append(all, f)
	}
	slices.SortFunc(all[2:], func(a, b Packed) int { return cmp.Compare(a.Path, b.Path) })
	all = slices.Insert(all, 2, Pack(output.File{Path: "SHA256SUMS", Data: sums(all)}))
	whole := wholeFolder(s.ID)
	for i := range all {
		all[i].Path = whole + "/" + all[i].Path
	}
	return all, checkNames(all)
}

// wholeFolder names the folder that all is in: the bank's id, short enough to
// leave room for the names inside, and one that Windows takes.
func wholeFolder(id string) string {
	const most = 40
	if len(id) > most {
		id = id[:most]
		if i := strings.LastIndexByte(id, '-'); i > most/2 {
			id = id[:i]
		}
		id = strings.TrimRight(id, "-")
	}
	if reserved.MatchString(id) {
		id += "-"
	}
	return id
}

// text is what to do, with the line ends of Windows.
func (s Stick) text() []byte {
	lines := []string{s.Name}
	if s.Organisation != "" {
		lines = append(lines, s.Organisation)
	}
	lines = append(lines, "", s.say("how"), s.say("begin")+" "+s.say("start")+".", "", s.say("zip"), "", s.say("copy"), "", s.say("phone"), "", s.say("sums"))
	if s.Email != "" {
		lines = append(lines, "", s.say("asking")+": "+s.Email)
	}
	return []byte(strings.Join(lines, "\r\n") + "\r\n")
}

// page is the page to begin from. It stands alone: what it says must be
// readable also when it has been opened inside the archive and nothing else is
// there.
func (s Stick) page(folder string) []byte {
	var out bytes.Buffer
	e := html.EscapeString
	lang := s.Lang
	if words[lang] == nil {
		lang = "en"
	}
	out.WriteString(`<!DOCTYPE html>
<html lang="` + lang + `">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>` + e(s.Name) + `</title>
<style>
html { font: 18px/1.5 system-ui, sans-serif; color-scheme: light dark; background: #fbf8f2; color: #1c2420; }
body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
a { color: #1e5b47; }
a:focus-visible { outline: 3px solid #0b57d0; outline-offset: 3px; }
.open { display: block; background: #1e5b47; color: #fff; padding: 1rem 1.2rem; border-radius: .75rem; font-size: 1.25rem; font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
ul { padding: 0; margin: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
li a { display: inline-block; padding: .5rem 0; }
.note { border-inline-start: 4px solid #f3c451; padding-inline-start: .9rem; }
@media (prefers-color-scheme: dark) {
html { background: #141a17; color: #eef2ee; } a { color: #8fd3b8; } .open { background: #8fd3b8; color: #0e1b15; } a:focus-visible { outline-color: #8ab4ff; }
}
</style>
</head>
<body>
<main>
<h1>` + e(s.Name) + `</h1>
`)
	if s.Organisation != "" {
		out.WriteString("<p>" + e(s.Organisation) + "</p>\n")
	}
	out.WriteString("<p>" + e(s.say("how")) + "</p>\n")
	if len(s.Fronts) > 0 {
		out.WriteString(`<p><a class="open" href="` + e(folder+s.Fronts[0].Path) + `">` + e(s.say("open")+" "+s.Name) + "</a></p>\n")
	}
	if len(s.Fronts) > 1 {
		out.WriteString("<h2>" + e(s.say("languages")) + "</h2>\n<ul>\n")
		for _, f := range s.Fronts {
			out.WriteString(`<li><a href="` + e(folder+f.Path) + `" lang="` + e(f.Lang) + `" hreflang="` + e(f.Lang) + `" dir="` + e(f.Dir) + `">` + e(f.Name) + "</a></li>\n")
		}
		out.WriteString("</ul>\n")
	}
	out.WriteString(`<p class="note">` + e(s.say("zip")) + "</p>\n<p>" + e(s.say("phone")) + "</p>\n")
	if s.Email != "" {
		out.WriteString("<p>" + e(s.say("asking")) + `: <a href="mailto:` + e(s.Email) + `">` + e(s.Email) + "</a></p>\n")
	}
	out.WriteString("</main>\n</body>\n</html>\n")
	return out.Bytes()
}
