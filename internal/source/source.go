// Package source turns a bank's content folder into a list of files: what each
// one's place and name say about it, and nothing of what is inside.
//
// # Names
//
// A folder directly in content/ says what kind of material its files are, by
// its Finnish, Swedish or English name (tehtavat, uppgifter, tasks). Files
// directly in content/, and files in folders of other names, are pages.
// Subfolders nest to any depth up to MaxDepth and show in the address.
// kavely/index.md is the same as kavely.md, so that a text can have its
// pictures beside it. kavely.sv.md is the Swedish text of kavely.md; the
// suffix may be any BCP 47 tag.
//
// An ID is the address without language and ending: lower case a to z, digits
// and hyphens in each part (see Slug). What a name means must not depend on the
// machine: names that differ only in case or in how an accent is stored are a
// mistake everywhere, because they are one file on macOS and Windows.
//
// # What is left out
//
// Hidden files and what editors and synchronising programs leave behind are
// passed over in silence. Symbolic links, devices and files that steer a web
// server (CNAME, _headers …) are named and passed over: material from outside
// must not reach the site, nor steer it. So are copies that look like a
// synchronising program's: a card must not be published twice by accident.
package source

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/stamp"
)

// MaxDepth is how many folders may nest, MaxText the most bytes read of one
// text: one more than a page may have, so that the reader sees it is too long.
// A part of an address, with its ending, must be a file name on every disk.
const (
	MaxDepth = 20
	MaxText  = 256<<10 + 1
	maxPart  = 200
)

// Tree is what content/ holds.
type Tree struct {
	Texts []File   // the Markdown files, sorted by path
	Other []string // every other file by its NFC path, sorted: pictures and attachments
}

// A walk gathers the tree and the mistakes met on the way.
type walk struct {
	fsys  fs.FS
	tree  Tree
	found []diag.Diagnostic
	seen  map[string]string // path, NFC and case folded → path as on disk
	told  map[string]bool   // folders whose name has been looked at

	// fold makes names equal that a disk which does not tell case apart holds
	// to be one: Murto and murto, STRASSE and Straße, ΟΔΟΣ and οδος.
	fold cases.Caser
}

// Read lists the files of content. An error means that content itself could not
// be read; a single file's trouble is a diagnostic.
func Read(content fs.FS) (Tree, []diag.Diagnostic, error) {
	w := &walk{fsys: content, seen: map[string]string{}, told: map[string]bool{}, fold: cases.Fold()}
	if err := w.folder(".", 0); err != nil {
		return Tree{}, nil, fmt.Errorf("reading content: %w", err)
	}
	slices.SortFunc(w.tree.Texts, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(w.tree.Other)
	return w.tree, w.found, nil
}

// Text reads one Markdown file, at most MaxText bytes of it, in NFC: the same
// letter is then the same bytes wherever the text was written. What was cut off
// is left as it is: NFC would make it shorter, and its length tells that it was.
func Text(content fs.FS, f File) ([]byte, error) {
	file, err := content.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var whole bytes.Buffer
	whole.Grow(int(min(cmp.Or(f.Size, 4<<10), MaxText)) + bytes.MinRead)
	if _, err := whole.ReadFrom(io.LimitReader(file, MaxText)); err != nil {
		return nil, err
	}
	data := whole.Bytes()
	if len(data) < MaxText && !composed(data) && utf8.Valid(data) {
		data = norm.NFC.Bytes(data)
	}
	return data, nil
}

// composed tells cheaply that a text is in NFC, as far as it is told by what most
// texts of Europe hold: no character from U+0300 on, where the marks begin that a
// letter could be joined with.
func composed(text []byte) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < utf8.RuneSelf {
			continue
		}
		if i++; c < 0xc2 || c > 0xcb || i == len(text) || text[i]&0xc0 != 0x80 {
			return false
		}
	}
	return true
}

