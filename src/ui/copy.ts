/** Puts text on the clipboard; true only where the browser has said that it is there. */
export async function copyText(text: string, clipboard: Pick<Clipboard, 'writeText'> | undefined): Promise<boolean> {
  try {
    if (!clipboard) return false
    await clipboard.writeText(text)
    return true
  } catch {
    // No permission, no secure context, or a frame without the right: the text is selected instead.
    return false
  }
}
