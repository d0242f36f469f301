package output

// A File is one file of the site: its address from the site's root with
// forward slashes (tehtavat/kavely.html), and its bytes.
type File struct {
	Path string
	Data []byte
}
