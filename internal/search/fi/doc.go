// Package fi turns the words of a Finnish bank into their base forms and the
// parts of its compounds, with a dictionary or without.
//
// It has three sources. Rules (rules.txt, bases.go, grade.go) read inflection
// backwards: from a form to every word that it may be a form of, through
// clitics, possessives, cases, persons, moods, participles, comparison and
// consonant gradation. They know no words, so they allow far too much. The
// bank's own words decide (analyse.go): a word is likely that many forms of
// the bank may come from, that stands in the bank itself, that ends in another
// word of the bank, or that is made from its form as others with that ending
// are. A word is doubted that never stands in the bank as it is, and words made
// of verbs are told from the verbs (participle.go). And a lexicon written for
// this project (lexicon.txt) tells common base forms. A dictionary's readings, where there is one, come before all that.
//
// Everything here works on whole banks at once and is the same every time.
package fi
