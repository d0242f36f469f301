package search

// BaseForms gives a Finnish word its base form, as a dictionary knows it: the
// first reading, and false for a word that it does not know. The option is as
// in Options; without a dictionary the function is nil.
func BaseForms(option string) (func(form string) (string, bool), error) {
	d, err := openDictionary(opening(option), nil)
	if err != nil || d.readings == nil {
		return nil, err
	}
	return func(form string) (string, bool) {
		found := d.readings(form)
		if len(found) == 0 {
			return "", false
		}
		return found[0].Lemma, true
	}, nil
}
