package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sync"
	"vakka/internal/bank"
	"vakka/internal/convert"
)

// parts are the headings that cards are made of, by what they begin.
var parts = func() map[string]string {
	m := map[string]string{}
	for part, headings := range map[string][]string{
		"steps":    {"Näin teet", "Vaiheet", "Tee näin", "Toimi näin", "Tehtävän kulku", "Näin se tehdään", "Gör så här", "Så här gör du", "Steg", "What to do", "Steps", "How to do it"},
		"reflect":  {"Pohdi", "Mieti", "Pohdittavaa", "Pohdittavaksi", "Fundera", "Att fundera på", "Think about it", "Reflect"},
		"return":   {"Palauta", "Palautus", "Lämna in", "Inlämning", "Return", "Hand in"},
		"needs":    {"Tarvitset", "Tarvikkeet", "Mitä tarvitset", "Tarvittavat välineet", "Välineet", "Du behöver", "Detta behövs", "Material", "You need", "What you need"},
		"task":     {"Tehtävä", "Tehtävänanto", "Uppgift", "Task", "Tavoite", "Tehtävän tavoite", "Mål", "Goal"},
		"trouble":  {"Jos se ei onnistu", "Jos ei onnistu", "Ongelmatilanteet", "Om det inte lyckas", "Om det inte fungerar", "If it does not work"},
		"coach":    {"Ohjaajalle", "För handledaren", "For the coach"},
		"more":     {"Jos haluat lisää", "Om du vill göra mer", "If you want more"},
		"audience": {"Kenelle", "Kohderyhmä", "Målgrupp", "Audience", "Toimintamallin kuvaus", "Jakson kesto"},
	} {
		for _, h := range headings {
			m[bank.Fold(h)] = part
		}
	}
	return m
}()

// partOf tells which part of a card a heading begins; "" when none.
func partOf(heading string) string {
	return parts[bank.Fold(strings.TrimRight(strings.TrimSpace(heading), ":?"))]
}

// guessKind looks at the headings and the title.
func (d *draft) guessKind() bank.Kind {
	has := map[string]bool{}
	for _, b := range d.blocks {
		if b.Kind == convert.Heading {
			has[partOf(convert.Words(b.Inline))] = true
		}
	}
	title := " " + strings.ToLower(d.title)
	name := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
	}
	switch {
	case name("toimintamalli", "modell", " malli", "model"), has["audience"]:
		return bank.Model
	case name("ohje", "guide", "anvisning", "how to"), has["trouble"]:
		return bank.Guide
	case has["steps"], has["reflect"], has["return"], has["task"], name("tehtävä", "uppgift", "task"):
		return bank.Task
	}
	return bank.Page
}

func kindName(kind bank.Kind, lang string) string {
	names := map[bank.Kind][3]string{bank.Task: {"tehtävä", "uppgift", "task"}, bank.Guide: {"ohje", "guide", "guide"},
		bank.Model: {"malli", "modell", "model"}, bank.Page: {"sivu", "sida", "page"}}[kind]
	switch bank.BaseLang(lang) {
	case "fi":
		return names[0]
	case "sv":
		return names[1]
	}
	return names[2]
}

// common are words that tell a language.
var common = map[string][]string{
	"fi": strings.Fields("ja on ei että se sen sinä voit kun jos mitä tai myös hän olet ovat oli mutta niin kuin voi sitten tämä miten minkä kanssa ulos"),
	"sv": strings.Fields("och att det är inte du en ett på som för med till kan om av den har vad när sig eller från hur din ditt dig"),
	"en": strings.Fields("the and you to of is a in it for on with that your are what when or how this if can not be"),
	"ru": strings.Fields("и в не на что вы с как это по для или вам если к"),
	"uk": strings.Fields("і в не на що ви з як це для або вам якщо та до"),
	"so": strings.Fields("waa iyo ku ka in oo aad la si u haddii kuu waxaad"),
}

