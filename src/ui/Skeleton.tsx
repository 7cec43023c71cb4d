/** The shape of what is coming, as tall as a short list, so that the page below does not jump. */
export function Skeleton({ label, rows = 3 }: { readonly label?: string; readonly rows?: number }) {
  return (
    <output class="skeleton" aria-busy="true" aria-label={label}>
      <i class="bone title" />
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} class="bone" />
      ))}
    </output>
  )
}
