/** The shape of what is coming, as tall as a short list, so that the page below does not jump. */
export function Skeleton({ label }: { readonly label?: string }) {
  return (
    <output class="skeleton" aria-busy="true" aria-label={label}>
      <i />
      <i />
      <i />
      <i />
    </output>
  )
}
