package site

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"vakka/internal/pack"
)

// sink reads a file of a site as what reads it does, and lists what is wrong.
func sink(b built, name string) (faults []string) {
	data := string(b.files[name])
	fault := func(err error) {
		if err != nil {
			faults = append(faults, err.Error())
		}
	}
	switch path.Ext(name) {
	case ".html":
		root := b.pages[name]
		faults = append(active(root), strange(root)...)
		elements(root, func(n *html.Node) {
			if n.Data == "script" && n.FirstChild != nil && !json.Valid([]byte(n.FirstChild.Data)) {
				faults = append(faults, "data that is no JSON: "+n.FirstChild.Data)
			}
		})
	case ".json", ".webmanifest":
		if !json.Valid([]byte(data)) {
			faults = append(faults, "no JSON")
		}
	case ".xml", ".opf", ".xhtml", ".config", ".svg":
		fault(onlyXML(data))
	case ".js":
		if dir := path.Dir(name); strings.HasPrefix(dir, "haku") || strings.HasPrefix(dir, "ohjelma") || strings.HasPrefix(path.Base(name), "cards-") {
			fault(onlyData(data))
		}
	case ".ics":
		fault(onlyEvents(data))
	case ".eml":
		fault(onlyLetter(data))
	case ".csv":
		fault(onlyCells(data))
	default:
		if strings.HasPrefix(path.Base(name), "_") || strings.HasPrefix(path.Base(name), ".ht") {
			if strings.Contains(data, "alert(") || strings.Contains(data, "evil") {
				faults = append(faults, "an author's words in a server's settings")
			}
		}
	}
	return faults
}

