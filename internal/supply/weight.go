package main

import (
	"fmt"
	"os"
)

// mostBytes is how large the program may be, stripped, on any system.
const mostBytes = 25_000_000

// weigh fails on a file of a folder that is larger than the program may be.
func weigh(dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			return err
		}
		if info.Size() > mostBytes {
			return fmt.Errorf("%s is %d bytes, more than %d: see what is linked in (go tool nm -size -sort size)", f.Name(), info.Size(), mostBytes)
		}
	}
	return nil
}