// guessLang counts common words. It is sure, or it gives the bank's language.
func (d *draft) guessLang(c bank.Config) string {
	own := "fi"
	if len(c.Languages) > 0 {
		own = c.Languages[0]
	}
	count, arabic, letters := map[string]int{}, 0, 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(convert.Text(d.blocks)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for lang, list := range common {
			if slices.Contains(list, word) {
				count[lang]++
			}
		}
		for _, r := range word {
			letters++
			if unicode.Is(unicode.Arabic, r) {
				arabic++
			}
		}
	}
	best, most, second := own, 0, 0
	for _, lang := range []string{"fi", "sv", "en", "ru", "uk", "so"} {
		if n := count[lang]; n > most {
			best, most, second = lang, n, most
		} else {
			second = max(second, n)
		}
	}
	if arabic*2 > letters && letters > 0 {
		best, most, second = "ar", letters, 0
	}
	if most < 3 || most < second*2 {
		return own // too little to tell by
	}
	if bank.BaseLang(own) == best {
		return own
	}
	if !slices.Contains(c.Languages, best) {
		d.tell("import-language", best, best)
		return own
	}
	d.guesses = append(d.guesses, bank.Key{EN: "lang", FI: "kieli", SV: "språk"}.Name(best)+": "+best)
	return best
}

