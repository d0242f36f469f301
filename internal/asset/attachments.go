package asset

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/paper"
)

// A LinkUse is a link in a text. File is the text's, for messages; the linked
// file's own is Link.Attachment.
type LinkUse struct {
	File string
	Link *bank.Link
}

// maxAttachment bounds a file to download. A longer video belongs to a service
// that plays it in pieces.
const maxAttachment = 50 << 20

// passive are the types that are published: the endings of names, and what
// their bytes begin with ("" when anything goes).
var passive = map[string][]string{
	".pdf": {"%PDF-"}, ".zip": {"PK"},
	".docx": {"PK"}, ".xlsx": {"PK"}, ".pptx": {"PK"}, ".odt": {"PK"}, ".ods": {"PK"}, ".odp": {"PK"},
	".txt": {""}, ".csv": {""}, ".ics": {"BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR"},
	".mp3": {"ID3", "\xff"}, ".mp4": {"\x00\x00\x00"}, ".m4a": {"\x00\x00\x00"}, ".webm": {"\x1a\x45\xdf\xa3"},
}

// active are the types that run something: in the reader's browser, with the
// rights of the bank's own pages, or on the reader's computer.
var active = func() map[string]bool {
	return set(`.html .htm .xhtml .xht .shtml .mhtml .mht .svgz .js .mjs .cjs .wasm .css .xml .xsl .xslt .rss .atom .rdf .swf .jar .hta .php
		.docm .dotm .xlsm .xltm .xlam .pptm .potm .ppsm .exe .msi .com .scr .bat .cmd .ps1 .vbs .vbe .wsf .sh .app .dmg .pkg .deb .apk
		.iso .img .vhd .url .lnk .desktop .webloc .reg .library-ms .search-ms .settingcontent-ms .appref-ms .chm .one`)
}()

// programs are the active types that run on a computer by themselves: an archive
// may hold pages for a browser, which are then its reader's own files, but no
// programs.
var programs = set(`.hta .docm .dotm .xlsm .xltm .xlam .pptm .potm .ppsm .exe .msi .com .scr .bat .cmd .ps1 .vbs .vbe .wsf .jse .sh .app .dmg .pkg
	.deb .apk .jar .iso .img .vhd .lnk .desktop .reg .library-ms .search-ms .settingcontent-ms .appref-ms .chm`)

// program is the type of the first program in an archive, or "".
func program(data []byte) string {
	for _, name := range paper.Names(data) {
		if ext := strings.ToLower(path.Ext(strings.TrimRight(name, ". "))); programs[ext] {
			return ext
		}
		if strings.EqualFold(path.Base(name), "vbaProject.bin") { // macros, whatever the document is called
			return "vbaProject.bin"
		}
	}
	return ""
}

// An Annex is the attachments of a bank, ready to be copied.
type Annex struct {
	Papers  []bank.Paper // what the published files tell of people, by file
	content fs.FS
	cache   *Cache
	files   map[string]string // published path → file of content/
}

// Attachments judges every linked file and fills in Link.Published. A file of
// a type that is not published gets a diagnostic at each link to it. content
// is the content folder; cache may be nil.
func Attachments(content fs.FS, uses []LinkUse, cache *Cache) (*Annex, []diag.Diagnostic, error) {
	a := &Annex{content: content, cache: cache, files: map[string]string{}}
	byFile := map[string][]*LinkUse{}
	for i, u := range uses {
		if u.Link != nil && u.Link.Attachment != "" {
			byFile[u.Link.Attachment] = append(byFile[u.Link.Attachment], &uses[i])
		}
	}
	var list []diag.Diagnostic
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		published, f, err := a.judge(file)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
			continue // bank tells of links that lead nowhere
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read attachment: %w", err)
		}
		for _, u := range byFile[file] {
			u.Link.Published = published
			if f != nil {
				args := diag.Args{"file": file, "ending": strings.ToLower(path.Ext(file))}
				maps.Copy(args, f.Args)
				list = append(list, diag.New(u.File, u.Link.At, f.Rule, args))
			}
		}
		if f == nil {
			a.files[published] = cmp.Or(a.files[published], file)
		}
	}
	return a, diag.Sort(list), nil
}

// judge finds where a file is published, or why it is not.
func (a *Annex) judge(file string) (string, *fault, error) {
	ext := strings.ToLower(path.Ext(file))
	starts, known := passive[ext]
	switch {
	case active[ext]:
		return "", &fault{"attachment-active", nil}, nil
	case slices.ContainsFunc(slices.Collect(maps.Values(endings)), func(e []string) bool { return slices.Contains(e, ext) }):
		return "", &fault{"attachment-picture", nil}, nil
	case !known:
		return "", &fault{"attachment-unknown", nil}, nil
	}
	data, f, err := readUpTo(a.content, file, maxAttachment, "attachment-heavy")
	if err != nil || f != nil {
		return "", f, err
	}
	if !slices.ContainsFunc(starts, func(s string) bool { return strings.HasPrefix(string(data[:min(len(data), 32)]), s) }) {
		return "", &fault{"attachment-type", nil}, nil
	}
	if ext == ".zip" || ext == ".docx" || ext == ".xlsx" || ext == ".pptx" {
		if inside := program(data); inside != "" {
			return "", &fault{"attachment-active", diag.Args{"ending": ext + " › " + inside}}, nil
		}
	}
	p := a.paper(file, data)
	if p.Active != "" {
		return "", &fault{"attachment-pdf-active", diag.Args{"what": "/" + p.Active}}, nil
	}
	a.Papers = append(a.Papers, p)
	return "liitteet/" + slug(file, "liite") + "-" + digest(data)[:8] + ext, nil, nil
}

// Write gives the attachments to put, one at a time.
func (a *Annex) Write(put func(output.File) error) error {
	for _, published := range slices.Sorted(maps.Keys(a.files)) {
		file := a.files[published]
		data, f, err := readUpTo(a.content, file, maxAttachment, "attachment-heavy")
		if err != nil {
			return fmt.Errorf("read attachment: %w", err)
		}
		if f != nil || !strings.Contains(published, "-"+digest(data)[:8]+".") {
			return fmt.Errorf("read attachment: %s changed while the bank was being built", file)
		}
		if err := put(output.File{Path: published, Data: data}); err != nil {
			return err
		}
	}
	return nil
}
