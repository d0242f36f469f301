package fi

// A makeup is what a lemma is made of. Most are made of nothing else, and share
// one: a large bank has millions of lemmas.
type makeup struct {
	parts []string
	root  string
}

var plain = &makeup{}
