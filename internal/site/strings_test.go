package site

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// payloads are what somebody would like to happen, or what programs stumble on.
var payloads = []string{
	`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `<svg/onload=alert(1)>`, `<iframe srcdoc="<script>alert(1)</script>">`,
	`<a href="javascript:alert(1)">x</a>`, `<details open ontoggle=alert(1)>`, `<style>@import'//evil.example'</style>`, `<base href=//evil.example/>`,
	`<meta http-equiv=refresh content="0;url=//evil.example">`, `<math><mi xlink:href="javascript:alert(1)">x`, `<form action=//evil.example><input name=body>`,
	`<template><script>alert(1)</script></template>`, `<svg><style><img src=x onerror=alert(1)></style>`, `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<input autofocus onfocus=alert(1) name=currentScript>`, `<x-y contenteditable onbeforeinput=alert(1)>`, `javascript:alert(1)`, `data:text/html,<script>alert(1)</script>`,
	`vbscript:msgbox(1)`, `blob:https://evil.example/1`, `//evil.example/`, `\\evil.example\share`, `=HYPERLINK("https://evil.example/")`, `@SUM(1+1)*cmd|' /C calc'!A0`,
	"BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", "Bcc: a@evil.example\n\nx", `{{printf "%s" .}}{{template "x"}}`, `{% include "/etc/passwd" %}${7*7}<%= 7*7 %>`, `__proto__`,
	`../../../../etc/passwd`, `%2e%2e%2f%2e%2e%2fetc%2fpasswd`, `'; DROP TABLE kortit; --`, `$(touch x);` + "`touch x`", `&lt;b&gt;&amp;lt;&#60;script&#62;`,
	`<!--#exec cmd="x"--><?php x ?>`, "\u202egnp.exe\u202c\u2066x\u2069\ufffe\ufdd0", "a\u0308\u0301\u200d\ufe0f\u20e3👩‍👩‍👧‍👦🇫🇮", "Z̴̡̈́a̷l̶g̵o̸ ﷺ ﷽ 𒐫 𝕏", "İıſßẞǅﬃK Å Ω", "ᚠ漢字かな한글עבריתالعربية",
}

