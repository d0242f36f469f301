package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"github.com/jba/templatecheck"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// pageTypes says what each template of a page is filled with.
var pageTypes = map[string]any{
	"front.html": &frontPage{}, "list.html": &listPage{}, "task.html": &taskPage{}, "guide.html": &guidePage{},
	"model.html": &modelPage{}, "compare.html": &comparePage{}, "week.html": &weekPage{}, "day.html": &dayPage{},
	"survey.html": &surveyPage{}, "search.html": &searchPage{}, "plan.html": &planPage{}, "today.html": &todayPage{},
	"page.html": &prosePage{}, "index.html": &indexPage{}, "sitemap.html": &siteMapPage{}, "404.html": &notFoundPage{},
	"moved.html": &movedPage{}, "diary.html": &diaryPage{}, "choose.html": &choosePage{}, "feedback.html": &feedbackPage{},
	"offline.html": &offlinePage{},
}

// policyPart is the one template that no bank replaces: the security policy.
const policyPart = "part/policy.html"

// An inspector looks at a bank's own templates: that they can be read, use only
// what their pages have, in every branch, and bring in nothing that the site's
// security policy keeps out.
type inspector struct {
	look   *Look
	words  *words
	trees  map[string]map[string]*parse.Tree // of each own file: itself and what it defines
	used   map[string]bool                   // names of templates that own ones call
	found  []diag.Diagnostic
	broken bool // some file could not be read, so the set as a whole cannot be
}

func (l *Look) inspect(c bank.Config) ([]diag.Diagnostic, error) {
	words, err := loadWords(l, c.Languages[0], c.Languages[0])
	if err != nil {
		return nil, err
	}
	i := &inspector{look: l, words: words, trees: map[string]map[string]*parse.Tree{}, used: map[string]bool{}}
	names := slices.Sorted(maps.Keys(l.written))
	for _, name := range names {
		i.read(name)
	}
	for _, name := range names {
		i.place(name)
	}
	if !i.broken {
		if err := i.whole(); err != nil {
			return nil, err
		}
	}
	return i.found, nil
}

func (i *inspector) report(name string, at diag.Pos, rule string, args diag.Args) {
	i.found = append(i.found, diag.New(OwnFolder+"/"+name, at, rule, args))
}

// functions are the names a template may call; only being there matters.
var functions = func() map[string]any {
	out := map[string]any{}
	for _, name := range strings.Fields("and or not len index slice print printf println html js urlquery call eq ne lt le gt ge icon") {
		out[name] = true
	}
	return out
}()

// read looks at one file by itself.
func (i *inspector) read(name string) {
	source := i.look.own[name]
	if !utf8.Valid(source) {
		i.broken = true
		i.report(name, diag.Pos{}, "not-utf8", nil)
		return
	}
	trees, err := parse.Parse(name, string(source), "", "", functions)
	if err != nil {
		i.broken = true
		_, at, why := whereFrom(err)
		i.report(name, at, "template-syntax", diag.Args{"why": why})
		return
	}
	i.trees[name] = trees
	i.old(name)
	i.start(name)
	var literal []*parse.TextNode
	for _, defined := range slices.Sorted(maps.Keys(trees)) {
		tree := trees[defined]
		if defined != name && i.exists(defined) || defined == policyPart {
			i.broken = true
			i.report(name, i.position(name, tree.Root.Pos), "template-fixed", diag.Args{"name": defined})
		}
		eachNode(tree.Root, func(n parse.Node) {
			switch n := n.(type) {
			case *parse.TextNode:
				literal = append(literal, n)
			case *parse.TemplateNode:
				i.used[n.Name] = true
			case *parse.CommandNode:
				i.textKey(name, n)
				if part, ok := sharedPart(n); ok {
					i.used[part] = true
				}
			}
		})
	}
	for _, m := range markup(source, literal) {
		i.report(name, diag.Pos{Line: m.line, Column: 1}, m.rule, diag.Args{"what": m.what})
	}
}

// exists tells whether a template of this name is a file of its own.
func (i *inspector) exists(name string) bool {
	_, err := fs.Stat(i.look, name)
	return err == nil
}