// onlyXML reads strictly, and knows no element that runs or loads.
func onlyXML(data string) error {
	d := xml.NewDecoder(strings.NewReader(data))
	d.Entity = map[string]string{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"script", "style", "iframe", "object", "embed", "form", "foreignObject", "base", "animate", "set"}, start.Name.Local) {
			return fmt.Errorf("<%s>", start.Name.Local)
		}
		for _, a := range start.Attr {
			value := strings.ToLower(strings.Map(visible, a.Value))
			if strings.HasPrefix(a.Name.Local, "on") || (a.Name.Local == "href" || a.Name.Local == "src") &&
				(strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:") || strings.HasPrefix(value, "vbscript:")) {
				return fmt.Errorf("<%s %s=%q>", start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
}

// onlyData holds that a script is calls of one of the site's own names with
// JSON, or JSON given to one.
func onlyData(data string) error {
	if strings.ContainsAny(data, "\u2028\u2029") {
		return errors.New("a line separator")
	}
	if strings.Contains(data, "</") || strings.Contains(data, "<!--") {
		return errors.New("the end of a script, or a remark in one")
	}
	rest := strings.TrimSpace(data)
	for rest != "" {
		end, ok := ")", false
		for _, start := range []string{"vakkaIndex(", "vakkaPlan(", "self.vakkaCards="} {
			if after, found := strings.CutPrefix(rest, start); found {
				rest, ok = after, true
				if strings.HasSuffix(start, "=") {
					end = ""
				}
			}
		}
		if !ok {
			return fmt.Errorf("a script with %.60q", rest)
		}
		for {
			var value any
			d := json.NewDecoder(strings.NewReader(rest))
			if err := d.Decode(&value); err != nil {
				return err
			}
			rest = strings.TrimSpace(rest[d.InputOffset():])
			if after, more := strings.CutPrefix(rest, ","); more {
				rest = after
				continue
			}
			break
		}
		after, closed := strings.CutPrefix(rest, end)
		if !closed {
			return fmt.Errorf("a call that goes on with %.60q", rest)
		}
		rest = strings.TrimLeft(after, ";\n ")
	}
	return nil
}

var properties = strings.Fields(`BEGIN END VERSION PRODID METHOD CALSCALE NAME X-WR-CALNAME X-WR-CALDESC X-WR-TIMEZONE DESCRIPTION REFRESH-INTERVAL X-PUBLISHED-TTL TZID TZOFFSETFROM
	TZOFFSETTO TZNAME DTSTART DTEND RRULE UID DTSTAMP LAST-MODIFIED SEQUENCE SUMMARY LOCATION URL STATUS TRANSP CLASS CATEGORIES TRIGGER ACTION DURATION CREATED SOURCE COLOR LANGUAGE`)

// onlyEvents: lines of a calendar, whole and short, with no property of an
// author's, and as many events begun as ended.
func onlyEvents(data string) error {
	for line := range strings.SplitSeq(strings.TrimSuffix(data, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			return fmt.Errorf("a line %q", line)
		}
	}
	events := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(data, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		if !slices.Contains(properties, name) {
			return fmt.Errorf("the property %q", line)
		}
		if name == "BEGIN" && value == "VEVENT" {
			events++
		}
		if name == "SUMMARY" {
			events--
		}
	}
	if events != 0 {
		return fmt.Errorf("%d events too many", events)
	}
	return nil
}

// onlyLetter: the headers that are ours, two parts, and nothing active in the
// one that is HTML.
func onlyLetter(data string) error {
	m, err := mail.ReadMessage(strings.NewReader(data))
	if err != nil {
		return err
	}
	for name := range m.Header {
		if !slices.Contains([]string{"Content-Language", "Content-Type", "Date", "Message-Id", "Mime-Version", "Subject", "X-Unsent"}, name) {
			return fmt.Errorf("the header %s", name)
		}
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for n := 0; ; n++ {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			if n != 2 {
				return fmt.Errorf("%d parts", n)
			}
			return nil
		}
		if err != nil {
			return err
		}
		if !strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			continue
		}
		root, err := html.Parse(quotedprintable.NewReader(part))
		if err != nil {
			return err
		}
		for _, fault := range active(root) {
			if !strings.Contains(fault, " style=") { // letters have no style sheet but their own words
				return errors.New(fault)
			}
		}
	}
}

// onlyCells: no cell is a formula.
func onlyCells(data string) error {
	cells := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\ufeff")))
	cells.Comma = ';'
	rows, err := cells.ReadAll()
	for _, row := range rows {
		for _, cell := range row {
			if strings.TrimLeft(cell, "=+-@\t\r") != cell {
				return fmt.Errorf("the formula %q", cell)
			}
		}
	}
	return err
}

func heading(root *html.Node) (out string) {
	elements(root, func(n *html.Node) {
		if n.Data == "h1" && out == "" {
			out = text(n)
		}
	})
	return out
}

// handedOver packs a part of the bank in all three forms and looks into them.
func handedOver(t *testing.T, whole fstest.MapFS) {
	t.Helper()
	bank, n := fstest.MapFS{}, 0
	for _, name := range slices.Sorted(maps.Keys(whole)) {
		if !strings.HasPrefix(name, "content/tehtavat/") || strings.HasSuffix(name, ".svg") || n < 60 {
			bank[name] = whole[name]
			n++
		}
	}
	p, err := Pack(context.Background(), input(bank), Wanted{Zip: true, Booklet: true, EPUB: true})
	if long := new(pack.NameError); errors.As(err, &long) && len(long.Name) > 160 {
		p, err = Pack(context.Background(), input(bank), Wanted{Booklet: true, EPUB: true}) // a page whose name Windows cannot have is refused by name
	}
	if err != nil || !p.OK {
		t.Fatalf("not packed: %v\n%s", err, told(p.Found))
	}
	root, err := html.Parse(bytes.NewReader(p.Booklet))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range active(root) {
		if fault != "<style>" && !strings.Contains(fault, "data:image/") {
			t.Errorf("the booklet: %s", fault)
		}
	}
	for kind, data := range map[string][]byte{"e-book": p.EPUB, "package": p.Zip} {
		if data == nil {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if strings.Contains(f.Name, "..") || strings.ContainsAny(f.Name, `\:`) || strings.HasPrefix(f.Name, "/") || strings.ContainsFunc(f.Name, func(c rune) bool { return c < ' ' }) {
				t.Errorf("%s: the name %q", kind, f.Name)
			}
			if kind == "package" && strings.Count(f.Name, "/") > 1 {
				continue // the site, which sink has read
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			inside, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			one := built{files: map[string][]byte{f.Name: inside}, pages: map[string]*html.Node{}}
			if path.Ext(f.Name) == ".html" {
				root, err := html.Parse(bytes.NewReader(inside))
				if err != nil {
					t.Fatal(err)
				}
				for _, fault := range active(root) {
					if fault != "<style>" {
						t.Errorf("%s: %s: %s", kind, f.Name, fault)
					}
				}
				continue
			}
			for _, fault := range sink(one, f.Name) {
				t.Errorf("%s: %s: %s", kind, f.Name, fault)
			}
		}
	}
}

// The eyes of sink see.
func TestSinksSee(t *testing.T) {
	for name, data := range map[string]string{
		"a.json": "{", "a.webmanifest": "x", "a.xml": "<a>&x;</a>", "b.xml": "<a><script/></a>", "c.xml": `<a href="java&#9;script:x"/>`, "d.xml": "<a>", "e.svg": `<g onload="x"/>`,
		"haku/fi.js": "vakkaIndex(\"fi\");alert(1)", "haku/sv.js": "vakkaIndex(\"a\u2028\")", "haku/en.js": "vakkaIndex(\"</script>\")", "haku/ar.js": "vakkaIndex(\"<!--\")", "ohjelma/fi.js": "vakkaPlan([1)", "assets/cards-fi.js": "self.vakkaCards=[1];alert(1)",
		"a.ics": "BEGIN:VEVENT\r\nSUMMARY:x\r\nATTENDEE:x\r\n", "b.ics": "BEGIN:VEVENT\r\nSUMMARY:x\r\nSUMMARY:x\r\n", "c.ics": "SUMMARY:a\nb\r\n",
		"a.eml": "Subject: x\r\nBcc: a@b\r\n\r\n", "a.csv": "a;=b\n", "_headers": "/*\n  x: alert(1)\n",
	} {
		if faults := sink(built{files: map[string][]byte{name: []byte(data)}}, name); len(faults) == 0 {
			t.Errorf("%s: nothing wrong with %q", name, data)
		}
	}
	if faults := sink(built{files: map[string][]byte{"haku/fi.js": []byte("vakkaIndex(\"fi\",\"\",{});\nvakkaIndex(\"fi\",\"x\",[1])\n")}}, "haku/fi.js"); len(faults) > 0 {
		t.Error(faults)
	}
}
