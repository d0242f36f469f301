package bank

import "slices"

// Bank is a whole bank, assembled: every reference leads somewhere.
type Bank struct {
	Config    Config
	Materials []*Material          // sorted by ID; the front page and lists' own texts are not among them
	Front     *Material            // content/index.md, or nil
	Intros    map[Kind]*Material   // content/tehtavat/index.md: the text on top of a kind's list
	Papers    []Paper              // files to download, by their names; filled in by asset
	Remarks   map[string]int       // how many places each rule remarks on, of those that pages tell of; filled in once the bank is checked
	Aliases   map[string]string    // old address (without language, with .html) → today's, from the site's root
	byID      map[string]*Material // of Materials
	folders   map[Kind]string
}

// A Paper is what a file to download tells of people beside its subject.
type Paper struct {
	File     string    // from the bank's folder: content/ohjeet/lomake.docx
	Authors  []string  // names of writers that the file itself keeps
	Marked   bool      // changes or comments of reviewers are still in it
	Placed   bool      // a picture or a recording in it tells where it was made
	Suspects []Suspect // what in its text looks like personal data, each once
	Unread   bool      // its text could not be looked at, or not to the end
	Active   string    // what a PDF runs by itself, or that it carries a file: the name of that part
}

// A Suspect is something that looks like personal data: its kind, what may be
// shown of it, and the key it is allowed by.
type Suspect struct{ Kind, Shown, Key string }

// OfKind lists the materials of one kind, sorted by ID.
func (b *Bank) OfKind(k Kind) []*Material {
	var out []*Material
	for _, m := range b.Materials {
		if m.Kind == k {
			out = append(out, m)
		}
	}
	return out
}

// Every lists the materials, the front page and the lists' own texts.
func (b *Bank) Every() []*Material {
	out := slices.Clone(b.Materials)
	if b.Front != nil {
		out = append(out, b.Front)
	}
	for _, k := range Kinds {
		if m := b.Intros[k]; m != nil {
			out = append(out, m)
		}
	}
	return out
}

// ByID gives a material, or nil.
func (b *Bank) ByID(id string) *Material { return b.byID[id] }

// Lang is the bank's own language.
func (b *Bank) Lang() string { return b.Config.Languages[0] }

// Folder is where a kind's list stands: tehtavat, or uppgifter when that is
// the folder its files are in. It is the same in every language, so that a page
// keeps its address when the reader changes the language.
func (b *Bank) Folder(k Kind) string {
	if f := b.folders[k]; f != "" {
		return f
	}
	return defaultFolder[k]
}

var defaultFolder = map[Kind]string{Task: "tehtavat", Guide: "ohjeet", Model: "mallit", Week: "viikot", Survey: "kartoitukset", Page: "sivut"}

// kindFolders are the names a kind's folder may have in an address.
var kindFolders = map[string]Kind{
	"tehtavat": Task, "uppgifter": Task, "tasks": Task,
	"ohjeet": Guide, "guider": Guide, "guides": Guide,
	"mallit": Model, "modeller": Model, "models": Model,
	"viikot": Week, "veckor": Week, "weeks": Week,
	"kartoitukset": Survey, "kartlaggningar": Survey, "surveys": Survey,
	"sivut": Page, "sidor": Page, "pages": Page,
}

// KindOfFolder tells what kind of material a folder holds, by its name as it
// stands in an address.
func KindOfFolder(name string) (Kind, bool) { k, ok := kindFolders[name]; return k, ok }

// FoldersOf lists the names that a kind's folder may have in an address, sorted.
func FoldersOf(k Kind) (out []string) {
	for folder, kind := range kindFolders {
		if kind == k {
			out = append(out, folder)
		}
	}
	slices.Sort(out)
	return out
}

// Address is where a page of the site stands in a language, from the site's
// root: sv/tehtavat/kavely.html. The bank's own language has no folder.
func (b *Bank) Address(id, lang string) string {
	if lang == b.Lang() || !slices.Contains(b.Config.Languages, lang) {
		return id + ".html"
	}
	return lang + "/" + id + ".html"
}

// MenuPage gives the material that an entry of the menu means: an ID, or the
// slug of a page. Nil when there is none.
func (b *Bank) MenuPage(entry string) *Material {
	if m := b.byID[entry]; m != nil {
		return m
	}
	return b.byID[b.Folder(Page)+"/"+entry]
}
