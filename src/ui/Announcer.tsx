/** The one place that speaks to screen readers without taking the focus: politely, and only when its text changes. */
export function Announcer({ text }: { readonly text: string }) {
  return (
    <output class="unseen" aria-live="polite">
      {text}
    </output>
  )
}
