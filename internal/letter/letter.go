// Package letter turns a week's letter into what mail programs and phones take:
// a draft as an .eml file, its plain text, and a text short enough for a quick
// message.
//
// Pure: the same letter gives the same bytes. The draft has no sender and no
// receivers: whoever opens it adds them. It is multipart/alternative, the plain
// text first with every address written out, then HTML in one column with styles
// on the elements themselves, no picture, no script and nothing that is fetched.
// It sets no colours of text or ground, so that it reads in the dark too.
//
// X-Unsent makes classic Outlook open the file as a draft. Gmail does not open
// such files at all; the week's page has a button that copies the letter.
package letter

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"mime/quotedprintable"
	"strings"
	"time"
	"unicode"
)

// A Letter is what is sent to one group for one week.
type Letter struct {
	Bank    string // id of the bank, for the Message-ID
	Lang    string
	Dir     string // ltr or rtl
	Subject string
	Date    time.Time // the day the text was last changed
	Blocks  []Block
}

// A Block is one part of a letter: a heading, a paragraph, a list, or a piece
// of an author's text. Exactly one field is set, but for a piece, which has both
// its safe HTML and its words.
type Block struct {
	Heading string
	Text    string
	Items   []Item
	HTML    string // already safe, with whole addresses and no pictures
	Plain   string // the same as text
}

// An Item is one line of a list: 9.00 Aamupiiri (30 min) https://…
type Item struct{ Time, Text, Note, URL string }

// Text is the letter as plain text; every address is written out.
func Text(blocks []Block) string {
	var out strings.Builder
	for i, b := range blocks {
		switch {
		case b.Heading != "":
			if i > 0 {
				out.WriteString("\n")
			}
			out.WriteString(b.Heading + "\n" + strings.Repeat("-", len([]rune(b.Heading))) + "\n")
		case len(b.Items) > 0:
			for _, item := range b.Items {
				out.WriteString("- " + item.line() + "\n")
				if item.URL != "" {
					out.WriteString("  " + item.URL + "\n")
				}
			}
		default:
			out.WriteString(strings.TrimSpace(b.Text+b.Plain) + "\n")
			if b.Plain != "" {
				out.WriteString("\n")
			}
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(out.String(), "\n\n\n", "\n\n")) + "\n"
}

func (i Item) line() string {
	s := i.Text
	if i.Time != "" {
		s = i.Time + " " + s
	}
	if i.Note != "" {
		s += " (" + i.Note + ")"
	}
	return s
}

const (
	styleBody = "margin:0;padding:16px"
	styleMain = "max-width:600px;margin:0 auto;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5"
	styleH1   = "font-size:24px;line-height:1.25;margin:0 0 16px"
	styleH2   = "font-size:18px;line-height:1.3;margin:24px 0 8px"
	styleText = "margin:0 0 12px"
	styleList = "margin:0 0 12px;padding:0 0 0 24px"
	styleItem = "margin:0 0 6px"
)

// pageOf is the letter as a page of its own for mail programs.
func pageOf(l Letter) string {
	var out strings.Builder
	esc := html.EscapeString
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s</title>\n</head>\n<body style=\"%s\">\n<div style=\"%s\">\n<h1 style=\"%s\">%s</h1>\n",
		esc(l.Lang), esc(l.Dir), esc(l.Subject), styleBody, styleMain, styleH1, esc(l.Subject))
	for _, b := range l.Blocks {
		switch {
		case b.Heading != "":
			fmt.Fprintf(&out, "<h2 style=\"%s\">%s</h2>\n", styleH2, esc(b.Heading))
		case len(b.Items) > 0:
			fmt.Fprintf(&out, "<ul style=\"%s\">\n", styleList)
			for _, item := range b.Items {
				fmt.Fprintf(&out, "<li style=\"%s\">%s</li>\n", styleItem, item.html())
			}
			out.WriteString("</ul>\n")
		case b.HTML != "":
			fmt.Fprintf(&out, "<div style=\"%s\">%s</div>\n", styleText, strings.TrimSpace(b.HTML))
		case b.Text != "":
			fmt.Fprintf(&out, "<p style=\"%s\">%s</p>\n", styleText, esc(b.Text))
		}
	}
	out.WriteString("</div>\n</body>\n</html>\n")
	return out.String()
}

func (i Item) html() string {
	s := html.EscapeString(i.Text)
	if i.URL != "" {
		s = `<a href="` + html.EscapeString(i.URL) + `">` + s + "</a>"
	}
	if i.Time != "" {
		s = "<strong>" + html.EscapeString(i.Time) + "</strong> " + s
	}
	if i.Note != "" {
		s += " (" + html.EscapeString(i.Note) + ")"
	}
	return s
}

// EML is the draft as a file. Lines end in CRLF.
func EML(l Letter) []byte {
	text, page := Text(l.Blocks), pageOf(l)
	sum := sha256.Sum256([]byte(l.Subject + "\x00" + text + "\x00" + page))
	id := hex.EncodeToString(sum[:12])
	boundary := "=_vakka_" + id // =_ cannot stand in a quoted-printable text
	var out bytes.Buffer
	head := func(name, value string) { out.WriteString(name + ": " + value + "\r\n") }
	head("MIME-Version", "1.0")
	head("Date", l.Date.UTC().Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	head("Subject", subject(l.Subject))
	head("Message-ID", "<"+id+"@"+l.Bank+">")
	head("Content-Language", l.Lang)
	head("X-Unsent", "1")
	head("Content-Type", "multipart/alternative;\r\n boundary=\""+boundary+"\"")
	for _, part := range []struct{ kind, body string }{{"text/plain", text}, {"text/html", page}} {
		out.WriteString("\r\n--" + boundary + "\r\n")
		head("Content-Type", part.kind+"; charset=utf-8")
		head("Content-Transfer-Encoding", "quoted-printable")
		out.WriteString("\r\n")
		quote(&out, part.body)
	}
	out.WriteString("\r\n--" + boundary + "--\r\n")
	return out.Bytes()
}

// quote writes a text as quoted-printable: lines of at most 76 characters.
func quote(out *bytes.Buffer, text string) {
	w := quotedprintable.NewWriter(out)
	_, _ = w.Write([]byte(strings.ReplaceAll(text, "\n", "\r\n"))) // a Buffer takes everything
	_ = w.Close()
}

// subject is one header line: as it is when it is short and plain, else as
// encoded words (RFC 2047) of at most 75 characters, each on a line of its own.
func subject(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || c == '\u2028' || c == '\u2029' {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(s, ""))), " ")
	plain := strings.IndexFunc(s, func(c rune) bool { return c > '~' }) < 0
	if plain && len(s) <= 60 && !strings.Contains(s, "=?") {
		return s
	}
	const room = 39 // octets of text in a word, fewer than fit: the header's name takes room too
	var words []string
	word := ""
	for _, c := range s {
		if len(word)+len(string(c)) > room {
			words, word = append(words, word), ""
		}
		word += string(c)
	}
	words = append(words, word)
	for i, w := range words {
		words[i] = "=?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte(w)) + "?="
	}
	return strings.Join(words, "\r\n ")
}
