package parse

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sync"
	"vakka/internal/diag"
)

// A mender goes through broken YAML line by line and looks for what people
// usually get wrong. It knows the plain shape of front matter (keys, texts,
// lists), not all of YAML: it only runs when the YAML library has refused.
type mender struct {
	r       *report
	lines   []string
	n       int   // the line being looked at, from 0
	indents []int // indents of the keys that enclose the line
	scalar  bool  // the line before was a key with a text after it
	tabbed  bool  // the line is indented with a tab, which has been told of
	found   bool
}

// mend reports the usual causes and gives the YAML without them.
func mend(r *report, block []byte) (mended []byte, found bool) {
	m := &mender{r: r, lines: strings.Split(string(block), "\n")}
	for m.n = 0; m.n < len(m.lines); m.n++ {
		m.line()
	}
	return []byte(strings.Join(m.lines, "\n")), m.found
}

func (m *mender) tell(column int, rule, text string) {
	m.found = true
	m.r.add(diag.Pos{Line: m.n + 1, Column: column + 1}, rule, diag.Args{"text": strings.TrimSpace(text)})
}

// item tells of an item of a list without a dash and a blank.
func (m *mender) item(column int, value string) {
	m.found = true
	text := strings.TrimSpace(m.lines[m.n])
	m.r.add(diag.Pos{Line: m.n + 1, Column: column + 1}, "yaml-item", diag.Args{"text": text, "instead": "- " + strings.TrimSpace(value)})
}

// keyLine is indent and dashes, key, colon, value. Like other patterns that few runs
// of the program ask for and that are large, as those with the letters of every
// script, it is compiled when first used, not whenever the program starts.
var keyLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([ \t]*(?:- +)*)([\pL\pN_][\pL\pN_ -]*?)[ \t]*:(?:[ \t]+(.*)|)$`)
})

// itemLine is indent and dashes, value.
var itemLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([ \t]*(?:- +)+)(.*)$`) })

// tightLine is a key and a value with nothing between them.
var tightLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*([\pL_]+):([^\s/:].*)$`) })

// tightItem is indent and value of an item that has a word processor's mark, or
// nothing after its dash.
var tightItem = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([ \t]*)(?:-|[•·▪◦●○‣⁃–—][ \t]*)(\pL.*)$`)
})

func (m *mender) line() {
	line := m.lines[m.n]
	if text := strings.TrimSpace(line); text == "" || strings.HasPrefix(text, "#") {
		return
	}
	line = m.tabs(line)
	switch parts := keyLine().FindStringSubmatch(line); {
	case parts != nil:
		line = m.indent(line)
		at := strings.Index(line, ":") + 1
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " \t"))
		m.lines[m.n] = line
		m.value(at)
		m.scalar = strings.TrimSpace(parts[3]) != ""
	case itemLine().MatchString(line):
		m.lines[m.n] = line
		m.value(len(itemLine().FindStringSubmatch(line)[1]))
	case tightLine().MatchString(line) && isKeyName(tightLine().FindStringSubmatch(line)[1]):
		m.tell(0, "yaml-space", line)
		m.lines[m.n] = strings.Replace(line, ":", ": ", 1)
	case tightItem().MatchString(line):
		parts := tightItem().FindStringSubmatch(line)
		m.item(len(parts[1]), parts[2])
		m.lines[m.n] = parts[1] + "- "
		m.quote(len(m.lines[m.n]), parts[2])
	case !strings.HasPrefix(line, " ") && strings.TrimSpace(line) != "-":
		m.tell(0, "yaml-line", line)
		m.lines[m.n] = "# "
	}
}

// tabs turns tabs at the start of a line into spaces.
func (m *mender) tabs(line string) string {
	text := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(text)]
	i := strings.IndexByte(indent, '\t')
	if m.tabbed = i >= 0; m.tabbed {
		m.tell(i, "yaml-tab", text)
		line = strings.ReplaceAll(indent, "\t", "  ") + text
		m.lines[m.n] = line
	}
	return line
}

// indent moves a key to the left when nothing above it can hold it: the line
// before is a key with a text of its own.
func (m *mender) indent(line string) string {
	text := strings.TrimLeft(line, " ")
	here := len(line) - len(text)
	for len(m.indents) > 0 && m.indents[len(m.indents)-1] > here {
		m.indents = m.indents[:len(m.indents)-1]
	}
	if len(m.indents) > 0 && m.indents[len(m.indents)-1] < here && m.scalar && !strings.HasPrefix(text, "- ") {
		if !m.tabbed { // the advice about the tab says this, too
			m.tell(here, "yaml-indent", text)
		}
		return line[:m.indents[len(m.indents)-1]] + text
	}
	if strings.HasPrefix(text, "- ") {
		here += len(text) - len(strings.TrimLeft(text, "- "))
	}
	if len(m.indents) == 0 || m.indents[len(m.indents)-1] < here {
		m.indents = append(m.indents, here)
	}
	return line
}

var blockText = regexp.MustCompile(`^[|>][-+0-9]*([ \t]+#.*)?$`)

// value looks at what stands from column at on the line: the text of a key or
// of an item.
func (m *mender) value(at int) {
	line := m.lines[m.n]
	value := strings.TrimRight(line[at:], " \t")
	if value == "" {
		return
	}
	column := utf8.RuneCountInString(line[:at])
	switch c := value[0]; {
	case blockText.MatchString(value):
		m.skipBlock()
	case c == '"' || c == '\'':
		m.quoted(at, column, value)
	case c == '[' || c == '{':
		m.bracketed(at, column, value)
	case strings.IndexByte("@`%*&!|>,]}", c) >= 0, strings.HasPrefix(value, "- "), strings.HasPrefix(value, "? "):
		m.tell(column, "yaml-start", value)
		m.quote(at, value)
	case plainColon(value) >= 0:
		if itemLine().MatchString(line[:at]) && keyLine().MatchString(value) {
			return // a list of blocks
		}
		if isCurly(value) {
			m.tell(column, "yaml-curly", value)
			m.quote(at, strings.Trim(value, curly))
			return
		}
		m.tell(column+utf8.RuneCountInString(value[:plainColon(value)]), "yaml-colon", value)
		m.quote(at, value)
	}
}

