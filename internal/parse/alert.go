package parse

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"sync"
	"vakka/internal/bank"
	"vakka/internal/diag"
)

// alert is the first line of a quote that looks like an alert's.
type alert struct {
	word string // what stands in [!…]
	rest string // what follows it on the line
	at   int    // where it stands in the body
}

var (
	alertsKey  = parser.NewContextKey()
	alertLine  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[!([\pL]{1,20})\][ \t]*(.*)$`) })
	alertKinds = []string{"note", "tip", "important", "warning", "caution"}
)

// alertFinder takes the line "[!TIP]" off the first paragraph of a quote,
// before goldmark looks for links in it, and remembers the quote.
type alertFinder struct{}

// Transform implements parser.ParagraphTransformer.
func (alertFinder) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote := n.Parent()
	if quote == nil || quote.Kind() != ast.KindBlockquote || n.PreviousSibling() != nil || n.Lines().Len() == 0 {
		return
	}
	line := n.Lines().At(0)
	parts := alertLine().FindStringSubmatch(strings.TrimSpace(string(line.Value(reader.Source()))))
	if parts == nil {
		return
	}
	found, ok := pc.Get(alertsKey).(map[ast.Node]alert)
	if !ok {
		found = map[ast.Node]alert{}
		pc.Set(alertsKey, found)
	}
	found[quote] = alert{parts[1], parts[2], line.Start}
	if kindOfAlert(parts[1]) == "" || parts[2] != "" {
		return
	}
	if n.Lines().Len() == 1 {
		quote.RemoveChild(quote, n)
		return
	}
	n.Lines().SetSliced(1, n.Lines().Len())
}

func kindOfAlert(word string) string {
	for _, k := range alertKinds {
		if strings.EqualFold(k, word) {
			return k
		}
	}
	return ""
}

// readAlerts decides which of the quotes found are alerts. One with an unknown
// word, or with its text on the same line, stays a quote, with a warning.
func (p *page) readAlerts(found map[ast.Node]alert) {
	for _, quote := range slices.SortedFunc(maps.Keys(found), func(a, b ast.Node) int { return found[a].at - found[b].at }) {
		a := found[quote]
		kind, at := kindOfAlert(a.word), p.src.pos(p.from+a.at)
		switch {
		case kind == "":
			p.add(at, "unknown-alert", diag.Args{"word": a.word, "near": strings.ToUpper(bank.Near(a.word, alertKinds))})
		case a.rest != "":
			p.add(at, "alert-line", diag.Args{"word": a.word, "text": a.rest})
		default:
			noted(&p.alerts, quote, kind)
		}
	}
}
