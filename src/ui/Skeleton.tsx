/** The shape of what is coming, as tall as a picker of four rows with its buttons, so that the page below does not jump. */
export function Skeleton({ label }: { readonly label?: string }) {
  return (
    <p class="skeleton" aria-busy="true">
      <span class="unseen">{label}</span>
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </p>
  )
}