// curly are quotes to Word and to a reader, and letters to YAML.
const curly = "”“„’‘"

// isCurly tells whether a text begins and ends with such quotes.
func isCurly(value string) bool {
	inner := strings.Trim(value, curly)
	return inner != "" && !strings.HasPrefix(value, inner) && !strings.HasSuffix(value, inner)
}

// plainColon is where a text without quotes has a colon that YAML takes for
// the end of a key, or -1.
func plainColon(value string) int {
	if i := strings.Index(value, " #"); i >= 0 {
		value = value[:i]
	}
	if i := strings.Index(value, ": "); i >= 0 {
		return i
	}
	if strings.HasSuffix(value, ":") {
		return len(value) - 1
	}
	return -1
}

// skipBlock passes the lines of a | or > text.
func (m *mender) skipBlock() {
	indent := leading(m.lines[m.n])
	for m.n+1 < len(m.lines) {
		next := m.lines[m.n+1]
		if strings.TrimSpace(next) != "" && leading(next) <= indent {
			return
		}
		m.n++
	}
}

func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// ahead is how far a text or list is followed: no one writes a longer one, and
// hostile ones must not take long.
func (m *mender) ahead() int { return min(len(m.lines), m.n+100) }

// quoted looks at a text in quotes: the quotes must close, at the end.
func (m *mender) quoted(at, column int, value string) {
	end, badEscape := closingQuote(value)
	if end < 0 {
		for n := m.n + 1; n < m.ahead() && !keyLine().MatchString(m.lines[n]); n++ {
			value += "\n" + m.lines[n]
			if end, _ = closingQuote(value); end >= 0 {
				m.n = n
				return // goes on over lines
			}
		}
		value, _, _ = strings.Cut(value, "\n")
	}
	rest := ""
	if end >= 0 {
		rest = strings.TrimSpace(value[end+1:])
	}
	switch {
	case end < 0, rest != "" && !strings.HasPrefix(rest, "#"):
		m.tell(column, "yaml-quote", value)
		m.quote(at, strings.Trim(value, value[:1]))
	case badEscape:
		m.tell(column, "yaml-backslash", value)
		m.quote(at, value[1:end])
	}
}

// closingQuote finds the quote that closes the one value starts with, or -1.
// badEscape says that a backslash before it means nothing to YAML.
func closingQuote(value string) (end int, badEscape bool) {
	for i := 1; i < len(value); i++ {
		switch {
		case value[0] == '"' && value[i] == '\\':
			i++
			badEscape = badEscape || !escape(value[i:])
		case value[0] == '\'' && value[i] == '\'' && i+1 < len(value) && value[i+1] == '\'':
			i++
		case value[i] == value[0]:
			return i, badEscape
		}
	}
	return -1, badEscape
}

// escape tells whether what follows a backslash means something to YAML: one of
// its letters, or the number of a character that there is. C:\Users is neither.
func escape(s string) bool {
	if s == "" {
		return true
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	if digits == 0 {
		return strings.IndexByte("0abt\tnvfre \"/\\N_LP\n", s[0]) >= 0
	}
	if len(s) <= digits {
		return false
	}
	code, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	return err == nil && (digits == 2 || code <= unicode.MaxRune && utf8.ValidRune(rune(code)))
}

// bracketed looks at a list or block in brackets: they must close, at the end.
func (m *mender) bracketed(at, column int, value string) {
	open, end := brackets(value)
	if len(open) > 0 {
		whole := value
		for n := m.n + 1; n < m.ahead() && !keyLine().MatchString(m.lines[n]) && !itemLine().MatchString(m.lines[n]); n++ {
			whole += "\n" + m.lines[n]
			if rest, _ := brackets(whole); len(rest) == 0 {
				m.n = n
				return // goes on over lines
			}
		}
		m.tell(column, "yaml-bracket", value)
		if i := strings.Index(value, " #"); i >= 0 {
			value = value[:i]
		}
		m.lines[m.n] = m.lines[m.n][:at] + value + open
		if strings.ContainsAny(value[1:], "[{") {
			m.quote(at, value)
		}
		return
	}
	if rest := strings.TrimSpace(value[end:]); rest != "" && !strings.HasPrefix(rest, "#") {
		m.tell(column, "yaml-start", value)
		m.quote(at, value)
	}
}

// brackets gives the brackets still to be closed, in the order that closes
// them, and where the first one opened was closed.
func brackets(value string) (open string, end int) {
	var quote byte
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" ,[{:\n", value[i-1]) >= 0):
			quote = c
		case c == '#' && i > 0 && value[i-1] == ' ':
			return open, end
		case len(open) > 2*deepestYAML:
			return open, end
		case c == '[':
			open = "]" + open
		case c == '{':
			open = "}" + open
		case open != "" && c == open[0]:
			open = open[1:]
			if open == "" {
				return "", i + 1
			}
		}
	}
	return open, end
}

// quote puts the line's text from column at on in quotes.
func (m *mender) quote(at int, value string) {
	m.lines[m.n] = m.lines[m.n][:at] + "'" + strings.ReplaceAll(strings.TrimSpace(value), "'", "''") + "'"
}