var (
	durationLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(kesto|kestoaika|aika|ajankäyttö|tid|tidsåtgång|längd|duration|time)\s*[:–-]?\s*(?:n\.|noin|ca\.?|cirka|about)?\s*(.+?)\.?$`)
	})
	minutesOf = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:\d{1,3}\s*[-–]\s*)?(\d{1,3})\s*(?:min|minuuttia|minuutti|minuter|minutes|minutit)?\.?$`)
	})
	hoursOf = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:\d{1,2}\s*[-–]\s*)?(\d{1,2})(?:[.,](5))?\s*(?:h|t|tuntia|tunti|timmar|timme|hours?)(?:\s*(?:ja|och|and)?\s*(\d{1,2})\s*(?:min|minuuttia|minuter|minutes))?\.?$`)
	})
	levelLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(taso|vaikeustaso|vaativuus|nivå|svårighetsgrad|level|difficulty)\s*[:–-]?\s*(\S+)\.?$`)
	})
	needsLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(tarvitset|tarvikkeet|välineet|du behöver|you need)\s*:\s*(.+)$`)
	})
)

// isFact is true of a line that tells a fact.
func isFact(s string) bool {
	return minutes(s) > 0 || levelLine().MatchString(s) || needsLine().MatchString(s)
}

// minutes reads a line like “Kesto: 45 min”; 0 when it is none.
func minutes(s string) int {
	m := durationLine().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0
	}
	n := 0
	if h := hoursOf().FindStringSubmatch(m[2]); h != nil {
		n, _ = strconv.Atoi(h[1])
		n *= 60
		if h[2] != "" {
			n += 30
		}
		if more, err := strconv.Atoi(h[3]); err == nil {
			n += more
		}
	} else if h := minutesOf().FindStringSubmatch(m[2]); h != nil {
		n, _ = strconv.Atoi(h[1])
	}
	if n < 1 || n > 24*60 {
		return 0
	}
	return n
}

// facts takes what the front matter says out of the text: how long it takes,
// how hard it is, what is needed, and a subtitle as the summary.
func (d *draft) facts(c bank.Config) {
	var out []convert.Block
	for _, b := range d.blocks {
		text := strings.TrimSpace(convert.Words(b.Inline))
		switch {
		case b.Kind == convert.Table:
			if b = d.factTable(b, c); len(b.Rows) == 0 {
				out = append(out, keep(b.Inline)...)
				continue
			}
		case b.Kind == convert.Subtitle && d.summary == "" && len(text) <= 200 && plainText(b.Inline):
			d.summary = text
			continue
		case b.Kind == convert.Subtitle:
			b.Kind = convert.Paragraph
		case b.Kind == convert.Paragraph && plainText(withoutNotes(b.Inline)) && d.fact(text, c):
			out = append(out, keep(b.Inline)...)
			continue
		}
		out = append(out, b)
	}
	d.blocks = out
	for i, b := range d.blocks {
		text := strings.TrimSpace(convert.Words(b.Inline))
		if b.Kind != convert.Heading || partOf(text) != "needs" || d.needs != nil {
			continue
		}
		if next := d.needsList(i + 1); next > 0 {
			d.guesses = append(d.guesses, text)
			rest := d.blocks[:i:i]
			for _, taken := range d.blocks[i:next] {
				rest = append(rest, keep(taken.Inline)...)
			}
			d.blocks = append(rest, d.blocks[next:]...)
			return
		}
	}
}

// fact takes a line that tells a fact.
func (d *draft) fact(text string, c bank.Config) bool {
	if n := minutes(text); n > 0 && d.duration == 0 {
		d.duration = n
		d.guesses = append(d.guesses, text)
		return true
	}
	if m := levelLine().FindStringSubmatch(text); m != nil && d.level == "" {
		if term, known := c.Vocabularies["level"].Find(m[2]); known {
			d.level = term.ID
			d.guesses = append(d.guesses, text)
			return true
		}
	}
	if m := needsLine().FindStringSubmatch(text); m != nil && d.needs == nil && len(text) < 300 {
		for need := range strings.SplitSeq(strings.TrimRight(m[2], "."), ",") {
			if need = strings.TrimSpace(need); need != "" {
				d.needs = append(d.needs, need)
			}
		}
		d.guesses = append(d.guesses, text)
		return true
	}
	return false
}

// factTable takes the rows of a table that tell facts: Kesto | 45 min.
func (d *draft) factTable(b convert.Block, c bank.Config) convert.Block {
	var rows [][][]convert.Inline
	for _, row := range b.Rows {
		if len(row) == 2 && plainText(row[0]) && plainText(row[1]) {
			key := strings.TrimRight(strings.TrimSpace(convert.Words(row[0])), ":")
			if value := strings.TrimSpace(convert.Words(row[1])); value != "" && d.fact(key+": "+value, c) {
				continue
			}
		}
		rows = append(rows, row)
	}
	b.Rows = rows
	return b
}

// needsList reads the list under the heading of what is needed; 0 when more than
// a plain list stands there, else the place of what follows.
func (d *draft) needsList(from int) int {
	var list []string
	i := from
	for ; i < len(d.blocks) && d.blocks[i].Kind != convert.Heading; i++ {
		b := d.blocks[i]
		text := strings.TrimSpace(convert.Words(b.Inline))
		if text == "" && b.Kind == convert.Paragraph && plainText(withoutNotes(b.Inline)) {
			continue // only notes
		}
		if b.Kind != convert.Paragraph || b.Item == nil || b.Item.Continue || b.Item.Level > 0 || !plainText(withoutNotes(b.Inline)) || len(text) > 150 {
			return 0
		}
		list = append(list, text)
	}
	if len(list) == 0 {
		return 0
	}
	d.needs = list
	return i
}

// plainText is true of inlines without links, pictures, breaks and notes.
func plainText(list []convert.Inline) bool {
	for _, i := range list {
		if i.Link != "" || i.Picture > 0 || i.Note > 0 || i.Break {
			return false
		}
	}
	return true
}

func withoutNotes(list []convert.Inline) (out []convert.Inline) {
	for _, i := range list {
		if i.Note == 0 {
			out = append(out, i)
		}
	}
	return out
}

// steps numbers the list under the heading of the steps, when it has only dots.
func (d *draft) steps() {
	inside, at := false, -1
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind == convert.Heading {
			inside = partOf(convert.Words(b.Inline)) == "steps"
			at = 0
			continue
		}
		if inside && b.Item != nil && b.Item.Level == 0 && !b.Item.Ordered && at >= 0 {
			item := *b.Item
			if !item.Continue {
				at++
			}
			item.Ordered, item.Number = true, at
			b.Item = &item
		}
	}
}

// guessed is the guesses in one line.
func (d *draft) guessed() string { return strings.Join(d.guesses, " · ") }