// wrappings are where a text may end up, and try to get out of.
var wrappings = []string{
	"%s", `">%s`, `'>%s`, `</title>%s`, `</script>%s`, `-->%s<!--`, `]]>%s`, `[x](%s)`, `![%s](kuva.svg "%s")`, `<%s>`, "`%s`", `## %s {#x onclick=%s}`, `"}];%s//`,
	`\%s\`, `[x]: %s`, `> [!%s]`,
}

// writings are ways to write the same, which some reader undoes.
var writings = []func(string) string{
	func(s string) string { return s },
	html.EscapeString,
	func(s string) string { return each1(s, "&#%d;") },
	func(s string) string { return each1(s, "&#x%X") },
	func(s string) string { return each1(s, "&#0000%d") },
	func(s string) string { return each1(s, `\u%04x`) },
	url.PathEscape,
	func(s string) string { return url.QueryEscape(url.PathEscape(s)) },
	strings.ToUpper,
	func(s string) string { return between(s, "\t") },
	func(s string) string { return between(s, "\x01") },
	func(s string) string { return between(s, "\u200b") },
	func(s string) string { return between(s, "\u00ad") },
	func(s string) string { return "\u202e" + s + "\u202c\u2028" + s },
	func(s string) string { return strings.Map(wide, s) },
	func(s string) string { return norm.NFD.String(s) + "\u0301" },
	func(s string) string {
		return strings.NewReplacer("<", "%c0%bc", "/", "%c0%af", ".", "%c0%ae").Replace(s)
	},
	func(s string) string { return strings.NewReplacer("<", "+ADw-", ">", "+AD4-").Replace(s) },
	func(s string) string { return strings.NewReplacer("script", "scr<script>ipt", "<", "<<").Replace(s) },
	func(s string) string { return strings.ReplaceAll(s, "script", "scr<!-- -->ipt") },
	func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
}

// each1 writes the first letters of a text one by one.
func each1(s, form string) string {
	var out strings.Builder
	for i, c := range []rune(s) {
		if i < 12 {
			fmt.Fprintf(&out, form, c)
		} else {
			out.WriteRune(c)
		}
	}
	return out.String()
}

func between(s, what string) string {
	var out strings.Builder
	for i, c := range []rune(s) {
		out.WriteRune(c)
		if i < 12 {
			out.WriteString(what)
		}
	}
	return out.String()
}

func wide(c rune) rune {
	if c > ' ' && c <= '~' {
		return c + 0xfee0
	}
	return c
}

// allStrings are more than 13,000: every payload in every wrapping and writing.
func allStrings() (out []string) {
	for _, p := range payloads {
		for _, w := range wrappings {
			for _, write := range writings {
				out = append(out, strings.ReplaceAll(w, "%s", write(p)))
			}
		}
	}
	return out
}

// settingsOf is a bank.yaml with a place for a string in every text it has.
const settingsOf = `name: @
organisation: @
license: @
languages: [fi, sv]
base_url: https://example.org/a/b/
offline: yes
contact:
  name: @
  address: @
  phone: @
vocabularies:
  place:
    - { id: koti, fi: @, sv: @ }
glossary:
  @: [@, @]
accessibility:
  status: partly
  made: 2026-11-22
  unit: @
  gaps:
    - what: @
      why: @
texts:
  home: @
  promise: @
privacy:
  controller: @
  officer: @
  server: @
`

// stringsBank has each string in the fields of one card, and in the positions
// of the body, in the name and in the week of another.
func stringsBank(list []string) fstest.MapFS {
	bank := fstest.MapFS{}
	add := func(name, data string) { bank[name] = &fstest.MapFile{Data: []byte(data)} }
	q := func(s string) string { // without \u003e, which would melt together with an accent after it
		var out strings.Builder
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		if err := e.Encode(s); err != nil {
			panic(err)
		}
		return strings.NewReplacer("\n", "", `\\`, `\\`, `\t`, `\x09`).Replace(out.String())
	}
	n := -1
	next := func() string { // each setting has another string
		n++
		return q(list[n*11%len(list)])
	}
	settings := ""
	for _, line := range strings.SplitAfter(settingsOf, "\n") {
		if strings.Contains(line, "@") {
			line = strings.ReplaceAll(line, "@", "%s")
			var values []any
			for range strings.Count(line, "%s") {
				values = append(values, next())
			}
			line = fmt.Sprintf(line, values...)
			if strings.HasPrefix(line, "  home: ") || strings.HasPrefix(line, "  promise: ") {
				line = strings.ReplaceAll(line, "{", "(") // a place for a number is told of
			}
		}
		settings += line
	}
	add("bank.yaml", settings)
	add("templates/part/slot-footer.html", `<p title="{{.Name}}" data-x='{{.Title}}'>{{.Name}} {{.Bank.Organisation}} {{with .Bank.Contact}}{{.Name}} {{.Address}}{{end}}</p><a href="{{.Home}}">{{.Title}}</a>`)
	for _, page := range []string{"saavutettavuus", "tietosuoja", "kayttoehdot"} {
		add("content/sivut/"+page+".md", "---\notsikko: "+next()+"\n---\n\nTeksti.\n")
	}
	add("content/tehtavat/kuva.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4"/></svg>`)
	for i, s := range list {
		v := q(s)
		add(fmt.Sprintf("content/tehtavat/t%d.md", i), "---\notsikko: "+v+"\ntiivistelmä: "+v+"\npaikka: [koti]\ntarvitset: ["+v+"]\nasiasanat: ["+v+"]\nhakusanat: ["+v+
			"]\ntekijät: ["+v+"]\norganisaatio: "+v+"\nperustuu: "+v+"\nlisenssi: "+v+"\nkuva: kuva.svg\nkuvateksti: "+v+"\n---\n\n## Näin teet\n\n1. Lähde.\n")
		name := fmt.Sprintf("content/tehtavat/b%d.md", i)
		if odd := "content/tehtavat/" + fmt.Sprintf("b%d ", i) + strings.ReplaceAll(s, "/", "⁄") + ".md"; i%4 == 0 && len(odd) < 150 {
			name = odd
		}
		add(name, fmt.Sprintf("---\notsikko: B%d\n---\n\n%s\n\n## Näin teet\n\n1. %s\n2. a %s b\n\n> [!TIP]\n> %s\n\n## %s\n\n| a |\n|---|\n| %s |\n\n```%s\n%s\n```\n", i, s, s, s, s, s, s, s, s))
		if i%3 == 0 {
			add(fmt.Sprintf("content/viikot/v%d.md", i), fmt.Sprintf("---\nviikko: %d-w%02d\notsikko: %s\nryhmän_nimi: %s\npäivät:\n  - päivä: ma\n    muistiinpanot: %s\n    tapaamiset:\n      - nimi: %s\n        aika: \"9:00\"\n---\n\n%s\n",
				2020+i/3/52%20, i/3%52+1, v, v, v, v, s))
		}
	}
	return bank
}

