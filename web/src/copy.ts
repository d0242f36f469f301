// Text to the clipboard.

/** Copies in every way that a browser may have. */
export async function copyText(window: Window, text: string): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside https, and none in old browsers.
  }
  const field = window.document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  window.document.body.append(field);
  field.select();
  try {
    return window.document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
