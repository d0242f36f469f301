package site

import (
	"context"
	"io/fs"
	"path"

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

// Sources are the files and folders that a bank's site is made from, some of
// which may not be there.
func Sources(bankFS fs.FS) []string {
	out := []string{configFile, "content", render.OwnFolder}
	if config, _, err := readConfig(Input{Bank: bankFS}); err == nil && config.Theme.CSS != "" {
		out = append(out, path.Dir(config.Theme.CSS)) // with the fonts beside it
		if out[len(out)-1] == "." {
			out[len(out)-1] = config.Theme.CSS
		}
	}
	return out
}

// Settings finds what is wrong with a bank.yaml alone.
func Settings(data []byte) []diag.Diagnostic {
	_, found := parse.Config(configFile, data)
	return found
}
