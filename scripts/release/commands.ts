/** What a person does once everything is in order. */

export interface Release {
  readonly version: string
  /** The path of the package that has been tried. */
  readonly tarball: string
  /** package.json names the repository, which npm compares with the one that the job runs in. */
  readonly hasRepository: boolean
}

/** The commands that tag and publish, and what they need. Nothing here runs them. */
export function releaseCommands({ version, tarball, hasRepository }: Release): string {
  const channel = version.includes('-') ? ' --tag next' : ''
  return `To release it:

  git tag -a v${version} -m 'Paywicket ${version}'
  git push origin main v${version}
  npm publish ${tarball} --access public${channel} --provenance

npm takes --provenance only in a job of GitHub Actions or GitLab CI that may ask for an identity token${
    hasRepository ? '' : ', and only\nwhere package.json names the `repository`, which it does not yet'
  }.
Anywhere else leave it out: the package then does not say where it was built.
`
}
