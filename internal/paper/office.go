package paper

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"path"
	"strings"
)

// unpack lists the parts of an archive; nil when it is none, or has more parts
// than any document.
func (r *reader) unpack(data []byte) []*zip.File {
	const most = 20_000 // the list is made in memory before it can be counted
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	if end < 0 || end+12 > len(data) || binary.LittleEndian.Uint16(data[end+10:]) > most {
		r.unread = true
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(archive.File) > most {
		r.unread = true
		return nil
	}
	return archive.File
}

// part unpacks one part, as much as may be.
func (r *reader) part(f *zip.File) []byte {
	most := max(0, min(maxPart, r.left))
	in, err := f.Open()
	if err != nil {
		r.unread = true
		return nil
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if err != nil || len(data) > most {
		data, r.unread = data[:min(len(data), most)], true
	}
	r.left -= len(data)
	return data
}

// archive reads the files of a zip.
func (r *reader) archive(data []byte, depth int) {
	for _, f := range r.unpack(data) {
		if readable[strings.ToLower(path.Ext(f.Name))] {
			r.file(f.Name, r.part(f), depth+1)
		} else if most := pictured[strings.ToLower(path.Ext(f.Name))]; most > 0 {
			r.picture(f, most)
		}
	}
}

// readable are the types worth unpacking from an archive.
var readable = map[string]bool{".docx": true, ".xlsx": true, ".pptx": true, ".odt": true, ".ods": true, ".odp": true,
	".zip": true, ".pdf": true, ".txt": true, ".csv": true, ".ics": true, ".md": true}

// office reads the parts of a document that have words in them.
func (r *reader) office(data []byte) {
	for _, f := range r.unpack(data) {
		name := strings.ToLower(f.Name)
		if most := pictured[path.Ext(name)]; most > 0 {
			r.picture(f, most)
		}
		if path.Ext(name) != ".xml" && path.Ext(name) != ".rels" {
			continue
		}
		dir, base := path.Split(name)
		switch {
		case name == "docprops/core.xml", name == "docprops/app.xml", name == "meta.xml":
			r.properties(r.part(f))
		case name == "content.xml", name == "styles.xml":
			r.openDocument(r.part(f))
		case strings.HasPrefix(dir, "word/"), strings.HasPrefix(dir, "ppt/"), name == "docprops/custom.xml",
			strings.HasPrefix(dir, "xl/") && !strings.HasPrefix(base, "styles") && !strings.Contains(dir, "theme"):
			r.openXML(r.part(f))
		}
	}
}

// properties reads what an office program notes of a document.
func (r *reader) properties(data []byte) {
	people := map[string]bool{"creator": true, "lastModifiedBy": true, "manager": true, "Manager": true, "initial-creator": true, "printed-by": true}
	words := map[string]bool{"title": true, "subject": true, "description": true, "keywords": true, "keyword": true, "user-defined": true, "category": true, "Company": true}
	inside := ""
	scan(data, func(t tag) {
		switch {
		case t.text != "" && people[inside]:
			r.author(t.text)
		case t.text != "" && words[inside]:
			r.line(t.text)
		case t.closes:
			inside = ""
		case t.text == "":
			inside = t.name
		}
	})
}

// openXML reads a part of Microsoft's formats: text stands in elements t, in
// paragraphs p; the addresses of links are attributes of other parts. Words that
// a reviewer has taken out follow what stands in their paragraph: beside the
// words that came instead, neither could be told.
func (r *reader) openXML(data []byte) {
	inside, deleted := "", strings.Builder{}
	scan(data, func(t tag) {
		switch {
		case t.text != "":
			switch inside {
			case "t", "instrText", "lpwstr":
				r.words(t.text)
			case "delText":
				if deleted.Len() < maxText {
					deleted.WriteString(t.text)
				}
			case "author":
				r.author(t.text)
			}
			return
		case !t.closes:
			inside = t.name
		}
		switch t.name {
		case "p", "si", "is", "tr", "row", "lpwstr", "instrText":
			if t.closes {
				if deleted.Len() > 0 {
					r.words(" " + deleted.String())
					deleted.Reset()
				}
				r.words("\n")
			}
		case "tab", "br", "cr":
			if t.closes {
				r.words(" ")
			}
		case "noBreakHyphen":
			if t.closes {
				r.words("-")
			}
		case "ins", "del", "moveFrom", "moveTo", "comment", "cmAuthor", "author", "person":
			if who := firstOf(t.attribute("author"), t.attribute("name"), t.attribute("displayName")); who != "" {
				r.author(who)
				r.marked = true
			}
		case "Relationship":
			r.address(t.attribute("Target"))
		}
		if t.closes {
			inside = ""
		}
	})
}

// openDocument reads a part of the free formats: all that is no mark is text.
func (r *reader) openDocument(data []byte) {
	inside := ""
	scan(data, func(t tag) {
		switch {
		case t.text != "" && inside == "creator":
			r.author(t.text)
			r.marked = true
		case t.text != "" && inside != "date":
			r.words(t.text)
		case t.text != "":
		case t.closes:
			if t.name == "p" || t.name == "h" {
				r.words("\n")
			}
			inside = ""
		default:
			inside = t.name
		}
		if t.closes && (t.name == "tab" || t.name == "s" || t.name == "line-break") {
			r.words(" ")
		}
		if t.name == "a" && !t.closes {
			r.address(t.attribute("href"))
		}
	})
}

// address adds a link's address when it means a person.
func (r *reader) address(s string) {
	if low := strings.ToLower(s); strings.HasPrefix(low, "mailto:") || strings.HasPrefix(low, "tel:") || strings.Contains(low, "wa.me/") {
		r.line("\n" + s)
	}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