func (w *walk) folder(dir string, depth int) error {
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		if dir == "." {
			return err
		}
		if errors.Is(err, fs.ErrNotExist) { // gone since its parent was listed
			return nil
		}
		w.report(dir, "unreadable-file", diag.Args{"why": reason(err)})
		return nil
	}
	for _, e := range entries {
		at := path.Join(dir, e.Name())
		if !w.welcome(at, e, depth) {
			continue
		}
		if copyBeside(e.Name(), entries) {
			w.report(at, "conflict-copy", nil)
			continue
		}
		if e.IsDir() {
			if err := w.folder(at, depth+1); err != nil {
				return err
			}
			continue
		}
		w.file(at, e)
	}
	return nil
}

// welcome decides whether an entry is looked at, and says so when a writer
// would wonder why it is not.
func (w *walk) welcome(at string, e fs.DirEntry, depth int) bool {
	name := e.Name()
	switch {
	case litter(name):
		return false
	case !utf8.ValidString(name):
		w.report(strings.ToValidUTF8(at, "?"), "name-not-utf8", diag.Args{"name": fmt.Sprintf("%q", name)})
		return false
	case e.Type()&fs.ModeSymlink != 0:
		w.report(at, "symlink", nil)
		return false
	case !e.IsDir() && !e.Type().IsRegular():
		w.report(at, "not-a-file", nil)
		return false
	case steering[strings.ToLower(name)]:
		w.report(at, "server-file", diag.Args{"name": name})
		return false
	case e.IsDir() && depth >= MaxDepth:
		w.report(at, "too-deep", diag.Args{"most": fmt.Sprint(MaxDepth)})
		return false
	}
	if conflictCopy(name) {
		w.report(at, "conflict-copy", nil)
		return false
	}
	folded := w.folded(at)
	if other, twin := w.seen[folded]; twin {
		w.report(at, "name-twin", diag.Args{"other": "content/" + norm.NFC.String(other)})
		return false
	}
	w.seen[folded] = at
	if windowsUnsafe(name) {
		w.report(at, "name-unsafe-on-windows", diag.Args{"name": name})
	}
	return true
}

// folded is one for all names that are one file on some disk.
func (w *walk) folded(at string) string {
	if strings.IndexFunc(at, func(c rune) bool { return c >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(at) // as most are
	}
	return norm.NFC.String(w.fold.String(norm.NFD.String(at)))
}

func (w *walk) file(at string, e fs.DirEntry) {
	name := norm.NFC.String(at)
	if strings.ToLower(path.Ext(name)) != ".md" {
		w.otherEnding(at)
		w.tree.Other = append(w.tree.Other, name)
		return
	}
	f := File{Path: at, Name: "content/" + name}
	if at == name {
		f.Path = f.Name[len("content/"):] // one text for both: a large bank holds them all along
	}
	info, err := e.Info()
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			w.report(at, "unreadable-file", diag.Args{"why": reason(err)})
		}
		return
	}
	f.Size = info.Size()
	if mark, ok := stamp.Of(info); ok {
		f.Mark = mark
	}
	if f.ID, f.Kind, f.Lang = identify(name); f.ID == "" {
		w.report(at, "name-without-letters", nil)
		return
	}
	for part := range strings.SplitSeq(f.ID, "/") {
		if len(part) > maxPart {
			w.report(at, "name-too-long", diag.Args{"length": fmt.Sprint(len(part)), "most": fmt.Sprint(maxPart)})
			return
		}
	}
	w.nearFolder(name)
	w.tree.Texts = append(w.tree.Texts, f)
}

// otherEnding tells of a text that was meant to be a card: Notepad adds .txt to
// the name it is given, and Windows does not show it.
func (w *walk) otherEnding(at string) {
	stem, isText := strings.CutSuffix(strings.ToLower(at), ".txt")
	if !isText {
		stem, isText = strings.CutSuffix(strings.ToLower(at), ".markdown")
	}
	if !isText || !strings.HasSuffix(stem, ".md") && !w.beginsAsCard(at) {
		return
	}
	w.report(at, "text-ending", diag.Args{"instead": strings.TrimSuffix(path.Base(at)[:len(path.Base(stem))], ".md") + ".md"})
}

