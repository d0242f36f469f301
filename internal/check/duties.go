package check

import (
	"strconv"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/law"
)

// Duties are told of to a bank that says where it is published: only then is
// there a reader whom the law protects. What is said wrongly is told of always.

// published tells whether a bank is or will be on the web.
func published(b *bank.Bank) bool { return b.Config.BaseURL != "" }

// statementMissing finds the pages that a published bank must have and has not.
func statementMissing(b *bank.Bank, report report) {
	for _, p := range law.Places {
		if published(b) && law.Page(b, p) == nil && !(p == law.Statement && b.Config.Accessibility.Off) {
			report("bank.yaml", b.Config.At["base_url"], "duty-page-missing", diag.Args{"page": "content/" + b.Folder(bank.Page) + "/" + p.Slug(b.Lang()) + ".md"})
		}
	}
}

// statementData finds what the statement and the privacy notice must tell and
// bank.yaml does not.
func statementData(b *bank.Bank, report report) {
	c := b.Config
	if !published(b) {
		return
	}
	var keys []string
	lacks := func(yes bool, key string) {
		if yes {
			keys = append(keys, key)
		}
	}
	statement := law.Page(b, law.Statement) != nil
	lacks(statement && c.Accessibility.Made.IsZero(), "accessibility: made")
	lacks(statement && c.Contact.Email == "", "contact: email")
	lacks(law.Page(b, law.Privacy) != nil && c.Organisation == "" && len(c.Privacy.Controller) == 0, "privacy: controller")
	if len(keys) > 0 {
		report("bank.yaml", dutyAt(c, "accessibility"), "duty-data-missing", diag.Args{"keys": strings.Join(keys, ", ")})
	}
	if statement && (c.Accessibility.Status == "" || c.Accessibility.Status == "none" || c.Accessibility.Assessed.IsZero()) {
		report("bank.yaml", dutyAt(c, "accessibility"), "not-assessed", nil)
	}
}

// dutyAt is where a key stands, or the reason why it should.
func dutyAt(c bank.Config, key string) diag.Pos {
	if pos := c.At[key]; pos.Line > 0 {
		return pos
	}
	return c.At["base_url"]
}

// statementOld finds a statement that nobody has looked at for a year.
func statementOld(b *bank.Bank, today time.Time, report report) {
	a := b.Config.Accessibility
	if last := law.Later(a.Made, a.Reviewed); law.Due(last, today) {
		report("bank.yaml", dutyAt(b.Config, "accessibility.made"), "statement-old", diag.Args{"date": last.Format("2.1.2006")})
	}
}

// statementFull finds a bank that says to be fully accessible although something
// is known, or has been found here, that is not.
func statementFull(b *bank.Bank, found []diag.Diagnostic, report report) {
	a := b.Config.Accessibility
	if a.Status != "full" {
		return
	}
	n := len(a.Gaps)
	for _, g := range law.Gaps(b) {
		if g.Breach() {
			n += g.N
		}
	}
	for _, d := range found {
		if _, counts := law.Remarked[d.Rule]; counts {
			n++
		}
	}
	if n > 0 || a.Assessed.IsZero() {
		report("bank.yaml", dutyAt(b.Config, "accessibility.status"), "not-fully-accessible", diag.Args{"count": strconv.Itoa(n)})
	}
}
