/** The shape of what is coming, as tall as that: a header, a title, four rows and a button for more, and one that goes on. */
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
