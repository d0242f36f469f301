// Package search turns a bank into the files that the browser searches in: one
// index for each language, made of classic scripts that hand their data to one
// global function, so that the same files work over http and from a disk.
//
// # The way of a word
//
// Text is cut into words and folded (package lang). Finnish words get their
// base forms from Voikko's dictionary where the building machine has it, else
// from the built-in analyser (package fi): rules of inflection say what a form
// may come from, and the bank's own words decide, because forms that one word
// explains together speak for it. Compounds are taken apart into words of the
// bank. Swedish, English, Russian and Arabic words get Snowball stems; other
// languages are searched by folded words and their beginnings.
//
// The browser (web/src/search) has the same folding, the same rules and the
// same stemmers, but no dictionary: it asks the index which of the bases that
// the rules allow are words of the bank. A form for which that does not lead
// to the word the build found is listed in the index, and so is the contract
// between both sides kept: Go works out what the browser will find, with the
// browser's own way (index.resolve). Tests compare both sides over every word
// of the bank, and testdata/contract/search-words.json holds them to vectors.
//
// Documents are weighed by BM25F: title 5, tags and keywords 3, headings and
// summary 2, names of goals and text 1; a title counts less when it is long, or
// only the beginning of the text. The parts of a compound, and shorter
// compounds of the bank at its beginning or end, count 0.4, the word that
// another is derived from 0.2, and a document that has a word in compounds only
// counts 0.6 of that. The browser adds the words of a query up, with what those
// of the best segment say once more 0.3, and never asks that all of them be
// there. A long document's title, tags and keywords are held against its length
// less than its text is. A synonym is worth at most what the word is that was
// asked for, however rare it is itself, and who writes a title whole gets it
// first. A page of the site's own is weighed as if it were of the usual length, and
// the usual length is that of the bank's documents alone. A form of several words,
// and without a dictionary nearly any form, is also a word of its own, so that a
// query of that very form alone finds where it stands so first; the less likely
// words that it may be a form of come last.
// Of the words that a dictionary gives a form, each weighs its share to the power
// 0.7, since any of them may be meant; a comparative is also a word of its own.
//
// A word that the glossary has a commoner one for is held for as rare as lies
// between the two. The parts of a compound that the bank does not have add up,
// 0.7 each. What is no word of the bank, and a form of a rare one by the rules
// alone, also brings, last, the words that it may be a slip of.
//
// # Files
//
//	haku/fi.js           entry: always asked for first, the only name that stays
//	haku/fi-4/t7-HASH.js    a run of keys with their documents
//	haku/fi-4/m7-HASH.js    the documents of its keys beyond the 3,000 weightiest
//	haku/fi-4/n7-HASH.js    hints of its keys: documents that other runs will lead to
//	haku/fi-4/d12-HASH.js   a document: title, address, kind, text, headings
//	haku/fi-4/x12-0-HASH.js the ninth to sixteenth segment of its text, and so on
//	haku/fi-4/c3-HASH.js    what to show for short beginnings of words, by first letter
//	haku/fi-4/r2-HASH.js    words read backwards: for slips in the first letters, and ends of compounds
//	haku/fi-4/f0-HASH.js    facets: the documents of each value
//
// The folder is named by the version of the format. HASH is of the content of a
// run of files, m and n beside t and x beside d, so that a file of an older index is
// never read as one of this: it is missing, and the browser says so. An edit
// leaves the other runs as they stand. Runs are as short as a list of a hundred
// hashes of a kind allows, or of as many as the square root of the files; the
// list is in the entry file.
//
// A bank of up to 300 documents has all in the entry file, under names without
// a hash, but the texts: each document has there its summary or first words,
// and x0-0, asked for when results are shown or a phrase is looked for, has all
// segments of all. Where that file does not come the first words are shown.
//
// Each file is vakkaIndex(language, name, data …), name being t7-HASH and "" for
// the entry. Strings are coded so that they are small once compressed:
//
//	number   base 64 (A–Z a–z 0–9 - _), five bits a digit, lowest first, 32 added to all but the last
//	words    separated by spaces, each a digit, how many UTF-16 units it shares with the word before, and the rest
//
// entry: v version, h by kind of file how many in a row share a hash and the
// hashes, n documents, l language, b documents in a d file (1, or all), s
// segments of each in a d file, x in an x file, k the first key of each t file (words), d dictionary
// (name, version, hash), y glossary lines, f 1 with facets, a 1 when all is
// here but texts, w by variant of the language (fi-simple) its documents, each the gap and
// the place of its counterpart in the language itself plus one, r the first word of each r file, c the first letters that c files have,
// q 1 when there are n files, o by what the site's own pages are called, folded,
// without spaces but one in front, their documents: whoever asks for just that gets them first.
//
// t file, three strings: keys (words, sorted by their folded form); what each
// says of itself, separated by semicolons: "" for a word, digits where the
// further parts of a compound begin, "=" and front-coded words, likeliest first,
// for a form that leads to them; the documents of the keys that are words, one after the other:
// length of what follows, how many there are, how many are here, and for each
// the gap from the one before and a digit, impact 1–31, with 32 added when the
// number of the segment that says most, less one, follows.
//
// n file, one string: of each key, separated by semicolons, the gaps of documents
// that words in other t files will lead to, which are asked for together with
// those; of keys with one folded form the first has them.
//
// r file: words read from their ends, front-coded, and of each the hints of its
// documents, ended by a semicolon.
//
// d file: documents, each [title, address without .html, place among the kinds,
// [first segments …], [segment, heading's id without h-, heading …], how long
// the segments in x files are (a digit each, in eights of UTF-16 units: so much
// room is kept for the excerpt), minutes, level, language if not the index's,
// tags and keywords, a line each]; what is empty at the end is left out. x file: of
// each document, [segments …], in a small bank with tags and keywords behind them
// instead. A phrase is looked for in the title, each heading, tag and keyword, and
// all segments together.
//
// # Round trips
//
// The script and the entry file come when the field is touched. A word then asks
// for its own t file, for those of the first bases that the rules allow, and for
// the r file that it would stand in; the answer asks for the documents that will
// be shown and for what else the order hangs on, together. So that it can, a query
// of one word also asks for the n file beside its t file. It has hints of the
// words that need other files, worked out as the browser works out results: a
// rare compound, whose parts are looked for, a form of words in another file, and
// what the glossary has other words for name their first ten documents; so does,
// in its r file, a word that was found by its end. Without a dictionary rare words have the
// documents of words that end in them as their own. What the files at hand take
// for a slip is asked for while further files may tell better; what was
// corrected is not looked for by its parts. In banks of over 20,000 documents half
// as many bases are asked for, no r file is before it is needed, and it has no hints.
//
// The runs of keys are as long as makes a query cheapest: it pays for the
// directory in the entry file, which is the longer the shorter they are, and for
// two or three of them. Both grow with the square root of the index. Within
// limits a run ends before the key that the directory can name most shortly (a
// third of its size when any key will do), which also keeps forms of one word
// together. As that is for the keys to say, an edit leaves the runs behind it as
// they were.
//
// # What is remembered
//
// A Memory takes over from one index to the next what hangs on one document
// alone, by the hash of its matter: its words, and the hash of its files, so that
// those that stand need not be made. The forms, their words, weights and the lists
// of documents hang on the whole bank and are worked out each time. So the index
// is the same, byte for byte, with a Memory or without.
//
// # History
//
//	1  the first
//	2  a document has a file of its own, with the beginning of its text, not just
//	   the first segment (11 kB less for ten results); shorter runs of keys
//	3  files named by their own content; a small bank's texts in a second file
//	4  words read backwards have hints of documents, rare words without a
//	   dictionary those of words that end in them; documents have their tags and
//	   keywords; hints stand in files of their own
//
// # Measured
//
// With go run ./internal/search/measure on 2,809 pages of Finnish software
// texts (manuals, package descriptions, interface texts; mean 170 words), 150
// queries a set, of words other than those tuned on (slips excepted: what they
// showed was mended), relevance by Voikko's own library;
// Pagefind 1.6.0 in the same run:
//
//	                                  Voikko's dictionary   built in     Pagefind
//	base form          R@60/nDCG@10   .987/.983             .957/.913    .813/.742
//	inflected, in text R@60/nDCG@10   .989/.982             .983/.928    .804/.784
//	inflected, unseen  R@60           .984                  .964         .744
//	inside compounds   R@60           .916                  .849         .499
//	title, re-inflected MRR           .977                  .944         .379
//	one-edit slip      R@60           .881                  .839         .172
//
// A second set of as many queries, of other words again, gives .988/.978,
// .981/.951, .971, .945, .967 and .901 with the dictionary, and .951/.934,
// .964/.924, .955, .891, .902 and .905 without.
//
// On 8,766 paragraphs of the same texts (25 to 120 words, the first words as
// title), 157 questions written in other words than the paragraph that answers
// them, and 91 lists of subjects of one to three words; beside it plain BM25
// over Voikko's base forms (parts 0.4, in the query 0.3) on the same paragraphs.
// What a title weighs that is the beginning of its text was chosen by these:
//
//	                             Voikko's dictionary   built in     plain BM25
//	question      MRR/nDCG@10    .541/.578             .510/.548    .511/.563
//	subjects      MRR/nDCG@10    .567/.619             .559/.600    .579/.628
//
// The titles of the pages that the paragraphs are from, as subjects, relevant
// being every paragraph of those pages (200 of one word, 180 of several, none
// tuned on): nDCG@10 .364 and .477 with the dictionary, plain BM25 .337 and .459.
//
// A first query with ten results, everything, gzip, with Voikko's dictionary, on
// pages with twenty invented words each, mean of 120 words: 34.3 kB at 1,000 pages,
// 39.4 at 10,000, 50.8 at 100,000 (before hints had files of their own, and runs
// began where they are shortly named: 36.7, 47.3 and 70.7). Thirty queries of four
// words: 57.5, 66.5 and 89.2 kB, so 7.7, 9.0 and 12.8 a further word.
//
// Round trips until the results stand, the engine and the entry file being the
// first: on the same pages, of 420 words (150 of all there are in 1,500 pages, 150
// as often as they stand there, and those 120), three for 419, 418 and 417, four for
// 1, 2 and 2, five for one that is no word. Of all 9,732 forms of this
// repository's bank, cut into 450 documents (TestRoundTrips asks a part of them),
// three for 9,729 without a dictionary and 9,725 with it, four for the others: a
// spelling that stands for two words, and forms the rules find by several words.
// On the 2,809 pages, 100 words a set: three for 398 of 400 base forms, inflected
// and unseen ones and parts of compounds with the dictionary, four for two. Queries of several
// words have no hints: of sixty of two or four words three are enough for 54, 52 and 49.
// Slips in the 2,809 pages took, before, three for 66 and 73 of 100 with the dictionary
// and without, four for 20, five for 13 and 6, six for one: what begins with the slip and is
// inflected is found by lists of ends that are not at hand. The script is 14.0 kB.
//
// One more sentence in one of the 2,809 pages, a short one, writes 387 of the 3,761
// files of the index anew, 59 of which say something else: runs share their names.
//
// A warm query at 10,000 pages, in Chromium: p95 3.3 ms, with the processor
// slowed four times 12 ms (-browser web).
//
// The index of the 10,000 cards that internal/bench grows takes a tenth more
// processor time than the build without it (14.5 s, in which that was measured),
// with the dictionary and its files written; without the dictionary a fifth. After
// one edit it takes a third of what it takes from nothing; 520 bytes a card are kept. With
// 100,000 pages and 1.3 million different words the most memory was 1.45 GB, the
// pages included, when hints had come for them; of 217 s of processor time 60 went
// into those, on a machine with much else to do.
package search
