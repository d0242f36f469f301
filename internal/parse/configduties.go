package parse

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var (
	accessKeys  = configTable("accessibility")
	gapKeys     = configTable("gaps")
	privacyKeys = configTable("privacy")
)

// accessMethods are who can have made an assessment.
var accessMethods = [][3]string{{"self", "itse", "själva"}, {"external", "ulkopuolinen", "utomstående"}}

// accessibility reads what the accessibility statement is made from, or that
// the bank writes it itself.
func (rd *configReader) accessibility(e entry) {
	a := &rd.conf.Accessibility
	if e.value == nil || isNull(e.value) {
		return
	}
	if e.value.Kind == yaml.ScalarNode {
		a.Off = value(rd.fields, e, "bad-boolean", func(s string) (bool, bool) { on, ok := boolean(s); return !on, ok })
		return
	}
	m := rd.mapping(e, accessKeys)
	for key, e := range m {
		rd.conf.At["accessibility."+key] = e.pos()
	}
	a.Status = rd.oneOf(m["status"], bank.AccessStatuses)
	a.External = rd.oneOf(m["method"], accessMethods) == "external"
	a.Assessed = value(rd.fields, m["assessed"], "bad-date", date)
	a.Made = value(rd.fields, m["made"], "bad-date", date)
	a.Reviewed = value(rd.fields, m["reviewed"], "bad-date", date)
	a.Unit = rd.inLanguages(m["unit"])
	for _, b := range rd.blocks(m["gaps"], gapKeys, "en") {
		g := bank.AccessGap{What: rd.inLanguages(b.entries["what"]), Why: rd.inLanguages(b.entries["why"]),
			Criterion: value(rd.fields, b.entries["criterion"], "bad-criterion", criterion), Until: value(rd.fields, b.entries["until"], "bad-date", date)}
		if len(g.What) == 0 {
			rd.add(b.at, "gap-without-words", nil)
			continue
		}
		a.Gaps = append(a.Gaps, g)
	}
}

var criterionForm = regexp.MustCompile(`^[1-4]\.[1-5]\.[0-9]{1,2}$`)

// criterion reads the number of a success criterion of WCAG.
func criterion(s string) (string, bool) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "WCAG"))
	return s, criterionForm.MatchString(s)
}

// oneOf reads one of a few words, each in English, Finnish and Swedish, and
// gives the English one.
func (rd *configReader) oneOf(e entry, words [][3]string) string {
	written := rd.text(e)
	if written == "" {
		return ""
	}
	var known, english []string
	for _, w := range words {
		if slices.ContainsFunc(w[:], func(s string) bool { return bank.Fold(s) == bank.Fold(written) }) {
			return w[0]
		}
		known = append(known, w[:]...)
		english = append(english, w[0])
	}
	rd.add(nodePos(e.value), "unknown-value", diag.Args{"key": e.name.Value, "value": written, "near": bank.Near(written, known), "allowed": strings.Join(english, ", ")})
	return ""
}

// privacy reads what the privacy notice is made from.
func (rd *configReader) privacy(e entry) {
	m := rd.mapping(e, privacyKeys)
	if m == nil {
		return
	}
	rd.conf.Privacy = bank.Privacy{Controller: rd.inLanguages(m["controller"]), Officer: rd.inLanguages(m["officer"]), Server: rd.inLanguages(m["server"])}
}
