// Everything out to a file, and in from one.
import { exportAll, importAll, largest, type Report } from "./diary-file";
import type { Desk } from "./diary-page";
import { say } from "./diary-words";
import { saveText } from "./save";

export function bringMoveAlive(desk: Desk): void {
  const { page, root, store, bank, words } = desk;
  const box = root.querySelector<HTMLElement>(".move")!;
  const status = box.querySelector(".status")!;
  const input = box.querySelector<HTMLInputElement>("input")!;

  box.querySelector("[data-export]")!.addEventListener("click", () =>
    saveText(page, `${bank}-${desk.today()}.json`, "application/json", exportAll(store, bank, desk.today())));

  const told = (report: Report): string => {
    if (report.failed) return say(words, "full");
    const { new: fresh, joined, same, old, plan } = report;
    const about = say(words, "imported", { new: fresh, joined, same, old });
    return plan ? `${about} ${say(words, plan === "taken" ? "importedPlan" : "keptPlan")}` : about;
  };
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    const read = new FileReader();
    read.onload = () => {
      const report = importAll(store, bank, String(read.result), desk.first());
      desk.refresh();
      status.textContent = typeof report === "string" ? say(words, report) : told(report);
      input.value = ""; // the same file may be chosen again
    };
    read.onerror = () => (status.textContent = say(words, "badFile"));
    if (file.size > largest) status.textContent = say(words, "badFile");
    else read.readAsText(file);
  });
}