// whichStrings: a share of all, or, for the long form, VAKKA_STRINGS=all, or a
// JSON file with a list of somebody else's.
func whichStrings(t *testing.T) [][]string {
	all, batch := allStrings(), 250
	switch from := os.Getenv("VAKKA_STRINGS"); from {
	case "":
		var some []string
		for i := 0; i < len(all); i += 67 { // no divisor of the grammar's sides
			some = append(some, all[i])
		}
		return [][]string{some}
	case "all":
	default:
		data, err := os.ReadFile(from)
		if err == nil {
			err = json.Unmarshal(data, &all)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var out [][]string
	for len(all) > 0 {
		n := min(batch, len(all))
		out, all = append(out, all[:n]), all[n:]
	}
	return out
}

// TestStrings: whatever is written, wherever, stays a text: on the pages, in the
// data of the scripts, in calendars, letters, lists for machines, the booklet,
// the e-book and the package.
func TestStrings(t *testing.T) {
	begun, count, files, shown := time.Now(), 0, 0, 0
	for _, list := range whichStrings(t) {
		bank := stringsBank(list)
		b := publishable(t, bank)
		count += len(list)
		files += len(b.files)
		for _, name := range b.names("") {
			for _, fault := range sink(b, name) {
				t.Errorf("%s: %s", name, fault)
			}
		}
		for i, s := range list {
			page := b.pages[fmt.Sprintf("tehtavat/t%d.html", i)]
			if page == nil {
				if asShown(s) != "" {
					t.Errorf("%q was refused as a title", s)
				}
				continue
			}
			shown++
			if got := heading(page); asShown(got) != asShown(s) {
				t.Errorf("the title %q is shown as %q", s, got)
			}
		}
		handedOver(t, bank)
		if t.Failed() {
			break
		}
		if os.Getenv("VAKKA_STRINGS") != "" {
			t.Logf("%d strings, %s", count, time.Since(begun).Round(time.Second))
		}
	}
	t.Logf("%d strings, %d of them shown as titles, in %d files, in %s", count, shown, files, time.Since(begun).Round(time.Second))
}

// asShown is a text but for what nobody sees, which a title leaves out.
func asShown(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(strings.Map(func(c rune) rune {
		switch {
		case c == '\u2028' || c == '\u2029' || unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == unicode.ReplacementChar || c&0xfffe == 0xfffe || c >= 0xfdd0 && c <= 0xfdef:
			return -1
		}
		return c
	}, s))), " ")
}
