package bank

import "time"

// Accessibility is what bank.yaml says for the accessibility statement that the
// law asks of a public site. What it does not say is said of the bank to be
// unknown, never to be well.
type Accessibility struct {
	Off                      bool   // the bank's keepers write the whole statement themselves
	Status                   string // of AccessStatuses; "" and none: not assessed
	External                 bool   // the assessment was somebody else's
	Assessed, Made, Reviewed time.Time
	Unit                     Words // who answers to feedback
	Gaps                     []AccessGap
}

// AccessStatuses are what a statement may say of a site, by the words of
// Commission Implementing Decision (EU) 2018/1523, in English, Finnish and
// Swedish.
var AccessStatuses = [][3]string{
	{"none", "ei arvioitu", "inte bedömd"}, {"partly", "osittain", "delvis"}, {"not", "ei täytä", "uppfyller inte"}, {"full", "täysin", "helt"},
}

// An AccessGap is one thing that is known not to be accessible.
type AccessGap struct {
	What, Why Words
	Criterion string    // of WCAG: 1.2.2
	Until     time.Time // by when it will be mended; zero: not said
}

// Privacy is what bank.yaml says for the privacy notice.
type Privacy struct {
	Controller Words // who answers for personal data; empty: the organisation
	Officer    Words // its data protection officer, and how to reach them
	Server     Words // what the host of the site records, and how long it is kept
}
