package source

import "vakka/internal/stamp"

// A File is one file of content/: what its place and name say, not what is
// inside. Read its bytes with fs.ReadFile from the same fs.FS.
type File struct {
	Path string // in content/, forward slashes, as on disk: tehtavat/kavely.sv.md
	Name string // for messages, from the bank's folder: content/tehtavat/kavely.sv.md
	Kind string // from the folder: task, guide, model, week, survey or page; for other files ""
	Lang string // from the suffix: sv; "" when the name has none
	ID   string // address without language and ending: tehtavat/kavely. The same for every translation.
	Size int64
	Mark stamp.Mark // changes whenever its bytes may have; zero when the file system does not tell
}
