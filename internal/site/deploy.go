package site

import (
	"io/fs"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// Deployment is what bank.yaml says of where the site is taken, and what is
// wrong with bank.yaml.
func Deployment(bankFS fs.FS) (bank.Deploy, []diag.Diagnostic, error) {
	config, _, found, err := readConfig(Input{Bank: bankFS})
	return config.Deploy, diag.Sort(found), err
}