// beginsAsCard tells whether a file begins with the line ---.
func (w *walk) beginsAsCard(at string) bool {
	file, err := w.fsys.Open(at)
	if err != nil {
		return false
	}
	defer file.Close()
	start := make([]byte, 6)
	n, _ := io.ReadFull(file, start)
	return bytes.HasPrefix(bytes.TrimPrefix(start[:n], []byte("\ufeff")), []byte("---"))
}

// nearFolder tells once of a folder whose name is nearly that of a kind.
func (w *walk) nearFolder(name string) {
	folder, _, nested := strings.Cut(name, "/")
	slug := Slug(folder)
	if _, known := bank.KindOfFolder(slug); !nested || known || w.told[folder] {
		return
	}
	w.told[folder] = true
	if near := bank.NearFolder(slug); near != "" {
		w.report(folder, "folder-unknown", diag.Args{"folder": folder, "near": near})
	}
}

func (w *walk) report(at, rule string, args diag.Args) {
	w.found = append(w.found, diag.New("content/"+norm.NFC.String(at), diag.Pos{}, rule, args))
}

// reason is the system's own short word for a trouble, without paths.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// conflictCopy tells how Dropbox, Nextcloud and Syncthing name the loser of two
// versions, and how browsers and systems name a copy: kavely (1).md.
func conflictCopy(name string) bool {
	low := strings.ToLower(name)
	return slices.ContainsFunc(conflicts, func(mark string) bool { return strings.Contains(low, mark) }) ||
		strings.HasSuffix(low, ").md") && numberedCopy.MatchString(low)
}

var (
	conflicts    = []string{"conflicted copy", "ristiriitainen kopio", "motstridig kopia", "konfliktkopia", ".sync-conflict-"}
	numberedCopy = regexp.MustCompile(`\(\d+\)\.md$`)
)

// copyBeside tells of a copy that stands beside what it was copied from: by
// OneDrive, which adds the name of the other machine (kavely-SALO-L1234.md), or
// by hand (”kavely - kopio.md”). Alone either would be a name like others.
func copyBeside(name string, entries []fs.DirEntry) bool {
	if !strings.Contains(name, " ") && strings.ToLower(name) == name { // as most are
		return false
	}
	of := copied.FindStringSubmatch(name)
	if of == nil || of[2] != "" && (len(of[2]) < 7 || !strings.ContainsAny(of[2], "0123456789") || strings.ToLower(of[2]) == of[2]) {
		return false
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == of[1]+".md" })
}

var copied = regexp.MustCompile(`^(.+?)(?:(?: -)? (?i:kopio|kopia|copy)|(-[A-Z0-9]+(?:-[A-Z0-9]+)*))\.md$`)

// litter is what editors, systems and synchronising programs leave behind.
func litter(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(name, ".") && low != ".htaccess" && low != ".well-known" || strings.HasPrefix(name, "~$") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(low, ".swp") || strings.HasSuffix(low, ".tmp") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		low == "thumbs.db" || low == "ehthumbs.db" || low == "desktop.ini" || low == "icon\r" || low == "__macosx"
}

// steering names the files that tell a web server or a browser what to do.
var steering = map[string]bool{
	"cname": true, "_headers": true, "_redirects": true, ".htaccess": true, ".well-known": true,
	"web.config": true, "staticwebapp.config.json": true, "sw.js": true,
}

// windowsUnsafe is true of a name that a colleague on Windows cannot have.
func windowsUnsafe(name string) bool {
	return bank.Device(name) || strings.ContainsAny(name, `<>:"|?*\`) ||
		strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || strings.HasPrefix(name, " ") ||
		utf8.RuneCountInString(name) > 200 || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' })
}
