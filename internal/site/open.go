package site

import (
	"context"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/render"
)

// Read gives a bank as it is assembled, unchecked, for those who take material
// of it. Mistakes in it are passed over: Check tells them.
func Read(ctx context.Context, in Input) (*bank.Bank, error) {
	m, err := load(ctx, in)
	if err != nil {
		return nil, err
	}
	return m.bank, nil
}

// Sources are the file and the folders that a bank's site is made from; there
// need be no templates.
var Sources = []string{configFile, "content", render.OwnFolder}

// Settings finds what is wrong with a bank.yaml alone.
func Settings(data []byte) []diag.Diagnostic {
	_, found := parse.Config(configFile, data)
	return found
}
