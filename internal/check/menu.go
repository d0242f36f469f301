package check

import (
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// menuEntry finds an entry of the menu that is neither a kind's folder nor a
// material.
func menuEntry(b *bank.Bank, report report) {
	var folders []string
	for _, k := range bank.Kinds {
		folders = append(folders, b.Folder(k))
	}
	for _, entry := range b.Config.Menu {
		if _, isKind := bank.KindOfFolder(entry); !isKind && b.MenuPage(entry) == nil {
			report("bank.yaml", b.Config.At["menu"], "menu-entry", diag.Args{"entry": entry, "near": nearPage(b, entry, folders...)})
		}
	}
}

// footerEntry finds an entry of the footer that is no material.
func footerEntry(b *bank.Bank, report report) {
	for _, entry := range b.Config.Footer {
		if b.MenuPage(entry) == nil {
			report("bank.yaml", b.Config.At["footer"], "footer-entry", diag.Args{"entry": entry, "near": nearPage(b, entry)})
		}
	}
}

// nearPage gives the page, or the one of other names, most like what was
// written, or "".
func nearPage(b *bank.Bank, written string, others ...string) string {
	for _, m := range b.OfKind(bank.Page) {
		others = append(others, m.ID[strings.LastIndexByte(m.ID, '/')+1:])
	}
	return bank.Near(written, others)
}
