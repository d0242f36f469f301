// The form for feedback knows which card it is about: its name comes in the
// address, and is put in the field as text.
export function bringFeedbackAlive(page: Document, location: Location): void {
  const field = page.querySelector<HTMLInputElement>("input[data-card]");
  if (field) field.value = (new URLSearchParams(location.search).get("kortti") ?? "").slice(0, field.maxLength);
}