// place finds a file that stands for nothing: misspelt, as a rule.
func (i *inspector) place(name string) {
	if _, err := fs.Stat(i.look.builtIn, name); err == nil {
		return
	}
	if ok, _ := regexp.MatchString(`^(part/)?[^/]+$`, name); ok && i.used[name] {
		return
	}
	names, err := templateNames(i.look.builtIn)
	if err != nil {
		panic(err) // Pages has read them, or will
	}
	i.report(name, diag.Pos{}, "template-unknown", diag.Args{"name": name, "near": bank.Near(name, names)})
}

// textKey finds a text of the interface that is not there: a slip in {{.T}}.
func (i *inspector) textKey(name string, c *parse.CommandNode) {
	if len(c.Args) < 2 {
		return
	}
	key, literal := c.Args[1].(*parse.StringNode)
	var idents []string
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		idents = n.Ident
	case *parse.VariableNode:
		idents = n.Ident[1:]
	}
	if !literal || len(idents) != 1 || idents[0] != "T" && idents[0] != "N" {
		return
	}
	wanted := key.Text
	if idents[0] == "N" {
		wanted += ".other"
	}
	if _, ok := i.words.find(wanted); !ok {
		var keys []string
		for _, t := range i.words.tables {
			keys = append(keys, slices.Collect(maps.Keys(t.texts))...)
		}
		i.report(name, i.position(name, key.Pos), "text-unknown", diag.Args{"key": key.Text, "near": bank.Near(key.Text, keys)})
	}
}

// sharedPart is the part that {{.Shared "part/foot.html"}} prints.
func sharedPart(c *parse.CommandNode) (string, bool) {
	if len(c.Args) != 2 || !strings.HasSuffix(c.Args[0].String(), ".Shared") {
		return "", false
	}
	part, literal := c.Args[1].(*parse.StringNode)
	if !literal {
		return "", false
	}
	return part.Text, true
}

// filled says what each template that is printed by itself is filled with: that
// of a page, those of what lists share, and those that pages do.
func filled(set *template.Template) map[string]any {
	all := maps.Clone(pageTypes)
	all["part/list-card.html"], all["part/facet.html"] = &card{}, &facetLinks{}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		eachNode(t.Tree.Root, func(n parse.Node) {
			if c, ok := n.(*parse.CommandNode); ok {
				if part, ok := sharedPart(c); ok {
					all[part] = &frame{}
				}
			}
		})
	}
	return all
}

// whole looks at the templates together: each page with what it is filled with,
// and whether every value stands where it can be escaped.
func (i *inspector) whole() error {
	icons, err := loadIcons(i.look)
	if err != nil {
		return err
	}
	set, err := loadTemplates(i.look, icons)
	if err != nil {
		return i.blame(err)
	}
	types := filled(set)
	pages := slices.Sorted(maps.Keys(types))
	for _, page := range pages {
		t := set.Lookup(page)
		if t == nil || t.Tree == nil { // only an own template can ask for a part that is not there
			i.nowhere(page)
			continue
		}
		if err := templatecheck.CheckHTML(t, types[page]); err != nil {
			if err := i.blame(err); err != nil {
				return err
			}
		}
	}
	if len(i.found) > 0 {
		return nil
	}
	for _, page := range pages { // with nothing to fill in: it is escaped first, all of it
		var wrong *template.Error
		if err := set.ExecuteTemplate(io.Discard, page, nil); errors.As(err, &wrong) {
			if err := i.blame(err); err != nil {
				return err
			}
		}
	}
	return nil
}

// nowhere reports a shared part that is not there.
func (i *inspector) nowhere(part string) {
	for _, name := range slices.Sorted(maps.Keys(i.trees)) {
		for _, tree := range i.trees[name] {
			eachNode(tree.Root, func(n parse.Node) {
				if c, ok := n.(*parse.CommandNode); ok {
					if asked, ok := sharedPart(c); ok && asked == part {
						i.report(name, i.position(name, c.Pos), "template-wrong", diag.Args{"why": fmt.Sprintf("template %q not defined", part), "template": name})
					}
				}
			})
		}
	}
}

// eachNode visits every node of a template, branches not taken included.
func eachNode(n parse.Node, visit func(parse.Node)) {
	visit(n)
	branch := func(b *parse.BranchNode) {
		eachNode(b.Pipe, visit)
		eachNode(b.List, visit)
		if b.ElseList != nil {
			eachNode(b.ElseList, visit)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			eachNode(child, visit)
		}
	case *parse.ActionNode:
		eachNode(n.Pipe, visit)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			eachNode(n.Pipe, visit)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			eachNode(c, visit)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			eachNode(a, visit)
		}
	}
}
