package check

import (
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// menuEntry finds an entry of the menu that is neither a kind's folder nor a
// material.
func menuEntry(b *bank.Bank, report report) {
	for _, entry := range b.Config.Menu {
		if _, isKind := bank.KindOfFolder(entry); isKind || b.MenuPage(entry) != nil {
			continue
		}
		var near []string
		for _, k := range bank.Kinds {
			near = append(near, b.Folder(k))
		}
		for _, m := range b.OfKind(bank.Page) {
			near = append(near, m.ID[strings.LastIndexByte(m.ID, '/')+1:])
		}
		report("bank.yaml", b.Config.At["menu"], "menu-entry", diag.Args{"entry": entry, "near": bank.Near(entry, near)})
	}
}
