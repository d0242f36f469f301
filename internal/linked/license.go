package linked

import (
	"regexp"
	"strings"

	"vakka/internal/bank"
)

// LicenseOf is the licence of a material: its own, or its bank's.
func LicenseOf(b *bank.Bank, m *bank.Material) string {
	if m.Facts.License != "" {
		return m.Facts.License
	}
	return b.Config.License
}

// creative are the parts of Creative Commons' licences, as their addresses have
// them.
var creative = map[string]string{"BY": "by", "BY-SA": "by-sa", "BY-ND": "by-nd", "BY-NC": "by-nc", "BY-NC-SA": "by-nc-sa", "BY-NC-ND": "by-nc-nd"}

// LicenseURL is where the text of a licence stands, by its SPDX identifier; ""
// when it is none of Creative Commons'.
func LicenseURL(id string) string {
	upper := strings.ToUpper(strings.TrimSpace(id))
	if upper == "CC0-1.0" {
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	code, _ := strings.CutPrefix(upper, "CC-")
	end := strings.LastIndexByte(code, '-')
	if upper == code || end < 0 {
		return ""
	}
	part, version := creative[code[:end]], code[end+1:]
	if part == "" || len(version) != 3 || !digit(version[0]) || version[1] != '.' || !digit(version[2]) {
		return ""
	}
	return "https://creativecommons.org/licenses/" + part + "/" + version + "/"
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// License is a licence as a description gives it: its address, or a work with
// its name; nil when none is named.
func License(id string) any {
	if id == "" {
		return nil
	}
	if u := LicenseURL(id); u != "" {
		return u
	}
	return Thing{Type: "CreativeWork", Name: id}
}

var creativeURL = regexp.MustCompile(`^https?://creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-sa|-nd)?)/(\d\.\d)|publicdomain/(zero)/1\.0)/?$`)

// LicenseID is the SPDX identifier of a licence by its address; any other
// address is its own name.
func LicenseID(address string) string {
	part := creativeURL.FindStringSubmatch(strings.TrimSpace(address))
	switch {
	case part == nil:
		return strings.TrimSpace(address)
	case part[3] != "":
		return "CC0-1.0"
	}
	return "CC-" + strings.ToUpper(part[1]) + "-" + part[2]
}
